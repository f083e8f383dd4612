import Foundation
import Graphs
import Organisations
import Testing

@testable import Importers

struct TiesTests {
  private func ties(_ relation: Relation?, _ people: People) -> [String] {
    guard let graph = relation?.graph else { return [] }
    return graph.nodes.flatMap { node in
      graph.arcs(of: node).map {
        "\(people.ids[node])>\(people.ids[graph.target(of: $0)]):\(graph.weight(of: $0))"
      }
    }
  }

  @Test(
    arguments: [
      "source,target,weight\na,b,1\nb,c,2\n", "source,target,weight\r\na,b,1\r\nb,c,2\r\n",
      "\u{FEFF}source,target,weight\na,b,1\nb,c,2", " Source ; TARGET;Weight \na;b;1\nb;c;2\n",
      "from\tto\tcount\na\tb\t1\nb\tc\t2\n", "sender,recipient,strength\r\"a\",b,1\rb,c,\"2\"\r",
      "PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,weight\na,b,1.0\nb,c,2e0\n",
    ]) func `Ties are read from every usual spelling of a table`(text: String) throws
  {
    let organisation = try organisation(text)
    #expect(ties(organisation.relations.first, organisation.people) == ["a>b:1.0", "b>c:2.0"])
    #expect(organisation.relations[0].name == "ties")
    #expect(organisation.relations[0].kind == .communication)
    #expect(organisation.relations[0].kindIsAssumed)
  }

  @Test func `The order of rows changes nothing`() throws {
    let rows = ["b,a,1", "a,b,0.1", "a,b,0.2", "c,c,1", "a,b,0.3", "zz,a,7", "é,a,1"]
    let forward = try organisation("source,target,weight\n" + rows.joined(separator: "\n"))
    let backward = try organisation(
      "source,target,weight\n" + rows.reversed().joined(separator: "\n"))
    #expect(forward.relations[0].graph == backward.relations[0].graph)
    #expect(forward.people.ids == backward.people.ids)
  }

  @Test(
    arguments: [
      (
        "source,target,weight\na,b,1\nb,c,1️⃣abc\n",
        "\"abc\" in column \"weight\" is not a number\n  hint: write decimals with a point, as in 2.5"
      ),
      (
        "source,target,weight\na,b,1️⃣-3\n",
        "\"-3\" in column \"weight\" is negative\n"
          + "  hint: a weight is the strength of a tie, 0 or more"
      ),
      (
        "source,target,weight\na,b,1️⃣\n",
        "column \"weight\" is empty\n  hint: give every tie a weight, or leave the column out"
      ),
      (
        "source;target;weight\na;b;1️⃣1,5\n",
        "\"1,5\" in column \"weight\" is not a number\n"
          + "  hint: say --decimal-comma if commas are decimal marks here"
      ),
      (
        "source,target\na,1️⃣\n",
        "an id is empty in column \"target\"\n  hint: give everyone an id"
      ),
      (
        "source,target,weight\n1️⃣a,b\n",
        "2 fields found, 3 expected\n"
          + "  hint: put fields that hold the delimiter or a line break in quotes"
      ),
      (
        "source,target\n\"a\n\",b\n1️⃣\u{1B}[31mx,b\n",
        "\"\\u{1B}[31mx\" in column \"source\" is an id with control characters\n"
          + "  hint: remove them: ids are printed on terminals and in reports"
      ),
      (
        "source,1️⃣tarrget\na,b\n",
        "column \"target\" is missing; the columns are \"source\", \"tarrget\"\n"
          + "  hint: did you mean \"tarrget\"? then say --column target=tarrget"
      ),
      (
        "source,target,weight,1️⃣Weight\na,b,1,1\n",
        "duplicate column: \"Weight\" stands at column 15 too\n  hint: rename or remove one of them"
      ),
      (
        "source,target,time\na,b,1️⃣2026-02-30\n",
        "\"2026-02-30\" in column \"time\" is no day or time that exists\n"
          + "  hint: correct it, or leave the cell empty"
      ),
      ("source,target\na,b1️⃣\0\n", "a NUL byte: this is no text\n  hint: save the table as UTF-8"),
    ]) func `A complaint says where, what and what to do`(text: String, message: String) throws
  {
    let (text, place) = marked(text)
    #expect(try complaints(text) == ["ties.csv:\(place): error: \(message)"])
  }

  @Test func `Bytes that are no UTF-8 are refused where they stand`() throws {
    let folder = try TemporaryFolder()
    try folder.write("ties.csv", Array("source,target\na,Zo".utf8) + [0xEB, 0x0A])
    #expect(throws: ImportFailure.self) { try folder.organisation("ties.csv") }
    do {
      _ = try folder.organisation("ties.csv")
    } catch {
      let failure = error as? ImportFailure
      #expect(failure?.errors.first?.line == 2)
      #expect(failure?.errors.first?.column == 5)
      #expect(failure?.errors.first?.message == "the byte 0xEB is not UTF-8")
    }
  }

  @Test func `All complaints come together, up to a hundred`() throws {
    let two = try complaints("source,target,weight\na,b,x\nb,c,y\n")
    #expect(two.count == 2)
    let rows = (0..<300).map { "a,b,x\($0)" }.joined(separator: "\n")
    #expect(try complaints("source,target,weight\n" + rows).count == 100)
  }

  @Test func `No more than 200 bytes of a value are quoted`() throws {
    let message = try complaints(
      "source,target,weight\na,b,\(String(repeating: "é", count: 5000))\n")
    #expect(message.count == 1)
    #expect((message.first?.utf8.count ?? 0) < 400)
  }

  @Test func `Weight 0 is no tie, parallel ties are summed, loops dropped, all counted`() throws {
    let organisation = try organisation(
      "source,target,weight\na,b,1\na,b,2\nb,b,5\nb,c,0\n", as: "edges_mail.csv")
    let relation = organisation.relations[0]
    #expect(relation.name == "mail")
    #expect(ties(relation, organisation.people) == ["a>b:3.0"])
    #expect(relation.tally.merged == 1)
    #expect(relation.tally.loops == 1)
    #expect(relation.tally.zeroWeights == 1)
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c"])
    #expect(
      organisation.provenance.warnings.map(\.text)
        == ["relation \"mail\": duplicate ties merged, their weights summed"])
  }

  @Test func `Undirected ties are one tie, formal lines stay directed`() throws {
    var options = ImportOptions()
    options.undirected = true
    let folder = try TemporaryFolder([
      "edges_mail.csv": "source,target\na,b\nb,a\nc,a\n",
      "edges_reports_to.csv": "source,target\nb,a\n",
    ])
    let organisation = try folder.organisation(
      "edges_mail.csv", "edges_reports_to.csv", options: options)
    #expect(organisation.relations.map(\.graph.isDirected) == [false])
    #expect(organisation.relations[0].graph.tieCount == 2)
    let listed: NodePairs = [2]  // a and c, the higher one first
    #expect(organisation.relations[0].listedDescending == listed)
    #expect(organisation.command?.graph.isDirected == true)
    #expect(ties(organisation.command, organisation.people) == ["a>b:1.0"])
    #expect(organisation.command?.isReversed == true)
  }

  @Test func `A type column gives each tie its direction`() throws {
    let organisation = try organisation(
      "Source,Target,Type\na,b,Directed\nb,c,Undirected\n")
    #expect(
      ties(organisation.relations[0], organisation.people) == ["a>b:1.0", "b>c:1.0", "c>b:1.0"])
    let isDirected = try self.isDirected("source,target,type\na,b,undirected\n")
    #expect(!isDirected)
  }

  @Test func `An empty direction is that of the table, another word makes none of it a direction`()
    throws
  {
    let some = "source,target,type\na,b,Undirected\nb,c,Undirected\nc,d,\n"
    let read = try organisation(some)
    #expect(
      ties(read.relations[0], read.people)
        == ["a>b:1.0", "b>a:1.0", "b>c:1.0", "c>b:1.0", "c>d:1.0"])
    var options = ImportOptions()
    options.undirected = true
    #expect(
      try !TemporaryFolder(["ties.csv": some]).organisation(options: options)
        .relations[0].graph.isDirected)

    let mixed = try organisation("source,target,type\na,b,Undirected\nb,c,Mutual\n")
    #expect(mixed.relations[0].graph.isDirected)
    #expect(
      mixed.provenance.warnings.map { "\($0.text) \($0.places)" } == [
        "\"type\" holds directions and something else, and is not read as the direction "
          + "[\"ties.csv:3:5\"]"
      ])
    let other = try organisation("source,target,type\na,b,mail\nb,c,\n")
    #expect(other.provenance.warnings.isEmpty)
    #expect(other.provenance.remarks.contains("ties.csv: not used: \"type\""))
  }

  @Test func `A header longer than what is looked at first is read whole`() throws {
    let columns = (0..<30_000).map { "column \($0)" }
    let text =
      "source,target," + columns.joined(separator: ",") + "\n"
      + "a,b" + String(repeating: ",", count: columns.count) + "\n"
    var options = ImportOptions()
    options.longTableBytes = 1 << 18
    let read = try TemporaryFolder(["ties.csv": text]).organisation(options: options)
    #expect(ties(read.relations[0], read.people) == ["a>b:1.0"])
  }

  @Test func `A header of very many columns is refused at once`() throws {
    let said = try complaints("source,target" + String(repeating: ",", count: 3_000_000) + "\n")
    #expect(
      said.first?.hasPrefix("ties.csv:1:1: error: 3000002 columns; the limit is 100000") == true)
  }

  @Test(arguments: ["Reports To", "REPORTS_TO", "reports-to", "ReportsTo", "reports_to_2026"])
  func `Lines run upwards however their name is written`(name: String) throws {
    let read = try organisation("source,target,relation\nb,a,\(name)\n")
    #expect(read.command?.isReversed == true)
    #expect(ties(read.command, read.people) == ["a>b:1.0"])
  }

  @Test func `A table of ties without rows is an error alone and a warning beside others`() throws {
    #expect(
      try complaints("source,target\n") == [
        "ties.csv:1:1: error: there are no rows in the input\n"
          + "  hint: add ties.csv or decisions.csv with rows"
      ])
    let organisation = try TemporaryFolder([
      "edges_a.csv": "source,target\n", "edges_b.csv": "source,target\na,b\n",
    ]).organisation()
    #expect(
      organisation.provenance.warnings.map(\.text) == [
        "edges_a.csv: the table has no rows", "relation \"a\" has no ties",
      ])
  }

  private func isDirected(_ text: String) throws -> Bool {
    try organisation(text).relations[0].graph.isDirected
  }

  @Test func `The weakest ties go after parallel ones were summed`() throws {
    var options = ImportOptions()
    options.minimumWeight = 2
    let organisation = try organisation(
      "source,target,weight\na,b,1\na,b,1\nb,c,1\nc,a,2.5\n", options: options)
    #expect(ties(organisation.relations[0], organisation.people) == ["a>b:2.0", "c>a:2.5"])
  }

  @Test func `A distance becomes the strength 1/w`() throws {
    var options = ImportOptions()
    options.weightMeans = .distance
    let organisation = try organisation("source,target,weight\na,b,4\n", options: options)
    #expect(organisation.relations[0].graph.weight(of: 0) == 0.25)
    #expect(
      try complaints("source,target,weight\na,b,0\n", options: options).first?
        .hasPrefix("ties.csv:2:5: error: \"0\" in column \"weight\" is a distance") == true)
  }

  @Test func `The window leaves out ties of other days`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 1, day: 1)
    options.to = Instant(year: 2026, month: 1, day: 31)
    let organisation = try organisation(
      """
      source,target,time
      a,b,2026-01-01
      a,c,2026-01-31T23:59:59Z
      a,d,2026-02-01
      a,e,2025-12-31T23:30:00-01:00
      """, options: options)
    #expect(
      ties(organisation.relations[0], organisation.people) == ["a>b:1.0", "a>c:1.0", "a>e:1.0"])
  }

  @Test func `A relation column makes relations, and one can be asked for`() throws {
    let text = "source,target,relation\na,b,advice\na,c,friendship\nb,a,\nc,a,advice\n"
    let organisation = try organisation(text)
    #expect(organisation.relations.map(\.name) == ["advice", "friendship", "ties"])
    #expect(organisation.relations.map(\.kind) == [.advice, .trust, .other])
    #expect(organisation.relations.map(\.graph.tieCount) == [2, 1, 1])
    var options = ImportOptions()
    options.relation = "advice"
    let advice = try read(text, options)
    #expect(advice.relations.map(\.name) == ["advice"])
    options.relation = "advise"
    #expect(
      try complaints(text, options: options) == [
        "ties.csv:1:1: error: there is no relation \"advise\"\n"
          + "  hint: did you mean \"advice\"? there are advice, friendship, ties"
      ])
    options.relation = nil
    options.kinds = ["ties": .communication]
    #expect(try read(text, options).relations[2].kind == .communication)
  }

  private func read(
    _ text: String, _ options: ImportOptions
  ) throws -> Organisation {
    try organisation(text, options: options)
  }

  @Test func `Ids are bytes: never trimmed, folded or taken for numbers`() throws {
    let organisation = try organisation(
      "source,target\n007,7\n1e3,1000\nanna,\"anna \"\nAnna,Zo\u{EB}\nx,Zoe\u{308}\n=1+1,x\n")
    #expect(organisation.people.count == 11)
    let warnings = organisation.provenance.warnings
    #expect(
      warnings.map(\.text) == [
        "ids that differ in Unicode normalisation only: \"Zoe\u{308}\", \"Zo\u{EB}\"",
        "ids that differ in letter case or surrounding spaces only: \"Anna\", \"anna\", \"anna \"",
        "ids that a spreadsheet takes for a formula (= + - @), such as \"=1+1\"",
      ])
  }

  @Test func `Every prefix of a good table is read or refused with a place`() throws {
    let good = Array(
      "source,target,weight,relation\n\"a\"\"x\",b,1.5,mail\r\nb,\"c\nd\",2e0,\"info\"\n".utf8)
    let folder = try TemporaryFolder()
    for end in 0...good.count {
      try folder.write("ties.csv", Array(good[..<end]))
      do {
        _ = try folder.organisation("ties.csv")
      } catch {
        let failure = try #require(error as? ImportFailure)
        #expect(!failure.errors.isEmpty)
        #expect(failure.errors.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.hint.isEmpty })
      }
    }
  }

  @Test func `A mapped column needs to exist on both sides`() throws {
    var options = ImportOptions()
    options.columns = ["source": "Chef"]
    let organisation = try organisation("Chef,target\na,b\n", options: options)
    #expect(organisation.relations[0].graph.tieCount == 1)
    #expect(organisation.provenance.sources[0].columns == ["Chef → source"])
    options.columns["weight"] = "hourz"
    #expect(
      try complaints("Chef,target,hours\na,b,2\n", options: options) == [
        "ties.csv:1:1: error: no table has the column \"hourz\" that weight is mapped to\n"
          + "  hint: did you mean \"hours\"?"
      ])
    options.columns = ["wieght": "hours"]
    #expect(
      try complaints("source,target,hours\na,b,2\n", options: options) == [
        "ties.csv:1:1: error: there is no column \"wieght\" of ours to map\n"
          + "  hint: did you mean \"weight\"?"
      ])
  }
}
