import Foundation
import Graphs
import Importers
import Organisations
import Testing

@testable import Importers

struct ICalendarTests {
  private func read(_ text: String, options: ImportOptions = ImportOptions()) throws
    -> Organisation
  {
    try TemporaryFolder(["a.ics": text]).organisation("a.ics", options: options)
  }

  private func calendar(_ event: String) -> String {
    """
    BEGIN:VCALENDAR
    BEGIN:VEVENT
    ORGANIZER:mailto:a@x
    ATTENDEE:mailto:b@x
    \(event)
    END:VEVENT
    END:VCALENDAR
    """
  }

  private func count(_ event: String, options: ImportOptions = ImportOptions()) throws -> Double? {
    let organisation = try read(calendar(event), options: options)
    let graph = organisation.relations.first?.graph
    return graph.map { graph in graph.arcs(of: 0).map { graph.weight(of: $0) }.reduce(0, +) }
  }

  @Test func `Every meeting gives its attendees 1/k from the organiser`() throws {
    let organisation = try Import.organisation(from: [LogFixtures.path("ICalendar/team.ics")])
    #expect(
      organisation.people.ids.map(\.text) == [
        "ann@example.org", "bob@example.org", "carl@example.org", "zoe+x@example.org",
      ])
    #expect(
      organisation.tieTexts("meetings") == [
        "ann@example.org→bob@example.org 0.5", "ann@example.org→zoe+x@example.org 0.5",
        "bob@example.org→ann@example.org 2.0", "bob@example.org→carl@example.org 1.0",
      ])
    #expect(organisation.provenance.warnings.isEmpty)
    #expect(
      organisation.provenance.remarks == [
        "team.ics: 1 attendees who declined were left out",
        "team.ics: 1 attendees who sent somebody else were left out",
        "team.ics: 1 rooms and resources among the attendees were left out",
        "team.ics: 1 cancelled meetings were left out",
        "team.ics: 1 entries without an organiser give no ties",
        "team.ics: 1 times without a zone, or in one that is named, are taken as they stand",
        "a message to k recipients gives each of them a tie of weight 1/k from its sender",
        "there is no roster: N is everyone who is named",
      ])
  }

  @Test(
    arguments: [
      ("FREQ=DAILY;COUNT=10", 10.0), ("FREQ=DAILY;INTERVAL=3;UNTIL=20260312", 4),
      ("FREQ=WEEKLY;UNTIL=20260331T235959Z;BYDAY=MO,WE", 9),
      ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", 3),
      ("FREQ=MONTHLY;BYDAY=1MO,-1FR;UNTIL=20260531", 6),
      ("FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260531", 4), ("FREQ=MONTHLY;COUNT=12", 12),
      ("FREQ=YEARLY;COUNT=3", 3), ("FREQ=YEARLY;BYMONTH=3,6;UNTIL=20271231", 4),
      ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=9", 9),
      ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20260531", 4),
      ("FREQ=YEARLY;BYMONTH=3;BYDAY=MO;BYSETPOS=1,-1;UNTIL=20271231", 4),
      ("FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=2;UNTIL=20260312", 3),
      ("FREQ=DAILY;UNTIL=20260304T085959Z", 2), ("FREQ=DAILY;UNTIL=20260304T090000Z", 3),
      // None of these can be counted.
      ("FREQ=WEEKLY", 1), ("FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO;COUNT=9", 1),
      ("FREQ=HOURLY;COUNT=9", 1), ("FREQ=YEARLY;COUNT=999999", 1), ("FREQ=DAILY;COUNT=0", 1),
      ("FREQ=DAILY;COUNT=99999999999999999999999", 1), ("nonsense", 1),
      ("FREQ=DAILY;FREQ=DAILY", 1),
    ]) func `A series counts as often as it takes place`(rule: String, expected: Double) throws
  {
    #expect(try count("DTSTART:20260302T090000Z\nRRULE:\(rule)") == expected)
  }

  @Test func `A series without an end is counted to the end of the window`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 3, day: 8)
    options.to = Instant(year: 2026, month: 3, day: 31)
    #expect(try count("DTSTART:20260302T090000Z\nRRULE:FREQ=WEEKLY", options: options) == 4)
    #expect(
      try count("DTSTART:20260302\nRDATE:20260310,20260401\nEXDATE:20260302", options: options) == 1
    )
  }

  @Test func `Weeks begin where the rule says`() throws {
    // RFC 5545, section 3.8.5.3: the example on WKST.
    let rule = "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=19970826;BYDAY=TU,SU;WKST="
    for (week, day) in [("MO", 10), ("SU", 17)] {
      var options = ImportOptions()
      options.from = Instant(year: 1997, month: 8, day: day)
      options.to = options.from
      #expect(try count("DTSTART:19970805T090000Z\n" + rule + week, options: options) == 1)
    }
  }

  @Test(
    arguments: [
      ("", 1, "the file is empty"),
      ("hello", 1, "a line without a colon"),
      ("<html>:", 1, "not a calendar: it does not begin with BEGIN:VCALENDAR"),
      ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", 2, "VEVENT is never closed: the file is cut off"),
      ("BEGIN:VCALENDAR\nEND:VEVENT\n", 2, "END:VEVENT closes nothing that is open"),
      (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260231\nEND:VEVENT\nEND:VCALENDAR", 3,
        "\"20260231\" in DTSTART is no day or time that exists"
      ),
      (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;CN=\"open:mailto:a@x\nEND:VEVENT\nEND:VCALENDAR",
        3,
        "ATTENDEE has no value"
      ),
      ("BEGIN:VCALENDAR\n\0", 2, "a NUL byte: this is no text"),
    ]) func `A broken calendar is refused where it breaks`(
      text: String, line: Int, message: String
    ) throws
  {
    let failure = #expect(throws: ImportFailure.self) { try read(text) }
    #expect(failure?.errors.first.map(\.message) == message)
    #expect(failure?.errors.first.map(\.line) == line)
  }

  @Test func `Components nest to the limit and no further`() throws {
    let text = "BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:X\n", count: 100_000)
    let failure = #expect(throws: ImportFailure.self) { try read(text) }
    #expect(failure?.errors.first?.message == "components lie more than 256 deep, the limit")
    #expect(failure?.errors.first?.line == 257)
  }

  @Test func `A meeting in two calendars counts once`() throws {
    let text = calendar("UID:1\nDTSTART:20260302")
    let folder = try TemporaryFolder(["a.ics": text, "b.ics": text])
    #expect(try folder.organisation().tieTexts("meetings") == ["a@x→b@x 1.0"])
  }

  @Test func `Whoever has no mail address is warned of and left out`() throws {
    let organisation = try read(
      calendar("ATTENDEE:urn:uuid:1\nATTENDEE;EMAIL=c@x:/principals/c\nDTSTART:20260302"))
    #expect(organisation.tieTexts("meetings") == ["a@x→b@x 0.5", "a@x→c@x 0.5"])
    #expect(
      organisation.provenance.warnings.map { "\($0.count) \($0.text) \($0.places)" } == [
        "1 organisers and attendees without a mail address were left out [\"a.ics:5:1\"]"
      ])
  }

  @Test func `A calendar cut anywhere is refused at what is open or at the line that is cut`()
    throws
  {
    let bytes = try LogFixtures.bytes("ICalendar/team.ics")
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    let folder = try TemporaryFolder()
    var length = 0
    var open: [Int] = []
    var property = 1
    for (index, line) in lines.enumerated() {
      if !line.hasPrefix(" ") { property = index + 1 }
      for cut in 0...line.utf8.count where length + cut > 0 {
        try folder.write("a.ics", Array(bytes[..<(length + cut)]))
        if index == lines.count - 1, cut == line.utf8.count {
          _ = try folder.organisation("a.ics")
          continue
        }
        let failure = #expect(throws: ImportFailure.self) { try folder.organisation("a.ics") }
        let errors = try #require(failure?.errors)
        #expect(errors.allSatisfy { !$0.hint.isEmpty && $0.column == 1 })
        let closes = line.hasPrefix("END:") && cut == line.utf8.count
        let last = closes ? open.dropLast().last : open.last
        #expect(errors.allSatisfy { $0.line == property || $0.line == last }, "\(errors)")
        if cut == 0, property == index + 1 {
          #expect(errors.map(\.line) == [open.last])
          let name = open.last.map { lines[$0 - 1].dropFirst(6) } ?? ""
          #expect(errors.first?.message == "\(name) is never closed: the file is cut off")
        }
      }
      length += line.utf8.count + 1
      if line.hasPrefix("BEGIN:") { open.append(index + 1) }
      if line.hasPrefix("END:") { open.removeLast() }
    }
  }

  @Test func `The text of a meeting is not repeated in a complaint`() throws {
    let failure = #expect(throws: ImportFailure.self) {
      try read(calendar("SUMMARY:a\nsecret title"))
    }
    #expect(failure?.errors.map(\.message) == ["a line without a colon"])
    #expect(failure?.errors.map(\.line) == [6])
  }

  /// Every rule by trying day after day, as it was done before days were passed over.
  @Test(arguments: UInt64(0)..<40)
  func `Days that are passed over are none of the series`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func some<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &random)]
    }
    for _ in 0..<8 {
      let frequency = some(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
      var parts = ["FREQ=\(frequency)"]
      let weekStart = some([nil, "MO", "SU", "WE"])
      let interval = some([1, 1, 2, 3, 5, 14])
      if interval > 1 { parts.append("INTERVAL=\(interval)") }
      if let weekStart { parts.append("WKST=\(weekStart)") }
      let weekdays = some([[], [], ["MO"], ["SU", "TH"], ["SA", "MO", "TU"]])
      if !weekdays.isEmpty { parts.append("BYDAY=" + weekdays.joined(separator: ",")) }
      let monthDays = frequency == "WEEKLY" ? [] : some([[], [], [13], [31, -1], [1, -31, 29]])
      if !monthDays.isEmpty {
        parts.append("BYMONTHDAY=" + monthDays.map(String.init).joined(separator: ","))
      }
      let months = some([[], [], [2], [1, 6, 12]])
      if !months.isEmpty {
        parts.append("BYMONTH=" + months.map(String.init).joined(separator: ","))
      }
      let positions = some([[], [], [1], [-1, 2], [3, 1]])
      if !positions.isEmpty {
        parts.append("BYSETPOS=" + positions.map(String.init).joined(separator: ","))
      }
      let start = Int.random(in: 10_000..<30_000, using: &random)
      let end = start + Int.random(in: 0..<4000, using: &random)
      let rule = parts.joined(separator: ";")
      var slow = SlowSeries(start: start, frequency: frequency, interval: interval)
      slow.weekStart = SlowSeries.weekdays.firstIndex(of: weekStart ?? "MO") ?? 1
      slow.weekdays = weekdays.compactMap(SlowSeries.weekdays.firstIndex)
      slow.monthDays = monthDays
      slow.months = months
      slow.positions = positions
      #expect(
        Recurrence(Array(rule.utf8)).days(from: start, until: nil, to: end) == slow.days(to: end),
        "\(rule) from \(start) to \(end)")
    }
  }

  @Test(
    arguments: [
      "FREQ=YEARLY;COUNT=5000;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;COUNT=5000;INTERVAL=400",
      "FREQ=MONTHLY;COUNT=5000;INTERVAL=18;BYDAY=5MO", "FREQ=WEEKLY;COUNT=5000;INTERVAL=60",
      "FREQ=DAILY;COUNT=5000;INTERVAL=500", "FREQ=YEARLY;COUNT=5000;BYMONTH=5;BYDAY=SU",
      "FREQ=YEARLY;COUNT=5000", "FREQ=MONTHLY;COUNT=5000;BYMONTHDAY=31",
      "FREQ=YEARLY;COUNT=5000;BYMONTH=3;BYDAY=MO;BYSETPOS=1",
      "FREQ=YEARLY;COUNT=5000;INTERVAL=9223372036854775807",
    ]) func `A rule that skips months and years takes no step for each of their days`(rule: String)
  {
    let daily = processorSeconds(of: "FREQ=DAILY;COUNT=30000")
    let skipping = processorSeconds(of: rule)
    #expect(3 * skipping < daily, "\(skipping) s, and \(daily) s for each day")
  }

  /// How long a rule takes that never comes to its count, whatever else the machine does.
  private func processorSeconds(of rule: String) -> Double {
    var before = timespec()
    var after = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before)
    for _ in 0..<5 {
      #expect(Recurrence(Array(rule.utf8)).days(from: 20_000, until: nil, to: nil) == nil)
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after)
    return Double(after.tv_sec - before.tv_sec) + Double(after.tv_nsec - before.tv_nsec) / 1e9
  }

  @Test func `Reading takes time in proportion to the attendees and the days`() throws {
    let clock = ContinuousClock()
    let attendees = (0..<20_000).map { "ATTENDEE:mailto:p\($0)@x" }.joined(separator: "\n")
    #expect(try clock.measure { _ = try read(calendar(attendees)) } < .seconds(20))
    let series = (0..<100).map { number in
      """
      BEGIN:VEVENT
      ORGANIZER:mailto:a@x
      ATTENDEE:mailto:b@x
      DTSTART:20260302T09\(10 + number % 50)00Z
      RRULE:FREQ=YEARLY;COUNT=19999;BYDAY=MO
      END:VEVENT
      """
    }
    let text = "BEGIN:VCALENDAR\n" + series.joined(separator: "\n") + "\nEND:VCALENDAR"
    #expect(try clock.measure { _ = try read(text) } < .seconds(20))
  }
}
