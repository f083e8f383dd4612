/// A stretch of the calendar with a name: a day, a week, a month, a quarter or a year.
///
///     Period.Length.week.periods(from: monday, to: tuesday)  // ["2026-W02"]
public struct Period: Equatable, Sendable {
  /// `2026-01-05`, `2026-W02`, `2026-01`, `2026-Q1` or `2026`.
  public let name: String
  /// The first day.
  public let first: Instant
  /// The last day, with all its hours.
  public let last: Instant

  /// How long periods are.
  public enum Length: String, Sendable, CaseIterable {
    /// From midnight to midnight, UTC.
    case day
    /// From Monday to Sunday, numbered as ISO 8601 does: week 1 holds the first Thursday.
    case week
    /// A calendar month.
    case month
    /// Three calendar months, the first from January.
    case quarter
    /// A calendar year.
    case year
  }
}

extension Period.Length {
  /// The periods from the one that holds `start` to the one that holds `end`, without a gap.
  ///
  /// They are cut by the calendar in UTC; the first begins at `start` and the last ends at `end`,
  /// under the names of the whole periods. Empty where `end` lies before `start`.
  ///
  /// - Complexity: linear in `count(from:to:)`.
  public func periods(from start: Instant, to end: Instant) -> [Period] {
    guard start.day <= end.day else { return [] }
    return (number(of: start)...number(of: end)).map { number in
      let first = firstDay(number)
      let last = firstDay(number + 1) - 1
      return Period(
        name: name(Instant(day: first)), first: Instant(day: max(first, start.day)),
        last: Instant(day: min(last, end.day)))
    }
  }

  /// How many periods there are from the one of `start` to the one of `end`.
  public func count(from start: Instant, to end: Instant) -> Int {
    start.day <= end.day ? number(of: end) - number(of: start) + 1 : 0
  }

  /// The number of the period that holds an instant; consecutive ones have consecutive numbers.
  private func number(of instant: Instant) -> Int {
    let (year, month, _) = instant.date
    switch self {
    case .day: return instant.day
    case .week: return weekNumber(instant.day)
    case .month: return year * 12 + month - 1
    case .quarter: return year * 4 + (month - 1) / 3
    case .year: return year
    }
  }

  private func firstDay(_ number: Int) -> Int {
    func month(_ number: Int) -> Int {
      let year = Int((Double(number) / 12).rounded(.down))
      return Instant.dayNumber(year, number - year * 12 + 1, 1)
    }
    switch self {
    case .day: return number
    case .week: return number * 7 - 3
    case .month: return month(number)
    case .quarter: return month(number * 3)
    case .year: return month(number * 12)
    }
  }

  /// The number of the week from Monday, 0 for that of 1970-01-01, which was a Thursday.
  private func weekNumber(_ day: Int) -> Int {
    let sinceMonday = day + 3
    return sinceMonday >= 0 ? sinceMonday / 7 : (sinceMonday - 6) / 7
  }

  /// The name of the period that begins on that day.
  private func name(_ first: Instant) -> String {
    switch self {
    case .day: return first.dayText
    case .week:
      // A week belongs to the year of its Thursday.
      let thursday = Instant(day: first.day + 3)
      let number = (thursday.day - Instant.dayNumber(thursday.date.year, 1, 1)) / 7 + 1
      return year(thursday) + (number < 10 ? "-W0" : "-W") + "\(number)"
    case .month: return String(first.dayText.dropLast(3))
    case .quarter: return year(first) + "-Q\((first.date.month - 1) / 3 + 1)"
    case .year: return year(first)
    }
  }

  private func year(_ instant: Instant) -> String { String(instant.dayText.dropLast(6)) }
}
