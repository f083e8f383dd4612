import Organisations

/// The days of a rule without `COUNT`, found by asking of every day whether it is one.
struct SlowSeries {
  static let weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]

  var start: Int
  var frequency: String
  var interval: Int
  var weekStart = 1
  var weekdays: [Int] = []
  var monthDays: [Int] = []
  var months: [Int] = []
  var positions: [Int] = []

  init(start: Int, frequency: String, interval: Int) {
    self.start = start
    self.frequency = frequency
    self.interval = interval
  }

  func days(to end: Int) -> [Int] {
    guard !positions.isEmpty else {
      return [start] + (start...max(start, end)).dropFirst().filter(matches)
    }
    let groups = Dictionary(grouping: (start - 400...end + 400).filter(matches), by: period)
    let chosen = groups.values.flatMap { days in
      let ordered = days.sorted()
      return Set(positions.map { $0 > 0 ? $0 - 1 : ordered.count + $0 })
        .filter(ordered.indices.contains).map { ordered[$0] }
    }
    return [start] + chosen.filter { $0 > start && $0 <= end }.sorted()
  }

  private func period(_ number: Int) -> Int {
    let (year, month, _) = date(number)
    return switch frequency {
    case "DAILY": number
    case "WEEKLY": week(number)
    case "MONTHLY": year * 12 + month
    default: year
    }
  }

  private func matches(_ number: Int) -> Bool {
    let (year, month, day) = date(number)
    let first = date(start)
    guard months.isEmpty || months.contains(month) else { return false }
    let nextMonth =
      month == 12
      ? Instant(year: year + 1, month: 1, day: 1) : Instant(year: year, month: month + 1, day: 1)
    let length = (nextMonth?.day ?? 0) - (number - day + 1)
    guard monthDays.isEmpty || monthDays.contains(day) || monthDays.contains(day - length - 1)
    else { return false }
    guard weekdays.isEmpty || weekdays.contains(weekday(number)) else { return false }
    switch frequency {
    case "DAILY": return (number - start) % interval == 0
    case "WEEKLY":
      return (week(number) - week(start)) / 7 % interval == 0
        && (!weekdays.isEmpty || weekday(number) == weekday(start))
    case "MONTHLY":
      return (year * 12 + month - first.year * 12 - first.month) % interval == 0
        && (!weekdays.isEmpty || !monthDays.isEmpty || day == first.day)
    default:
      guard (year - first.year) % interval == 0 else { return false }
      if !weekdays.isEmpty || !monthDays.isEmpty { return true }
      return day == first.day && (!months.isEmpty || month == first.month)
    }
  }

  /// The first day of the week.
  private func week(_ number: Int) -> Int { number - (weekday(number) - weekStart + 7) % 7 }

  private func weekday(_ number: Int) -> Int { (number + 4) % 7 }

  private func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
    Instant(seconds: Double(number) * 86_400, hasTime: false).date
  }
}
