import Organisations

/// Reads the meetings of one calendar, and the zones that it describes.
///
/// - Complexity: O(bytes).
struct ICalendarReader {
  private static let wanted: Set = [
    "begin", "end", "uid", "organizer", "attendee", "dtstart", "dtstamp", "sequence", "rrule",
    "rdate", "exdate", "recurrence-id", "status", "method", "tzid", "tzoffsetfrom", "tzoffsetto",
  ]
  /// What is sent back to the organiser, or asks them for something.
  private static let answers: Set = ["reply", "counter", "refresh"]

  private let draft: Draft
  private let input: Input
  private let file: Int
  private(set) var counts = CalendarCounts()

  /// A component that is open: its name as it stands and in lowercase, and its line.
  private struct Component {
    var name: [UInt8]
    var kind: String
    var line: Int
  }
  private var open: [Component] = []
  private var event: CalendarEvent?
  private var zone: (name: [UInt8], observances: [CalendarZones.Observance])?
  private var method = ""
  private var calendars = 0

  private var issues: Issues { draft.issues }

  init(_ draft: Draft, _ input: Input, file: Int) {
    self.draft = draft
    self.input = input
    self.file = file
  }

  /// Adds the events and zones of the calendar.
  mutating func read(_ events: inout [CalendarEvent], _ zones: inout CalendarZones) {
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
        guard read(line, &events, &zones) else { return }
      }
    }
    if let last = open.last {
      issues.error(
        at: place(last.line), "\(shown(last.name)) is never closed: the file is cut off",
        hint: "export the calendar once more")
    } else if calendars == 0, !issues.isFull {
      refuse(at: input.place)
    }
  }

  private func place(_ line: Int) -> Place { Place(file: shown(input.path), line: line) }

  private func refuse(at place: Place) {
    issues.error(
      at: place, "not a calendar: it does not begin with BEGIN:VCALENDAR",
      hint: "export the calendar as iCalendar (.ics)")
  }

  /// Reads one property; `false` where nothing behind it can be understood.
  private mutating func read(
    _ line: ContentLines.Line, _ events: inout [CalendarEvent], _ zones: inout CalendarZones
  ) -> Bool {
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
      let kind = String(decoding: value, as: UTF8.self)
      guard calendars > 0 || kind == "vcalendar" else {
        refuse(at: place(line.number))
        return false
      }
      open.append(
        Component(name: Array(trimmed(line.value)), kind: kind, line: line.number))
      switch kind {
      case "vcalendar":
        calendars += 1
        method = ""
      case "vevent": event = CalendarEvent(file: file, line: line.number)
      case "vtimezone": zone = ([], [])
      case "standard", "daylight": zone?.observances.append(CalendarZones.Observance())
      default: break
      }
    case "end":
      guard let last = open.popLast(), last.kind == String(decoding: value, as: UTF8.self) else {
        issues.error(
          at: place(line.number), "END:\(shown(line.value)) closes nothing that is open",
          hint: "export the calendar once more; lines are missing")
        return false
      }
      if last.kind == "vevent" { finishEvent(&events) }
      if last.kind == "vtimezone", let zone {
        zones.add(zone.observances, to: zone.name, in: file)
        self.zone = nil
      }
    default:
      guard calendars > 0 else {
        refuse(at: place(line.number))
        return false
      }
      switch open.last?.kind {
      case "vcalendar":
        if line.name == "method" { method = String(decoding: value, as: UTF8.self) }
      // Alarms inside a meeting have attendees of their own.
      case "vevent": readEvent(line, value, &zones)
      case "vtimezone": if line.name == "tzid" { zone?.name = Array(trimmed(line.value)) }
      case "standard", "daylight": readObservance(line)
      default: break
      }
    }
    return true
  }

  private mutating func finishEvent(_ events: inout [CalendarEvent]) {
    guard var event else { return }
    self.event = nil
    counts.entries += 1
    guard !Self.answers.contains(method) else {
      counts.answers += 1
      return
    }
    if method == "cancel" { event.isCancelled = true }
    // What is added to a series is a meeting of its own.
    if method == "add", event.recurrence == nil { event.recurrence = event.start }
    events.append(event)
  }

  private mutating func readEvent(
    _ line: ContentLines.Line, _ value: [UInt8], _ zones: inout CalendarZones
  ) {
    switch line.name {
    case "uid": event?.uid = Array(line.value)
    case "sequence": event?.sequence = Int(String(decoding: value, as: UTF8.self)) ?? 0
    case "dtstamp": event?.written = CalendarDate(value)?.wall ?? -.infinity
    case "status": if value.elementsEqual("cancelled".utf8) { event?.isCancelled = true }
    case "organizer":
      let organiser = address(line)
      event?.organiser = organiser
    case "attendee": readAttendee(line)
    case "dtstart":
      let dates = dates(line, &zones)
      event?.hasStart = true
      event?.start = dates.first
    case "recurrence-id":
      let dates = dates(line, &zones)
      event?.recurrence = dates.first
      let range = lowercasedASCII(line.parameters["range"] ?? [])
      event?.replacesLater = range.elementsEqual("thisandfuture".utf8)
    case "rdate":
      let dates = dates(line, &zones)
      event?.added += dates
    case "exdate":
      let dates = dates(line, &zones)
      event?.excluded += dates
    case "rrule":
      // Two rules are none that is followed.
      let rule = Recurrence(event?.rule == nil ? trimmed(line.value) : [])
      event?.rule = rule
    default: break
    }
  }

  private mutating func readAttendee(_ line: ContentLines.Line) {
    func parameter(_ name: String) -> String {
      String(decoding: lowercasedASCII(line.parameters[name] ?? []), as: UTF8.self)
    }
    switch (parameter("partstat"), parameter("cutype"), parameter("role")) {
    case ("declined", _, _): counts.declined += 1
    case ("delegated", _, _): counts.delegated += 1
    case (_, "resource", _), (_, "room", _): counts.places += 1
    case (_, "group", _): counts.groups += 1
    case (_, _, "non-participant"): counts.observers += 1
    default: if let address = address(line) { event?.attendees.append(address) }
    }
  }

  /// Reads when an offset of a zone begins; what is no date there is no complaint, since the zone of
  /// the system is asked first.
  private mutating func readObservance(_ line: ContentLines.Line) {
    guard let last = zone?.observances.indices.last else { return }
    switch line.name {
    case "dtstart", "rdate":
      let starts = line.value.split(separator: UInt8(ascii: ",")).compactMap {
        CalendarDate(trimmed($0))?.wall
      }
      zone?.observances[last].starts += starts
    case "rrule": zone?.observances[last].rule = Recurrence(trimmed(line.value))
    case "tzoffsetfrom":
      if let offset = Self.offset(line.value) { zone?.observances[last].before = offset }
    case "tzoffsetto": zone?.observances[last].after = Self.offset(line.value)
    default: break
    }
  }

  /// The seconds in `+0100` or `-023000`.
  private static func offset(_ value: ArraySlice<UInt8>) -> Double? {
    let bytes = Array(trimmed(value))
    guard bytes.count == 5 || bytes.count == 7, let hours = MailDate.number(bytes[1..<3]),
      let minutes = MailDate.number(bytes[3..<5]),
      let seconds = bytes.count == 5 ? 0 : MailDate.number(bytes[5..<7])
    else { return nil }
    let total = Double(hours * 3600 + minutes * 60 + seconds)
    return bytes[0] == UInt8(ascii: "-") ? -total : total
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
  private mutating func dates(
    _ line: ContentLines.Line, _ zones: inout CalendarZones
  ) -> [CalendarDate] {
    var dates: [CalendarDate] = []
    for entry in line.value.split(separator: UInt8(ascii: ",")) {
      let start = entry.split(separator: UInt8(ascii: "/")).first ?? entry
      guard var date = CalendarDate(trimmed(start)) else {
        issues.error(
          at: place(line.number),
          "\"\(shown(entry))\" in \(line.name.uppercased()) is no day or time that exists",
          hint: "write 20260331, 20260331T091500 or 20260331T091500Z")
        continue
      }
      if date.zone == .floating {
        counts.localTimes += 1
        if let name = line.parameters["tzid"] {
          date.zone = .named(zones.code(of: name, in: file))
        }
      }
      dates.append(date)
    }
    return dates
  }
}
