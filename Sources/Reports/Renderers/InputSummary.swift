import Graphs
import Organisations

/// What would be read, as plain words for a terminal: what `heterarchy check` prints.
public struct InputSummary {
  private let organisation: Organisation

  /// A summary of an organisation as it was read.
  public init(_ organisation: Organisation) { self.organisation = organisation }

  /// The summary.
  public func text() -> String {
    var lines: [String] = []
    let provenance = organisation.provenance
    for source in provenance.sources {
      lines.append("\(shown(source.name)): \(source.table), \(number(source.rows)) rows")
      for column in source.columns { lines.append("  column \(shown(column))") }
    }
    for skipped in provenance.skipped {
      lines.append("\(shown(skipped.name)): not read, \(shown(skipped.reason))")
    }
    lines.append("")
    lines += facts()
    if !provenance.remarks.isEmpty {
      lines.append("")
      lines += provenance.remarks.map { "remark: " + shown($0) }
    }
    for warning in provenance.warnings {
      let places = warning.places.prefix(10).map(shown).joined(separator: ", ")
      lines.append(
        "warning: \(shown(warning.text)) (\(number(warning.count)))"
          + (places.isEmpty ? "" : ": \(places)"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func facts() -> [String] {
    let people = organisation.people
    var lines = [
      "people: \(number(people.count)), of whom \(number(people.eligibleCount)) eligible"
    ]
    for attribute in people.attributes {
      let missing = attribute.codes.count { $0 < 0 }
      lines.append(
        "  \(shown(attribute.name)): \(number(attribute.values.count)) values, missing for "
          + "\(number(missing))")
    }
    for relation in organisation.allRelations {
      let tally = relation.tally
      lines.append(
        "relation \(shown(relation.name)) (\(relation.kind.rawValue), "
          + "\(relation.graph.isDirected ? "directed" : "undirected")): "
          + "\(number(relation.graph.tieCount)) ties of \(number(tally.added)) read; merged "
          + "\(number(tally.merged)), loops \(number(tally.loops)), of weight 0 "
          + "\(number(tally.zeroWeights)); isolates \(number(isolates(relation.graph)))")
    }
    if organisation.hasDecisionLog {
      let completed = organisation.decisions.count(where: \.isCompleted)
      lines.append(
        "decisions: \(number(organisation.decisions.count)), completed \(number(completed))"
          + dates(organisation.decisions.compactMap(\.decidedAt)))
    }
    if let dates = organisation.provenance.dates {
      lines.append(
        "dated rows: from \(dates.lowerBound.dayText) to \(dates.upperBound.dayText)")
    }
    let tables: [(String, Int)] = [
      ("circles", organisation.circles.count), ("memberships", organisation.memberships.count),
      ("rights", organisation.rights.count), ("voice rows", organisation.voice.count),
      ("survey answers", organisation.responses.count),
    ]
    for (name, count) in tables where count > 0 { lines.append("\(name): \(number(count))") }
    return lines
  }

  private func isolates(_ graph: Graph) -> Int {
    graph.nodes.count { graph.arcs(of: $0).isEmpty && graph.incomingArcs(of: $0).isEmpty }
  }

  private func dates(_ instants: [Instant]) -> String {
    guard let first = instants.min(), let last = instants.max() else { return ", undated" }
    return ", from \(first.dayText) to \(last.dayText)"
  }

  private func number(_ value: Int) -> String { NumberText.grouped(Int64(value)) }

  private func shown(_ text: String) -> String { VisibleText.of(text) }
}
