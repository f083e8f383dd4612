import ArgumentParser
import Exporters
import Organisations
import Reports

/// `heterarchy convert`: an organisation from any format that is read, as GraphML or as our tables.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "To GraphML or CSV, from any format that is read.",
    discussion: """
      A name that ends in .graphml gets GraphML, one that ends in .csv the table of ties, any other \
      a folder of tables. What the form cannot hold is said. \
      Ties are written as they count: summed, without self-loops and without their times; people as \
      eligible or not.

      --every cuts dated rows into snapshots: each is what --from and --to of its period give, with \
      everything that has no date in each of them. The output is then a folder with a folder of \
      tables, or a file, for each period: 2026-01-05, 2026-W02, 2026-01, 2026-Q1 or 2026. Other \
      commands take one snapshot at a time.

      EXAMPLES
        heterarchy convert mail.gexf --output mail.graphml
        heterarchy convert slack-export/ --output slack-tables
        heterarchy convert network.net --format csv --output - > ties.csv
        heterarchy convert mail.csv --every month --output months
        heterarchy compare months/2026-01 months/2026-02 --output comparison
      """)

  @Argument(help: "A folder, one or more files, or - for standard input.")
  var inputs: [String]

  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: "The file or folder to write; - is standard output.")
  var output: String

  @Option(
    help: "graphml, tables (a folder) or csv (the ties); by the name of the output if not given.")
  var format: Form?

  @Option(
    help: "Cut a snapshot of every day, week, month, quarter or year; the output is a folder.")
  var every: Period.Length?

  @Flag(help: "Replace whatever is in the way.")
  var force = false

  @OptionGroup var input: InputOptions
  @OptionGroup var execution: ExecutionOptions

  enum Form: String, ExpressibleByArgument, CaseIterable { case graphml, tables, csv }

  private var form: Form {
    if let format { return format }
    if every != nil { return .tables }
    let name = output.lowercased()
    return name.hasSuffix(".graphml") ? .graphml : name.hasSuffix(".csv") ? .csv : .tables
  }

  func validate() throws {
    if every != nil, output == "-" {
      throw ValidationError("--every makes a folder; standard output takes one file")
    }
    if every != nil, inputs.contains("-") {
      throw ValidationError(
        "standard input can be read once, and --every reads its input for each period: save it to "
          + "a file")
    }
    if output == "-", form == .tables {
      throw ValidationError("standard output takes one file: say --format graphml or --format csv")
    }
  }

  func run() throws {
    execution.apply()
    if output != "-" {
      if form == .tables || every != nil {
        try OutputFolder(output).check(force: force)
      } else {
        try OutputPath(output).check(force: force)
      }
      try OutputOptions.refuse(replacing: inputs, by: output)
    }
    let reader = Inputs(paths: inputs, options: input, quiet: execution.quiet)
    if let every { return try convert(reader, every: every) }

    let organisation = try reader.organisation()
    if form == .csv, organisation.allRelations.allSatisfy({ $0.graph.tieCount == 0 }) {
      throw UsageError(
        message: "there are no ties to write as CSV", hint: "--format tables writes all tables")
    }
    sayLeftOut(losses(of: organisation).map(\.text))
    saySummed(organisation.allRelations.filter { $0.isDated && $0.graph.arcCount > 0 })
    guard let bytes = bytes(of: organisation) else {
      try OutputFolder(output).write(tables(of: organisation), force: force)
      return
    }
    if output == "-" {
      try Console.put(bytes)
    } else {
      try OutputPath(output).write(bytes, force: force)
    }
  }

  /// Writes a snapshot of each period, all or none.
  private func convert(_ reader: Inputs, every length: Period.Length) throws {
    var sorts: [String] = []
    try OutputFolder(output).write(force: force) { put in
      try reader.forEachPeriod(length) { period, organisation in
        for loss in losses(of: organisation) where !sorts.contains(loss.sort) {
          sorts.append(loss.sort)
        }
        if let bytes = bytes(of: organisation) {
          try put(OutputFile("\(period.name).\(form.rawValue)", bytes: bytes))
        } else {
          for file in tables(of: organisation) {
            try put(OutputFile(period.name + "/" + file.name, bytes: file.bytes))
          }
        }
      }
    }
    sayLeftOut(sorts)
  }

  private func sayLeftOut(_ losses: [String]) {
    guard !execution.quiet, !losses.isEmpty else { return }
    Console.say(
      "warning: left out, since \(formName) cannot hold it: " + losses.joined(separator: "; "))
  }

  /// Graphs hold no times, so that no form can be given any.
  private func saySummed(_ relations: [Relation]) {
    guard !execution.quiet, !relations.isEmpty else { return }
    let canCut = output != "-" && !inputs.contains("-")
    Console.say(
      "warning: ties are written summed, without their times: "
        + relations.map(\.name).joined(separator: ", ")
        + (canCut ? "; --every month writes a snapshot of each month" : ""))
  }

  private var formName: String {
    switch form {
    case .graphml: "GraphML"
    case .csv: "a table of ties"
    case .tables: "a folder of tables"
    }
  }

  /// What the form leaves out.
  private func losses(of organisation: Organisation) -> [Loss] {
    switch form {
    case .graphml: GraphMLExporter().losses(of: organisation)
    case .csv: TableExporter().lossesOfTies(organisation)
    case .tables: TableExporter().losses(of: organisation)
    }
  }

  /// The one file, if the form is one.
  private func bytes(of organisation: Organisation) -> [UInt8]? {
    switch form {
    case .graphml: GraphMLExporter().bytes(of: organisation)
    case .csv: TableExporter().ties(of: organisation)
    case .tables: nil
    }
  }

  private func tables(of organisation: Organisation) -> [OutputFile] {
    TableExporter().files(of: organisation).map { OutputFile($0.name, bytes: $0.bytes) }
  }
}

extension Period.Length: ExpressibleByArgument {}
