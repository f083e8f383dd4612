/// Where the header of a table begins: behind a byte-order mark, and behind a first line `sep=;`, by
/// which spreadsheets say what the delimiter is.
struct TableStart: Sendable {
  /// The position of the header's first byte.
  private(set) var offset: Int
  /// The line on which that is, from 1.
  private(set) var line = 1
  /// What the line before the header names; `nil` without such a line.
  private(set) var delimiter: UInt8?

  init(_ bytes: [UInt8]) {
    offset = Encoding.markLength(bytes)
    let word = bytes[offset...].prefix(4).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let place = offset + 4
    guard word.elementsEqual("sep=".utf8), place < bytes.count, Self.mayDelimit(bytes[place])
    else { return }
    let rest = bytes[(place + 1)...]
    let lineFeed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    guard rest.first == nil || rest.first == lineFeed || rest.first == carriageReturn else {
      return
    }
    let isPair = rest.starts(with: [carriageReturn, lineFeed])
    delimiter = bytes[place]
    offset = rest.startIndex + (isPair ? 2 : min(1, rest.count))
    line = 2
  }

  /// Signs and the tab; a letter or a digit would be part of a name.
  private static func mayDelimit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\t"): true
    case UInt8(ascii: "\""), UInt8(ascii: "0")...UInt8(ascii: "9"): false
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): false
    default: (0x20...0x7E).contains(byte)
    }
  }
}
