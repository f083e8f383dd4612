import Organisations

/// A folder of decision records: Markdown files with front matter as MADR has it, or files with
/// headers as Python's enhancement proposals have them.
struct DecisionRecordsFolder: FolderFormat {
  let name = "decision_records"
  let title = "a folder of decision records"

  /// Keys that no other front matter has.
  private static let tellingKeys: Set = [
    "decision-makers", "deciders", "consulted", "informed", "shepherd-team", "shepherd-leader",
  ]
  /// How many numbered files are looked into before the folder is taken for another.
  private static let samples = 20

  func recognises(_ folder: InputFolder) -> Bool {
    let silent = Issues()
    for name in folder.names.filter({ Self.number(in: $0) != nil }).prefix(Self.samples) {
      guard !Input.isFolder(folder.path(of: name)), let input = folder.read(name, silent) else {
        continue
      }
      let bytes = input.bytes
      switch RecordHeader(bytes.span, markLength: Encoding.markLength(bytes)) {
      case .fields: return true
      case .frontMatter(let keys, _), .items(let keys):
        if keys.contains(where: { Self.tellingKeys.contains($0.name) }) { return true }
      case .none: continue
      }
    }
    return false
  }

  func read(_ folder: InputFolder, into draft: Draft) {
    var reader = DecisionRecordReader(draft, folder.place)
    var others = 0
    for name in folder.names where !draft.issues.isFull {
      guard let id = Self.number(in: name), !Input.isFolder(folder.path(of: name)) else {
        others += 1
        continue
      }
      guard let input = folder.read(name, draft.issues) else { continue }
      reader.read(input, id: id)
    }
    if others > 0 {
      draft.issues.remark(
        "\(others) files and folders without a number in their names were not read")
    }
    reader.finish(folder)
  }

  /// The beginning of a record's name up to its number: `0007` of `0007-use-x.md`, `pep-0008` of
  /// `pep-0008.rst`; `nil` for what is called otherwise.
  static func number(in name: String) -> String? {
    let bytes = Array(name.utf8)
    guard ["md", "markdown", "rst", "txt"].contains(Input.ending(of: name)) else { return nil }
    var position = 0
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    while position < bytes.count, isLetter(bytes[position]) { position += 1 }
    let letters = position
    guard letters <= 10 else { return nil }
    if letters > 0, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "_") {
      position += 1
    }
    let start = position
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    guard position > start, position < bytes.count, "-_. ".utf8.contains(bytes[position]) else {
      return nil
    }
    return String(decoding: bytes[..<position], as: UTF8.self)
  }
}
