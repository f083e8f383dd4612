/// A table as RFC 4180 bytes: commas, LF, quotes only where a cell needs them, no mark.
///
/// Work is on bytes: a quote followed by a combining accent is one `Character`, and would slip
/// through an escape by characters.
public struct CSVTable {
  /// The table so far.
  public private(set) var bytes: [UInt8] = []
  /// Cells whose first byte a spreadsheet would take for a formula.
  public private(set) var formulaCells = 0

  private let isSpreadsheetSafe: Bool
  private var isRowEmpty = true

  /// A table without a header, a piece of another.
  init(spreadsheetSafe: Bool) { isSpreadsheetSafe = spreadsheetSafe }

  /// A table with this header; with `spreadsheetSafe`, cells that look like formulas get an
  /// apostrophe in front.
  public init(header: [String], spreadsheetSafe: Bool = false) {
    isSpreadsheetSafe = spreadsheetSafe
    for name in header { cell(name) }
    endRow()
  }

  /// Adds a text cell.
  public mutating func cell(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { utf8 in
      let isFormula = utf8.first.map { Self.formulaStarts.contains($0) } ?? false
      if isFormula { formulaCells += 1 }
      let prefix: [UInt8] = isFormula && isSpreadsheetSafe ? [UInt8(ascii: "'")] : []
      guard utf8.contains(where: { Self.needsQuotes($0) }) else {
        bytes.append(contentsOf: prefix)
        bytes.append(contentsOf: utf8)
        return
      }
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: prefix)
      for byte in utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// Adds a number, or an empty cell for what is undefined.
  public mutating func cell(_ value: Double) {
    separate()
    bytes.append(contentsOf: NumberText.exact(value).utf8)
  }

  /// Adds a number, or an empty cell for none.
  public mutating func cell(_ value: Double?) { cell(value ?? .nan) }

  /// Adds a whole number, or an empty cell for none.
  public mutating func cell(_ value: Int?) {
    separate()
    if let value { bytes.append(contentsOf: String(value).utf8) }
  }

  /// Ends the row.
  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isRowEmpty = true
  }

  private mutating func separate() {
    if !isRowEmpty { bytes.append(UInt8(ascii: ",")) }
    isRowEmpty = false
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }

  private static let formulaStarts: Set<UInt8> = Set("=+-@\t\r".utf8)
}
