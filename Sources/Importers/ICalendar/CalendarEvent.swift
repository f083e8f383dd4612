import Organisations

/// One VEVENT: a meeting, a series of them, or the change of one in a series.
struct CalendarEvent {
  /// Which of the files it is in.
  var file: Int
  var line: Int
  /// What tells meetings apart; empty where the calendar gives none.
  var uid: [UInt8] = []
  var sequence = 0
  /// When this version of it was written.
  var written = -Double.infinity
  /// The meeting of a series that this one replaces.
  var recurrence: CalendarDate?
  /// Whether it replaces all later ones too.
  var replacesLater = false
  var organiser: [UInt8]?
  var attendees: [[UInt8]] = []
  var start: CalendarDate?
  var hasStart = false
  var rule: Recurrence?
  var added: [CalendarDate] = []
  var excluded: [CalendarDate] = []
  var isCancelled = false

  /// Whether it is a later version than the other, going by its numbers.
  func isLater(than other: CalendarEvent) -> Bool {
    (sequence, written) > (other.sequence, other.written)
  }

  /// Whether it stands where both are versions of one meeting; the order of files has no say.
  func stands(before other: CalendarEvent) -> Bool {
    if isLater(than: other) || other.isLater(than: self) { return isLater(than: other) }
    func rank(_ event: CalendarEvent) -> (Int, Int, Double) {
      (event.isCancelled ? 1 : 0, event.attendees.count, event.start?.wall ?? -.infinity)
    }
    if rank(self) != rank(other) { return rank(self) > rank(other) }
    func people(_ event: CalendarEvent) -> [UInt8] {
      (event.attendees + [event.organiser ?? []]).reduce(into: []) { $0 += $1 + [0] }
    }
    return people(self).lexicographicallyPrecedes(people(other))
  }
}
