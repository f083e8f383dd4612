/// A file with one JSON value a line, read line by line, so that memory stays that of one line.
struct JSONLines {
  private let document: JSONDocument
  private let issues: Issues
  private var position: Int
  /// The physical line of the value, from 1.
  private(set) var line = 0
  /// Values so far.
  private(set) var count = 0

  /// `nil`, with a complaint, where the file is no text.
  init?(_ input: Input, _ options: ImportOptions, _ issues: Issues) {
    guard issues.isText(input, hint: "export it again") else { return nil }
    document = JSONDocument(input, options)
    self.issues = issues
    position = Encoding.markLength(input.bytes)
  }

  /// The next sound object; those before it are gone. Lines without a byte are none, broken ones
  /// and those that hold no object are complained of.
  mutating func next() -> JSONValue? {
    let count = document.input.bytes.count
    while position < count, !issues.isFull {
      line += 1
      var end = position
      document.input.bytes.withUnsafeBufferPointer { bytes in
        while end < count, bytes[end] != 0x0A { end += 1 }
      }
      let range = position..<end
      position = end + 1
      if document.input.bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        continue
      }
      guard let value = document.parse(range, issues) else { continue }
      guard value.kind == .object else {
        issues.error(
          at: value.place, "the line holds no object", hint: "one object {…} a line")
        continue
      }
      self.count += 1
      return value
    }
    return nil
  }
}
