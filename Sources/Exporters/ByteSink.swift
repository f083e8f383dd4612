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

  /// Adds bytes that stand further on in the memory, moving them here.
  mutating func take(_ size: Int, from start: Int) {
    precondition(start >= count && start + size <= buffer.count, "only what follows is moved")
    if start > count, size > 0, let base = buffer.baseAddress {
      (base + count).update(from: base + start, count: size)
    }
    count += size
  }

  /// Adds once more what was written there.
  mutating func append(again range: Range<Int>) {
    precondition(range.upperBound <= count, "only what was written is there")
    append(UnsafeBufferPointer(rebasing: buffer[range]).span)
  }

  /// Adds a number that is finite and not negative, as the shortest text that reads back the same.
  mutating func append(number: Double) {
    if let decimal = Decimal(number) {
      append(decimal)
    } else {
      append(Array(numberText(number).utf8).span)
    }
  }

  /// The most bytes that a number is written in: so many, where it has few decimals.
  static func mostBytes(of number: Double) -> Int { Decimal(number)?.width ?? 32 }

  /// A number of up to six decimals, none of the last ones zero.
  private struct Decimal {
    var digits: UInt64
    var decimals = 6

    /// `nil` for a number that has more decimals, or is written with an exponent.
    init?(_ number: Double) {
      guard number == 0 || number >= 1e-3 && number < 1e9 else { return nil }
      // A quotient of a whole number below 2⁵³ and a power of ten is what its decimals read as. Six
      // decimals give every number back that fewer give; three are those that most have.
      var whole = Int64(number * 1e3 + 0.5)
      if Double(whole) / 1e3 == number {
        decimals = 3
      } else {
        whole = Int64(number * 1e6 + 0.5)
        guard Double(whole) / 1e6 == number else { return nil }
      }
      digits = UInt64(whole)
      while decimals > 0, digits % 10 == 0 {
        digits /= 10
        decimals -= 1
      }
    }

    /// How many bytes it is written in: at least one digit before the point.
    var width: Int {
      var length = 1
      var limit: UInt64 = 10
      while digits >= limit {
        limit *= 10
        length += 1
      }
      return decimals == 0 ? length : max(decimals + 1, length) + 1
    }
  }

  private mutating func append(_ decimal: Decimal) {
    let end = count + decimal.width
    precondition(end <= buffer.count, "more was written than was counted")
    var rest = decimal.digits
    var position = end
    func write(_ byte: UInt8) {
      position -= 1
      buffer[position] = byte
    }
    for _ in 0..<decimal.decimals {
      write(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    if decimal.decimals > 0 { write(UInt8(ascii: ".")) }
    while position > count {
      write(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    count = end
  }
}
