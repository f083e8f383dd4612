import ArgumentParser
import Foundation
import Reports

/// The options that say where results go and how they are written.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: "The folder for the results, or - for standard output.")
  var output: String

  @Option(help: "What goes to standard output: markdown, csv or json.")
  var format: Format = .markdown

  @Flag(help: "Replace whatever is in the way.")
  var force = false

  @Flag(help: "Show names beside ids, where the data have them.")
  var names = false

  @Flag(help: "Put an apostrophe before cells that a spreadsheet takes for formulas.")
  var spreadsheetSafe = false

  enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, csv, json }

  /// Whether results go to standard output.
  var isStandardOutput: Bool { output == "-" }

  /// Refuses early what would be refused after the work, and whatever would destroy an input.
  func check(inputs: [String]) throws {
    guard !isStandardOutput else { return }
    try OutputFolder(output).check(force: force)
    try Self.refuse(replacing: inputs, by: output)
  }

  /// Refuses an output that lies where an input is, or around it.
  static func refuse(replacing inputs: [String], by output: String) throws {
    guard let place = resolved(output) else { return }
    for input in inputs where input != "-" {
      guard let source = resolved(input) else { continue }
      if source == place || source.utf8.starts(with: (place + "/").utf8) {
        throw UsageError(
          message: "--output \(output) would replace the input \(input)",
          hint: "choose another --output")
      }
    }
  }

  /// The path without links and dots; `nil` where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Writes the files to their folder, or the one of the format to standard output.
  ///
  /// - Parameter table: The file that is the result as CSV.
  func write(_ files: [OutputFile], table: String = "verdict.csv") throws {
    if isStandardOutput {
      let name =
        switch format {
        case .markdown: "report.md"
        case .csv: table
        case .json: "manifest.json"
        }
      try Console.put(files.first { $0.name == name }?.bytes ?? [])
    } else {
      try OutputFolder(output).write(files, force: force)
    }
  }
}
