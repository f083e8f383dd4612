import ArgumentParser
import Metrics
import Reports

/// `heterarchy report`: the verdict, the evidence, the bottlenecks.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The verdict, the evidence and the bottlenecks, as report.md and tables.",
    discussion: """
      EXAMPLES
        heterarchy report my-organisation/ --output report
        heterarchy report people.csv ties.csv decisions.csv --output report
        heterarchy report survey.csv --minimum-weight 3 --column unit=region --output report
        heterarchy report mail.graphml --output - --format csv
      """)

  @Argument(help: "A folder, one or more files, or - for standard input.")
  var inputs: [String]

  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var execution: ExecutionOptions

  func run() throws {
    execution.apply()
    try output.check(inputs: inputs)
    let organisation = try Inputs(paths: inputs, options: input, quiet: execution.quiet)
      .organisation()
    let assessment = try Assessment(of: organisation, settings: analysis.settings)

    var options = Report.Options()
    options.showsNames = output.names
    options.isSpreadsheetSafe = output.spreadsheetSafe
    options.runOptions = RunOptions.words(input, analysis, output)
    let report = Report(assessment, options: options)
    try output.write(report.files())

    guard !execution.quiet, !output.isStandardOutput else { return }
    Console.say("\(assessment.verdict.overall.title): \(output.output)/report.md")
  }
}
