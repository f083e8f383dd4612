import Metrics
import Organisations

extension MarkdownReport {
  /// Who stands between others, for each relation in which people talk or advise.
  func bottlenecks(_ writer: inout MarkdownWriter) {
    let networks = assessment.networks.filter { network in
      network.relation.graph.tieCount > 0
        && (network.relation.kind == .communication || network.relation.kind == .advice)
    }
    guard !networks.isEmpty else { return }
    writer.heading(2, "Bottlenecks")
    if report.hidesRankings {
      return writer.paragraph(
        "Answers from \(NumberText.percent(report.responseRate ?? 0)) of the people asked; below "
          + "\(NumberText.percent(assessment.settings.constants.rankingResponseFrom)) the ranking of "
          + "people is not shown, here and in `people.csv`.")
    }
    for network in networks { bottlenecks(of: network, &writer) }
    writer.paragraph(
      "Ways run both ways along a tie here, unless betweenness is estimated. Centrality is a position in this data set, not a judgement "
        + "of a person; it has no place in appraisal. A cut point is one *in the recorded ties*: a tie that nobody recorded would "
        + "close the gap.")
  }

  private func bottlenecks(of network: MeasuredNetwork, _ writer: inout MarkdownWriter) {
    writer.heading(3, "In \(MarkdownText.escaped(network.relation.name))")
    writer.paragraph(sentence(on: network))
    let isDirected = network.relation.graph.isDirected
    // Without directions, as cut points and the share of one person are.
    let form = "weights=none;normalised=yes"
    guard
      let betweenness = network.column("betweenness", isDirected ? form + ";direction=none" : form)
        ?? network.column("betweenness", form + ";estimate=sampled"),
      betweenness.values.contains(where: { $0 > 0 })
    else {
      return writer.paragraph("Nobody stands between others on shortest paths.")
    }
    let constraint = network.column("constraint", "weights=none")
    let cutOff = network.column("cut_off")
    let sought = network.column(isDirected ? "indegree" : "degree_undirected")
    let unit = organisation.people.attribute("unit")
    let order = betweenness.values.indices
      .filter { betweenness.values[$0] > 0 }
      .sorted { (betweenness.values[$1], $0) < (betweenness.values[$0], $1) }
    // The ten who stand between most, then whoever else would cut others off.
    let listed = (order.prefix(10) + order.dropFirst(10).filter { cutOff?.values[$0] ?? 0 > 0 })
      .prefix(20)
    writer.table(
      ["person"] + (unit == nil ? [] : ["unit"])
        + ["betweenness", isDirected ? "in-ties" : "ties", "constraint", "cuts off"],
      numbers: unit == nil ? [1, 2, 3] : [2, 3, 4],
      listed.map { person in
        [report.person(person)]
          + (unit.map { [$0.value(of: person).map { MarkdownText.escaped($0.text) } ?? ""] } ?? [])
          + [
            NumberText.short(betweenness.values[person]),
            sought.map { NumberText.count($0.values[person]) } ?? "",
            constraint.map { NumberText.short($0.values[person]) } ?? "",
            cutOff.flatMap { $0.values[person] > 0 ? NumberText.count($0.values[person]) : nil }
              ?? "",
          ]
      })
  }

  private func sentence(on network: MeasuredNetwork) -> String {
    var parts: [String] = []
    if let share = network.column("cr1_betweenness")?.values.first, share.isFinite {
      parts.append(
        "One person carries \(NumberText.percent(share)) of all standing-between (betweenness).")
    }
    if let cuts = network.column("articulation") {
      let count = cuts.values.count { $0 == 1 }
      parts.append(
        count == 0
          ? "Nobody's absence cuts recorded ties apart."
          : "The absence of \(count == 1 ? "one person" : "any one of \(count) people") would cut "
            + "others off in the recorded ties.")
    }
    if let pair = network.column("kpp_neg_F_k2", "member=yes"), case .some(let people) = pair.scope,
      let apart = network.column("kpp_neg_F_k2")?.values.first, apart > 0, people.count == 2
    {
      parts.append(
        "Without \(report.person(people[0])) and \(report.person(people[1])) together, "
          + "\(NumberText.percent(apart)) of the pairs of others have no way to each other.")
    }
    if let bridges = network.column("n_bridges")?.values.first, bridges > 0 {
      parts.append(
        Phrases.count(Int(bridges), "tie is", "ties are") + " the only connection of "
          + (bridges == 1 ? "its" : "their") + " two sides.")
    }
    if let wide = network.column("betweenness", "weights=none;normalised=yes"),
      let reason = wide.reason
    {
      parts.append("Betweenness: n/a (\(MarkdownText.escaped(reason))).")
    }
    return parts.joined(separator: " ")
  }
}
