import Graphs
import Organisations

extension Organisation {
  /// The same organisation where that person is no part of decisions, conversations and circles, and
  /// does not count. Decisions in which nobody else had the last word are gone, those of circles of
  /// nobody else too; the chart stays as it is.
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
    let circlesOfOthers = Set(memberships.lazy.filter { $0.person != person }.map(\.circle))
    let emptied = Set(memberships.lazy.filter { $0.person == person }.map(\.circle))
      .subtracting(circlesOfOthers)
    func isGone(_ holder: Holder) -> Bool {
      switch holder {
      case .person(let other): other == person
      case .body(let body): bodies[body].circle.map(emptied.contains) ?? false
      }
    }
    rest.decisions = decisions.compactMap { decision in
      let last = decision.lastWords
      if !last.isEmpty, last.allSatisfy({ isGone($0.holder) }) { return nil }
      var decision = decision
      decision.participations.removeAll { isGone($0.holder) }
      return decision
    }
    rest.memberships.removeAll { $0.person == person }
    rest.voice.removeAll { $0.person == person }
    rest.rights.removeAll { $0.holder == .person(person) }
    return rest
  }
}

extension Decision {
  /// Who could stop it and did, else who had to approve it, else who took it.
  fileprivate var lastWords: [Participation] {
    let groups: [(Participation) -> Bool] = [
      { $0.part == .veto || $0.part == .override },
      { $0.part == .approver && $0.status != .courtesy }, { $0.part == .decider },
    ]
    return groups.lazy.map { participations.filter($0) }.first { !$0.isEmpty } ?? []
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
