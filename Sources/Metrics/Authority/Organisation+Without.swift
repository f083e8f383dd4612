import Graphs
import Organisations

extension Organisation {
  /// The same organisation where that person is no part of decisions, conversations and circles, and
  /// does not count. Decisions in which nobody else decided are gone; the chart stays as it is.
  ///
  /// - Complexity: linear in all of it.
  func without(_ person: Int) -> Organisation {
    var rest = self
    if !rest.people.isEligible.isEmpty { rest.people.isEligible[person] = false }
    rest.relations = relations.map { relation in
      var relation = relation
      relation.graph = relation.graph.withoutTies(of: person)
      return relation
    }
    rest.decisions = decisions.compactMap { decision in
      let hadDeciders = !decision.holders(.decider).isEmpty
      var decision = decision
      decision.participations.removeAll { $0.holder == .person(person) }
      return hadDeciders && decision.holders(.decider).isEmpty ? nil : decision
    }
    rest.memberships.removeAll { $0.person == person }
    rest.voice.removeAll { $0.person == person }
    rest.rights.removeAll { $0.holder == .person(person) }
    return rest
  }
}

extension Graph {
  /// The same graph with that node left alone.
  fileprivate func withoutTies(of node: Int) -> Graph {
    guard !arcs(of: node).isEmpty || !incomingArcs(of: node).isEmpty else { return self }
    var builder = GraphBuilder(count: count, isDirected: isDirected, reserving: tieCount)
    for source in nodes where source != node {
      for arc in arcs(of: source) {
        let target = target(of: arc)
        if target != node, isDirected || source < target {
          builder.add(source, target, weight: weight(of: arc))
        }
      }
    }
    return builder.build().graph
  }
}
