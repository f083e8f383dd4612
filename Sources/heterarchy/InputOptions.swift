import ArgumentParser
import Graphs
import Importers
import Organisations

/// The options that say how input is read; they mean the same in every command.
struct InputOptions: ParsableArguments {
  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Take another column for one of ours.", valueName: "ours=theirs"))
  var columns: [String] = []

  @Option(help: "The delimiter of tables: , ; | or tab. Found by looking unless given.")
  var delimiter: String?

  @Option(
    help: ArgumentHelp(
      "How tables without a mark are encoded: "
        + ImportOptions.TextEncoding.allCases.map(\.rawValue).joined(separator: ", ") + "."))
  var encoding: ImportOptions.TextEncoding?

  @Flag(help: "Decimals have a comma: 2,5.")
  var decimalComma = false

  @Option(help: "How dates are written, as %d/%m/%Y. ISO 8601 needs no format.")
  var dateFormat: String?

  @Flag(help: "Ties in tables go both ways; GraphML says so itself.")
  var undirected = false

  @Option(help: "What a weight means: strength, distance or count. Strength unless given.")
  var weightMeans: WeightMeaning?

  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp(
      "What a relation means: command, advice, approval, communication, trust, other.",
      valueName: "relation=kind"))
  var kinds: [String] = []

  @Option(help: "Read this relation only.")
  var relation: String?

  @Option(help: "The first day that counts, as 2026-01-01.")
  var from: String?

  @Option(help: "The last day that counts.")
  var to: String?

  @Option(help: "Ties weaker than this, parallel ones summed, are no ties.")
  var minimumWeight: Double?

  @Option(help: "Whether level 1 is the top (ascending) or the bottom (descending).")
  var levels: LevelOrder = .ascending

  @Option(
    help: ArgumentHelp(
      "What the inputs are: \(Import.formatNames.joined(separator: ", ")). Found by looking "
        + "unless given.", valueName: "format"))
  var inputFormat: String?

  @Flag(help: "Each recipient of a message gets a tie of weight 1, not 1/recipients.")
  var wholeMessages = false

  @Option(help: "The deepest nesting read in GraphML.")
  var maximumNesting = 256

  @Option(help: "The longest single value read, in bytes.")
  var maximumValueBytes = 262_144

  @Option(help: "The largest file read, unpacked, in bytes.")
  var maximumInputBytes: Int?

  @Flag(help: "Warnings about the input are errors.")
  var strict = false

  func validate() throws {
    if let minimumWeight, !(minimumWeight >= 0 && minimumWeight.isFinite) {
      throw ValidationError("--minimum-weight must be a number of at least 0")
    }
    if maximumNesting < 1 { throw ValidationError("--maximum-nesting must be at least 1") }
    if maximumValueBytes < 1 { throw ValidationError("--maximum-value-bytes must be at least 1") }
    if let maximumInputBytes, maximumInputBytes < 1 {
      throw ValidationError("--maximum-input-bytes must be at least 1")
    }
  }

  enum WeightMeaning: String, ExpressibleByArgument, CaseIterable { case strength, distance, count }
  enum LevelOrder: String, ExpressibleByArgument, CaseIterable { case ascending, descending }
}

extension ImportOptions.TextEncoding: @retroactive ExpressibleByArgument {}

/// The options that say how work is run.
struct ExecutionOptions: ParsableArguments {
  @Option(help: "Threads to use; all cores unless given.")
  var threads: Int?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 {
      throw ValidationError("--threads must be at least 1, not \(threads)")
    }
  }

  /// Puts the options into force.
  func apply() {
    if let threads { Execution.threadCount = threads }
    if !quiet { ProgressLine.install() }
  }
}
