import Importers
import Organisations
import Testing

/// Series in windows and zones, and meetings that stand more than once.
struct ICalendarVersionsTests {
  private func event(_ lines: String..., to attendees: String..., by organiser: String = "a@x")
    -> String
  {
    (["BEGIN:VEVENT", "ORGANIZER:mailto:" + organiser]
      + attendees.map { "ATTENDEE:mailto:" + $0 } + lines + ["END:VEVENT"])
      .joined(separator: "\n")
  }

  private func calendar(_ parts: [String], method: String? = nil) -> String {
    (["BEGIN:VCALENDAR"] + (method.map { ["METHOD:" + $0] } ?? []) + parts + ["END:VCALENDAR"])
      .joined(separator: "\n")
  }

  private func organisation(_ parts: [String], from: Instant? = nil, to: Instant? = nil) throws
    -> Organisation
  {
    var options = ImportOptions()
    options.from = from
    options.to = to
    return try TemporaryFolder(["a.ics": calendar(parts)]).organisation("a.ics", options: options)
  }

  private func ties(_ parts: String..., from: Instant? = nil, to: Instant? = nil) throws -> [String]
  {
    try organisation(parts, from: from, to: to).tieTexts("meetings")
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> Instant? {
    Instant(year: year, month: month, day: day)
  }

  // MARK: Windows

  @Test(
    arguments: [
      "RRULE:FREQ=WEEKLY", "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", "RRULE:FREQ=YEARLY;BYWEEKNO=3",
    ]) func `A series that began before the window counts once in it`(rule: String) throws
  {
    let series = event("DTSTART:20250106T100000Z", rule, to: "b@x")
    let organisation = try organisation([series], from: day(2026, 1, 1))
    #expect(organisation.tieTexts("meetings") == ["a@x→b@x 1.0"])
    #expect(
      organisation.provenance.remarks.filter { $0.hasPrefix("a.ics") } == [
        "a.ics: 1 series of meetings count once: they have no end in the window, "
          + "or a rule that is not followed"
      ])
  }

  @Test func `A series outside the window is no tie, whether its rule is followed or not`() throws {
    let other = event("DTSTART:20260302", to: "c@x")
    for rule in ["FREQ=WEEKLY;UNTIL=20250601", "FREQ=YEARLY;BYWEEKNO=3;UNTIL=20250601"] {
      let series = event("DTSTART:20250106T100000Z", "RRULE:" + rule, to: "b@x")
      let organisation = try organisation([series, other], from: day(2026, 1, 1))
      #expect(organisation.tieTexts("meetings") == ["a@x→c@x 1.0"])
      #expect(
        organisation.provenance.remarks.filter { $0.hasPrefix("a.ics") } == [
          "a.ics: 1 meetings outside the window were left out"
        ])
    }
    let later = event("DTSTART:20270104", "RRULE:FREQ=YEARLY;BYWEEKNO=3", to: "b@x")
    #expect(try ties(later, other, to: day(2026, 12, 31)) == ["a@x→c@x 1.0"])
  }

  @Test func `A series of which every meeting is excluded is a cancelled one`() throws {
    let series = event("DTSTART:20260302", "RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20260302", to: "b@x")
    let organisation = try organisation([series, event("DTSTART:20260302", to: "c@x")])
    #expect(organisation.tieTexts("meetings") == ["a@x→c@x 1.0"])
    #expect(organisation.provenance.remarks.contains("a.ics: 1 cancelled meetings were left out"))
  }

  // MARK: Zones

  /// Rules and exceptions of a series in a zone, and how many meetings there are.
  private static let zoned = [
    ("America/Los_Angeles:20260330T100000", "RRULE:FREQ=DAILY;UNTIL=20260401T065959Z", 2.0),
    ("Asia/Tokyo:20260330T080000", "RRULE:FREQ=DAILY;UNTIL=20260330T230000Z", 2),
    ("Asia/Tokyo:20260330T080000", "RRULE:FREQ=DAILY;UNTIL=20260330T225959Z", 1),
    (
      "America/Los_Angeles:20260330T180000", "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20260407T010000Z", 2
    ),
    // Winter time ends in between: the same hour is another one in UTC.
    (
      "America/Los_Angeles:20260302T003000", "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20260316T073000Z", 2
    ),
    (
      "America/Los_Angeles:20260330T180000",
      "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Vienna:20260407T030000", 2
    ),
    (
      "America/Los_Angeles:20260330T180000",
      "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260406", 2
    ),
  ]

  @Test(arguments: zoned)
  func `Times in UTC are those of the series' zone`(start: String, rules: String, count: Double)
    throws
  {
    let series = event("DTSTART;TZID=" + start, rules, to: "b@x")
    #expect(try ties(series) == ["a@x→b@x \(count)"])
  }

  @Test func `A series in UTC excludes times of zones`() throws {
    let series = event(
      "DTSTART:20260331T010000Z", "RRULE:FREQ=WEEKLY;COUNT=3",
      "EXDATE;TZID=America/Los_Angeles:20260406T180000", to: "b@x")
    #expect(try ties(series) == ["a@x→b@x 2.0"])
  }

  /// A zone that only the file knows: 8 hours behind UTC, 7 from March to November.
  private static let ownZone = """
    BEGIN:VTIMEZONE
    TZID:West of here
    BEGIN:STANDARD
    DTSTART:16011104T020000
    RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
    TZOFFSETFROM:-0700
    TZOFFSETTO:-0800
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:16010311T020000
    RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
    TZOFFSETFROM:-0800
    TZOFFSETTO:-0700
    END:DAYLIGHT
    END:VTIMEZONE
    """

  @Test(arguments: [
    ("20260302T003000", "20260309T073000Z"), ("20260112T233000", "20260120T073000Z"),
  ])
  func `A zone is known by its description`(start: String, excluded: String) throws {
    // An hour more or less would be another day.
    let series = event(
      "DTSTART;TZID=West of here:" + start, "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:" + excluded,
      to: "b@x")
    let organisation = try organisation([series, Self.ownZone])
    #expect(organisation.tieTexts("meetings") == ["a@x→b@x 2.0"])
    #expect(organisation.provenance.warnings.isEmpty)
  }

  @Test func `In a zone that nobody knows the nearest day is meant, with a warning`() throws {
    let series = event(
      "DTSTART;TZID=Nowhere:20260330T180000", "RRULE:FREQ=WEEKLY;COUNT=3",
      "EXDATE:20260407T010000Z", to: "b@x")
    let organisation = try organisation([series])
    #expect(organisation.tieTexts("meetings") == ["a@x→b@x 2.0"])
    #expect(
      organisation.provenance.warnings.map { "\($0.count) \($0.text) \($0.places)" } == [
        "1 times in UTC of a series in a zone that is not known were matched to the nearest day "
          + "[\"a.ics:2:1\"]"
      ])
  }

  // MARK: Changes of a series

  @Test func `A changed meeting is found by its time in UTC`() throws {
    let series = event(
      "UID:1", "DTSTART;TZID=America/Los_Angeles:20260330T180000", "RRULE:FREQ=WEEKLY;COUNT=3",
      to: "b@x")
    let change = event(
      "UID:1", "RECURRENCE-ID:20260407T010000Z", "DTSTART:20260408T010000Z", to: "b@x")
    #expect(try ties(series, change) == ["a@x→b@x 3.0"])
    #expect(try ties(change, series) == ["a@x→b@x 3.0"])
  }

  @Test func `A change of this and all later meetings goes on with the series`() throws {
    let series = event("UID:1", "DTSTART:20260302T090000Z", "RRULE:FREQ=WEEKLY;COUNT=6", to: "b@x")
    let later = event(
      "UID:1", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260316T090000Z", "DTSTART:20260317T100000Z",
      to: "c@x")
    #expect(try ties(later, series) == ["a@x→b@x 2.0", "a@x→c@x 4.0"])
    // Its meetings are a day later: 17, 24 and 31 March.
    #expect(
      try ties(series, later, from: day(2026, 3, 1), to: day(2026, 3, 31)) == [
        "a@x→b@x 2.0", "a@x→c@x 3.0",
      ])
    let single = event(
      "UID:1", "RECURRENCE-ID:20260323T090000Z", "DTSTART:20260323T090000Z", to: "d@x")
    let last = event(
      "UID:1", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260330T090000Z", "STATUS:CANCELLED", to: "c@x")
    #expect(
      try ties(last, single, series, later) == ["a@x→b@x 2.0", "a@x→c@x 1.0", "a@x→d@x 1.0"])
  }

  @Test func `What comes before a change of a series without an end is counted`() throws {
    let series = event("UID:1", "DTSTART:20260302T090000Z", "RRULE:FREQ=WEEKLY", to: "b@x")
    let later = event(
      "UID:1", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260316T090000Z", "DTSTART:20260316T090000Z",
      to: "c@x")
    #expect(try ties(series, later) == ["a@x→b@x 2.0", "a@x→c@x 1.0"])
  }

  // MARK: Versions

  @Test func `The version with the highest SEQUENCE counts`() throws {
    func version(_ sequence: Int, _ more: String = "X-A:1", to attendee: String = "b@x") -> String {
      event("UID:1", "SEQUENCE:\(sequence)", "DTSTART:20260302", more, to: attendee)
    }
    let other = event("DTSTART:20260302", to: "z@x")
    let cancelled = version(1, "STATUS:CANCELLED")
    for parts in [[version(0), cancelled, other], [cancelled, version(0), other]] {
      #expect(try organisation(parts).tieTexts("meetings") == ["a@x→z@x 1.0"])
    }
    #expect(try ties(cancelled, version(2)) == ["a@x→b@x 1.0"])
    #expect(try ties(version(0), version(2, to: "c@x")) == ["a@x→c@x 1.0"])
    #expect(try ties(version(2, to: "c@x"), version(0)) == ["a@x→c@x 1.0"])
    let early = version(1, "DTSTAMP:20260101T000000Z")
    let late = version(1, "DTSTAMP:20260102T000000Z", to: "c@x")
    #expect(try ties(late, early) == ["a@x→c@x 1.0"])
    #expect(try ties(early, late) == ["a@x→c@x 1.0"])
    // Nothing but the order in the file would tell these apart.
    #expect(try ties(version(1), version(1, to: "c@x")) == ties(version(1, to: "c@x"), version(1)))
    let organisation = try organisation([version(0), version(2, to: "c@x")])
    #expect(
      organisation.provenance.remarks.contains(
        "a.ics: 1 copies and earlier versions of meetings were left out"))
  }

  @Test(arguments: ["REPLY", "COUNTER", "REFRESH"])
  func `Answers to an invitation say nothing of who is invited`(method: String) throws {
    let answer = event("UID:1", "SEQUENCE:9", "DTSTART:20260302", to: "b@x")
    let request = event("UID:1", "SEQUENCE:0", "DTSTART:20260302", to: "b@x", "c@x")
    let text = calendar([answer], method: method) + "\n" + calendar([request], method: "REQUEST")
    let organisation = try TemporaryFolder(["a.ics": text]).organisation("a.ics")
    #expect(organisation.tieTexts("meetings") == ["a@x→b@x 0.5", "a@x→c@x 0.5"])
    #expect(
      organisation.provenance.remarks.contains("a.ics: 1 answers to invitations were left out"))
  }

  @Test func `A meeting that is added to a series is one more`() throws {
    let series = event("UID:1", "DTSTART:20260302", "RRULE:FREQ=WEEKLY;COUNT=3", to: "b@x")
    let added = event("UID:1", "SEQUENCE:1", "DTSTART:20260304", to: "b@x")
    let text = calendar([series]) + "\n" + calendar([added], method: "ADD")
    let organisation = try TemporaryFolder(["a.ics": text]).organisation("a.ics")
    #expect(organisation.tieTexts("meetings") == ["a@x→b@x 4.0"])
  }

  @Test func `Who calls off a series calls off its changes, but not later ones`() throws {
    let series = event(
      "UID:1", "SEQUENCE:2", "STATUS:CANCELLED", "DTSTART:20260302", "RRULE:FREQ=WEEKLY;COUNT=3",
      to: "b@x")
    func change(_ sequence: Int) -> String {
      event(
        "UID:1", "SEQUENCE:\(sequence)", "RECURRENCE-ID:20260309", "DTSTART:20260310", to: "c@x")
    }
    let other = event("DTSTART:20260302", to: "z@x")
    #expect(try ties(series, change(1), other) == ["a@x→z@x 1.0"])
    #expect(try ties(series, change(3), other) == ["a@x→c@x 1.0", "a@x→z@x 1.0"])
  }

  @Test func `A change in one file reaches a series in another, in any order`() throws {
    let series = calendar([
      event("UID:1", "DTSTART:20260302", "RRULE:FREQ=WEEKLY;COUNT=3", to: "b@x")
    ])
    let change = calendar([
      event("UID:1", "RECURRENCE-ID:20260309", "DTSTART:20260310", to: "c@x")
    ])
    for (first, second) in [(series, change), (change, series)] {
      let folder = try TemporaryFolder(["a.ics": first, "b.ics": second])
      for names in [["a.ics", "b.ics"], ["b.ics", "a.ics"]] {
        #expect(
          try folder.organisation(names[0], names[1]).tieTexts("meetings") == [
            "a@x→b@x 2.0", "a@x→c@x 1.0",
          ])
      }
    }
  }
}
