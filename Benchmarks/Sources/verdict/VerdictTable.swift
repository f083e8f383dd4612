import Foundation

/// What the verdict says of the reference organisations, over many seeds; with `--coverage`, how
/// often the interval of φ holds the truth.
@main struct VerdictTable {
  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      if options.wantsHelp { return print(Options.help) }
      let tables: any Tables =
        options.isCoverage
        ? try CoverageTable(
          logs: options.seeds ?? 1000, first: options.first, constants: options.constants)
        : try ConfusionTable(
          seeds: options.seeds ?? 100, first: options.first, constants: options.constants)
      try options.write(tables)
    } catch {
      FileHandle.standardError.write(Data("verdict: \(error)\n".utf8))
      exit(1)
    }
  }
}

/// A result in the two forms it is printed in.
protocol Tables {
  var csv: String { get }
  var markdown: String { get }
}

/// A cell of a table: three decimals.
func decimals(_ value: Double) -> String { String(format: "%.3f", value) }
