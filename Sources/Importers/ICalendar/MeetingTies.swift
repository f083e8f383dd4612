import Organisations

/// Makes ties from organisers to attendees of all meetings in the calendars of one import.
///
/// Of the versions of a meeting the last one counts, and a changed meeting stands for the one of its
/// series that it replaces, in whatever files and order they are.
///
/// - Complexity: O(events log events) and, for each series that is counted, O(days from its start to
///   its end).
struct MeetingTies {
  private let draft: Draft
  private let inputs: [Input]
  private let zones: CalendarZones
  private var ties: [MessageTies]
  private var counts: [CalendarCounts]

  init(_ draft: Draft, _ inputs: [Input], _ zones: CalendarZones, _ counts: [CalendarCounts]) {
    self.draft = draft
    self.inputs = inputs
    self.zones = zones
    self.counts = counts
    ties = inputs.map { MessageTies(draft, relation: "meetings", at: $0.place) }
  }

  /// Adds the ties, and says what was left out.
  mutating func add(_ events: [CalendarEvent]) {
    var groups: [[CalendarEvent]] = []
    var groupOf: [[UInt8]: Int] = [:]
    for event in events {
      if let group = groupOf[event.uid], !event.uid.isEmpty {
        groups[group].append(event)
      } else {
        groupOf[event.uid] = groups.count
        groups.append([event])
      }
    }
    for group in groups { addMeetings(group) }
    for file in inputs.indices {
      counts[file].remark(inputs[file], draft)
      ties[file].finish(name: shown(inputs[file].name))
    }
  }

  /// Adds the meetings of one UID.
  private mutating func addMeetings(_ events: [CalendarEvent]) {
    var master: CalendarEvent?
    for event in events where event.recurrence == nil {
      master = newer(event, master)
    }
    var single: [Int: CalendarEvent] = [:]
    var later: [Int: CalendarEvent] = [:]
    let start = master?.start ?? events.lazy.compactMap(\.recurrence).first
    for event in events {
      guard let recurrence = event.recurrence, let start else { continue }
      let day = day(of: recurrence, in: start, event)
      if event.replacesLater {
        later[day] = newer(event, later[day])
      } else {
        single[day] = newer(event, single[day])
      }
    }
    let changes = later.sorted { $0.key < $1.key }.map(\.value)
    let singles = single.sorted { $0.key < $1.key }.map(\.value)
    guard let master else {
      for event in changes + singles { add(event) }
      return
    }
    var series = series(master)
    series?.excluded.formUnion(single.keys)
    let bounds = [.min] + later.keys.sorted() + [.max]
    let shifts = [0] + changes.map { shift(of: $0, in: series?.start) }
    let parts = shifts.indices.map { index in
      let isLast = index == changes.count
      return MeetingSeries.Part(
        days: bounds[index]...(isLast ? .max : bounds[index + 1] - 1), shift: shifts[index])
    }
    let found = series?.counts(of: parts, in: draft.window)
    add(master, found?[0], isReplaced: !single.isEmpty || !later.isEmpty)
    // Whoever calls off a series calls off the changes that were known then.
    func standing(_ event: CalendarEvent) -> CalendarEvent {
      var event = event
      if master.isCancelled, !event.isLater(than: master) { event.isCancelled = true }
      return event
    }
    for (index, change) in changes.enumerated() {
      add(standing(change), found?[index + 1], isReplaced: true)
    }
    for event in singles { add(standing(event)) }
  }

  /// The one of two versions that counts; the other is counted as a copy.
  private mutating func newer(_ event: CalendarEvent, _ known: CalendarEvent?) -> CalendarEvent {
    guard let known else { return event }
    let isNewer = event.stands(before: known)
    counts[isNewer ? known.file : event.file].copies += 1
    return isNewer ? event : known
  }

  /// The day of a series that a date means.
  private func day(
    of date: CalendarDate, in start: CalendarDate, _ event: CalendarEvent
  ) -> Int {
    if let wall = zones.wall(of: date, in: start.zone) { return CalendarDate.day(of: wall) }
    warnOfZone(event)
    // The day on which the series' time of day is nearest.
    return Int(((date.wall - start.timeOfDay) / 86_400).rounded())
  }

  private func warnOfZone(_ event: CalendarEvent) {
    draft.issues.warning(
      "times in UTC of a series in a zone that is not known were matched to the nearest day",
      at: place(event))
  }

  /// The days of an event by itself; `nil` without a start.
  private func series(_ event: CalendarEvent) -> MeetingSeries? {
    guard let start = event.start else { return nil }
    var series = MeetingSeries(start: start, rule: event.rule)
    series.added = Set(event.added.map { day(of: $0, in: start, event) })
    series.excluded = Set(event.excluded.map { day(of: $0, in: start, event) })
    if let until = event.rule?.until {
      if until.zone == .day || start.zone == .day {
        series.lastDay = until.day
      } else if let wall = zones.wall(of: until, in: start.zone) {
        series.lastDay = CalendarDate.day(of: wall - start.timeOfDay)
      } else {
        warnOfZone(event)
        series.lastDay = until.day
      }
    }
    return series
  }

  /// By how much a change moves the meetings of a series.
  private func shift(of change: CalendarEvent, in start: CalendarDate?) -> Double {
    guard let start, let recurrence = change.recurrence, let moved = change.start,
      let from = zones.wall(of: recurrence, in: start.zone),
      let to = zones.wall(of: moved, in: start.zone)
    else { return 0 }
    return to - from
  }

  /// Adds the ties of an event for each of its meetings: those of its own dates, unless they were
  /// counted as a part of a series.
  private mutating func add(
    _ event: CalendarEvent, _ counted: MeetingSeries.Count? = nil, isReplaced: Bool = false
  ) {
    if event.isCancelled {
      counts[event.file].cancelled += 1
      return
    }
    guard let organiser = event.organiser else {
      counts[event.file].withoutOrganiser += 1
      return
    }
    let place = place(event)
    guard let sender = draft.person(organiser, at: place) else { return }
    let recipients = event.attendees.compactMap { draft.person($0, at: place) }
    if !event.hasStart {
      draft.issues.warning("meetings without a start are kept in the window", at: place)
    }
    let own = counted == nil ? series(event) : nil
    let count = counted ?? own?.counts(in: draft.window)[0] ?? MeetingSeries.Count(meetings: 1)
    if count.meetings == 0, count.date == nil {
      if !isReplaced { counts[event.file].cancelled += 1 }
      return
    }
    if count.isOnce { counts[event.file].uncounted += 1 }
    ties[event.file].add(
      from: sender, to: recipients, on: count.date, line: event.line, times: count.meetings)
    if let last = count.last { ties[event.file].note(Window(from: count.date, to: last)) }
  }

  private func place(_ event: CalendarEvent) -> Place {
    Place(file: shown(inputs[event.file].path), line: event.line)
  }
}
