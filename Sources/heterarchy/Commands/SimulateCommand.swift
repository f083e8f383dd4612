import ArgumentParser
import Exporters
import Reports
import Simulation

/// `heterarchy simulate`: a reference organisation as input files.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "A reference organisation as input files, with its expected verdict.",
    discussion: """
      EXAMPLES
        heterarchy simulate --list
        heterarchy simulate classic_hierarchy --people 40 --decisions 300 --output before
      """)

  @Argument(help: "The model; --list prints them.")
  var model: String?

  @Flag(help: "List the models.")
  var list = false

  @Option(help: "The number of people.")
  var people = 40

  @Option(help: "The number of decisions.")
  var decisions = 150

  @Option(help: "The number of meetings.")
  var meetings = 60

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "The organisation's name; the model's unless given.")
  var name: String?

  @Option(name: [.customLong("output"), .customShort("o")], help: "The folder for the files.")
  var output: String?

  @Flag(help: "Replace whatever is in the way.")
  var force = false

  func validate() throws {
    if !list, model == nil { throw ValidationError("name a model, or pass --list") }
    if model != nil, output == nil { throw ValidationError("say where with --output DIR") }
    if people < Simulation.fewestPeople {
      throw ValidationError("--people must be at least \(Simulation.fewestPeople)")
    }
    if decisions < 0 { throw ValidationError("--decisions cannot be negative") }
    if meetings < 0 { throw ValidationError("--meetings cannot be negative") }
  }

  func run() throws {
    guard let model, let output else {
      let lines = ReferenceModel.allCases.map { "\($0.name): \($0.summary)\n" }
      try Console.put(Array(lines.joined().utf8))
      return
    }
    guard let reference = ReferenceModel(rawValue: model) else {
      throw UsageError(
        message: "there is no model \"\(model)\"", hint: "`heterarchy simulate --list` lists them")
    }
    let folder = OutputFolder(output)
    try folder.check(force: force)
    var organisation = Simulation.organisation(
      model: reference, people: people, decisions: decisions, meetings: meetings, seed: seed)
    if let name { organisation.name = name }
    var files = TableExporter().files(of: organisation).map { OutputFile($0.name, bytes: $0.bytes) }
    files.append(expectedVerdict(of: reference))
    try folder.write(files, force: force)
  }

  private func expectedVerdict(of model: ReferenceModel) -> OutputFile {
    var table = CSVTable(header: ["dimension", "verdict"])
    for row in model.expectedVerdict(people: people, decisions: decisions).rows {
      table.cell(row.dimension)
      table.cell(row.verdict)
      table.endRow()
    }
    return OutputFile("expected_verdict.csv", bytes: table.bytes)
  }
}
