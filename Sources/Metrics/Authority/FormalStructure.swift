import Graphs
import Organisations

/// What the input says of formal structure.
struct FormalStructure {
  var verdict: DimensionVerdict
  /// Whether rights over domains are recorded as held, irrevocably, by enough people.
  var holdsRights: Bool
}

/// Who commands whom, as far as it is recorded.
struct FormalGraph {
  /// Superior to subordinate, over `people`; the members of a circle reach one another.
  var graph: Graph
  /// The people of its nodes.
  var people: [Int]
  /// Global reaching centrality; 0 without arcs.
  var reach: Double
  /// How many of the people stand in a line or a circle.
  var connected: Int
  var hasLines: Bool
  var hasCircles: Bool
}

extension Snapshot {
  /// Reporting lines and circles as one graph.
  ///
  /// Members of a circle command each other mutually, as its policy needs everyone's consent; a
  /// ring reaches as far as all pairs would and has fewer arcs.
  func formalGraph() throws -> FormalGraph {
    let circles = organisation.circles.indices.filter {
      organisation.circles[$0].layer == .organisation
    }
    let date = organisation.window.to
    var members = [[Int]](repeating: [], count: organisation.circles.count)
    for membership in organisation.memberships where membership.holds(at: date) {
      members[membership.circle].append(membership.person)
    }
    let rings = circles.map { Set(members[$0]).sorted() }
    let command = organisation.command?.graph

    var people = log.eligible.filter { !log.isSeat($0) }
    if log.basis != .declared {
      var involved = Set(rings.joined())
      if let command {
        for node in command.nodes where !command.arcs(of: node).isEmpty {
          involved.insert(node)
          for arc in command.arcs(of: node) { involved.insert(command.target(of: arc)) }
        }
      }
      people = involved.sorted()
    }
    var position = [Int](repeating: -1, count: organisation.people.count)
    for (index, person) in people.enumerated() { position[person] = index }

    var builder = GraphBuilder(count: people.count, isDirected: true)
    var isConnected = [Bool](repeating: false, count: people.count)
    func add(_ source: Int, _ target: Int) {
      guard position[source] >= 0, position[target] >= 0, source != target else { return }
      builder.add(position[source], position[target])
      isConnected[position[source]] = true
      isConnected[position[target]] = true
    }
    if let command {
      for node in command.nodes {
        for arc in command.arcs(of: node) { add(node, command.target(of: arc)) }
      }
    }
    for ring in rings where ring.count > 1 {
      let counting = ring.filter { position[$0] >= 0 }
      for (index, person) in counting.enumerated() {
        add(person, counting[(index + 1) % counting.count])
      }
    }
    let graph = builder.build().graph.unweighted()
    return FormalGraph(
      graph: graph, people: people, reach: try globalReach(graph),
      connected: isConnected.count { $0 }, hasLines: (command?.arcCount ?? 0) > 0,
      hasCircles: rings.contains { $0.count > 1 })
  }

  /// GRC = Σ(C_max − C(i))/(N − 1), C(i) the share of the others that i reaches.
  private func globalReach(_ graph: Graph) throws -> Double {
    guard graph.count > 1 else { return 0 }
    let reach = try graph.reachCounts().map { Double($0) / Double(graph.count - 1) }
    let most = reach.max() ?? 0
    return reach.lazy.map { most - $0 }.compensatedSum() / Double(graph.count - 1)
  }

  /// Who commands whom on paper: a census, so there is no interval.
  func formalStructure(_ formal: FormalGraph) -> FormalStructure {
    let rights = heldRights()
    let holds = rights.fraction >= constants.heldRightsDistributedFrom
    var verdict = DimensionVerdict(
      .formalStructure, .insufficient, measure: "grc",
      concentratedWhen: ">\(constants.reachConcentratedAbove)",
      distributedWhen: "<\(constants.reachDistributedBelow)", n: formal.people.count,
      events: formal.graph.arcCount)
    let declared = organisation.declaresNoReportingLines

    if formal.graph.arcCount == 0, !declared {
      verdict.measure = ""
      verdict.reasons = [
        "Reporting lines are not recorded. If there are none, say so in organisation.json: "
          + "\"formal_reporting_lines\": \"none\"."
      ]
      applyRights(rights, to: &verdict)
      return FormalStructure(verdict: verdict, holdsRights: holds)
    }
    if formal.graph.arcCount > 0, Double(formal.people.count) < constants.fewestPeople {
      verdict.reasons = [
        "Not enough people: \(formal.people.count) stand in reporting lines or circles, at least "
          + "\(Int(constants.fewestPeople)) are needed."
      ]
      return FormalStructure(verdict: verdict, holdsRights: holds)
    }

    verdict.value = formal.reach
    if formal.graph.arcCount == 0 {
      verdict.answer = .distributed
      verdict.reasons = ["The input declares that there are no formal reporting lines."]
    } else {
      verdict.answer =
        formal.reach > constants.reachConcentratedAbove
        ? .concentrated : formal.reach < constants.reachDistributedBelow ? .distributed : .mixed
      verdict.reasons = [reachSentence(formal)]
      if declared, formal.hasLines {
        verdict.reasons.append(
          "The input declares no reporting lines and yet lists some; those listed were used.")
      }
      let connected = Double(formal.connected) / Double(max(1, formal.people.count))
      if verdict.answer == .distributed, !declared, connected < constants.formalRecordedFrom {
        verdict.answer = .insufficient
        verdict.reasons.append(
          "Not enough evidence: only \(formal.connected) of \(formal.people.count) people stand in "
            + "a line or circle; missing lines are not absent lines.")
      }
    }
    applyRights(rights, to: &verdict)
    return FormalStructure(verdict: verdict, holdsRights: holds)
  }

  private func reachSentence(_ formal: FormalGraph) -> String {
    let sources = [
      formal.hasLines ? "reporting lines" : nil, formal.hasCircles ? "circles" : nil,
    ].compactMap { $0 }
    let circles =
      formal.hasCircles ? " Members of a circle are taken to command each other mutually." : ""
    return "On a scale from 0 (nobody commands more than others) to 1 (one commands all), the "
      + "\(Words.list(sources)) of \(formal.people.count) people come to "
      + "\(Words.number(formal.reach)).\(circles)"
  }

  private func applyRights(_ rights: HeldRights, to verdict: inout DimensionVerdict) {
    guard rights.domains > 0 else { return }
    verdict.reasons.append(
      "Of \(Words.count(rights.domains, "domain")) with recorded rights, \(rights.held) are held "
        + "and not revocable by a superior"
        + (rights.unknown > 0
          ? "; whether \(rights.unknown) more can be revoked is unknown, which counts as lent."
          : "."))
    guard rights.held > 0 else {
      if verdict.answer == .distributed {
        verdict.answer = .mixed
        verdict.reasons.append("Lowered to Mixed: all recorded rights are lent, none is held.")
      }
      return
    }
    if rights.fraction < constants.heldRightsConcentratedBelow {
      verdict.answer = .concentrated
      verdict.reasons.append(
        "Concentrated: held rights lie with few, as if \(Words.percent(rights.fraction)) of the "
          + "people shared them equally.")
    } else if rights.fraction < constants.heldRightsDistributedFrom, verdict.answer == .distributed
    {
      verdict.answer = .mixed
      verdict.reasons.append(
        "Lowered to Mixed: held rights lie as if \(Words.percent(rights.fraction)) of the people "
          + "shared them equally.")
    }
  }
}
