import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct ConvertCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("ties.csv", "source,target,weight\na,b,1\nb,c,2.5\n")
    try folder.write("people.csv", "person_id,unit\na,north\nb,north\nc,south\nd,south\n")
    try folder.write("decisions.csv", "decision_id,decided_by\n1,a\n2,b\n")
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun.run(arguments, in: folder.path)
  }

  @Test func `GraphML by the name of the output, and what it cannot hold is said`() throws {
    let there = try run("convert", "ties.csv", "people.csv", "decisions.csv", "-o", "n.graphml")
    #expect(there.code == 0, "\(there.errors)")
    #expect(there.errors.contains("GraphML cannot hold it: 2 decisions"))
    let back = try run("convert", "n.graphml", "--output", "tables")
    #expect(back.code == 0, "\(back.errors)")
    #expect(back.errors.isEmpty)
    #expect(try run("convert", "ties.csv", "people.csv", "-o", "straight").code == 0)
    #expect(try folder.text("tables/people.csv") == folder.text("straight/people.csv"))
    #expect(try folder.text("tables/people.csv").contains("d,1,south\n"))
    #expect(
      try folder.text("tables/ties.csv")
        == "source,target,relation,weight\na,b,ties,1\nb,c,ties,2.5\n")
  }

  @Test func `The table of ties goes to standard output, and leaves people out`() throws {
    let run = try run(
      "convert", "ties.csv", "people.csv", "--format", "csv", "--output", "-")
    #expect(run.code == 0)
    #expect(
      String(decoding: run.output, as: UTF8.self)
        == "source,target,relation,weight\na,b,ties,1\nb,c,ties,2.5\n")
    #expect(run.errors.contains("1 person without a tie; what is known of people"))
  }

  @Test func `That times of ties are not written is said, unless months are cut`() throws {
    try folder.write(
      "dated.csv", "source,target,time\na,b,2024-01-03\na,b,2024-01-09\nb,c,2024-02-01\n")
    for output in ["n.graphml", "n.csv", "tables"] {
      let run = try run("convert", "dated.csv", "-o", output)
      #expect(run.code == 0)
      #expect(run.errors.contains("without their times: dated;"), "\(run.errors)")
    }
    let cut = try run("convert", "dated.csv", "--every", "month", "-o", "months")
    #expect(cut.code == 0 && !cut.errors.contains("times"), "\(cut.errors)")
    #expect(try run("convert", "dated.csv", "-o", "quiet", "--quiet").errors.isEmpty)
    #expect(try !run("convert", "ties.csv", "-o", "undated").errors.contains("times"))
    // A column of times is none without one, and a terminal hears nothing of what stands in a file.
    try folder.write("empty.csv", "source,target,time\na,b,\n")
    #expect(try !run("convert", "empty.csv", "-o", "empty.graphml").errors.contains("times"))
    try folder.write("odd.csv", "source,target,relation,time\na,b,x\u{1B}[2J,2024-01-03\n")
    let odd = try run("convert", "odd.csv", "-o", "-", "--format", "csv")
    #expect(odd.errors.contains("without their times: x\\u{1B}[2J\n"), "\(odd.errors)")
  }

  @Test func `GraphML keeps circles and relations without ties, and nothing is said of them`()
    throws
  {
    try folder.write("circles.csv", "circle_id,parent_id\nall,\nsales,all\n")
    try folder.write("memberships.csv", "person_id,circle_id\na,sales\n")
    let there = try run(
      "convert", "ties.csv", "people.csv", "circles.csv", "memberships.csv", "-o", "c.graphml")
    #expect(there.code == 0 && there.errors.isEmpty, "\(there.errors)")
    #expect(try run("convert", "c.graphml", "-o", "tables").code == 0)
    #expect(try folder.text("tables/circles.csv").contains("sales,all"))
    #expect(try folder.text("tables/memberships.csv").contains("a,sales"))
    let ties = try run("convert", "c.graphml", "-o", "c.csv")
    #expect(ties.errors.contains("2 circles; 1 membership"), "\(ties.errors)")
  }

  @Test(.timeLimit(.minutes(1))) func `A pipe is read once, to its end`() throws {
    try folder.write("feed", "mkfifo p; cat ties.csv > p & \"$1\" check p; exit $?")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [folder.path + "/feed", CommandRun.binary]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said.contains("people: 3,"))
  }

  @Test func `Nothing is replaced unless asked for, and no input ever`() throws {
    try folder.write("n.graphml", "mine")
    #expect(try run("convert", "ties.csv", "-o", "n.graphml").code == 73)
    #expect(try folder.text("n.graphml") == "mine")
    #expect(try run("convert", "ties.csv", "-o", "n.graphml", "--force").code == 0)
    #expect(try folder.text("n.graphml").hasPrefix("<?xml"))
    let over = try run("convert", "ties.csv", "-o", "ties.csv", "--force")
    #expect(over.code == 64)
    #expect(over.errors.contains("would replace the input ties.csv"))
  }

  @Test func `A folder of tables has no place on standard output`() throws {
    #expect(try run("convert", "ties.csv", "-o", "-").code == 64)
  }
}
