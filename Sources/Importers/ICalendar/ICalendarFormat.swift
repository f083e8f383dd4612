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

  func read(_ input: Input, into draft: Draft) {
    var reader = ICalendarReader(draft, input)
    reader.read()
  }
}
