import Metrics

extension MarkdownReport {
  /// Which numbers differ from what chance gives.
  func chance(_ writer: inout MarkdownWriter) {
    let tested = report.rows.filter { $0.adjustedP != nil }
    guard !tested.isEmpty else { return }
    let found = tested.filter(\.isFound)
    let own = found.filter { !isFurtherIndex($0) }
    let shown = own.enumerated()
      .sorted { ($0.element.adjustedP ?? 1, $0.offset) < ($1.element.adjustedP ?? 1, $1.offset) }
      .prefix(Self.shownRows)
      .sorted { $0.offset < $1.offset }.map(\.element)
    writer.heading(2, "Against chance")
    writer.paragraph(
      "\(Phrases.count(tested.count, "number was", "numbers were")) set beside chance, "
        + "\(found.isEmpty ? "none differs" : found.count == 1 ? "one differs" : "\(found.count) differ") "
        + "from it where one in ten of those said to differ may not (Benjamini and Hochberg). "
        + "Hardly any organisation looks like a random one, so this is context for a number and "
        + "decides nothing above.")
    guard !found.isEmpty else { return }
    writer.table(
      ["in", "measure", "value", "by chance", "p", "adjusted p", "chance"], numbers: [2, 3, 4, 5],
      shown.map { row in
        [
          MarkdownText.escaped(row.relation), name(of: row.column),
          NumberText.short(row.column.values[0]),
          row.column.nullMean.map(NumberText.short) ?? "",
          NumberText.short(row.column.nullP ?? .nan),
          NumberText.short(row.adjustedP ?? .nan), row.column.chance,
        ]
      })
    var words = ""
    if own.count > shown.count {
      words +=
        "The \(shown.count) with the smallest p; the other \(own.count - shown.count) are in "
      words += "`measures.csv`. "
    }
    if found.count > own.count {
      words += "Left out here: "
      words += Phrases.count(
        found.count - own.count, "further index of the same shares",
        "further indices of the same shares")
      words += " in `measures.csv`. "
    }
    words +=
      "*By chance* is the mean, *chance* what is kept or dealt out anew. Of who holds decisions "
    words +=
      "and of rank, p is how often chance concentrates as much; of all else, how often it lies as "
    words += "far off on either side. How many draws that rests on stands in `measures.csv`."
    writer.paragraph(words)
  }

  /// Whether it says of shares of decisions once more what the Gini index and the top share say.
  private func isFurtherIndex(_ row: MeasureRow) -> Bool {
    ["hhi_normalised_", "theil_T_", "hoover_", "shannon_evenness_", "cr10pct_", "palma_like_"]
      .contains { row.column.measure.hasPrefix($0) }
  }

  /// More rows than this nobody reads.
  private static let shownRows = 25

  private func name(of column: Column) -> String {
    let title = Catalogue.definition(of: column.measure)?.title ?? column.measure
    let variant = [column.variant, column.group]
      .flatMap { $0.split(separator: ";").map(String.init) }
      .filter { !["weights=none", "weights=count", "normalised=no"].contains($0) }
    return MarkdownText.escaped(
      title + (variant.isEmpty ? "" : " (\(variant.joined(separator: ", ")))"))
  }
}
