import Organisations

/// A date as calendars write it: `20260331`, `20260331T091500` or `20260331T091500Z`.
struct CalendarDate {
  var instant: Instant
  /// Whether it is a time of the place where the meeting is.
  var isLocal: Bool

  /// The date that the bytes write, in any letter case; `nil` where they write none.
  init?(_ value: some Collection<UInt8>) {
    let bytes = lowercasedASCII(value)
    func number(_ range: Range<Int>) -> Int? { MailDate.number(bytes[range]) }
    guard bytes.count >= 8, let year = number(0..<4), let month = number(4..<6),
      let day = number(6..<8), let midnight = Instant(year: year, month: month, day: day)
    else { return nil }
    if bytes.count == 8 {
      instant = midnight
      isLocal = false
      return
    }
    isLocal = bytes.count == 15
    guard isLocal || bytes.count == 16 && bytes[15] == UInt8(ascii: "z"),
      bytes[8] == UInt8(ascii: "t"), let hour = number(9..<11), hour < 24,
      let minute = number(11..<13), minute < 60, let second = number(13..<15), second <= 60
    else { return nil }
    instant = Instant(
      seconds: midnight.seconds + Double(hour * 3600 + minute * 60 + min(second, 59)))
  }
}
