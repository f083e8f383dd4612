import Graphs
import Metrics
import Organisations

/// Raw values as `relation,measure,variant,node,value`: what `heterarchy measure` prints.
public struct MeasuredValues: Sendable {
  private struct Row: Sendable {
    let relation: String
    let column: Column
  }

  private let people: People
  private let rows: [Row]

  /// The chosen measures of an organisation, or all of them with `nil`.
  ///
  /// Relations are measured as the data state them: reporting lines are not turned round.
  ///
  /// - Parameter seed: The master seed of whatever is drawn at random.
  /// - Throws: `Cancelled`.
  public init(of organisation: Organisation, measures: Set<String>?, seed: UInt64 = 1) throws {
    people = organisation.people
    func isChosen(_ metric: any Metric) -> Bool {
      measures.map { $0.contains(metric.definition.id) } ?? true
    }

    var rows: [Row] = []
    let networks = organisation.allRelations.map {
      Network($0.asStated(), people: organisation.people, seed: seed)
    }
    for network in networks {
      for metric in Catalogue.networkMetrics where isChosen(metric) {
        Execution.beginStep("\(network.relation.name): \(metric.definition.title)")
        rows += try metric.columns(of: network).map {
          Row(relation: network.relation.name, column: $0)
        }
      }
    }
    // Without draws: the table has no place for a p-value.
    for pair in NetworkPair.all(of: networks, draws: 0) {
      for metric in Catalogue.pairMetrics where isChosen(metric) {
        rows += try metric.columns(of: pair).map { Row(relation: pair.name, column: $0) }
      }
    }
    if organisation.hasDecisionLog {
      let log = DecisionLog(organisation, seed: seed)
      for metric in Catalogue.decisionMetrics where isChosen(metric) {
        rows += try metric.columns(of: log).map { Row(relation: "decisions", column: $0) }
      }
    }
    if !organisation.voice.isEmpty {
      let log = DecisionLog(organisation, seed: seed)
      for metric in Catalogue.voiceMetrics where isChosen(metric) {
        rows += try metric.columns(of: log).map { Row(relation: "voice", column: $0) }
      }
    }
    self.rows = rows
  }

  /// The measures that have a value for some relation or for the log; the others do not apply.
  public var measured: Set<String> { Set(rows.map(\.column.measure)) }

  static let header = ["relation", "measure", "variant", "node", "value"]

  /// Hands the table on as CSV, piece by piece: about a million values at a time are in memory.
  ///
  /// - Throws: `Cancelled`, and what `write` throws.
  public func writeCSV(
    spreadsheetSafe: Bool = false, to write: ([UInt8]) throws -> Void
  ) throws {
    Execution.beginStep("writing the table")
    try write(CSVTable(header: Self.header).bytes)
    let pieces = rows.indices.flatMap { row in
      let count = rows[row].column.values.count
      return stride(from: 0, to: count, by: Self.valuesInPiece).map {
        (row: row, values: $0..<min($0 + Self.valuesInPiece, count))
      }
    }
    for first in stride(from: 0, to: pieces.count, by: Self.piecesAtOnce) {
      let some = pieces[first..<min(first + Self.piecesAtOnce, pieces.count)]
      let texts = try parallel(chunks: some.count, isStep: false) { index in
        let piece = some[first + index]
        return csv(of: rows[piece.row], piece.values, spreadsheetSafe: spreadsheetSafe)
      }
      for text in texts { try write(text) }
    }
  }

  private static let valuesInPiece = 20_000
  private static let piecesAtOnce = 64

  private func csv(of row: Row, _ values: Range<Int>, spreadsheetSafe: Bool) -> [UInt8] {
    var table = CSVTable(spreadsheetSafe: spreadsheetSafe)
    for index in values {
      table.cell(row.relation)
      table.cell(row.column.measure)
      table.cell(row.column.variant)
      table.cell(node(index, in: row.column.scope))
      table.cell(row.column.values[index])
      table.endRow()
    }
    return table.bytes
  }

  /// The table as Markdown, values with three significant digits.
  public func markdown() -> String {
    var cells: [[String]] = []
    for row in rows {
      for (index, value) in row.column.values.enumerated() {
        let text =
          value.isFinite
          ? NumberText.count(value)
          : "n/a (\(MarkdownText.escaped(row.column.reason ?? "undefined")))"
        let names = [
          row.relation, row.column.measure, row.column.variant, node(index, in: row.column.scope),
        ]
        cells.append(names.map(MarkdownText.escaped) + [text])
      }
    }
    var writer = MarkdownWriter()
    writer.table(Self.header, numbers: [4], cells)
    return writer.text
  }

  private func node(_ index: Int, in scope: Column.Scope) -> String {
    switch scope {
    case .whole: ""
    case .people: people.ids[index].text
    case .some(let some): people.ids[some[index]].text
    case .ties(let ties):
      "\(people.ids[ties[index].0].text)|\(people.ids[ties[index].1].text)"
    case .labelled(let labels): labels[index]
    }
  }
}

extension Relation {
  /// The relation with the direction of the file: reporting lines run upwards again.
  func asStated() -> Relation {
    guard isReversed else { return self }
    var stated = self
    stated.graph = graph.reversed()
    stated.isReversed = false
    return stated
  }
}
