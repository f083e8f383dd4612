import Organisations

/// Reads a CODEOWNERS file: a pattern of paths and its owners a line.
///
/// - Complexity: O(bytes).
struct CodeOwnersReader {
  /// A heading in brackets, as GitLab has them, and the owners of patterns below it that name none.
  private struct Section {
    var name = ""
    var isOptional = false
    var owners: [Owner] = []
  }

  private struct Rule {
    var owners: [Owner]
    var isOptional: Bool
    var place: Place
  }

  private let draft: Draft
  private let input: Input
  private var section = Section()
  /// The last rule of each pattern in each section, in the order of first appearance.
  private var rules: [(key: [String], rule: Rule)] = []
  private var positions: [[String]: Int] = [:]
  private var withoutOwners = 0

  private var issues: Issues { draft.issues }

  init(_ draft: Draft, _ input: Input) {
    self.draft = draft
    self.input = input
  }

  mutating func read(into rights: inout OwnersRights) {
    let bytes = input.bytes
    guard draft.issues.isText(input, hint: "give the whole file") else { return }
    let text = bytes.span
    var lines = Lines(text, from: Encoding.markLength(bytes))
    while let range = lines.next(in: text), !issues.isFull {
      guard range.count <= draft.options.maximumValueBytes else {
        issues.error(
          at: Place(file: shown(input.path), line: lines.number),
          "a line is longer than \(draft.options.maximumValueBytes) bytes, the limit",
          hint: "raise the limit with --maximum-value-bytes")
        continue
      }
      read(bytes[range], lines.number)
    }
    var patterns = 0
    for (key, rule) in rules {
      if rule.owners.isEmpty {
        withoutOwners += 1
        continue
      }
      patterns += 1
      for owner in rule.owners {
        rights.add(
          rule.isOptional ? .advise : .approve, over: key[1], to: owner, at: rule.place)
      }
    }
    draft.sources.append(
      Provenance.Source(
        name: input.name, path: input.path, table: "codeowners", rows: patterns))
    let name = shown(input.name)
    if withoutOwners > 0 {
      issues.remark("\(name): \(withoutOwners) patterns without owners: anybody may approve there")
    }
    if rules.isEmpty { issues.warning("\(name): the file names no owners") }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, _ number: Int) {
    let words = words(of: line)
    guard let first = words.first else { return }
    func place(_ word: ArraySlice<UInt8>) -> Place {
      Place(
        file: shown(input.path), line: number, column: word.startIndex - line.startIndex + 1)
    }
    let bracket = UInt8(ascii: "[")
    if first.first == bracket || first.starts(with: "^[".utf8) {
      readSection(line, number)
      return
    }
    if first.first == UInt8(ascii: "!") {
      issues.warning("patterns that take paths out (!) are not followed", at: place(first))
      return
    }
    let pattern = String(decoding: unescaped(first), as: UTF8.self)
    let named = owners(words.dropFirst(), place)
    let rule = Rule(
      owners: named.isEmpty ? section.owners : named, isOptional: section.isOptional,
      place: place(first))
    let key = [section.name, pattern]
    if let known = positions[key] {
      issues.warning("patterns that stand twice; the last counts", at: place(first))
      rules[known].rule = rule
    } else {
      positions[key] = rules.count
      rules.append((key, rule))
    }
  }

  private func owners(
    _ words: ArraySlice<ArraySlice<UInt8>>, _ place: (ArraySlice<UInt8>) -> Place
  ) -> [Owner] {
    words.compactMap { word in
      if let owner = Owner(codeOwner: word) { return owner }
      issues.error(
        at: place(word), "\"\(shown(word))\" is no owner",
        hint: "owners are @login, @organisation/team or a mail address; a blank in a path is \\ ")
      return nil
    }
  }

  /// `[Name][2] @owners`, with `^` in front where nobody has to approve.
  private mutating func readSection(_ line: ArraySlice<UInt8>, _ number: Int) {
    let start = line.firstIndex(of: UInt8(ascii: "[")) ?? line.startIndex
    guard let end = line[start...].firstIndex(of: UInt8(ascii: "]")) else {
      issues.error(
        at: Place(file: shown(input.path), line: number, column: start - line.startIndex + 1),
        "a section whose bracket is not closed", hint: "write [Name]")
      return
    }
    var rest = line[(end + 1)...]
    if rest.first == UInt8(ascii: "["), let close = rest.firstIndex(of: UInt8(ascii: "]")) {
      rest = rest[(close + 1)...]
    }
    // Sections of one name, in any letter case, are one.
    section = Section(
      name: String(decoding: lowercasedASCII(line[(start + 1)..<end]), as: UTF8.self),
      isOptional: line[..<start].contains(UInt8(ascii: "^")))
    section.owners = owners(words(of: rest)[...]) { word in
      Place(file: shown(input.path), line: number, column: word.startIndex - line.startIndex + 1)
    }
  }

  /// The words of a line up to a comment; `\ ` is a blank inside a word.
  private func words(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var position = line.startIndex
    while position < line.endIndex {
      let byte = line[position]
      if byte == 0x20 || byte == 0x09 {
        position += 1
        continue
      }
      if byte == UInt8(ascii: "#") { break }
      let start = position
      while position < line.endIndex, line[position] != 0x20, line[position] != 0x09 {
        position += line[position] == UInt8(ascii: "\\") && position + 1 < line.endIndex ? 2 : 1
      }
      words.append(line[start..<position])
    }
    return words
  }

  private func unescaped(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in word {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        bytes.append(byte)
        isEscaped = false
      }
    }
    return bytes
  }
}
