import Importers
import Organisations
import Testing

struct OrgnetTests {
  @Test func `Mail goes to all who receive it`() throws {
    let organisation = try ExportFixture.organisation("Orgnet/email.csv")
    let third = 1.0 / 3
    #expect(
      organisation.tiesInWords("email") == [
        "a>b \(third)", "a>c \(third)", "a>d \(third)", "b>a 0.5", "b>c 0.5",
      ])
    #expect(organisation.relations[0].kind == .communication)
  }

  @Test func `Chat, meetings and reviews each are a relation`() throws {
    let organisation = try ExportFixture.organisation(
      "Orgnet/slack.csv", "Orgnet/calendar.csv", "Orgnet/code.csv")
    #expect(organisation.tiesInWords("messages") == ["a>b", "b>a 0.5", "b>c 0.5"])
    #expect(organisation.tiesInWords("collaboration_meetings") == ["a>b 0.5", "a>c 0.5"])
    #expect(organisation.tiesInWords("collaboration_reviews") == ["a>b 0.5", "a>c 0.5"])
    #expect(
      organisation.provenance.remarks.contains("slack.csv: 1 rows name nobody but the sender"))
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c"])
  }

  @Test func `Whole messages weigh 1 for each recipient`() throws {
    var options = ImportOptions()
    options.countsMessagesWhole = true
    let organisation = try ExportFixture.organisation("Orgnet/calendar.csv", options: options)
    #expect(organisation.tiesInWords("collaboration_meetings") == ["a>b", "a>c"])
  }

  @Test func `A list that is not quoted is refused with its line`() throws {
    #expect(
      try complaints(
        "organizer_id,start_time,end_time,attendee_ids\na,2026-01-05T10:00,2026-01-05T11:00,b,c\n",
        as: "calendar.csv") == [
          "calendar.csv:2:1: error: 5 fields found, 4 expected\n"
            + "  hint: put fields that hold the delimiter or a line break in quotes"
        ])
  }

  @Test func `Mail without copies and the table of staff are tables of ours`() throws {
    let mail = try organisation(
      "sender_id,recipient_id,timestamp\na,b,2026-01-05T10:00:00\n", as: "email.csv")
    #expect(mail.tiesInWords("email") == ["a>b"])
    let staff = try TemporaryFolder([
      "hris.csv": "person_id,department,role,team,start_date,manager_id\na,D,r,t,2020-01-01,\n"
        + "b,D,r,t,2020-01-01,a\n"
    ]).organisation("hris.csv")
    #expect(staff.people.attribute("unit")?.values.map(\.text) == ["D"])
    #expect(staff.tiesInWords("reports_to") == ["a>b"])
  }

  @Test(
    arguments: [
      ("1️⃣,2026-01-05,b\n", "an id is empty in column \"user_id\""),
      ("a,1️⃣soon,b\n", "\"soon\" in column \"timestamp\" is not a date"),
      ("a,2026-01-05,1️⃣b\u{7}\n", "the id \"b\\u{7}\" holds control characters"),
    ]) func `What is broken is refused with its place`(row: String, message: String) throws
  {
    let (text, place) = marked("user_id,timestamp,target_user_id\n" + row)
    let first = try #require(try complaints(text, as: "slack.csv").first)
    #expect(first.hasPrefix("slack.csv:\(place): error: \(message)\n  hint: "))
  }

  @Test(arguments: ["email.csv", "slack.csv", "calendar.csv", "code.csv"])
  func `A file that is cut off reads or complains with a place`(name: String) throws {
    #expect(try ExportFixture.complaintsWithoutPlace("Orgnet/" + name) == [])
  }
}
