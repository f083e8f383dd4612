/// The rule of a series of meetings (RRULE): by day, week, month or year.
///
/// `BYDAY`, `BYMONTHDAY`, `BYMONTH`, `BYSETPOS`, `INTERVAL`, `COUNT`, `UNTIL` and `WKST` are followed; a
/// rule with another part, or with parts smaller than a day, is not.
struct Recurrence {
  private enum Frequency: String { case daily, weekly, monthly, yearly }

  /// The longest series that is counted: about 54 years of days.
  static let maximumDays = 20_000

  /// The end that the rule states, whether the rest of it is followed or not.
  private(set) var until: CalendarDate?
  private var isFollowed = false
  private var frequency = Frequency.daily
  private var interval = 1
  private var count: Int?
  private var weekStart = 1
  /// For each weekday from Sunday on, a bit for each week of the month: 0 for all weeks, 1 to 5 from
  /// the first on, 11 to 15 from the last back.
  private var weeks = [UInt16](repeating: 0, count: 7)
  private var hasWeekdays = false
  /// Bits 1 to 31, and 33 to 63 for days from the last of the month back.
  private var monthDays: UInt64 = 0
  private var months: UInt16 = 0
  private var positions: [Int] = []

  /// The rule that the bytes write.
  init(_ value: some Collection<UInt8>) {
    var parts: [String: [String]] = [:]
    for part in value.split(separator: UInt8(ascii: ";")) {
      guard let sign = part.firstIndex(of: UInt8(ascii: "=")) else { return }
      let name = String(decoding: lowercasedASCII(part[..<sign]), as: UTF8.self)
      let list = lowercasedASCII(part[part.index(after: sign)...])
        .split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
      guard !list.isEmpty, parts.updateValue(list, forKey: name) == nil else { return }
    }
    if let list = parts.removeValue(forKey: "until") {
      until = CalendarDate(list[0].utf8)
      guard list.count == 1, until != nil else { return }
    }
    isFollowed = follow(parts)
  }

  private static let names = ["su", "mo", "tu", "we", "th", "fr", "sa"]

  private mutating func follow(_ parts: [String: [String]]) -> Bool {
    guard let frequency = parts["freq"].flatMap({ Frequency(rawValue: $0[0]) }) else {
      return false
    }
    self.frequency = frequency
    for (name, list) in parts {
      switch name {
      case "freq": continue
      case "interval":
        guard let number = Int(list[0]), number > 0 else { return false }
        // More days than a series has are as good as any number of them.
        interval = min(number, 2 * Self.maximumDays)
      case "count":
        guard let number = Int(list[0]), number > 0 else { return false }
        count = number
      case "wkst":
        guard let day = Self.names.firstIndex(of: list[0]) else { return false }
        weekStart = day
      case "byday":
        hasWeekdays = true
        for entry in list {
          guard let day = Self.names.firstIndex(of: String(entry.suffix(2))),
            let week = entry.utf8.count == 2 ? 0 : Int(entry.dropLast(2)),
            (-5...5).contains(week), entry.utf8.count == 2 || week != 0
          else { return false }
          weeks[day] |= 1 << (week < 0 ? 10 - week : week)
        }
      case "bymonthday":
        for entry in list {
          guard let day = Int(entry), day != 0, (-31...31).contains(day) else { return false }
          monthDays |= 1 << (day < 0 ? 32 - day : day)
        }
      case "bymonth":
        for entry in list {
          guard let month = Int(entry), (1...12).contains(month) else { return false }
          months |= 1 << month
        }
      case "bysetpos":
        for entry in list {
          guard let position = Int(entry), position != 0, (-366...366).contains(position) else {
            return false
          }
          positions.append(position)
        }
      default: return false
      }
    }
    let single = ["freq", "interval", "count", "wkst"]
    guard single.allSatisfy({ parts[$0]?.count ?? 1 == 1 }) else { return false }
    // Weeks counted through the year are another rule.
    if weeks.contains(where: { $0 > 1 }), frequency != .monthly,
      frequency != .yearly || months == 0
    {
      return false
    }
    return frequency != .weekly || monthDays == 0
  }

  /// The days of the series from its first one on, in their order; `nil` for a series without an end,
  /// a longer one than is counted, or a rule that is not followed.
  ///
  /// - Parameters:
  ///   - last: The day of `until`, where the series is.
  ///   - end: The last day that is asked for, where there is one.
  /// - Complexity: O(days from the first to the last), at most `maximumDays`; what the rule leaves out
  ///   by whole months, weeks or years costs no more than a step.
  func days(from start: Int, until last: Int?, to end: Int?) -> [Int]? {
    let bound = [last, end].compactMap { $0 }.min()
    guard isFollowed, bound != nil || count != nil else { return nil }
    let limit = start + Self.maximumDays
    let stop = min(bound ?? limit, limit)
    let wanted = count ?? .max
    let first = CalendarDay(start)
    // The first meeting counts, whether the rule gives it or not.
    var days = [start]
    if positions.isEmpty {
      var day = first
      while day.number < stop, days.count < wanted {
        advance(&day, first, to: stop)
        if day.number <= stop, matches(day, first) { days.append(day.number) }
      }
    } else if stop > start {
      // Positions are those in a whole period: the first one began up to a year before.
      var day = CalendarDay(start - 366)
      var current = period(day)
      var group: [Int] = []
      func settle() {
        let found = chosen(group).filter { $0 > start && $0 <= stop }
        days += found.prefix(wanted - days.count)
        group = []
      }
      while day.number <= stop + 367, days.count < wanted {
        if period(day) != current {
          settle()
          current = period(day)
        }
        if matches(day, first) { group.append(day.number) }
        advance(&day, first, to: stop + 367)
      }
      settle()
    }
    let isWhole = days.count == wanted || bound.map { $0 <= limit } == true
    return isWhole ? days : nil
  }

  /// The last of the days in each year of a range that a yearly rule without a count gives, which is
  /// how zones say when their offset changes.
  func lastDays(from start: Int, in range: ClosedRange<Int>) -> [Int] {
    guard isFollowed, frequency == .yearly, count == nil, positions.isEmpty else { return [] }
    let first = CalendarDay(start)
    var days: [Int] = []
    var year: Int?
    var day = CalendarDay(max(start, range.lowerBound))
    while day.number <= range.upperBound {
      if matches(day, first) {
        if day.year == year { days.removeLast() }
        days.append(day.number)
        year = day.year
      }
      advance(&day, first, to: range.upperBound)
    }
    return days
  }

  /// Goes on to the next day that may be of the series, or beyond `end`: past days of the week, months
  /// and periods that have none.
  private func advance(_ day: inout CalendarDay, _ first: CalendarDay, to end: Int) {
    let byYear = frequency == .yearly && !hasWeekdays && monthDays == 0
    let months: UInt16 = self.months == 0 && byYear ? 1 << UInt16(first.month) : self.months
    let hasOneDay = !hasWeekdays && (frequency == .monthly || frequency == .yearly)
    day.advance()
    while day.number <= end {
      if months != 0, months >> day.month & 1 == 0 {
        day.advanceToNextMonth()
        continue
      }
      let excess = interval == 1 ? 0 : (period(day) - period(first)) % interval
      if excess != 0 {
        skip(excess > 0 ? interval - excess : -excess, from: &day)
        continue
      }
      if hasWeekdays, weeks[day.weekday] == 0 {
        day.advance()
        continue
      }
      guard monthDays != 0 || hasOneDay else { return }
      let wanted = monthDays == 0 ? 1 << UInt64(first.day) : monthDays
      let left = Self.days(wanted, ofMonth: day.length) >> UInt64(day.day)
      if left & 1 == 1 { return }
      if left == 0 {
        day.advanceToNextMonth()
      } else {
        day.advance(toDay: day.day + left.trailingZeroBitCount)
      }
    }
  }

  /// Goes on to the first day of the period so many periods later.
  private func skip(_ periods: Int, from day: inout CalendarDay) {
    switch frequency {
    case .daily: day = CalendarDay(day.number + periods)
    case .weekly:
      day = CalendarDay(day.number - (day.weekday - weekStart + 7) % 7 + 7 * periods)
    case .monthly:
      let months = day.year * 12 + day.month - 1 + periods
      day = CalendarDay(year: months / 12, month: months % 12 + 1)
    case .yearly: day = CalendarDay(year: day.year + periods, month: 1)
    }
  }

  /// Days of a month of that length as bits 1 to 31, of bits as `monthDays` has them.
  private static func days(_ wanted: UInt64, ofMonth length: Int) -> UInt64 {
    var days = wanted & (1 << UInt64(length + 1) - 1)
    guard wanted >> 32 != 0 else { return days }
    for fromLast in 1...length where wanted >> UInt64(32 + fromLast) & 1 == 1 {
      days |= 1 << UInt64(length + 1 - fromLast)
    }
    return days
  }

  private func chosen(_ group: [Int]) -> [Int] {
    let indices = positions.map { $0 > 0 ? $0 - 1 : group.count + $0 }
    return Set(indices).filter(group.indices.contains).sorted().map { group[$0] }
  }

  private func matches(_ day: CalendarDay, _ first: CalendarDay) -> Bool {
    if months != 0, months >> day.month & 1 == 0 { return false }
    if monthDays != 0,
      (monthDays >> day.day | monthDays >> (33 + day.length - day.day)) & 1 == 0
    {
      return false
    }
    if hasWeekdays {
      let fromFirst = (day.day - 1) / 7 + 1
      let fromLast = (day.length - day.day) / 7 + 11
      let bits = weeks[day.weekday]
      if (bits | bits >> fromFirst | bits >> fromLast) & 1 == 0 { return false }
    }
    guard interval == 1 || (period(day) - period(first)) % interval == 0 else { return false }
    if hasWeekdays || monthDays != 0 { return true }
    switch frequency {
    case .daily: return true
    case .weekly: return day.weekday == first.weekday
    case .monthly: return day.day == first.day
    case .yearly: return day.day == first.day && (months != 0 || day.month == first.month)
    }
  }

  /// The number of the day, week, month or year in which the day lies.
  private func period(_ day: CalendarDay) -> Int {
    switch frequency {
    case .daily: day.number
    case .weekly: (day.number - (day.weekday - weekStart + 7) % 7 + 4 - weekStart) / 7
    case .monthly: day.year * 12 + day.month
    case .yearly: day.year
    }
  }
}
