import Foundation
import Metrics

/// The arguments of the command.
struct Options {
  var seeds: Int?
  var first: UInt64 = 1
  var isCoverage = false
  var constants = AuthorityConstants()
  var csv: String?
  var markdown: String?
  var wantsHelp = false

  static let help = """
    usage: verdict [--seeds N] [--first SEED] [--coverage] [--set NAME=VALUE]
                   [--csv FILE] [--markdown FILE]

    The verdict on the reference organisations, beside what it should be. The same seeds give the
    same bytes on any number of cores.

      --seeds N        seeds a cell, 100 by default; with --coverage, logs a cell, 1000 by default
      --first SEED     the first seed, 1 by default; the others follow it
      --coverage       instead, how often the 90 % interval of φ holds the truth
      --set NAME=VALUE another value for a constant of the rule, as distributed_surely=1
      --csv FILE       write the table as CSV there; - is standard output
      --markdown FILE  write it as Markdown there

    Without a file, both forms go to standard output, Markdown first.
    """

  struct Misuse: Error, CustomStringConvertible { let description: String }

  init(_ arguments: some Sequence<String>) throws {
    var rest = arguments.makeIterator()
    while let option = rest.next() {
      func value() throws -> String {
        guard let value = rest.next() else { throw Misuse(description: "\(option) needs a value") }
        return value
      }
      func number<Number: FixedWidthInteger>(from least: Number) throws -> Number {
        let text = try value()
        guard let number = Number(text), number >= least else {
          throw Misuse(description: "\"\(text)\" after \(option) is no number from \(least)")
        }
        return number
      }
      switch option {
      case "--seeds": seeds = try number(from: 1)
      case "--first": first = try number(from: 0)
      case "--coverage": isCoverage = true
      case "--set":
        let text = try value()
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let number = Double(parts[1]), constants.set(parts[0], to: number)
        else { throw Misuse(description: "\"\(text)\" names no constant and its value") }
      case "--csv": csv = try value()
      case "--markdown": markdown = try value()
      case "--help", "-h": wantsHelp = true
      default: throw Misuse(description: "there is no option \(option)\n\n\(Self.help)")
      }
    }
    guard first.addingReportingOverflow(UInt64(seeds ?? 1000)).overflow == false else {
      throw Misuse(description: "there are not so many seeds from \(first) on")
    }
  }

  func write(_ tables: any Tables) throws {
    if csv == nil, markdown == nil { return print(tables.markdown, tables.csv, separator: "\n") }
    for (file, text) in [(markdown, tables.markdown), (csv, tables.csv)] {
      guard let file else { continue }
      if file == "-" {
        print(text, terminator: "")
      } else {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      }
    }
  }
}
