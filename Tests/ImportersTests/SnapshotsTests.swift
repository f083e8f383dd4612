import Graphs
import Organisations
import Testing

@testable import Importers

@Suite(.serialized) struct SnapshotsTests {
  /// What an organisation says, for comparing two.
  private func words(_ organisation: Organisation) -> [String] {
    let people = organisation.people
    var lines = zip(people.ids, people.isEligible).map { "\($0) \($1)" }
    lines += organisation.allRelations.flatMap { relation in
      ["\(relation.name) \(relation.kind) \(relation.graph.isDirected) \(relation.tally)"]
        + arcs(organisation, relation.name)
    }
    lines += organisation.decisions.map { "\($0)" } + organisation.voice.map { "\($0)" }
    let provenance = organisation.provenance
    return lines + provenance.remarks + provenance.warnings.map { "\($0)" } + [
      "\(organisation.window) \(String(describing: provenance.dates))"
    ]
  }

  /// The names of the periods, each of which is as `from` and `to` cut it.
  private func periods(
    of path: String, every length: Period.Length, options: ImportOptions = ImportOptions()
  ) throws -> [(name: String, organisation: Organisation)] {
    let snapshots = try Snapshots(from: [path], options: options, every: length)
    return try snapshots.periods.map { period in
      let organisation = try snapshots.organisation(of: period)
      var own = options
      own.from = period.first
      own.to = period.last
      #expect(words(organisation) == words(try Import.organisation(from: [path], options: own)))
      if let dates = organisation.provenance.dates {
        #expect(period.first.day <= dates.lowerBound.day && dates.upperBound.day <= period.last.day)
      }
      return (period.name, organisation)
    }
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> Instant {
    try #require(Instant(year: year, month: month, day: day))
  }

  @Test func `Two stacked weeks are one network with summed weights`() throws {
    let weeks = """
      source,target,weight,time
      a,b,2,2026-01-05
      b,c,1,2026-01-06
      a,b,3,2026-01-12
      b,c,1,2026-01-13
      """
    let organisation = try organisation(weeks)
    #expect(arcs(organisation) == ["a>b:5.0", "b>c:2.0"])
    let graph = organisation.relations[0].graph
    #expect(graph.nodes.map { graph.arcs(of: $0).count } == [1, 1, 0])
    #expect(organisation.provenance.warnings.isEmpty)
    #expect(
      organisation.provenance.remarks.contains(
        "relation \"ties\": 2 dated ties were summed into others"))
    #expect(organisation.provenance.dates == (try day(2026, 1, 5))...(try day(2026, 1, 13)))

    let folder = try TemporaryFolder(["ties.csv": weeks])
    let snapshots = try periods(of: folder.file("ties.csv"), every: .week)
    #expect(snapshots.map(\.name) == ["2026-W02", "2026-W03"])
    #expect(
      snapshots.map { arcs($0.organisation) } == [
        ["a>b:2.0", "b>c:1.0"], ["a>b:3.0", "b>c:1.0"],
      ])
  }

  /// Dated ties of two relations, and what every month of them is by the slow and obvious way.
  private func datedTies(
    seed: UInt64
  ) -> (text: String, ofMonth: [String: [String: Double]], whole: [String: Double]) {
    var random = SplitMix64(seed: seed)
    var text = "source,target,weight,relation,time\n"
    var ofMonth: [String: [String: Double]] = [:]
    var whole: [String: Double] = [:]
    for _ in 0..<Int.random(in: 20...120, using: &random) {
      let source = Int.random(in: 0..<9, using: &random)
      let target = (source + Int.random(in: 1..<9, using: &random)) % 9
      let weight = Int.random(in: 1...5, using: &random)
      let relation = ["mail", "chat"].randomElement(using: &random) ?? ""
      let month = Int.random(in: 1...12, using: &random)
      let day = Int.random(in: 1...28, using: &random)
      let name = "2024-" + (month < 10 ? "0" : "") + "\(month)"
      let time = name + "-" + (day < 10 ? "0" : "") + "\(day)"
      text += "p\(source),p\(target),\(weight),\(relation),\(time)\n"
      let key = "\(relation) p\(source)>p\(target)"
      ofMonth[name, default: [:]][key, default: 0] += Double(weight)
      whole[key, default: 0] += Double(weight)
    }
    return (text, ofMonth, whole)
  }

  private func ties(_ organisation: Organisation) -> [String: Double] {
    var ties: [String: Double] = [:]
    let ids = organisation.people.ids
    for relation in organisation.allRelations {
      for node in relation.graph.nodes {
        for arc in relation.graph.arcs(of: node) {
          let ends = "\(ids[node])>\(ids[relation.graph.target(of: arc)])"
          ties["\(relation.name) \(ends)", default: 0] += relation.graph.weight(of: arc)
        }
      }
    }
    return ties
  }

  @Test(arguments: UInt64(0)..<8)
  func `A month holds the ties of its rows, and all months those of the whole`(seed: UInt64) throws
  {
    let (text, ofMonth, whole) = datedTies(seed: seed)
    let folder = try TemporaryFolder(["ties.csv": text])
    let before = Execution.threadCount
    defer { Execution.threadCount = before }
    for (pieceBytes, threads) in [(1 << 20, 1), (100, 8)] {
      Execution.threadCount = threads
      var options = ImportOptions()
      options.pieceBytes = pieceBytes
      var sums: [String: Double] = [:]
      let snapshots = try periods(of: folder.file("ties.csv"), every: .month, options: options)
      for (name, organisation) in snapshots {
        #expect(ties(organisation) == ofMonth[name] ?? [:])
        // Relations without ties are there too, so that snapshots can be compared.
        #expect(organisation.relations.map(\.name) == ["chat", "mail"])
        #expect(organisation.people.count == 9)
        sums.merge(ties(organisation), uniquingKeysWith: +)
      }
      #expect(sums == whole)
      #expect(Set(snapshots.map(\.name)).isSuperset(of: ofMonth.keys))
    }
  }

  @Test func `The reader of rows one after another notes the dates that the lanes note`() throws {
    let (text, _, _) = datedTies(seed: 99)
    for (from, to) in [(1, 12), (3, 5)] {
      var options = ImportOptions()
      options.from = try day(2024, from, 2)
      options.to = try day(2024, to, 27)
      let ranges = try [false, true].map { inOrder in
        let issues = Issues()
        let input = Input(
          path: "ties.csv", name: "ties.csv", bytes: Array((text + "p1,p2,1,mail,\n").utf8),
          isFromFolder: false)
        let opener = TableOpener(options: options, issues: issues)
        guard case .table(let table) = opener.open(input) else { return "no table" }
        let draft = Draft(options: options, configuration: Configuration(), issues: issues)
        draft.readTies(table, defaultRelation: "ties", inOrder: inOrder)
        let dates = try #require(draft.dated.dates)
        return "\(dates.lowerBound.dayText) \(dates.upperBound.dayText) \(issues.warnings)"
          + " \(issues.remarks) \(draft.ties.map(\.relations))"
      }
      #expect(ranges[0] == ranges[1])
    }
  }

  @Test func `What has no date is in every period, and that is said`() throws {
    let folder = try TemporaryFolder([
      "ties.csv": "source,target,time\na,b,2026-01-31\nb,c,\nc,a,2026-03-01\n",
      "edges_advice.csv": "source,target\na,c\n",
    ])
    let snapshots = try periods(of: folder.path, every: .month)
    #expect(snapshots.map(\.name) == ["2026-01", "2026-02", "2026-03"])
    #expect(
      snapshots.map { arcs($0.organisation, "ties") } == [
        ["a>b:1.0", "b>c:1.0"], ["b>c:1.0"], ["b>c:1.0", "c>a:1.0"],
      ])
    for (_, organisation) in snapshots {
      #expect(arcs(organisation, "advice") == ["a>c:1.0"])
      #expect(
        organisation.provenance.warnings == [
          Provenance.Warning(text: "ties without a date are kept in the window", count: 1)
        ])
    }
  }

  @Test func `Decisions are cut by the day on which they were decided, or asked for`() throws {
    let folder = try TemporaryFolder([
      "decisions.csv": """
      decision_id,decided_by,requested_at,decided_at
      d1,a,2025-12-01,2026-03-31T23:59:59Z
      d2,b,2026-01-01,
      d3,a,,2026-04-01
      """
    ])
    let snapshots = try periods(of: folder.path, every: .quarter)
    #expect(
      snapshots.map { "\($0.name) \($0.organisation.decisions.map(\.id.text))" } == [
        "2026-Q1 [\"d1\", \"d2\"]", "2026-Q2 [\"d3\"]",
      ])
  }

  @Test(arguments: ["Mbox/team.mbox", "ICalendar/team.ics", "GEXF/team.gexf"])
  func `Events of other files are cut as tables are`(file: String) throws {
    let snapshots = try periods(of: LogFixtures.path(file), every: .day)
    #expect(snapshots.count > 1)
    let sums = snapshots.map { ties($0.organisation) }.reduce(into: [:]) {
      $0.merge($1, uniquingKeysWith: +)
    }
    let whole = ties(try Import.organisation(from: [LogFixtures.path(file)]))
    // What lasts is in each period that it touches.
    guard !file.hasSuffix("gexf") else { return }
    #expect(sums.mapValues { ($0 * 1e6).rounded() } == whole.mapValues { ($0 * 1e6).rounded() })
  }

  @Test func `A month in which nobody wrote is a relation without ties`() throws {
    let text =
      "From x Mon Mar 02 09:00:00 2026\nDate: 2 Jan 2026 09:00 +0000\nFrom: a@x\nTo: b@x\n\nx\n\n"
    let folder = try TemporaryFolder([
      "a.mbox": text + text.replacing("2 Jan", with: "2 Mar")
    ])
    let snapshots = try periods(of: folder.file("a.mbox"), every: .month)
    #expect(snapshots.map { ties($0.organisation).count } == [1, 0, 1])
    #expect(snapshots.allSatisfy { $0.organisation.relations.map(\.name) == ["email"] })
    #expect(snapshots.map(\.organisation.people.count) == [2, 2, 2])
  }

  @Test func `The window asked for bounds the first and the last period`() throws {
    let folder = try TemporaryFolder([
      "ties.csv": "source,target,time\na,b,2026-01-10\na,b,2026-03-10\na,b,2026-05-01\n"
    ])
    var options = ImportOptions()
    options.from = try day(2025, 12, 20)
    options.to = try day(2026, 3, 15)
    let snapshots = try Snapshots(from: [folder.path], options: options, every: .month)
    #expect(snapshots.periods.map(\.name) == ["2025-12", "2026-01", "2026-02", "2026-03"])
    #expect(snapshots.periods.first?.first == options.from)
    #expect(snapshots.periods.last?.last == options.to)
  }

  private func complaint(
    _ text: String, every length: Period.Length, options: ImportOptions = ImportOptions()
  ) throws -> String {
    let folder = try TemporaryFolder(["ties.csv": text])
    do {
      _ = try Snapshots(from: [folder.file("ties.csv")], options: options, every: length)
      return "none"
    } catch {
      return error.errors.map { "\($0.message); \($0.hint)" }.joined()
    }
  }

  @Test func `Without a date there is nothing to cut by`() throws {
    #expect(
      try complaint("source,target\na,b\n", every: .month).hasPrefix("no row has a date"))
    #expect(
      try complaint("source,target,time\na,b,\n", every: .month).hasPrefix("no row has a date"))
    var options = ImportOptions()
    options.from = try day(2027, 1, 1)
    #expect(
      try complaint("source,target,time\na,b,2026-01-01\n", every: .month, options: options)
        .hasPrefix("no row with a date lies in the window; widen"))
  }

  @Test func `Too many periods are an error that names the first and the last day`() throws {
    let text = "source,target,time\na,b,0001-01-01\na,b,2026-01-01\n"
    #expect(
      try complaint(text, every: .day).hasPrefix(
        "every day from 0001-01-01 to 2026-01-01 would be 739617 periods; the limit is 10000; "
          + "choose longer periods"))
    #expect(try complaint(text, every: .year) == "none")
  }

  @Test func `Standard input is refused, as it can be read once`() {
    #expect(throws: ImportFailure.self) { try Snapshots(from: ["-"], every: .month) }
  }

  @Test func `Counts of parallel ties are summed, and distances become strengths first`() throws {
    var options = ImportOptions()
    options.weightMeans = .count
    let text = "source,target,weight\na,b,3\na,b,2\n"
    #expect(arcs(try organisation(text, options: options)) == ["a>b:5.0"])
    options.weightMeans = .distance
    #expect(
      arcs(try organisation("source,target,weight\na,b,2\na,b,4\n", options: options))
        == ["a>b:0.75"])
    #expect(
      arcs(try organisation("source,target,weight\na,b,2\n", options: options)) == ["a>b:0.5"])
    #expect(
      try complaints("source,target,weight\na,b,2\nb,c,0\n", options: options).first?
        .hasPrefix("ties.csv:3:5: error:") == true)
  }

  @Test func `The weakest ties of a period go after those of the period were summed`() throws {
    let folder = try TemporaryFolder([
      "ties.csv": "source,target,time\na,b,2026-01-01\na,b,2026-01-02\na,b,2026-02-01\n"
    ])
    var options = ImportOptions()
    options.minimumWeight = 2
    let snapshots = try periods(of: folder.file("ties.csv"), every: .month, options: options)
    #expect(snapshots.map { arcs($0.organisation) } == [["a>b:2.0"], []])
  }

  @Test func `A relation or a kind asked for may have no tie in a period`() throws {
    let folder = try TemporaryFolder([
      "ties.csv": """
      source,target,relation,time
      a,b,trust,2026-01-01
      a,b,mail,2026-02-01
      """
    ])
    var options = ImportOptions()
    options.kinds = ["trust": .trust]
    options.relation = "trust"
    let snapshots = try periods(of: folder.file("ties.csv"), every: .month, options: options)
    #expect(snapshots.map { arcs($0.organisation, "trust") } == [["a>b:1.0"], []])
  }
}
