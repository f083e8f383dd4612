import Metrics

/// One value of the organisation or of a group: a row of `measures.csv`.
struct MeasureRow: Sendable {
  /// The relation, or `decisions` or `voice`.
  let relation: String
  /// The column of the one value.
  let column: Column
  /// What is to be known of the relation.
  let remark: String
  /// p after Benjamini and Hochberg, all p of the report being one family; `nil` without a p.
  var adjustedP: Double?

  /// Whether it differs from chance where one in ten of those that are said to may not.
  var isFound: Bool { adjustedP.map { $0 <= MultipleTesting.falseShare } ?? false }

  /// The single values of an assessment, in the order of `measures.csv`.
  static func all(
    of assessment: Assessment, decisions: [Column], voice: [Column]
  ) -> [MeasureRow] {
    var rows: [MeasureRow] = []
    func add(_ columns: [Column], relation: String, remark: String = "") {
      for column in columns {
        if case .whole = column.scope {
          rows.append(MeasureRow(relation: relation, column: column, remark: remark))
        }
      }
    }
    for network in assessment.networks {
      let remark = network.relation.isReversed ? "turned to run from the superior down" : ""
      add(network.columns, relation: network.relation.name, remark: remark)
    }
    for pair in assessment.pairs { add(pair.columns, relation: pair.name) }
    add(decisions, relation: "decisions")
    add(voice, relation: "voice")
    let adjusted = MultipleTesting.adjusted(of: rows.map(\.column))
    for (place, p) in adjusted.enumerated() { rows[place].adjustedP = p }
    return rows
  }
}
