import Organisations

/// A day with its place in the calendar, which goes on by days and months; from the year 1 on.
struct CalendarDay {
  /// 0 for 1970-01-01.
  private(set) var number: Int
  private(set) var year: Int
  private(set) var month: Int
  /// Of the month, from 1.
  private(set) var day: Int
  /// How many days the month has.
  private(set) var length: Int
  /// 0 = Sunday.
  private(set) var weekday: Int

  init(_ number: Int) {
    self.number = number
    (year, month, day) = Instant(seconds: Double(number) * 86_400, hasTime: false).date
    length = Self.length(month, of: year)
    // The first of January 1970 was a Thursday.
    weekday = ((number + 4) % 7 + 7) % 7
  }

  /// The first day of a month.
  init(year: Int, month: Int) {
    self.init(Self.number(year: year, month: month))
  }

  /// The number of the first day of a month.
  private static func number(year: Int, month: Int) -> Int {
    let before = year - 1
    let leapDays = { (years: Int) in years / 4 - years / 100 + years / 400 }
    var number = 365 * (year - 1970) + leapDays(before) - leapDays(1969)
    for past in 1..<month { number += length(past, of: year) }
    return number
  }

  /// Goes on to a later day of the same month.
  mutating func advance(toDay later: Int) {
    number += later - day
    weekday = (weekday + later - day) % 7
    day = later
  }

  /// Goes on to the first day of the next month.
  mutating func advanceToNextMonth() {
    advance(toDay: length)
    advance()
  }

  /// Goes on to the next day.
  mutating func advance() {
    number += 1
    weekday = weekday == 6 ? 0 : weekday + 1
    day += 1
    guard day > length else { return }
    day = 1
    month += 1
    if month > 12 {
      month = 1
      year += 1
    }
    length = Self.length(month, of: year)
  }

  private static func length(_ month: Int, of year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return 30 + (month + month / 8) % 2
  }
}
