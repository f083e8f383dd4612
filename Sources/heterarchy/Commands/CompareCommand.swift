import ArgumentParser
import Metrics
import Organisations
import Reports

/// `heterarchy compare`: two snapshots side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Two snapshots: what changed, and whether it is more than its uncertainty.",
    discussion: """
      EXAMPLES
        heterarchy compare before/ after/ --output comparison
      """)

  @Argument(help: "The earlier snapshot: a folder or a file.")
  var before: String

  @Argument(help: "The later snapshot.")
  var after: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var execution: ExecutionOptions

  func run() throws {
    execution.apply()
    if before == "-", after == "-" {
      throw UsageError(
        message: "standard input cannot be both snapshots", hint: "name a file for one of them")
    }
    try output.check(inputs: [before, after])
    var snapshots = try [before, after].map { path in
      try Inputs(paths: [path], options: input, quiet: execution.quiet).organisation()
    }
    if snapshots[0].name == snapshots[1].name {
      snapshots[0].name += " before"
      snapshots[1].name += " after"
    }
    let assessments = try snapshots.map { try Assessment(of: $0, settings: analysis.settings) }

    var options = Report.Options()
    options.showsNames = output.names
    options.isSpreadsheetSafe = output.spreadsheetSafe
    options.runOptions = RunOptions.words(input, analysis, output)
    let report = try ComparisonReport(
      before: Report(assessments[0], options: options),
      after: Report(assessments[1], options: options))
    if let warning = report.overlapWarning, !execution.quiet { Console.say("warning: " + warning) }
    try output.write(report.files(), table: "comparison.csv")

    guard !execution.quiet, !output.isStandardOutput else { return }
    let answers = assessments.map(\.verdict.overall.title)
    Console.say("\(answers[0]), then \(answers[1]): \(output.output)/report.md")
  }
}
