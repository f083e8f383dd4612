import Foundation
import Graphs
import Metrics

/// How often each answer was given in each cell.
struct ConfusionTable: Tables {
  struct Row {
    let cell: Cell
    var answers: [Answer: Int] = [:]
    var rungs = 0

    var runs: Int { answers.values.reduce(0, +) }
    var right: Int { Answer(rawValue: cell.expected.overall).flatMap { answers[$0] } ?? 0 }
    /// Distributed where it should be Concentrated, or the other way round.
    var opposite: Int {
      switch cell.expected.overall {
      case Answer.distributed.rawValue: answers[.concentrated] ?? 0
      case Answer.concentrated.rawValue: answers[.distributed] ?? 0
      default: 0
      }
    }
    var accuracy: Double { Double(right) / Double(runs) }
  }

  let rows: [Row]
  let first: UInt64
  let seeds: Int
  /// The constants that are not the default.
  let changed: [AuthorityConstants.Setting]

  init(seeds: Int, first: UInt64, constants: AuthorityConstants) throws {
    changed = constants.settings.filter { $0.value != $0.standard }
    self.first = first
    self.seeds = seeds
    let outcomes = try parallel(chunks: Cell.all.count * seeds) { run in
      try Cell.all[run / seeds].outcome(
        seed: first + UInt64(run % seeds), constants: constants)
    }
    rows = Cell.all.indices.map { index in
      var row = Row(cell: Cell.all[index])
      for outcome in outcomes[index * seeds..<(index + 1) * seeds] {
        row.answers[outcome.answer, default: 0] += 1
        if outcome.isRungRight { row.rungs += 1 }
      }
      return row
    }
  }

  var csv: String {
    let header =
      "kind,model,people,decisions,meetings,first_seed,runs,expected,"
      + Answer.allCases.map(\.rawValue).joined(separator: ",")
      + ",right,opposite,ladder_right\n"
    return rows.reduce(header) { text, row in
      let cell = row.cell
      let fields =
        [cell.kind.rawValue, cell.model.name]
        + [cell.people, cell.decisions, cell.meetings].map(String.init)
        + ["\(first)", "\(row.runs)", cell.expected.overall]
        + Answer.allCases.map { "\(row.answers[$0] ?? 0)" }
        + ["\(row.right)", "\(row.opposite)", "\(row.rungs)"]
      return text + fields.joined(separator: ",") + "\n"
    }
  }

  var markdown: String {
    var text = "Seeds \(first) to \(first + UInt64(seeds) - 1)"
    text += changed.map { ", \($0.name) \($0.value)" }.joined() + ".\n\n"
    text += "| rows | runs | right | accuracy | opposite | weakest cell | rung right |\n"
    text += "|---|---|---|---|---|---|---|\n"
    text += summary("nine reference models") { $0.kind == .reference }
    text += summary("six that mislead") { $0.kind == .adversarial }
    text += summary("tiny and sparse") { $0.kind == .tiny || $0.kind == .sparse }
    text += summary("all of these") { $0.kind != .smallLog }
    text += summary("short logs, not counted above") { $0.kind == .smallLog }

    let titles = Answer.allCases.map(\.title)
    text += "\n| expected, given | \(titles.joined(separator: " | ")) |\n|---|---|---|---|---|\n"
    for expected in Answer.allCases {
      let those = rows.filter {
        $0.cell.expected.overall == expected.rawValue && $0.cell.kind != .smallLog
      }
      let counts = Answer.allCases.map { answer in
        String(those.reduce(0) { $0 + ($1.answers[answer] ?? 0) })
      }
      text += "| \(expected.title) | \(counts.joined(separator: " | ")) |\n"
    }

    text += "\n| model | people | decisions | expected | \(titles.joined(separator: " | "))"
    text += " | right | opposite | rung right |\n|\(String(repeating: "---|", count: 11))\n"
    for row in rows {
      let cell = row.cell
      let counts = Answer.allCases.map { String(row.answers[$0] ?? 0) }
      let expected = Answer(rawValue: cell.expected.overall)?.title ?? ""
      text += "| \(cell.model.name) | \(cell.people) | \(cell.decisions) | \(expected)"
      text += " | \(counts.joined(separator: " | ")) | \(decimals(row.accuracy))"
      text += " | \(row.opposite) | \(decimals(Double(row.rungs) / Double(row.runs))) |\n"
    }
    return text
  }

  private func summary(_ title: String, _ isIncluded: (Cell) -> Bool) -> String {
    let those = rows.filter { isIncluded($0.cell) }
    func sum(_ count: (Row) -> Int) -> Int { those.reduce(0) { $0 + count($1) } }
    let (runs, right) = (sum(\.runs), sum(\.right))
    let weakest = those.min { $0.accuracy < $1.accuracy }
    let name = weakest.map {
      "\($0.cell.model.name), \($0.cell.people) people: \(decimals($0.accuracy))"
    }
    return "| \(title) | \(runs) | \(right) | \(decimals(Double(right) / Double(runs)))"
      + " | \(sum(\.opposite)) | \(name ?? "") | \(decimals(Double(sum(\.rungs)) / Double(runs))) |\n"
  }
}
