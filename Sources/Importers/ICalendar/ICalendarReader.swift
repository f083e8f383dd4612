import Organisations

/// Reads the meetings of a calendar and makes ties from organisers to attendees.
///
/// - Complexity: O(bytes) and, for each series that is counted, O(days from its start to its end).
struct ICalendarReader {
  private static let wanted: Set = [
    "begin", "end", "uid", "organizer", "attendee", "dtstart", "rrule", "rdate", "exdate",
    "recurrence-id", "status", "method",
  ]

  private let draft: Draft
  private let input: Input
  private var ties: MessageTies

  /// The components that are open, the innermost last, each with its line.
  private var open: [(name: [UInt8], line: Int)] = []
  private var event: CalendarEvent?
  private var events: [CalendarEvent] = []
  private var cancelsAll = false
  private var calendars = 0
  private var counts = Counts()

  /// What was left out.
  private struct Counts {
    var declined = 0
    var places = 0
    var groups = 0
    var observers = 0
    var cancelled = 0
    var copies = 0
    var withoutOrganiser = 0
    var localTimes = 0
    var uncounted = 0
  }

  private var issues: Issues { draft.issues }

  init(_ draft: Draft, _ input: Input) {
    self.draft = draft
    self.input = input
    ties = MessageTies(draft, relation: "meetings", at: input.place)
  }

  mutating func read() {
    guard issues.isText(input, hint: "export the calendar as iCalendar (.ics)") else { return }
    let bytes = input.bytes
    let text = bytes.span
    var lines = ContentLines(
      text, from: Encoding.markLength(bytes), wanted: Self.wanted,
      limit: draft.options.maximumValueBytes)
    reading: while !issues.isFull {
      switch lines.next(in: text) {
      case .end: break reading
      case .broken(let line, let message, let hint):
        issues.error(at: place(line), message, hint: hint)
        if calendars == 0 { return }
      case .line(let line):
        guard calendars > 0 || line.name == "begin" else {
          issues.error(
            at: place(line.number), "not a calendar: it does not begin with BEGIN:VCALENDAR",
            hint: "export the calendar as iCalendar (.ics)")
          return
        }
        guard read(line) else { return }
      }
    }
    if let last = open.last {
      issues.error(
        at: place(last.line), "\(shown(last.name)) is never closed: the file is cut off",
        hint: "export the calendar once more")
    } else if calendars == 0, !issues.isFull {
      issues.error(
        at: input.place, "not a calendar: it does not begin with BEGIN:VCALENDAR",
        hint: "export the calendar as iCalendar (.ics)")
    }
    makeTies()
  }

  private func place(_ line: Int) -> Place { Place(file: shown(input.path), line: line) }

  /// Reads one property; `false` where nothing behind it can be understood.
  private mutating func read(_ line: ContentLines.Line) -> Bool {
    let value = lowercasedASCII(trimmed(line.value))
    switch line.name {
    case "begin":
      guard open.count < draft.options.maximumNesting else {
        issues.error(
          at: place(line.number),
          "components lie more than \(draft.options.maximumNesting) deep, the limit",
          hint: "raise the limit with --maximum-nesting")
        return false
      }
      if value.elementsEqual("vcalendar".utf8) {
        calendars += 1
        cancelsAll = false
      } else if calendars == 0 {
        issues.error(
          at: place(line.number), "not a calendar: it does not begin with BEGIN:VCALENDAR",
          hint: "export the calendar as iCalendar (.ics)")
        return false
      }
      open.append((Array(trimmed(line.value)), line.number))
      if value.elementsEqual("vevent".utf8) { event = CalendarEvent(line: line.number) }
    case "end":
      guard let last = open.popLast(), lowercasedASCII(last.name) == value else {
        issues.error(
          at: place(line.number), "END:\(shown(line.value)) closes nothing that is open",
          hint: "export the calendar once more; lines are missing")
        return false
      }
      if value.elementsEqual("vevent".utf8), let event {
        events.append(event)
        events[events.count - 1].isCancelled = event.isCancelled || cancelsAll
        self.event = nil
      }
    case "method":
      if value.elementsEqual("cancel".utf8) { cancelsAll = true }
    default:
      // Alarms inside a meeting have attendees of their own.
      if open.last.map({ lowercasedASCII($0.name).elementsEqual("vevent".utf8) }) == true {
        readProperty(line, value)
      }
    }
    return true
  }

  private mutating func readProperty(_ line: ContentLines.Line, _ value: [UInt8]) {
    guard var event else { return }
    switch line.name {
    case "uid": event.uid = Array(line.value)
    case "status":
      if value.elementsEqual("cancelled".utf8) { event.isCancelled = true }
    case "organizer": event.organiser = address(line)
    case "attendee":
      func parameter(_ name: String) -> String {
        String(decoding: lowercasedASCII(line.parameters[name] ?? []), as: UTF8.self)
      }
      switch (parameter("partstat"), parameter("cutype"), parameter("role")) {
      case ("declined", _, _): counts.declined += 1
      case (_, "resource", _), (_, "room", _): counts.places += 1
      case (_, "group", _): counts.groups += 1
      case (_, _, "non-participant"): counts.observers += 1
      default: if let address = address(line) { event.attendees.append(address) }
      }
    case "dtstart":
      event.hasStart = true
      event.start = dates(line).first
    case "recurrence-id":
      event.replacedDay = dates(line).first?.day
      event.recurrence = Array(line.value)
    case "rdate": event.addedDays.formUnion(dates(line).map(\.day))
    case "exdate": event.excludedDays.formUnion(dates(line).map(\.day))
    case "rrule":
      if event.rule == nil, let rule = Recurrence(trimmed(line.value)) {
        event.rule = rule
      } else {
        event.hasUnknownRule = true
      }
    default: break
    }
    self.event = event
  }

  /// The id in `mailto:ann@example.org`, or in the parameter EMAIL where the value is no address.
  private func address(_ line: ContentLines.Line) -> [UInt8]? {
    var value = Array(trimmed(line.value))
    if lowercasedASCII(value.prefix(7)).elementsEqual("mailto:".utf8) {
      value = percentDecoded(value.dropFirst(7))
    }
    if let address = AddressList.address(value) { return address }
    if let email = line.parameters["email"], let address = AddressList.address(email) {
      return address
    }
    issues.warning(
      "organisers and attendees without a mail address were left out", at: place(line.number))
    return nil
  }

  private func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "%"), position + 2 <= bytes.endIndex,
        let value = UInt8(
          String(decoding: bytes[position..<position + 2], as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        position += 2
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  /// The dates of a property; of a period its beginning.
  private mutating func dates(_ line: ContentLines.Line) -> [Instant] {
    var dates: [Instant] = []
    for entry in line.value.split(separator: UInt8(ascii: ",")) {
      let start = entry.split(separator: UInt8(ascii: "/")).first ?? entry
      guard let date = CalendarDate(trimmed(start)) else {
        issues.error(
          at: place(line.number),
          "\"\(shown(entry))\" in \(line.name.uppercased()) is no day or time that exists",
          hint: "write 20260331, 20260331T091500 or 20260331T091500Z")
        continue
      }
      if date.isLocal { counts.localTimes += 1 }
      dates.append(date.instant)
    }
    return dates
  }

  /// Adds the ties of all meetings; a changed meeting stands for the one of its series that it replaces.
  private mutating func makeTies() {
    var replaced: [[UInt8]: Set<Int>] = [:]
    for event in events where !event.uid.isEmpty {
      if let day = event.replacedDay { replaced[event.uid, default: []].insert(day) }
    }
    for var event in events {
      let place = place(event.line)
      if !event.uid.isEmpty {
        let known = draft.messageIds.count
        guard draft.messageIds.code(of: event.key) >= known else {
          counts.copies += 1
          continue
        }
        if event.replacedDay == nil { event.excludedDays.formUnion(replaced[event.uid] ?? []) }
      }
      if event.isCancelled {
        counts.cancelled += 1
        continue
      }
      guard let organiser = event.organiser else {
        counts.withoutOrganiser += 1
        continue
      }
      guard let sender = draft.person(organiser, at: place) else { continue }
      let recipients = event.attendees.compactMap { draft.person($0, at: place) }
      if !event.hasStart {
        issues.warning("meetings without a start are kept in the window", at: place)
      }
      let (count, span, isExact) = event.occurrences(in: draft.window)
      if !isExact { counts.uncounted += 1 }
      ties.add(
        from: sender, to: recipients, on: span.from ?? event.start, line: event.line, times: count)
      if span.from != span.to { ties.note(span) }
    }
    remarkCounts()
    ties.finish(name: shown(input.name))
  }

  private func remarkCounts() {
    let name = shown(input.name)
    draft.sources.append(
      Provenance.Source(
        name: input.name, path: input.path, table: "icalendar", rows: events.count))
    if events.isEmpty { issues.warning("\(name): the calendar has no meetings") }
    func remark(_ count: Int, _ text: String) {
      if count > 0 { issues.remark("\(name): \(count) \(text)") }
    }
    remark(counts.declined, "attendees who declined were left out")
    remark(counts.places, "rooms and resources among the attendees were left out")
    remark(counts.groups, "groups among the attendees were left out: who is in them is not said")
    remark(counts.observers, "attendees who are only informed were left out")
    remark(counts.cancelled, "cancelled meetings were left out")
    remark(counts.copies, "copies of meetings with one UID were left out")
    remark(counts.withoutOrganiser, "entries without an organiser give no ties")
    remark(
      counts.localTimes, "times without a zone, or in one that is named, are taken as they stand")
    remark(
      counts.uncounted,
      "series of meetings count once: they have no end in the window, or a rule that is not followed"
    )
  }
}
