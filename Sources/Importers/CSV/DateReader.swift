import Organisations

/// Reads dates in ISO 8601, or in one format that the user names.
///
/// ISO: `2026-03-31`, and with a time after `T` or a space, with or without seconds and fractions,
/// with `Z`, `+hh:mm` or no zone (then UTC).
struct DateReader {
  /// Why bytes are no date.
  enum Failure: Error, Equatable {
    /// Not of the shape.
    case shape
    /// Of the shape, but the calendar or the clock has no such value.
    case impossible
  }

  /// The user's format as bytes, `%Y %m %d %H %M %S` and anything between them.
  let format: [UInt8]?

  /// A reader of ISO dates, or of `format` alone.
  init(format: String? = nil) { self.format = format.map { Array($0.utf8) } }

  /// The instant that exactly these bytes write.
  func parse(_ text: Span<UInt8>, _ range: Range<Int>) -> Result<Instant, Failure> {
    var scan = Scan(position: range.lowerBound, end: range.upperBound)
    if let format { return parse(text, &scan, format) }

    guard let year = scan.digits(4, in: text), scan.take("-", in: text),
      let month = scan.digits(2, in: text), scan.take("-", in: text),
      let day = scan.digits(2, in: text)
    else { return .failure(.shape) }
    if scan.isAtEnd {
      return Instant(year: year, month: month, day: day).map { .success($0) }
        ?? .failure(.impossible)
    }
    guard scan.take("T", in: text) || scan.take("t", in: text) || scan.take(" ", in: text),
      let hour = scan.digits(2, in: text), scan.take(":", in: text),
      let minute = scan.digits(2, in: text)
    else { return .failure(.shape) }
    var second = 0.0
    if scan.take(":", in: text) {
      guard let whole = scan.digits(2, in: text) else { return .failure(.shape) }
      second = Double(whole)
      if scan.take(".", in: text) || scan.take(",", in: text) {
        guard let fraction = scan.fraction(in: text) else { return .failure(.shape) }
        second += fraction
      }
    }
    var offset = 0
    if scan.take("Z", in: text) || scan.take("z", in: text) {
    } else if !scan.isAtEnd {
      let sign = scan.take("-", in: text) ? -1 : 1
      guard sign < 0 || scan.take("+", in: text), let hours = scan.digits(2, in: text) else {
        return .failure(.shape)
      }
      var minutes = 0
      if scan.take(":", in: text) || !scan.isAtEnd {
        guard let digits = scan.digits(2, in: text) else { return .failure(.shape) }
        minutes = digits
      }
      guard hours < 24, minutes < 60 else { return .failure(.impossible) }
      offset = sign * (hours * 60 + minutes)
    }
    guard scan.isAtEnd else { return .failure(.shape) }
    return instant(year, month, day, hour, minute, second, offset: offset)
  }

  /// Whether the bytes, which write a date, end with an offset that is not zero.
  func statesOffset(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    // An offset follows `YYYY-MM-DDThh:mm`.
    let shortest = 16
    guard format == nil, range.count > shortest else { return false }
    var isOffset = false
    for position in range.lowerBound + shortest..<range.upperBound {
      let byte = text[position]
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { isOffset = true }
      if isOffset, (0x31...0x39).contains(byte) { return true }
    }
    return false
  }

  /// The instant that a text writes.
  func parse(_ text: String) -> Result<Instant, Failure> {
    let bytes = Array(text.utf8)
    return parse(bytes.span, 0..<bytes.count)
  }

  private func parse(
    _ text: Span<UInt8>, _ scan: inout Scan, _ format: [UInt8]
  ) -> Result<Instant, Failure> {
    var year: Int?
    var month: Int?
    var day: Int?
    var time: (hour: Int, minute: Int, second: Int)?
    var position = 0
    while position < format.count {
      guard format[position] == UInt8(ascii: "%"), position + 1 < format.count else {
        guard scan.take(format[position], in: text) else { return .failure(.shape) }
        position += 1
        continue
      }
      let letter = format[position + 1]
      position += 2
      guard letter != UInt8(ascii: "%") else {
        guard scan.take(letter, in: text) else { return .failure(.shape) }
        continue
      }
      // One digit is enough where another mark follows: 1/4/2023 in %d/%m/%Y.
      guard let value = scan.number(atMost: letter == UInt8(ascii: "Y") ? 4 : 2, in: text) else {
        return .failure(.shape)
      }
      switch letter {
      case UInt8(ascii: "Y"): year = value
      case UInt8(ascii: "m"): month = value
      case UInt8(ascii: "d"): day = value
      case UInt8(ascii: "H"): time = (value, time?.minute ?? 0, time?.second ?? 0)
      case UInt8(ascii: "M"): time = (time?.hour ?? 0, value, time?.second ?? 0)
      case UInt8(ascii: "S"): time = (time?.hour ?? 0, time?.minute ?? 0, value)
      default: return .failure(.shape)
      }
    }
    guard scan.isAtEnd, let year, let month, let day else { return .failure(.shape) }
    guard let time else {
      return Instant(year: year, month: month, day: day).map { .success($0) }
        ?? .failure(.impossible)
    }
    return instant(year, month, day, time.hour, time.minute, Double(time.second), offset: 0)
  }

  private func instant(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Double,
    offset: Int
  ) -> Result<Instant, Failure> {
    guard let midnight = Instant(year: year, month: month, day: day), hour < 24, minute < 60,
      second < 60
    else { return .failure(.impossible) }
    let minutes = hour * 60 + minute - offset
    return .success(Instant(seconds: midnight.seconds + Double(minutes * 60) + second))
  }

  /// A position that moves over the bytes of one date.
  private struct Scan {
    var position: Int
    let end: Int

    var isAtEnd: Bool { position == end }

    mutating func take(_ byte: UInt8, in text: Span<UInt8>) -> Bool {
      guard position < end, text[position] == byte else { return false }
      position += 1
      return true
    }

    mutating func take(_ scalar: Unicode.Scalar, in text: Span<UInt8>) -> Bool {
      take(UInt8(ascii: scalar), in: text)
    }

    mutating func digits(_ count: Int, in text: Span<UInt8>) -> Int? {
      let start = position
      guard let value = number(atMost: count, in: text), position - start == count else {
        return nil
      }
      return value
    }

    mutating func number(atMost count: Int, in text: Span<UInt8>) -> Int? {
      var value = 0
      let start = position
      while position < min(end, start + count), text[position] &- 0x30 < 10 {
        value = value * 10 + Int(text[position] &- 0x30)
        position += 1
      }
      return position > start ? value : nil
    }

    mutating func fraction(in text: Span<UInt8>) -> Double? {
      var value = 0.0
      var unit = 1.0
      let start = position
      while position < end, text[position] &- 0x30 < 10 {
        // Digits beyond the fifteenth are below what a Double of seconds can hold.
        if position - start < 15 {
          value = value * 10 + Double(text[position] &- 0x30)
          unit *= 10
        }
        position += 1
      }
      return position > start ? value / unit : nil
    }
  }
}
