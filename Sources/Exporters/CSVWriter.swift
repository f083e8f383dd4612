import Organisations

/// Rows of a table as bytes: commas, LF, quotes only where a cell needs them.
struct CSVWriter {
  private(set) var bytes: [UInt8] = []

  /// A table that begins with this header.
  init(header: [String]) { row(header) }

  /// Adds a row; `nil` is an empty cell.
  mutating func row(_ cells: [String?]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      if let cell { add(cell) }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func add(_ cell: String) {
    let needsQuotes = cell.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\t")
    }
    guard needsQuotes else {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// The shortest text that reads back as the same number, whole numbers without a point.
func numberText(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// An instant as the importers read it: `2026-03-31`, or with `T10:00:00Z`.
func instantText(_ instant: Instant) -> String {
  guard instant.hasTime else { return instant.dayText }
  let ofDay = instant.seconds - Double(instant.day) * 86_400
  let whole = Int(ofDay)
  let nanoseconds = Int(((ofDay - Double(whole)) * 1e9).rounded())
  func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
  var text = "\(instant.dayText)T\(padded(whole / 3600, 2)):\(padded(whole / 60 % 60, 2))"
  text += ":\(padded(whole % 60, 2))"
  if nanoseconds > 0 {
    var fraction = Substring(padded(nanoseconds, 9))
    while fraction.hasSuffix("0") { fraction = fraction.dropLast() }
    text += "." + fraction
  }
  return text + "Z"
}
