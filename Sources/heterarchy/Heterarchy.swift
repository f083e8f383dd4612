import ArgumentParser
import Reports

/// The command itself: it says what there is and hands over to a subcommand.
@main
struct Heterarchy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heterarchy",
    abstract: "Says where authority sits in an organisation: distributed, mixed, concentrated, or "
      + "not enough evidence.",
    discussion: """
      EXAMPLES
        heterarchy report people.csv ties.csv decisions.csv --output report
        heterarchy report my-organisation/ --output report
        heterarchy compare before/ after/ --output comparison
        heterarchy measure mail.csv --measure betweenness,pagerank --format csv
        heterarchy explain effective_fraction_last_word
        heterarchy check my-organisation/
        heterarchy convert mail.gexf --output mail.graphml

      Data go to standard output, words to standard error. Exit codes: 0 done, 64 usage, 65 bad \
      data, 66 no such input, 73 cannot create output, 74 input/output error, 130 and 143 \
      interrupted.
      """,
    version: Version.current,
    subcommands: [
      ReportCommand.self, CompareCommand.self, MeasureCommand.self, ExplainCommand.self,
      CheckCommand.self, ConvertCommand.self, SimulateCommand.self,
    ])

  static func main() {
    Interruption.install()
    do {
      var command = try parseAsRoot()
      try command.run()
      ProgressLine.clear()
    } catch {
      Failure.exit(for: error, from: self)
    }
  }
}
