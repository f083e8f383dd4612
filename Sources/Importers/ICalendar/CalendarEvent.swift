import Organisations

/// One VEVENT: a meeting, a series of them, or the change of one in a series.
struct CalendarEvent {
  /// What tells meetings apart; empty where the calendar gives none.
  var uid: [UInt8] = []
  /// The day of the meeting of a series that this one replaces.
  var replacedDay: Int?
  /// The value that says which meeting of the series it is, as it stands.
  var recurrence: [UInt8] = []
  var organiser: [UInt8]?
  var attendees: [[UInt8]] = []
  var start: Instant?
  var hasStart = false
  var rule: Recurrence?
  /// Whether a rule is there that cannot be followed.
  var hasUnknownRule = false
  var addedDays: Set<Int> = []
  var excludedDays: Set<Int> = []
  var isCancelled = false
  var line: Int

  /// Whether there may be more than one meeting.
  var isSeries: Bool { rule != nil || hasUnknownRule || !addedDays.isEmpty }

  /// What makes copies of one meeting the same: its id, and which one of the series it is.
  var key: [UInt8] { Array("event ".utf8) + uid + [0] + recurrence }

  /// How many of the meetings lie in the window, and the first and the last of them.
  ///
  /// A series that cannot be counted (without an end, with a rule that is not known, over more than
  /// `Recurrence.maximumDays`) counts once; `isExact` says which.
  func occurrences(in window: Window) -> (count: Int, span: Window, isExact: Bool) {
    guard let start else { return (1, Window(), !isSeries) }
    let once = Window(from: start, to: start)
    guard isSeries else { return (1, once, true) }
    var days: Set<Int>
    if let rule {
      guard let expanded = rule.days(from: start.day, to: window.to?.day) else {
        return (1, once, false)
      }
      days = expanded
    } else {
      if hasUnknownRule { return (1, once, false) }
      days = [start.day]
    }
    days.formUnion(addedDays)
    days.subtract(excludedDays)
    let timeOfDay = start.seconds - Double(start.day) * 86_400
    let kept = days.map { Instant(seconds: Double($0) * 86_400 + timeOfDay) }
      .filter(window.contains)
    return (kept.count, Window(from: kept.min(), to: kept.max()), true)
  }
}
