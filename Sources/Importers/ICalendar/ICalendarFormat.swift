/// Calendars as RFC 5545 has them; who invites whom and when is read, and nothing else.
struct ICalendarFormat: FileFormat {
  let name = "icalendar"
  let title = "an iCalendar file"
  let endings = ["ics", "ical"]
  let isGraph = false

  /// Whether the bytes begin with `BEGIN:VCALENDAR`, in any letter case.
  func recognises(_ bytes: [UInt8]) -> Bool {
    lowercasedASCII(bytes.dropFirst(Encoding.markLength(bytes)).prefix(15))
      .elementsEqual("begin:vcalendar".utf8)
  }

  func read(_ input: Input, into draft: Draft) { read([input], into: draft) }

  /// Reads all calendars before any tie is made: one may hold changes of meetings in another.
  func read(_ inputs: [Input], into draft: Draft) {
    var zones = CalendarZones()
    var events: [CalendarEvent] = []
    var counts: [CalendarCounts] = []
    for (file, input) in inputs.enumerated() where !draft.issues.isFull {
      var reader = ICalendarReader(draft, input, file: file)
      reader.read(&events, &zones)
      counts.append(reader.counts)
    }
    guard counts.count == inputs.count else { return }
    var ties = MeetingTies(draft, inputs, zones, counts)
    ties.add(events)
  }
}
