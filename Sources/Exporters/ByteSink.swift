/// Writes bytes one after another into memory of a size that was counted before.
struct ByteSink {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes were written.
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  /// Adds bytes.
  mutating func append(_ bytes: Span<UInt8>) {
    precondition(count + bytes.count <= buffer.count, "more was written than was counted")
    guard !bytes.isEmpty, let base = buffer.baseAddress else { return }
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { (base + count).update(from: start, count: source.count) }
    }
    count += bytes.count
  }

  /// Adds a number that is finite and not negative, as the shortest text that reads back the same.
  mutating func append(number: Double) {
    // A quotient of a whole number below 2⁵³ and a power of ten is what its decimals read as, so
    // the first power that gives the number back has the fewest decimals.
    var scale = 1.0
    for decimals in 0...6 where number < 1e9 {
      let scaled = (number * scale).rounded()
      if scaled / scale == number, number == 0 || number >= 1e-3 {
        append(UInt64(scaled), decimals: decimals)
        return
      }
      scale *= 10
    }
    append(Array(numberText(number).utf8).span)
  }

  private mutating func append(_ digits: UInt64, decimals: Int) {
    precondition(count + 24 <= buffer.count, "more was written than was counted")
    var rest = digits
    var width = decimals == 0 ? 0 : decimals + 2
    var length = 0
    repeat {
      rest /= 10
      length += 1
    } while rest > 0
    width = max(width, length + (decimals > 0 ? 1 : 0))
    rest = digits
    var position = count + width - 1
    for place in 0..<width {
      if decimals > 0, place == decimals {
        buffer[position] = UInt8(ascii: ".")
      } else {
        buffer[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      position -= 1
    }
    count += width
  }
}
