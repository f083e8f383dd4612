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
  /// Superior to subordinate; the members of a circle reach one another.
  var graph: Graph
  /// How many of its nodes count; without a roster all of them.
  var people: Int
  /// The other nodes: people outside the roster who command some of those who count.
  var outsiders: Int
  /// How many of the people report to one of them.
  var reportingOutside: Int
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
  /// ring reaches as far as all pairs would and has fewer arcs. Superiors outside the roster stay
  /// nodes: they command, and without them a pyramid would fall apart into flat pieces.
  func formalGraph() throws -> FormalGraph {
    let circles = organisation.circles.indices.filter {
      organisation.circles[$0].layer == .organisation
    }
    let date = organisation.lastDay
    var members = [[Int]](repeating: [], count: organisation.circles.count)
    for membership in organisation.memberships where membership.holds(at: date) {
      members[membership.circle].append(membership.person)
    }
    let rings = circles.map { Set(members[$0]).sorted() }
    var lines: [(superior: Int, subordinate: Int)] = []
    if let command = organisation.command?.graph {
      for node in command.nodes {
        lines += command.arcs(of: node).map { (node, command.target(of: $0)) }
      }
    }
    lines.removeAll { $0.superior == $0.subordinate }
    var arcs = lines
    for ring in rings where ring.count > 1 {
      arcs += ring.indices.map { (ring[$0], ring[($0 + 1) % ring.count]) }
    }

    var counts = [Bool](repeating: false, count: organisation.people.count)
    if log.basis == .declared {
      for person in log.eligible where !log.isSeat(person) { counts[person] = true }
    } else {
      for person in rings.joined() { counts[person] = true }
      for line in lines {
        counts[line.superior] = true
        counts[line.subordinate] = true
      }
    }
    let isNode = commanders(of: counts, along: arcs)
    let nodes = isNode.indices.filter { isNode[$0] }
    var position = [Int](repeating: -1, count: isNode.count)
    for (index, person) in nodes.enumerated() { position[person] = index }

    var builder = GraphBuilder(count: nodes.count, isDirected: true)
    var isConnected = [Bool](repeating: false, count: isNode.count)
    for (superior, subordinate) in arcs where isNode[superior] && isNode[subordinate] {
      builder.add(position[superior], position[subordinate])
      isConnected[superior] = true
      isConnected[subordinate] = true
    }
    let graph = builder.build().graph.unweighted()
    let people = counts.count { $0 }
    return FormalGraph(
      graph: graph, people: people, outsiders: nodes.count - people,
      reportingOutside: Set(
        lines.lazy.filter { counts[$0.subordinate] && !counts[$0.superior] }.map(\.subordinate)
      ).count,
      reach: try globalReach(graph), connected: zip(isConnected, counts).count { $0 && $1 },
      hasLines: !lines.isEmpty,
      hasCircles: rings.contains { $0.count > 1 })
  }

  /// The marked people and everybody who commands one of them, directly or through others.
  private func commanders(
    of marked: [Bool], along arcs: [(superior: Int, subordinate: Int)]
  ) -> [Bool] {
    var superiors = [[Int]](repeating: [], count: marked.count)
    for (superior, subordinate) in arcs { superiors[subordinate].append(superior) }
    var isFound = marked
    var waiting = marked.indices.filter { marked[$0] }
    while let person = waiting.popLast() {
      for superior in superiors[person] where !isFound[superior] {
        isFound[superior] = true
        waiting.append(superior)
      }
    }
    return isFound
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
    let holds =
      rights.fraction >= constants.heldRightsDistributedFrom
      && rights.outside < constants.hiddenAbove
    var verdict = DimensionVerdict(
      .formalStructure, .insufficient, measure: "grc",
      concentratedWhen: ">\(constants.reachConcentratedAbove)",
      distributedWhen: "<\(constants.reachDistributedBelow)", n: formal.people + formal.outsiders,
      events: formal.graph.arcCount)
    let declared = organisation.declaresNoReportingLines

    if formal.graph.arcCount == 0, !declared {
      verdict.measure = ""
      verdict.reasons = [
        formal.hasLines
          ? "Not enough evidence: no recorded reporting line reaches any of the \(formal.people) "
            + "people who count; do its ids match those of the roster?"
          : "Reporting lines are not recorded. If there are none, say so in organisation.json: "
            + "\"formal_reporting_lines\": \"none\"."
      ]
      applyRights(rights, to: &verdict)
      return FormalStructure(verdict: verdict, holdsRights: holds)
    }
    if formal.graph.arcCount > 0, Double(formal.people) < constants.fewestPeople {
      verdict.reasons = [
        "Not enough people: \(formal.people) stand in reporting lines or circles, at least "
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
      if formal.reportingOutside > 0 {
        verdict.reasons.append(
          "\(Words.count(formal.reportingOutside, "person reports", "people report")) to somebody "
            + "whom the roster lacks; such superiors are taken to command.")
      }
      let outside = Double(formal.reportingOutside) / Double(max(1, formal.people))
      if verdict.answer == .distributed, outside >= constants.hiddenAbove {
        verdict.answer = .insufficient
        verdict.reasons.append(
          "Not enough evidence: who commands these superiors may be missing; do the ids of "
            + "superiors match those of the roster?")
      }
      let connected = Double(formal.connected) / Double(max(1, formal.people))
      if verdict.answer == .distributed, !declared, connected < constants.formalRecordedFrom {
        verdict.answer = .insufficient
        verdict.reasons.append(
          "Not enough evidence: only \(formal.connected) of \(formal.people) people stand in "
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
      + "\(Words.list(sources)) of \(formal.people) people"
      + (formal.outsiders > 0
        ? " and \(formal.outsiders) outside the roster come to " : " come to ")
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
    if rights.outside > 0 {
      verdict.reasons.append(
        "People outside the \(people) who count have \(Words.percent(rights.outside)) of the held "
          + "rights; they are left out.")
    }
    if rights.outside >= constants.hiddenAbove {
      if verdict.answer == .distributed {
        verdict.answer = .mixed
        verdict.reasons.append("Lowered to Mixed: most held rights lie with people outside.")
      }
      return
    }
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
