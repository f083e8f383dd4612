import ArgumentParser
import Metrics
import Reports

/// `heterarchy check`: what would be read, what is wrong and where.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What would be read, and what is wrong and where; writes nothing.",
    discussion: """
      EXAMPLES
        heterarchy check my-organisation/
        heterarchy check people.csv mail.csv --strict
      """)

  @Argument(help: "A folder, one or more files, or - for standard input.")
  var inputs: [String]

  @OptionGroup var input: InputOptions
  @OptionGroup var execution: ExecutionOptions

  func run() throws {
    execution.apply()
    let organisation = try Inputs(paths: inputs, options: input, quiet: true)
      .organisation()
    try Console.put(Array(InputSummary(organisation).text().utf8))
  }
}
