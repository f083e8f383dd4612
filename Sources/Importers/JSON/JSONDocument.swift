/// A JSON text as a flat list of its values in the order of the bytes; an object lists its keys too.
///
/// Values stay bytes until somebody asks: ids that are numbers keep their digits, and every value
/// knows its place. Foundation's reader gives neither, and no second value of a repeated key.
final class JSONDocument {
  enum Kind: UInt8 { case object, array, string, number, yes, no, null }

  struct Node {
    let kind: Kind
    /// The first byte; for a string the opening quote.
    let start: UInt32
    /// Behind the last byte.
    var end: UInt32
    /// The position behind everything that lies in it.
    var next: UInt32
  }

  let input: Input
  private(set) var nodes: [Node] = []
  private let options: ImportOptions
  private lazy var lines = LineIndex(input.bytes)

  init(_ input: Input, _ options: ImportOptions) {
    self.input = input
    self.options = options
  }

  /// The one value of a whole file; `nil`, with a complaint, where the bytes are no sound JSON.
  static func read(_ input: Input, _ options: ImportOptions, _ issues: Issues) -> JSONValue? {
    let document = JSONDocument(input, options)
    guard issues.isText(input, hint: "export it again") else { return nil }
    let start = Encoding.markLength(input.bytes)
    return document.parse(start..<input.bytes.count, issues)
  }

  /// Reads the value in these bytes in place of the one before, whose values are gone with it.
  func parse(_ range: Range<Int>, _ issues: Issues) -> JSONValue? {
    var parser = JSONParser(options)
    // The list goes there and back, so that a file of many lines has one.
    swap(&nodes, &parser.nodes)
    let bytes = input.bytes
    let fault = parser.parse(bytes.span, range)
    swap(&nodes, &parser.nodes)
    guard let fault else { return JSONValue(document: self, index: 0) }
    issues.error(at: place(of: fault.offset), fault.message, hint: fault.hint)
    return nil
  }

  /// The place of a byte. O(log lines), after O(bytes) once.
  func place(of offset: Int) -> Place {
    let (line, column) = lines.place(of: offset)
    return Place(file: shown(input.path), line: line, column: column)
  }
}
