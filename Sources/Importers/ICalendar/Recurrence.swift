import Organisations

/// The rule of a series of meetings (RRULE): by day, week, month or year.
///
/// `BYDAY`, `BYMONTHDAY`, `BYMONTH`, `INTERVAL`, `COUNT`, `UNTIL` and `WKST` are followed; a rule with
/// another part, or with parts smaller than a day, is none that this type holds.
struct Recurrence {
  private enum Frequency: String { case daily, weekly, monthly, yearly }

  /// A weekday, 0 = Sunday, of one week of the month, or of all where the week is 0.
  private struct Weekday: Hashable {
    var week: Int
    var day: Int
  }

  /// The longest series that is counted: about 54 years of days.
  static let maximumDays = 20_000

  private var frequency: Frequency
  private var interval = 1
  private var count: Int?
  private var until: Int?
  private var weekStart = 1
  private var weekdays: Set<Weekday> = []
  private var monthDays: Set<Int> = []
  private var months: Set<Int> = []

  /// The rule that the bytes write; `nil` where they write none that is followed.
  init?(_ value: some Collection<UInt8>) {
    var parts: [String: [ArraySlice<UInt8>]] = [:]
    for part in value.split(separator: UInt8(ascii: ";")) {
      guard let sign = part.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let name = String(decoding: lowercasedASCII(part[..<sign]), as: UTF8.self)
      let list = lowercasedASCII(part[part.index(after: sign)...])
      guard parts.updateValue(list.split(separator: UInt8(ascii: ",")), forKey: name) == nil else {
        return nil
      }
    }
    func word(_ name: String) -> String? {
      parts[name].flatMap { $0.count == 1 ? String(decoding: $0[0], as: UTF8.self) : nil }
    }
    guard let frequency = word("freq").flatMap(Frequency.init) else { return nil }
    self.frequency = frequency
    for (name, list) in parts {
      switch name {
      case "freq": continue
      case "interval":
        guard let number = word(name).flatMap({ Int($0) }), number > 0 else { return nil }
        interval = number
      case "count":
        guard let number = word(name).flatMap({ Int($0) }), number > 0 else { return nil }
        count = number
      case "until":
        guard list.count == 1, let day = CalendarDate(list[0])?.instant.day else { return nil }
        until = day
      case "wkst":
        guard let day = word(name).flatMap(Self.names.firstIndex) else { return nil }
        weekStart = day
      case "byday":
        for entry in list {
          guard
            let day = Self.names.firstIndex(of: String(decoding: entry.suffix(2), as: UTF8.self)),
            let week = entry.count == 2
              ? 0 : Int(String(decoding: entry.dropLast(2), as: UTF8.self)),
            abs(week) <= 5, entry.count == 2 || week != 0
          else { return nil }
          weekdays.insert(Weekday(week: week, day: day))
        }
      case "bymonthday":
        for entry in list {
          guard let day = Int(String(decoding: entry, as: UTF8.self)), day != 0, abs(day) <= 31
          else { return nil }
          monthDays.insert(day)
        }
      case "bymonth":
        for entry in list {
          guard let month = Int(String(decoding: entry, as: UTF8.self)), (1...12).contains(month)
          else { return nil }
          months.insert(month)
        }
      default: return nil
      }
    }
    // Weeks counted through the year are another rule.
    let countsWeeks = weekdays.contains { $0.week != 0 }
    if countsWeeks, frequency != .monthly, frequency != .yearly || months.isEmpty { return nil }
    if frequency == .weekly, !monthDays.isEmpty { return nil }
  }

  private static let names = ["su", "mo", "tu", "we", "th", "fr", "sa"]

  /// The days of the series from its first one on; `nil` for a series without an end, or a longer
  /// one than is counted.
  ///
  /// - Parameter end: The last day of the window, where it has one.
  func days(from start: Int, to end: Int?) -> Set<Int>? {
    let last = start + Self.maximumDays
    guard let bound = [until, end].compactMap({ $0 }).min() ?? (count == nil ? nil : last) else {
      return nil
    }
    // The first meeting counts, whether the rule gives it or not.
    var days: Set = [start]
    if bound <= start { return days }
    var found = 1
    let first = Day(start)
    var day = start
    while day < min(bound, last), found < count ?? Int.max {
      day += 1
      if matches(Day(day), first) {
        days.insert(day)
        found += 1
      }
    }
    let isComplete = found == count ?? -1 || bound <= last && (count == nil || bound < last)
    return isComplete ? days : nil
  }

  /// A day and its place in the calendar.
  private struct Day {
    let number: Int
    let year: Int
    let month: Int
    let day: Int
    let length: Int

    init(_ number: Int) {
      self.number = number
      (year, month, day) = Instant(seconds: Double(number) * 86_400, hasTime: false).date
      var length = 28
      while Instant(year: year, month: month, day: length + 1) != nil { length += 1 }
      self.length = length
    }

    /// 0 = Sunday; the first of January 1970 was a Thursday.
    var weekday: Int { ((number + 4) % 7 + 7) % 7 }
  }

  private func matches(_ day: Day, _ first: Day) -> Bool {
    if !months.isEmpty, !months.contains(day.month) { return false }
    if !monthDays.isEmpty, !monthDays.contains(day.day),
      !monthDays.contains(day.day - day.length - 1)
    {
      return false
    }
    if !weekdays.isEmpty, !weekdays.contains(where: { matches($0, day) }) { return false }
    switch frequency {
    case .daily: return (day.number - first.number) % interval == 0
    case .weekly:
      let weeks = week(day) - week(first)
      return weeks % interval == 0 && (!weekdays.isEmpty || day.weekday == first.weekday)
    case .monthly:
      let span = (day.year - first.year) * 12 + day.month - first.month
      guard span % interval == 0 else { return false }
      return !weekdays.isEmpty || !monthDays.isEmpty || day.day == first.day
    case .yearly:
      guard (day.year - first.year) % interval == 0 else { return false }
      if !weekdays.isEmpty || !monthDays.isEmpty { return true }
      return day.day == first.day && (!months.isEmpty || day.month == first.month)
    }
  }

  private func matches(_ weekday: Weekday, _ day: Day) -> Bool {
    guard weekday.day == day.weekday else { return false }
    if weekday.week == 0 { return true }
    return weekday.week > 0
      ? (day.day - 1) / 7 + 1 == weekday.week : (day.length - day.day) / 7 + 1 == -weekday.week
  }

  private func week(_ day: Day) -> Int {
    let monday = day.number + 4 - weekStart
    return monday >= 0 ? monday / 7 : (monday - 6) / 7
  }
}
