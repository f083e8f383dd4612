import Metrics
import Organisations

extension MarkdownReport {
  /// The shape of each relation in a table: one column a relation, one row a measure.
  func structure(_ writer: inout MarkdownWriter) {
    let networks = assessment.networks
    guard !networks.isEmpty else { return }
    writer.heading(2, "The shape of each relation")
    writer.paragraph(
      networks.map { network in
        "\(MarkdownText.escaped(network.relation.name)): \(direction(of: network.relation))."
      }.joined(separator: " "))
    let shown: [(measure: String, variant: String, title: String)] = [
      ("n", "", "people (nodes)"), ("m", "", "ties"), ("isolates", "", "people without ties"),
      ("density", "", "density"), ("reciprocity", "", "reciprocity"),
      ("transitivity", "", "transitivity"), ("n_weak_components", "", "separate parts"),
      ("centralization_degree", "", "degree centralisation"),
      ("centralization_degree", "direction=in", "in-degree centralisation"),
      ("centralization_degree", "direction=out", "out-degree centralisation"),
      ("centralization_betweenness", "", "betweenness centralisation"),
      ("centralization_harmonic", "", "harmonic centralisation"),
      ("effective_fraction_betweenness", "", "φ of betweenness"),
      ("effective_fraction_instrength", "", "φ of in-strength"),
      ("effective_fraction_strength", "", "φ of strength"),
    ]
    table(&writer, shown, networks)

    let command = networks.filter { $0.relation.kind == .command }
    guard !command.isEmpty else { return }
    writer.heading(3, "Formal lines")
    table(
      &writer,
      [
        ("grc", "weights=none;along=arcs", "global reaching centrality"),
        ("connectedness", "", "Krackhardt connectedness"),
        ("krackhardt_hierarchy", "", "Krackhardt hierarchy"),
        ("krackhardt_efficiency", "count=arcs", "Krackhardt efficiency"),
        ("lubness", "along=arcs", "Krackhardt least upper boundedness"),
        ("n_roots", "along=arcs", "people without a superior"),
        ("n_several_superiors", "along=arcs", "people with several superiors"),
        ("n_command_circles", "", "people in a circle of command"),
        ("command_layers", "along=arcs", "layers"),
        ("span_median", "along=arcs", "span of control, median"),
        ("span_max", "along=arcs", "span of control, largest"),
        ("gini_span", "along=arcs", "span of control, Gini"),
      ], command)
    writer.paragraph(
      "Krackhardt's four are 1 together only for a tree with one root; they are reported side by "
        + "side, never averaged.")
  }

  private func table(
    _ writer: inout MarkdownWriter, _ shown: [(measure: String, variant: String, title: String)],
    _ networks: [MeasuredNetwork]
  ) {
    let rows = shown.compactMap { row -> [String]? in
      let columns = networks.map { $0.column(row.measure, row.variant) }
      guard columns.contains(where: { $0 != nil }) else { return nil }
      return [row.title] + columns.map { $0.map(Phrases.value) ?? "" }
    }
    writer.table(
      ["measure"] + networks.map { MarkdownText.escaped($0.relation.name) },
      numbers: Set(1..<networks.count + 1), rows)
  }

  private func direction(of relation: Relation) -> String {
    let meaning =
      switch relation.kind {
      case .command:
        relation.isReversed
          ? "reporting lines, turned to run from the superior to the subordinate"
          : "command, from the superior to the subordinate"
      case .advice: "advice, from the one who asks to the one who is asked"
      case .approval: "approval, from the one who requests to the one who approves"
      case .communication: "communication, from the sender to the receiver"
      case .trust: "trust, from the one who trusts to the one who is trusted"
      case .other: "of no known kind"
      }
    guard relation.graph.isDirected else { return "ties both ways" }
    return meaning
      + (relation.kindIsAssumed ? " (taken for communication, being the only relation)" : "")
  }
}
