import Foundation
import Testing

/// Rows of a CSV file of the shared folder, by column; quoted cells may hold commas, no newlines.
struct PlainTable {
  let rows: [[String: String]]

  init(_ file: URL) throws {
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    let header = Self.cells(try #require(lines.first))
    rows = lines.dropFirst().map { line in
      Dictionary(zip(header, Self.cells(line)), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var quoted = false
    for character in line {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

/// Whether a value is the target's, at 1e-6 relative and 1e-9 absolute (targets hold 12 digits).
func agrees(_ value: Double, withTarget text: String) -> Bool {
  if text == "NaN" { return value.isNaN }
  if text == "Inf" { return value == .infinity }
  guard let target = Double(text) else { return false }
  return abs(value - target) <= max(1e-9, 1e-6 * abs(target))
}
