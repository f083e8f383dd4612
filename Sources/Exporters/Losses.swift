import Organisations

/// One sort of thing that an export leaves out.
public struct Loss: Equatable, Sendable {
  /// What it is, in the plural where it can be counted: `decisions`.
  public let sort: String
  /// How much of it, in words: `1 decision`.
  public let text: String

  fileprivate init(_ sort: String, _ text: String? = nil) {
    self.sort = sort
    self.text = text ?? sort
  }

  fileprivate init(_ count: Int, _ one: String, _ many: String) {
    self.init(many, "\(count) \(count == 1 ? one : many)")
  }
}

extension TableExporter {
  /// What our tables cannot hold of this organisation; empty where they hold all of it.
  public func losses(of organisation: Organisation) -> [Loss] {
    relationsWithoutTies(organisation.relationsWithoutTies.filter { !$0.hasTableWithoutRows })
  }

  /// What the table of ties alone, `ties.csv`, cannot hold.
  public func lossesOfTies(_ organisation: Organisation) -> [Loss] {
    let ends = organisation.allRelations.reduce(into: Set<Int>()) { ends, relation in
      for node in relation.graph.nodes where !relation.graph.arcs(of: node).isEmpty {
        ends.insert(node)
        for arc in relation.graph.arcs(of: node) { ends.insert(relation.graph.target(of: arc)) }
      }
    }
    let isolates = organisation.people.count - ends.count
    var losses: [Loss] = []
    if isolates > 0 {
      losses.append(Loss(isolates, "person without a tie", "people without a tie"))
    }
    if organisation.people.hasRecords {
      losses.append(Loss("what is known of people beside their ids"))
    }
    return losses + lossesBesidePeople(of: organisation, circles: true)
      + relationsWithoutTies(organisation.relationsWithoutTies)
  }

  private func relationsWithoutTies(_ relations: [Relation]) -> [Loss] {
    let sort = "relations without a tie"
    return relations.isEmpty
      ? [] : [Loss(sort, sort + ": " + relations.map(\.name).joined(separator: ", "))]
  }
}

extension GraphMLExporter {
  /// What GraphML cannot hold of this organisation; empty where it holds all of it.
  public func losses(of organisation: Organisation) -> [Loss] {
    let count = valuesBesideXML(of: organisation)
    let losses = lossesBesidePeople(of: organisation, circles: false)
    guard count > 0 else { return losses }
    return losses + [
      Loss(count, "value with control characters", "values with control characters")
    ]
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
private func lossesBesidePeople(of organisation: Organisation, circles: Bool) -> [Loss] {
  var losses: [Loss] = []
  func add(_ count: Int, _ one: String, _ many: String) {
    if count > 0 { losses.append(Loss(count, one, many)) }
  }
  add(organisation.decisions.count, "decision", "decisions")
  add(organisation.rights.count, "right", "rights")
  if circles {
    add(organisation.circles.count, "circle", "circles")
    add(organisation.memberships.count, "membership", "memberships")
  }
  add(organisation.voice.count, "row of turns taken", "rows of turns taken")
  add(organisation.responses.count, "answer to who was asked", "answers to who was asked")
  if organisation.window != Window() { losses.append(Loss("the window of time")) }
  if organisation.declaresNoReportingLines || organisation.logCoverage != nil {
    losses.append(Loss("the declarations of organisation.json"))
  }
  return losses
}
