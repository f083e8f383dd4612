import Organisations

/// A date as calendars write it: `20260331`, `20260331T091500` or `20260331T091500Z`.
struct CalendarDate: Equatable {
  /// Where a date is one of.
  enum Zone: Equatable {
    /// A whole day, wherever it is.
    case day
    case utc
    /// A time of wherever the meeting is.
    case floating
    /// A time of a zone in `CalendarZones`.
    case named(Int)
  }

  private static let secondsPerDay = 86_400.0

  /// What calendar and clock show there, in seconds since they showed 1970-01-01 00:00.
  var wall: Double
  var zone: Zone

  var day: Int { Self.day(of: wall) }
  var timeOfDay: Double { wall - Double(day) * Self.secondsPerDay }

  /// The day that calendars show at `wall`.
  static func day(of wall: Double) -> Int { Int((wall / secondsPerDay).rounded(.down)) }

  /// The date that the bytes write, in any letter case; `nil` where they write none.
  init?(_ value: some Collection<UInt8>) {
    let bytes = lowercasedASCII(value)
    func number(_ range: Range<Int>) -> Int? { MailDate.number(bytes[range]) }
    guard bytes.count >= 8, let year = number(0..<4), let month = number(4..<6),
      let day = number(6..<8), let midnight = Instant(year: year, month: month, day: day)
    else { return nil }
    if bytes.count == 8 {
      wall = midnight.seconds
      zone = .day
      return
    }
    zone = bytes.count == 15 ? .floating : .utc
    guard bytes.count == 15 || bytes.count == 16 && bytes[15] == UInt8(ascii: "z"),
      bytes[8] == UInt8(ascii: "t"), let hour = number(9..<11), hour < 24,
      let minute = number(11..<13), minute < 60, let second = number(13..<15), second <= 60
    else { return nil }
    wall = midnight.seconds + Double(hour * 3600 + minute * 60 + min(second, 59))
  }
}
