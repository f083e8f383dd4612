import ArgumentParser
import Metrics
import Organisations
import Reports

/// `heterarchy measure`: raw values of chosen measures.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Raw values of chosen measures, or of all, as a table.",
    discussion: """
      Relations are measured as the data state them: reporting lines run from a person to the \
      superior. `heterarchy explain` lists the measures.

      EXAMPLES
        heterarchy measure mail.csv --measure betweenness,pagerank
        heterarchy measure people.csv ties.csv --all > values.csv
        heterarchy measure friends.csv --undirected --all --output values.csv
      """)

  @Argument(help: "A folder, one or more files, or - for standard input.")
  var inputs: [String]

  @Option(
    name: .customLong("measure"),
    help: ArgumentHelp("Measures by id, joined by commas.", valueName: "id,id"))
  var measures: [String] = []

  @Flag(help: "Every measure.")
  var all = false

  @Option(help: "The form of the table: csv or markdown.")
  var format: Format = .csv

  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: "A file for the table; - is standard output.")
  var output = "-"

  @Flag(help: "Replace an existing file.")
  var force = false

  @Flag(help: "Put an apostrophe before cells that a spreadsheet takes for formulas.")
  var spreadsheetSafe = false

  @Option(help: "The seed of every random number.")
  var seed: UInt64 = 1

  @OptionGroup var input: InputOptions
  @OptionGroup var execution: ExecutionOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, markdown }

  func validate() throws {
    if all == !measures.isEmpty {
      throw ValidationError("pass either --measure with ids, or --all")
    }
  }

  func run() throws {
    execution.apply()
    let chosen = try chosenMeasures()
    let file = output == "-" ? nil : OutputPath(output)
    try file?.check(force: force)
    let organisation = try Inputs(paths: inputs, options: input, quiet: execution.quiet)
      .organisation()
    let values = try MeasuredValues(of: organisation, measures: chosen, seed: seed)
    for id in (chosen ?? []).subtracting(values.measured).sorted() where !execution.quiet {
      Console.say(
        "warning: \(id) does not apply to these data, so it has no row\n"
          + "  hint: some measures are for directed ties only, some for undirected ones, some for a "
          + "decision log; `heterarchy explain \(id)` says more")
    }
    func write(to put: ([UInt8]) throws -> Void) throws {
      switch format {
      case .csv: try values.writeCSV(spreadsheetSafe: spreadsheetSafe, to: put)
      case .markdown: try put(Array(values.markdown().utf8))
      }
    }
    if let file { try file.write(force: force, write) } else { try write(to: Console.put) }
  }

  /// The ids asked for, or `nil` for all.
  private func chosenMeasures() throws -> Set<String>? {
    guard !all else { return nil }
    let ids = measures.flatMap { $0.split(separator: ",").map(String.init) }
    for id in ids where Catalogue.definition(of: id) == nil {
      let nearest = Catalogue.suggestion(for: id).map { "did you mean \($0)? " } ?? ""
      throw UsageError(
        message: "there is no measure \"\(id)\"",
        hint: nearest + "`heterarchy explain` lists them")
    }
    return Set(ids)
  }
}
