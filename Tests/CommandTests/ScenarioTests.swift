import Foundation
import TestSupport
import Testing

/// The scenarios of the hostile collection that need no file of it.
@Suite(.serialized) struct ScenarioTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in.csv", "source,target,weight\na,b,1\nb,c,2\nc,d,1\nd,a,3\nb,d,1\n")
    try folder.write("other.csv", "source,target\nx,y\ny,z\n")
  }

  private func run(_ arguments: String..., input: String = "/dev/null", outputFile: String? = nil)
    throws -> CommandRun
  {
    try CommandRun.run(arguments, in: folder.path, input: input, outputFile: outputFile)
  }

  /// A list of ties that takes a few seconds to measure.
  private func writeBig() throws {
    var text = "source,target\n"
    var state: UInt64 = 1
    for _ in 0..<400_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += "p\(state >> 48),p\((state >> 32) & 0xffff)\n"
    }
    try folder.write("big.csv", text)
  }

  @Test func `s01: an input that is not there is 66`() throws {
    let run = try run("report", "does-not-exist.csv", "--output", "out")
    #expect(run.code == 66)
    #expect(run.errors.lowercased().contains("no such file") || run.errors.contains("not found"))
    #expect(!folder.names.contains("out"))
  }

  @Test func `s03: an unknown option is 64 and is named`() throws {
    let run = try run("report", "in.csv", "--output", "out", "--centralty", "betweenness")
    #expect(run.code == 64)
    #expect(run.errors.contains("--centralty"))
    #expect(!folder.names.contains("out"))
  }

  @Test func `s05: a full device is 74, also at the last flush`() throws {
    for format in ["json", "csv", "markdown"] {
      let run = try run(
        "report", "in.csv", "--format", format, "--output", "-", outputFile: "/dev/full")
      #expect(run.code == 74)
      #expect(run.errors.contains("No space") || run.errors.contains("write"))
    }
    #expect(try run("measure", "in.csv", "--all", outputFile: "/dev/full").code == 74)
    #expect(try run("explain", outputFile: "/dev/full").code == 74)
    #expect(try run("check", "in.csv", outputFile: "/dev/full").code == 74)
  }

  @Test func `s07 and s09: an interrupted run leaves the old result and no new one`() throws {
    try writeBig()
    _ = try run("report", "in.csv", "--output", "out")
    let old = folder.contents(of: "out")
    for (signal, code) in [(SIGINT, 130), (SIGTERM, 143), (SIGKILL, 137)] as [(Int32, Int32)] {
      let run = try CommandRun.run(
        ["report", "big.csv", "--output", "out"], in: folder.path, signal: (signal, 1))
      #expect(run.code == code)
      #expect(run.processorSeconds < 3, "\(run.processorSeconds) s of \(run.seconds) s")
      if signal != SIGKILL { #expect(run.errors.contains("interrupt")) }
      #expect(folder.contents(of: "out") == old)
    }
    #expect(try run("report", "in.csv", "--output", "out").code == 0)
    #expect(folder.names == ["big.csv", "in.csv", "other.csv", "out"], "leftovers are removed")
  }

  @Test func `s11: parents of the output folder are not made`() throws {
    let run = try run("report", "in.csv", "--output", "out/of/reach/report")
    #expect(run.code == 73)
    #expect(run.errors.contains("out/of/reach"))
    #expect(!folder.names.contains("out"))
  }

  @Test func `s13: a result of ours is replaced whole, anything else is refused`() throws {
    #expect(try run("report", "in.csv", "--output", "out").code == 0)
    #expect(try run("report", "other.csv", "--output", "out").code == 0)
    let replaced = folder.contents(of: "out")
    #expect(try run("report", "other.csv", "--output", "fresh").code == 0)
    #expect(replaced == folder.contents(of: "fresh"))

    try FileManager.default.createDirectory(
      atPath: folder.path + "/theirs", withIntermediateDirectories: true)
    try folder.write("theirs/notes.txt", "keep")
    let refused = try run("report", "in.csv", "--output", "theirs")
    #expect(refused.code == 73)
    #expect(refused.errors.contains("--force"))
    #expect(folder.contents(of: "theirs") == ["notes.txt": Array("keep".utf8)])
    #expect(try run("report", "in.csv", "--output", "theirs", "--force").code == 0)
    #expect(folder.contents(of: "theirs")["notes.txt"] == nil)
  }

  @Test func `s15: a link in the output folder is not followed`() throws {
    try folder.write("victim", "untouched")
    #expect(try run("report", "in.csv", "--output", "out").code == 0)
    let link = folder.path + "/out/report.md"
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.path + "/victim")
    let second = try run("report", "in.csv", "--output", "out")
    #expect(second.code == 0 || second.code == 73)
    #expect(
      FileManager.default.contents(atPath: folder.path + "/victim") == Data("untouched".utf8))
  }

  @Test func `s17: empty standard input is 65`() throws {
    let run = try run("report", "-", "--input-format", "csv", "--output", "out")
    #expect(run.code == 65)
    #expect(run.errors.contains("empty"))
    #expect(!folder.names.contains("out"))
  }

  @Test func `s19: any number of threads gives the same bytes`() throws {
    var seen: [[String: [UInt8]]] = []
    for threads in ["1", "2", "8"] {
      #expect(
        try run(
          "report", "in.csv", "--seed", "1", "--threads", threads, "--output", "o\(threads)"
        ).code == 0)
      seen.append(folder.contents(of: "o\(threads)"))
    }
    #expect(seen[0] == seen[1])
    #expect(seen[0] == seen[2])
  }

  @Test func `s21: values out of range are 64 and name their option`() throws {
    for (option, value) in [
      ("--threads", "0"), ("--threads", "-1"), ("--top", "99999999999999999999"), ("--seed", "abc"),
    ] {
      let run = try run("report", "in.csv", "--output", "out", option, value)
      #expect(run.code == 64, "\(option) \(value)")
      #expect(run.errors.contains(option))
    }
    #expect(!folder.names.contains("out"))
  }

  @Test func `Rows in another order, another locale and time zone give the same bytes`() throws {
    let other = try TemporaryFolder()
    try other.write("in.csv", "source,target,weight\nb,d,1\nd,a,3\na,b,1\nc,d,1\nb,c,2\n")
    let plain = try run("measure", "in.csv", "--all")
    let shuffled = try CommandRun.run(["measure", "in.csv", "--all"], in: other.path)
    #expect(plain.code == 0)
    #expect(plain.output == shuffled.output)
    let elsewhere = try CommandRun.run(
      ["measure", "in.csv", "--all"], in: folder.path,
      environment: ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Kathmandu"])
    #expect(elsewhere.output == plain.output)
  }

  @Test func `Names of one letter are names`() throws {
    try folder.write("t", "source,target\na,b\nb,c\n")
    #expect(try run("report", "t", "--output", "q").code == 0)
    #expect(try run("report", "t", "--output", "q/").code == 0)
    #expect(folder.contents(of: "q")["report.md"] != nil)
    #expect(try run("measure", "t", "--all", "--output", "m").code == 0)
    #expect(try run("report", "t", "--output", ".", "--force").code == 73)
    #expect(try run("report", "/nonexistent", "--output", "z").code == 66)
  }

  @Test func `No output replaces its own input`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/data", withIntermediateDirectories: true)
    try folder.write("data/ties.csv", "source,target\na,b\n")
    for output in ["data", "./data/", "."] {
      let run = try run("report", "data", "--output", output, "--force")
      #expect(run.code == 64 || run.code == 73, "\(output): \(run.code)")
    }
    #expect(folder.contents(of: "data").keys.sorted() == ["ties.csv"])
  }

  @Test(arguments: [
    ["--minimum-weight", "nan"], ["--minimum-weight", "-1"], ["--nulls", "5"],
    ["--from", "2026-01-01", "--to", "2025-01-01"], ["--from", "2026-02-30"], ["--column", "x"],
    ["--kind", "a=b"], ["--delimiter", "ab"],
  ])
  func `Options that make no sense are 64 and named`(_ options: [String]) throws {
    let run = try CommandRun.run(
      ["report", "in.csv", "--output", "out"] + options, in: folder.path)
    #expect(run.code == 64, "\(run.errors)")
    #expect(run.errors.contains(options[0]))
    #expect(!folder.names.contains("out"))
  }

  @Test func `A misspelt measure is 64 with the nearest one`() throws {
    let measure = try run("measure", "in.csv", "--measure", "betweeness")
    #expect(measure.code == 64)
    #expect(measure.errors.contains("did you mean betweenness?"))
    #expect(try run("explain", "pagerankk").errors.contains("pagerank"))
    #expect(try run("explain", "betweenness").text.contains("Freeman"))
  }

  @Test func `A measure that does not apply is named, not left out in silence`() throws {
    let run = try run("measure", "in.csv", "--measure", "strength,instrength")
    #expect(run.code == 0)
    #expect(run.errors.contains("strength does not apply"))
    #expect(!run.errors.contains("instrength does not apply"))
  }

  @Test func `Warnings are errors when strict`() throws {
    try folder.write("odd.csv", "source,target\nanna,b\nAnna,b\n")
    #expect(try run("check", "odd.csv").code == 0)
    let strict = try run("check", "odd.csv", "--strict")
    #expect(strict.code == 65)
    #expect(strict.errors.contains("anna"))
  }

  /// Rows of the index that wait for a later issue, and why.
  static let waiting = [
    "s23_hub_1e7": "takes minutes, so `scripts/test --full` runs it"
  ]

  @Test(.enabled(if: SharedData.isPresent))
  func `Every scenario of the index is tested here or waits for a reason`() throws {
    let index = try #require(
      FileManager.default.contents(
        atPath: SharedData.folder.appendingPathComponent("hostile/index.csv").path))
    let scenarios = PlainCSV.records(index).filter { ($0["file"] ?? "").isEmpty }.compactMap {
      $0["id"]
    }
    let tested = [
      "s01", "s03", "s05", "s07", "s09", "s11", "s13", "s15", "s17", "s19", "s21", "s25", "s27",
      "s29",
    ]
    for id in scenarios where !tested.contains(where: { id.hasPrefix($0 + "_") }) {
      #expect(Self.waiting[id] != nil, "\(id) is neither tested nor waiting")
    }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["HETERARCHY_FULL_TESTS"] != nil))
  func `s23: a hub of ten million is reported within 6 GiB`() throws {
    let path = folder.path + "/hub.csv"
    FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.write(contentsOf: Data("source,target\n".utf8))
    for start in stride(from: 0, to: 10_000_000, by: 100_000) {
      let lines = (start..<start + 100_000).map { "h,l\($0)\n" }.joined()
      try file.write(contentsOf: Data(lines.utf8))
    }
    try file.close()
    let run = try run("report", "hub.csv", "--output", "out")
    #expect(run.code == 0, "\(run.errors)")
    #expect(folder.contents(of: "out")["report.md"]?.isEmpty == false)
    #expect((run.peakMebibytes ?? 0) < 6144)
  }

  @Test func `s25: a quote of a gigabyte that is never closed is refused where it opens`() throws {
    let path = folder.path + "/q.csv"
    FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.write(contentsOf: Data("source,target\n\"".utf8))
    let lines = Data(String(repeating: "a,b\n", count: 2_500_000).utf8)
    for _ in 0..<100 { try file.write(contentsOf: lines) }
    try file.close()
    let run = try run("report", "q.csv", "--output", "out")
    #expect(run.code == 65)
    #expect(run.errors.contains("q.csv:2:1") && run.errors.contains("quote"))
    // The bytes of the file, and little beside them.
    #expect((run.peakMebibytes ?? 0) < 1200)
    #expect(!folder.names.contains("out"))
  }

  @Test func `s29: an unknown key of organisation.json is an error with the nearest known one`()
    throws
  {
    try folder.write("organisation.json", "{\"relation\": {\"in\": \"advice\"}}")
    let run = try run("report", ".", "--output", "out")
    #expect(run.code == 65)
    #expect(run.errors.contains("organisation.json:1:2") && run.errors.contains("\"relation\""))
    #expect(run.errors.contains("did you mean \"relations\""))
    #expect(!folder.names.contains("out"))
  }

  @Test func `A header of very many columns takes no longer than its bytes`() throws {
    let names = (0..<50_000).map { "c\($0)" }.joined(separator: ",")
    let cells = String(repeating: ",1", count: 50_000)
    try folder.write("wide.csv", "source,target,\(names)\na,b\(cells)\n")
    let run = try run("check", "wide.csv")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.processorSeconds < 5)
  }

  @Test func `s27: snapshots without a common id say so`() throws {
    let run = try run("compare", "in.csv", "other.csv", "--output", "out")
    #expect(run.code == 0)
    #expect(run.errors.contains("overlap"))
  }
}
