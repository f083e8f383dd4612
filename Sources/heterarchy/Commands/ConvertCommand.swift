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
      a folder of tables. What the form cannot hold is said.

      EXAMPLES
        heterarchy convert mail.gexf --output mail.graphml
        heterarchy convert slack-export/ --output slack-tables
        heterarchy convert network.net --format csv --output - > ties.csv
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

  @Flag(help: "Replace whatever is in the way.")
  var force = false

  @OptionGroup var input: InputOptions
  @OptionGroup var execution: ExecutionOptions

  enum Form: String, ExpressibleByArgument, CaseIterable { case graphml, tables, csv }

  private var form: Form {
    if let format { return format }
    let name = output.lowercased()
    return name.hasSuffix(".graphml") ? .graphml : name.hasSuffix(".csv") ? .csv : .tables
  }

  func validate() throws {
    if output == "-", form == .tables {
      throw ValidationError("standard output takes one file: say --format graphml or --format csv")
    }
  }

  func run() throws {
    execution.apply()
    if output != "-" {
      switch form {
      case .tables: try OutputFolder(output).check(force: force)
      case .graphml, .csv: try OutputPath(output).check(force: force)
      }
      try OutputOptions.refuse(replacing: inputs, by: output)
    }
    let organisation = try Inputs(paths: inputs, options: input, quiet: execution.quiet)
      .organisation()
    let (bytes, losses) = try converted(organisation)
    if !execution.quiet, !losses.isEmpty {
      Console.say(
        "warning: left out, since \(formName) cannot hold it: " + losses.joined(separator: "; "))
    }
    guard let bytes else {
      let files = TableExporter().files(of: organisation)
      try OutputFolder(output).write(
        files.map { OutputFile($0.name, bytes: $0.bytes) }, force: force)
      return
    }
    if output == "-" {
      try Console.put(bytes)
    } else {
      try OutputPath(output).write(bytes, force: force)
    }
  }

  private var formName: String {
    switch form {
    case .graphml: "GraphML"
    case .csv: "a table of ties"
    case .tables: "a folder of tables"
    }
  }

  /// The one file, if the form is one, and what it leaves out.
  private func converted(_ organisation: Organisation) throws -> ([UInt8]?, [String]) {
    switch form {
    case .graphml:
      let exporter = GraphMLExporter()
      return (exporter.bytes(of: organisation), exporter.losses(of: organisation))
    case .csv:
      let exporter = TableExporter()
      guard let ties = exporter.files(of: organisation).first(where: { $0.name == "ties.csv" })
      else {
        throw UsageError(
          message: "there are no ties to write as CSV", hint: "--format tables writes all tables")
      }
      return (ties.bytes, exporter.lossesOfTies(organisation))
    case .tables: return (nil, TableExporter().losses(of: organisation))
    }
  }
}
