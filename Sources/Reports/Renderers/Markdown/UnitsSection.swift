import Metrics

extension MarkdownReport {
  /// Ties between units beside what their sizes alone would give.
  func units(_ writer: inout MarkdownWriter) {
    for ties in assessment.unitTies {
      // Without directions a pair stands in both its cells; one of them is enough to read.
      let between = ties.cells.filter {
        $0.ratio.isFinite && (isDirected(ties.relation) || $0.from <= $0.to)
      }
      guard !between.isEmpty else { continue }
      writer.heading(2, "Between units: \(MarkdownText.escaped(ties.relation))")
      let order = between.sorted { distance($0) > distance($1) }
      writer.table(
        ["from", "to", "ties", "expected", "ties / expected"], numbers: [2, 3, 4],
        order.prefix(10).map { row in
          [
            MarkdownText.escaped(ties.attribute.values[row.from].text),
            MarkdownText.escaped(ties.attribute.values[row.to].text),
            NumberText.grouped(Int64(row.ties)), NumberText.short(row.expected),
            NumberText.short(row.ratio),
          ]
        })
      writer.paragraph(
        "The ten cells furthest from what people's numbers of ties alone would give, by "
          + "(ties − expected)/√expected; the rest is in `ties_between_units.csv`. Cells with fewer "
          + "than five expected ties are not read.")
    }
  }

  private func isDirected(_ relation: String) -> Bool {
    assessment.networks.first { $0.relation.name == relation }?.relation.graph.isDirected ?? true
  }

  /// How far a cell is from what is expected, in units of what chance would scatter.
  private func distance(_ cell: UnitTies.Cell) -> Double {
    abs(Double(cell.ties) - cell.expected) / cell.expected.squareRoot()
  }
}
