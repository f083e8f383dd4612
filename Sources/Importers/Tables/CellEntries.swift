import Organisations

extension Draft {
  /// The `;`-separated ids of a cell; a complaint for an empty one.
  func entries(_ rows: Rows, _ column: Int?, in text: Span<UInt8>) -> [[UInt8]] {
    guard let column, let cell = rows.bytes(column, in: text) else { return [] }
    let entries = entries(of: cell, at: rows.place(of: column, in: text))
    guard entries.allSatisfy({ !$0.isEmpty }) else {
      rows.complain(
        column, "has an empty entry", hint: "write ids with one ; between two of them", in: text)
      return entries.filter { !$0.isEmpty }
    }
    return entries
  }

  /// The ids between the semicolons, as they are; those that begin or end with a space are noted.
  ///
  /// One that holds nothing but spaces is empty.
  func entries(of cell: [UInt8], at place: @autoclosure () -> Place) -> [[UInt8]] {
    let entries = cell.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard entries.count > 1 else { return [cell] }
    return entries.map { entry in
      let bare = trimmed(entry)
      if bare.isEmpty { return [] }
      if bare.count < entry.count { spacedEntries.append((Array(entry), place())) }
      return Array(entry)
    }
  }

  /// Complains of ids that a space in a cell keeps apart from somebody who is known.
  ///
  /// `p1; p2` is an easy slip, and would make strangers of everyone but the first. Without a known
  /// twin the space may belong to the id, which stays as it is.
  func complainOfSpacedEntries() {
    for (entry, place) in spacedEntries {
      let bare = Array(trimmed(entry))
      let id = Identifier(String(decoding: bare, as: UTF8.self))
      if pool.existing(bare) != nil || circleIndex[id] != nil || bodyIndex[id] != nil {
        issues.error(
          at: place,
          "the id \"\(shown(entry))\" begins or ends with a space; \"\(shown(bare))\" is known",
          hint: "ids in one cell are joined by ; without spaces")
      } else {
        issues.warning("ids in cells of several that begin or end with a space", at: place)
      }
    }
  }
}

/// Bytes without the spaces, tabs and line breaks around them.
func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
  let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
  let end = bytes.lastIndex { !isBlank($0) }.map { bytes.index(after: $0) } ?? start
  return bytes[start..<end]
}

/// The same for text.
func trimmed(_ text: String) -> String {
  String(decoding: trimmed(Array(text.utf8)), as: UTF8.self)
}
