import Organisations

/// What an export leaves out, in words for the person who asked for it.
extension TableExporter {
  /// What our tables cannot hold of this organisation; empty where they hold all of it.
  public func losses(of organisation: Organisation) -> [String] {
    let silent = organisation.allRelations.filter { $0.graph.tieCount == 0 }.map(\.name)
    return silent.isEmpty ? [] : ["relations without a tie: " + silent.joined(separator: ", ")]
  }

  /// What the table of ties alone, `ties.csv`, cannot hold.
  public func lossesOfTies(_ organisation: Organisation) -> [String] {
    let ends = organisation.allRelations.reduce(into: Set<Int>()) { ends, relation in
      for node in relation.graph.nodes where !relation.graph.arcs(of: node).isEmpty {
        ends.insert(node)
        for arc in relation.graph.arcs(of: node) { ends.insert(relation.graph.target(of: arc)) }
      }
    }
    let isolates = organisation.people.count - ends.count
    var losses: [String] = []
    if isolates > 0 {
      losses.append(counted(isolates, "person without a tie", "people without a tie"))
    }
    if organisation.people.hasRecords { losses.append("what is known of people beside their ids") }
    return losses + lossesBesidePeople(of: organisation, circles: true)
      + self.losses(of: organisation)
  }
}

extension GraphMLExporter {
  /// What GraphML cannot hold of this organisation; empty where it holds all of it.
  public func losses(of organisation: Organisation) -> [String] {
    let count = valuesBesideXML(of: organisation)
    let losses = lossesBesidePeople(of: organisation, circles: false)
    return count == 0
      ? losses : losses + ["control characters in " + counted(count, "value", "values")]
  }

  /// How many names and values hold what XML has no way to write.
  private func valuesBesideXML(of organisation: Organisation) -> Int {
    let people = organisation.people
    var texts = people.ids.map(\.text) + people.names.compactMap { $0 }
    texts += organisation.allRelations.map(\.name) + people.attributes.map(\.name)
    texts += organisation.circles.flatMap { [$0.id.text] + ($0.name.map { [$0] } ?? []) }
    texts += organisation.memberships.compactMap(\.role)
    var count = texts.count(where: hasCharactersBesideXML)
    for attribute in people.attributes {
      let isOdd = attribute.values.map { hasCharactersBesideXML($0.text) }
      guard isOdd.contains(true) else { continue }
      count += attribute.codes.count { $0 >= 0 && isOdd[Int($0)] }
    }
    return count
  }
}

extension People {
  /// Whether anything is known of anybody beside the id.
  fileprivate var hasRecords: Bool {
    !attributes.isEmpty || names.contains { $0 != nil } || levels.contains { !$0.isNaN }
      || isEligible.contains(false)
  }
}

/// What is neither people nor ties.
private func lossesBesidePeople(of organisation: Organisation, circles: Bool) -> [String] {
  var losses: [String] = []
  func add(_ count: Int, _ one: String, _ many: String) {
    if count > 0 { losses.append(counted(count, one, many)) }
  }
  add(organisation.decisions.count, "decision", "decisions")
  add(organisation.rights.count, "right", "rights")
  if circles {
    add(organisation.circles.count, "circle", "circles")
    add(organisation.memberships.count, "membership", "memberships")
  }
  add(organisation.voice.count, "row of turns taken", "rows of turns taken")
  add(organisation.responses.count, "answer to who was asked", "answers to who was asked")
  if organisation.window != Window() { losses.append("the window of time") }
  if organisation.declaresNoReportingLines || organisation.logCoverage != nil {
    losses.append("the declarations of organisation.json")
  }
  return losses
}

private func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}
