import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct ConvertEveryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var text = "source,target,weight,time\n"
    for (source, target) in [("a", "b"), ("b", "c"), ("c", "a"), ("a", "d"), ("d", "e")] {
      text += "\(source),\(target),2,2026-01-31\n\(target),\(source),3,2026-03-01\n"
    }
    try folder.write("mail.csv", text)
    try folder.write("decisions.csv", "decision_id,decided_by,decided_at\n1,a,2026-01-02\n2,b,\n")
  }

  private func run(_ arguments: String..., input: String = "/dev/null") throws -> CommandRun {
    try CommandRun.run(arguments, in: folder.path, input: input)
  }

  @Test func `Every month is a folder of tables, and two of them can be compared`() throws {
    let made = try run("convert", "mail.csv", "--every", "month", "--output", "months")
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.errors == "warning: relation \"mail\" has no ties (in 2026-02)\n")
    #expect(folder.names == ["decisions.csv", "mail.csv", "months"])
    let names = Set(folder.contents(of: "months").keys)
    #expect(
      names == [
        "2026-01/organisation.json", "2026-01/people.csv", "2026-01/ties.csv",
        "2026-02/edges_mail.csv", "2026-02/organisation.json", "2026-02/people.csv",
        "2026-03/organisation.json", "2026-03/people.csv", "2026-03/ties.csv",
      ])
    #expect(
      try folder.text("months/2026-01/organisation.json").contains(
        "\"window\": {\"from\": \"2026-01-31\", \"to\": \"2026-01-31\"}"))
    for (before, after) in [("2026-01", "2026-03"), ("2026-01", "2026-02")] {
      let compared = try run(
        "compare", "months/\(before)", "months/\(after)", "--output", "of-\(after)")
      #expect(compared.code == 0, "\(compared.errors)")
    }
  }

  @Test func `Every month is what from and to give`() throws {
    #expect(try run("convert", "mail.csv", "--every", "month", "-o", "months").code == 0)
    for (name, from, to) in [
      ("2026-01", "2026-01-31", "2026-01-31"), ("2026-02", "2026-02-01", "2026-02-28"),
      ("2026-03", "2026-03-01", "2026-03-01"),
    ] {
      let one = try run("convert", "mail.csv", "--from", from, "--to", to, "-o", "one-\(name)")
      #expect(one.code == 0, "\(one.errors)")
      #expect(folder.contents(of: "months/\(name)") == folder.contents(of: "one-\(name)"))
    }
  }

  @Test func `GraphML and CSV are a file a period, and what is lost is said once`() throws {
    let graphs = try run(
      "convert", "mail.csv", "decisions.csv", "--every", "quarter", "--format", "graphml", "-o",
      "quarters")
    #expect(graphs.code == 0, "\(graphs.errors)")
    #expect(Set(folder.contents(of: "quarters").keys) == ["2026-Q1.graphml"])
    let ties = try run(
      "convert", "mail.csv", "decisions.csv", "--every", "month", "--format", "csv", "-o", "csv")
    #expect(ties.code == 0, "\(ties.errors)")
    #expect(
      Set(folder.contents(of: "csv").keys) == ["2026-01.csv", "2026-02.csv", "2026-03.csv"])
    #expect(try folder.text("csv/2026-02.csv") == "source,target\n")
    let lines = ties.errors.split(separator: "\n")
    #expect(lines.count { $0.contains("cannot hold it") } == 1, "\(ties.errors)")
    #expect(lines.count { $0.contains("decisions without a date") } == 1, "\(ties.errors)")
  }

  @Test func `Standard output, standard input and rows without dates are refused`() throws {
    let out = try run("convert", "mail.csv", "--every", "month", "-o", "-")
    #expect(out.code == 64)
    #expect(out.errors.contains("--every makes a folder"))
    let input = try run(
      "convert", "-", "--every", "month", "-o", "m", input: folder.path + "/mail.csv")
    #expect(input.code == 64)
    #expect(input.errors.contains("save it to a file"))
    try folder.write("plain.csv", "source,target\na,b\n")
    let plain = try run("convert", "plain.csv", "--every", "month", "-o", "m")
    #expect(plain.code == 65)
    #expect(plain.errors.contains("plain.csv:1:1: error: no row has a date"))
    let other = try run("convert", "mail.csv", "--every", "fortnight", "-o", "m")
    #expect(other.code == 64)
    #expect(!folder.names.contains("m"))
  }

  @Test func `A strict run with a warning in one period leaves nothing behind`() throws {
    let strict = try run("convert", "mail.csv", "--every", "month", "--strict", "-o", "months")
    #expect(strict.code == 65)
    #expect(folder.names == ["decisions.csv", "mail.csv"])
    #expect(try run("convert", "mail.csv", "--every", "quarter", "--strict", "-o", "m").code == 0)
  }

  @Test func `A folder in the way is kept unless the run is forced`() throws {
    #expect(try run("convert", "mail.csv", "--every", "year", "-o", "years").code == 0)
    #expect(try run("convert", "mail.csv", "--every", "month", "-o", "years").code == 73)
    #expect(try run("convert", "mail.csv", "--every", "month", "-o", "years", "--force").code == 0)
    #expect(folder.contents(of: "years").keys.allSatisfy { $0.hasPrefix("2026-0") })
  }

  @Test func `Only convert takes a period`() throws {
    for command in ["report", "measure", "check"] {
      #expect(try run(command, "mail.csv", "--every", "month").code == 64)
    }
    let check = try run("check", "mail.csv")
    #expect(check.text.contains("dated rows: from 2026-01-31 to 2026-03-01\n"))
  }
}
