/// A slow and obvious reader of RFC 4180 tables, for what tests read.
public enum PlainCSV {
  /// Rows of cells, the header first.
  public static func rows(_ bytes: some Sequence<UInt8>) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    var hasContent = false
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
      wasQuoted = false
    }
    for byte in bytes {
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          isQuoted = false
          wasQuoted = true
        } else {
          cell.append(byte)
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        if wasQuoted { cell.append(byte) }
        isQuoted = true
        hasContent = true
      case UInt8(ascii: ","):
        endCell()
        hasContent = true
      case UInt8(ascii: "\n"):
        endCell()
        rows.append(row)
        row = []
        hasContent = false
      case UInt8(ascii: "\r"):
        continue
      default:
        cell.append(byte)
        hasContent = true
      }
    }
    if hasContent {
      endCell()
      rows.append(row)
    }
    return rows
  }

  /// Records by the names of the header.
  public static func records(_ bytes: some Sequence<UInt8>) -> [[String: String]] {
    let all = rows(bytes)
    guard let header = all.first else { return [] }
    return all.dropFirst().map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    }
  }
}
