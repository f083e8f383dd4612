import Organisations

/// The meetings of one event that recurs, or of one that does not.
struct MeetingSeries {
  /// Days of the series that go on in one way: all, or those before or after a change.
  struct Part {
    var days = Int.min...Int.max
    /// By how many seconds these days' meetings were moved.
    var shift = 0.0
  }

  /// How many meetings lie in the window.
  struct Count {
    var meetings = 0
    /// The first one in the window; where there is none, some meeting; `nil` where all are excluded.
    var date: Instant?
    /// The last one in the window.
    var last: Instant?
    /// Whether it is a series in the window that cannot be counted.
    var isOnce = false
  }

  var start: CalendarDate
  var rule: Recurrence?
  /// The day of the rule's end.
  var lastDay: Int?
  var added: Set<Int> = []
  var excluded: Set<Int> = []

  /// Counts the meetings in the window, for each part.
  ///
  /// What cannot be counted (a part without an end, a rule that is not followed, a series of more than
  /// `Recurrence.maximumDays`) counts once, on its first day in the window.
  ///
  /// - Parameter parts: All days, in their order.
  /// - Complexity: O(days from the first to the last), at most `Recurrence.maximumDays`, for all parts.
  func counts(of parts: [Part] = [Part()], in window: Window) -> [Count] {
    let shift = parts.lazy.map(\.shift).min() ?? 0
    // The day that is moved to the window's last.
    var found = days(
      to: window.to.map { CalendarDate.day(of: Double($0.day + 1) * 86_400 - shift) })
    var counted = parts.count
    if found == nil, let last = parts.last, parts.count > 1 {
      found = days(to: last.days.lowerBound - 1)
      counted -= 1
    }
    guard let found else { return parts.map { once($0, in: window) } }
    var position = 0
    return parts.enumerated().map { index, part in
      guard index < counted else { return once(part, in: window) }
      var count = Count()
      while position < found.count, found[position] <= part.days.upperBound {
        let day = found[position]
        position += 1
        guard !excluded.contains(day) else { continue }
        let date = instant(day, part)
        if window.contains(date) {
          if count.meetings == 0 { count.date = date }
          count.meetings += 1
          count.last = date
        } else if count.date == nil {
          count.date = date
        }
      }
      return count
    }
  }

  /// All days up to the last that is asked for, in their order; `nil` where they cannot be counted.
  private func days(to end: Int?) -> [Int]? {
    var found = [start.day]
    if let rule {
      guard let days = rule.days(from: start.day, until: lastDay, to: end) else { return nil }
      found = days
    }
    return added.isEmpty ? found : added.union(found).sorted()
  }

  private func once(_ part: Part, in window: Window) -> Count {
    let first = instant(max(start.day, part.days.lowerBound), part)
    let last = min(lastDay ?? .max, part.days.upperBound)
    var date = first
    if let from = window.from, first < from, last == .max || instant(last, part) >= from {
      date = from
    }
    return Count(meetings: 1, date: date, isOnce: window.contains(date))
  }

  private func instant(_ day: Int, _ part: Part) -> Instant {
    Instant(seconds: Double(day) * 86_400 + start.timeOfDay + part.shift)
  }
}
