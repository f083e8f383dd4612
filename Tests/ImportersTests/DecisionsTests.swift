import Importers
import Organisations
import Testing

struct DecisionsTests {
  private func read(_ files: [String: String], options: ImportOptions = ImportOptions()) throws
    -> Organisation
  {
    try TemporaryFolder(files).organisation(options: options)
  }

  private func people(
    _ part: Participation.Part, _ organisation: Organisation, _ decision: Int = 0
  ) -> [String] {
    organisation.decisions[decision].holders(part).map {
      switch $0 {
      case .person(let person): organisation.people.ids[person].text
      case .body(let body): organisation.bodies[body].id.text
      }
    }
  }

  @Test func `A row becomes a decision with everyone's part`() throws {
    let organisation = try organisation(
      """
      decision_id,date,decided_by,proposed_by,reviewed_by,outcome,process,magnitude,domain,cluster
      d1,2026-01-02,b;a,c,a;body:council,Merged,solo,2.5,hiring,k
      """, as: "decisions.csv")
    let decision = organisation.decisions[0]
    #expect(people(.decider, organisation) == ["b", "a"])
    #expect(people(.proposer, organisation) == ["c"])
    #expect(people(.consulted, organisation) == ["a", "body:council"])
    #expect(organisation.bodies == [Body(id: Identifier("body:council"), seats: 1)])
    #expect(decision.decidedAt?.dayText == "2026-01-02")
    #expect(decision.outcome == .adopted)
    #expect(decision.process == .autocratic)
    #expect(decision.magnitude == 2.5)
    #expect(decision.domain?.text == "hiring")
    #expect(decision.cluster?.text == "k")
    #expect(organisation.hasDecisionLog)
    #expect(!organisation.logIsExecution)
  }

  @Test(
    arguments: [
      ("accepted", .adopted), ("Merged", .adopted), ("FINAL", .adopted), ("active", .adopted),
      ("Pass", .adopted), ("superseded", .adopted), ("", .adopted), ("fail", .rejected),
      ("Declined", .rejected), ("deferred", .withdrawn), ("Withdrawn", .withdrawn),
      ("draft", .pending), ("Open", .pending),
    ] as [(String, Decision.Outcome)])
  func `Outcome words of other tools are known`(word: String, outcome: Decision.Outcome) throws {
    let organisation = try organisation("decision_id,outcome\nd1,\(word)\n", as: "log.csv")
    #expect(organisation.decisions[0].outcome == outcome)
    #expect(organisation.provenance.warnings.isEmpty)
  }

  @Test func `An unknown outcome is a warning and counts as adopted`() throws {
    let organisation = try organisation(
      "decision_id,outcome\nd1,April Fool!\nd2,April Fool!\n", as: "log.csv")
    #expect(organisation.decisions.map(\.outcome) == [.adopted, .adopted])
    #expect(
      organisation.provenance.warnings == [
        Provenance.Warning(
          text: "the outcome \"April Fool!\" is not known and counts as adopted", count: 2,
          places: ["log.csv:2:4", "log.csv:3:4"])
      ])
  }

  @Test func `Without a roster N is those with a part in five different decisions`() throws {
    let rows = (0..<5).map { "d\($0),a,\($0 < 4 ? "b" : "c")" }.joined(separator: "\n")
    let organisation = try organisation(
      "decision_id,decided_by,proposed_by\n" + rows, as: "decisions.csv")
    #expect(organisation.rosterBasis == .regulars)
    #expect(organisation.people.isEligible == [true, false, false])
  }

  @Test func `Several parts in one decision are one decision`() throws {
    let rows = (0..<4).map { "d\($0),a,a,a" }.joined(separator: "\n")
    let organisation = try organisation(
      "decision_id,decided_by,proposed_by,consulted\n" + rows, as: "decisions.csv")
    #expect(organisation.people.isEligible == [false])
    #expect(
      organisation.provenance.remarks.contains(
        "there is no roster: N is the 0 people with a part in at least 5 decisions"))
  }

  @Test func `Who sits in a body when it decides has a part in the decision`() throws {
    let rows = (1...5).map { "d\($0),board,2026-01-0\($0),\($0 == 1 ? "b" : "")" }
    let organisation = try read([
      "decisions.csv": "decision_id,decided_by,date,consulted\n" + rows.joined(separator: "\n"),
      "circles.csv": "circle_id\nboard\n",
      // b joins after the first decision, in which it has a part by name, c after the second.
      "memberships.csv":
        "person_id,circle_id,since\na,board,\nb,board,2026-01-02\nc,board,2026-01-03\n",
    ])
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c"])
    #expect(organisation.people.isEligible == [true, true, false])
  }

  @Test(
    arguments: [
      ("d1,a;b\nd2,1️⃣a; b\n", " b", "b"), ("d1,1️⃣b ;a\nd2,b\n", "b ", "b"),
      ("d1,\"1️⃣a;\nb\"\nd2,b\n", "\\u{A}b", "b"),
      ("d1,1️⃣a; body:x\nd2,body:x\n", " body:x", "body:x"),
    ])
  func `A space in a cell of several ids must not make another person`(
    rows: String, id: String, known: String
  ) throws {
    let (text, place) = marked("decision_id,decided_by\n" + rows)
    #expect(
      try complaints(text, as: "log.csv") == [
        "log.csv:\(place): error: the id \"\(id)\" begins or ends with a space; \"\(known)\" is "
          + "known\n  hint: ids in one cell are joined by ; without spaces"
      ])
  }

  @Test func `A space in a cell is wrong for people of the roster and of later tables`() throws {
    for (name, table) in [
      ("people.csv", "person_id,unit\nb,x\na,x\n"), ("ties.csv", "source,target\na,b\n"),
    ] {
      let folder = try TemporaryFolder([
        "decisions.csv": "decision_id,decided_by\nd1,a; b\n", name: table,
      ])
      #expect(throws: ImportFailure.self) { try folder.organisation() }
    }
  }

  @Test func `An id with a space that has no twin stays as it is, with a warning`() throws {
    let organisation = try organisation(
      "decision_id,decided_by\nd1,a; b\nd2,a; b\n", as: "log.csv")
    #expect(organisation.people.ids.map(\.text) == [" b", "a"])
    #expect(
      organisation.provenance.warnings == [
        Provenance.Warning(
          text: "ids in cells of several that begin or end with a space", count: 2,
          places: ["log.csv:2:4", "log.csv:3:4"])
      ])
    #expect(
      try complaints("decision_id,decided_by\nd1,a; \n", as: "log.csv").first?.contains(
        "has an empty entry") == true)
  }

  @Test func `A log without rows is none`() throws {
    #expect(
      try complaints("decision_id,decided_by\n", as: "log.csv").first?.hasPrefix(
        "log.csv:1:1: error: there are no rows in the input\n  hint: ") == true)
    let organisation = try read([
      "decisions.csv": "decision_id,decided_by\n", "ties.csv": "source,target\na,b\n",
    ])
    #expect(!organisation.hasDecisionLog)
    #expect(organisation.rosterBasis == .observed)
    #expect(
      organisation.provenance.warnings.map(\.text) == ["decisions.csv: the table has no rows"])
  }

  @Test func `A window without decisions makes nobody a regular and everyone observed`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 1, day: 1)
    let organisation = try organisation(
      "decision_id,decided_by,date\nd1,a,2025-12-31\n", as: "log.csv", options: options)
    #expect(organisation.decisions.isEmpty)
    #expect(organisation.hasDecisionLog)
    #expect(organisation.rosterBasis == .observed)
  }

  @Test(
    arguments: [
      ("2025-01-01T00:30:00+02:00", "2024-12-31", true),
      ("2025-01-01T00:30-0800", "2025-01-01", true),
      ("2025-01-01T00:30:00+00:00", "2025-01-01", false),
      ("2025-01-01T00:30:00.25Z", "2025-01-01", false), ("2025-01-01", "2025-01-01", false),
    ])
  func `Days are those of UTC, which is said where times have offsets`(
    date: String, day: String, isSaid: Bool
  ) throws {
    let organisation = try organisation(
      "decision_id,decided_by,date\nd1,a,\(date)\nd2,a,\(date)\n", as: "log.csv")
    #expect(organisation.decisions.map { $0.decidedAt?.dayText } == [day, day])
    let remark = "times carry offsets from UTC; days are counted in UTC"
    #expect(organisation.provenance.remarks.count { $0 == remark } == (isSaid ? 1 : 0))
  }

  @Test func `Commits and merges are an execution log`() throws {
    let kinds = "decision_id,decided_by,kind\nd1,a,commit\nd2,a,web-squash\n"
    #expect(try organisation(kinds, as: "decisions.csv").logIsExecution)
    let mixed = "decision_id,decided_by,kind\nd1,a,commit\nd2,a,hire\n"
    #expect(try !organisation(mixed, as: "decisions.csv").logIsExecution)
    #expect(
      try read([
        "decisions.csv": "decision_id,decided_by\nd1,a\n",
        "organisation.json": "{\"declarations\": {\"log\": \"execution\"}}",
      ]).logIsExecution)
  }

  @Test func `Parts in the long form add to those in cells`() throws {
    let organisation = try read([
      "decisions.csv": "decision,decided_by,consulted\nd1,a,b\n",
      "parts.csv":
        "decision,person,part,expert,status\nd1,b,consulted,1,\nd1,c,approver,0,required\n",
    ])
    #expect(
      organisation.decisions[0].participations == [
        Participation(.person(0), .decider), Participation(.person(1), .consulted, isExpert: true),
        Participation(.person(2), .approver, status: .required),
      ])
  }

  @Test func `Voters on the winning side decide, with their weights`() throws {
    let organisation = try read([
      "decisions.csv": "decision_id,outcome\nd1,Pass\nd2,Fail\nd3,Draft\n",
      "votes.csv": """
      decision_id,voter,choice,reputation
      d1,a,Pass,10
      d1,b,Fail,90
      d1,c,yes,5
      d2,a,Pass,10
      d2,b,Fail,90
      d3,a,Pass,10
      """,
    ])
    #expect(people(.decider, organisation, 0) == ["a", "c"])
    #expect(organisation.decisions[0].participations.map(\.weight) == [10, 5])
    #expect(people(.decider, organisation, 1) == ["b"])
    #expect(people(.decider, organisation, 2) == [])
  }

  @Test func `Without a stated outcome the larger side of the votes wins`() throws {
    let folder = try TemporaryFolder()
    let votes = """
      decision_id,voter,choice
      d1,a,no
      d1,b,no
      d1,c,yes
      d2,a,yes
      d2,b,no
      d3,a,plan B
      d3,b,plan A
      d3,c,plan A
      d3,d,abstain
      d3,e,abstain
      d3,f,abstain

      """
    let path = try folder.write("votes.csv", Array(votes.utf8))
    let organisation = try Import.organisation(from: [path])
    let people = organisation.people
    let found = organisation.decisions.map { decision in
      decision.outcome.rawValue + ":"
        + decision.holders(.decider).map { holder in
          if case .person(let person) = holder { people.ids[person].text } else { "body" }
        }.joined(separator: ";")
    }
    #expect(found == ["rejected:a;b", "pending:", "adopted:b;c"])
    #expect(organisation.provenance.warnings.contains { $0.text.contains("tied") })
  }

  @Test func `Weighted votes win by weight`() throws {
    let folder = try TemporaryFolder()
    let votes = "decision_id,voter,choice,weight\nd1,a,no,5\nd1,b,yes,2\nd1,c,yes,2\n"
    let path = try folder.write("votes.csv", Array(votes.utf8))
    let decision = try #require(try Import.organisation(from: [path]).decisions.first)
    #expect(decision.outcome == .rejected)
    #expect(decision.participations.map(\.weight) == [5])
  }

  @Test func `An input that is named twice is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("ties.csv", Array("source,target,weight\na,b,2\n".utf8))
    for inputs in [[path, path], [path, folder.path + "/./ties.csv"], ["-", "-"]] {
      #expect(throws: ImportFailure.self) { try Import.organisation(from: inputs) }
    }
  }

  @Test func `A window that ends before it begins is refused`() throws {
    let files = [
      "ties.csv": "source,target\na,b\n",
      "organisation.json": #"{"window": {"from": "2027-01-01", "to": "2026-01-01"}}"#,
    ]
    #expect(throws: ImportFailure.self) { try read(files) }
  }

  @Test func `Where deciders are named, votes only weigh them`() throws {
    let organisation = try read([
      "decisions.csv": "decision_id,decided_by,outcome\nd1,a;x,Pass\n",
      "votes.csv": "decision_id,voter,choice,weight\nd1,a,Pass,10\nd1,b,Pass,3\n",
    ])
    #expect(people(.decider, organisation) == ["a", "x"])
    #expect(organisation.decisions[0].participations.map(\.weight) == [10, nil])
  }

  @Test func `Circles and configured bodies are expanded by the reader's facts`() throws {
    let organisation = try read([
      "decisions.csv":
        "decision_id,decided_by\nd1,root;body:council\nd2,body:board;body:root\nd3,body:other\n",
      "circles.csv": "circle_id,parent_id,seats\nroot,,7\n",
      "memberships.csv": "person_id,circle_id\na,root\n",
      "organisation.json":
        "{\"bodies\": {\"council\": {\"seats\": 5}, \"board\": {\"members\": [\"a\", \"b\"]}}}",
    ])
    let seats = Dictionary(
      uniqueKeysWithValues: organisation.bodies.map { ($0.id.text, $0.seats) })
    #expect(
      seats == ["root": 7, "body:root": 7, "body:council": 5, "body:board": 1, "body:other": 1])
    let board = try #require(organisation.bodies.first { $0.id.text == "body:board" })
    let circle = try #require(board.circle)
    #expect(organisation.members(of: circle, at: nil) == [0, 1])
    #expect(organisation.people.ids.map(\.text) == ["a", "b"])
  }

  @Test func `The window leaves out decisions of other days`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 1, day: 1)
    let organisation = try organisation(
      "decision_id,decided_by,date\nd1,a,2025-12-31\nd2,a,2026-01-01\nd3,a,\n",
      as: "decisions.csv", options: options)
    #expect(organisation.decisions.map(\.id.text) == ["d2", "d3"])
    #expect(
      organisation.provenance.warnings.map(\.text)
        == ["decisions without a date are kept in the window"])
  }

  @Test(
    arguments: [
      ("decision_id,decided_by\nd1,a\n1️⃣d1,b\n", "decision \"d1\" stands twice, first on line 2"),
      ("decision_id,decided_by\n\"1️⃣\",b\n", "a decision has no id"),
      (
        "decision_id,magnitude,outcome\nd1,1️⃣-2,pass\n", "\"-2\" in column \"magnitude\" is negative"
      ),
    ]) func `A broken log is refused`(text: String, message: String) throws
  {
    let (text, place) = marked(text)
    let found = try complaints(text, as: "decisions.csv")
    #expect(found.first?.hasPrefix("decisions.csv:\(place): error: \(message)\n  hint: ") == true)
  }

  @Test func `A part of an unknown decision is refused`() throws {
    do {
      _ = try read([
        "decisions.csv": "decision_id,decided_by\nd1,a\n",
        "participations.csv": "decision_id,person_id,part\nd9,a,decider\nd1,a,decidr\n",
      ])
      Issue.record("it was read")
    } catch {
      let messages = (error as? ImportFailure)?.errors.map(\.message)
      #expect(
        messages == [
          "there is no decision \"d9\"", "\"decidr\" in column \"part\" is none of the known words",
        ])
    }
  }
}
