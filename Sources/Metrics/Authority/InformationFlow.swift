import Foundation
import Graphs
import Organisations

extension Snapshot {
  /// Who stands between others in the largest relation of kind communication.
  ///
  /// φ_B is the effective fraction of undirected betweenness. Its interval is the least and the
  /// greatest of the value itself and the 5 % and 95 % points over random deletions of ties:
  /// deleting people instead would delete the hub and make every star look uncertain.
  func informationFlow(network: (Relation) -> Network) throws -> DimensionVerdict {
    var verdict = DimensionVerdict(
      .informationFlow, .insufficient,
      concentratedWhen: "<\(constants.flowConcentratedBelow)",
      distributedWhen: ">\(constants.flowDistributedAbove)", n: people)
    let candidates = organisation.relations.filter { $0.kind == .communication }
    guard let relation = largestRelation(.communication) else {
      verdict.reasons = [noCommunication()]
      return verdict
    }

    let network = network(relation)
    let graph = network.undirected.unweighted()
    verdict.measure = "effective_fraction_betweenness"
    verdict.events = graph.tieCount
    let source =
      relation.name
      + (candidates.count > 1 ? ", the largest of \(candidates.count) such relations," : "")
    if let response = response(), response.isTooLow {
      verdict.reasons = [response.sentence]
      return verdict
    }
    if let gate = flowGate(graph, work: network.searchWork, source: source) {
      verdict.reasons = [gate]
      return verdict
    }

    let betweenness = try network.undirectedBetweenness()
    let counting = log.eligible.filter { !log.isSeat($0) }
    func fraction(_ scores: [Double]) -> Double {
      Concentration(counting.map { scores[$0] }).effectiveFraction
    }
    let density = graph.density()
    let value = fraction(betweenness)
    let between = betweenness.compensatedSum()
    guard density <= constants.densityAbove, between > 0 else {
      verdict.answer = .distributed
      verdict.reasons = [
        "In \(source) nobody is needed as intermediary: "
          + (between == 0
            ? "everyone who can be reached is reached directly."
            : "\(Words.percent(density)) of all possible ties exist.")
      ]
      return verdict
    }

    let outside = max(0, 1 - counting.map { betweenness[$0] }.compensatedSum() / between)
    let leftOut = leftOut(outside > 1e-12 ? outside : 0, of: "paths between others in \(source)")
    if let leftOut, leftOut.isTooMuch {
      verdict.reasons = [leftOut.sentence]
      return verdict
    }

    // The stream is not named by the organisation: see `DecisionLog.seed`.
    var generator = Xoshiro256(
      master: authority.seed, purpose: "", verdict.measure, "deleted_ties")
    var draws: [Double] = []
    for _ in 0..<Int(constants.flowDeletions) {
      let thinned = graph.removingTies(share: constants.flowDeletedShare, using: &generator)
      let drawn = fraction(try thinned.betweenness())
      if !drawn.isNaN { draws.append(drawn) }
    }
    let range = [value, quantile(draws, 0.05), quantile(draws, 0.95)].filter { !$0.isNaN }
    verdict.value = value
    verdict.low = range.min() ?? value
    verdict.high = range.max() ?? value
    verdict.logError = Foundation.log(verdict.high / verdict.low) / 2 / constants.z
    verdict.answer = flowAnswer(low: verdict.low, high: verdict.high)
    verdict.reasons = [
      "In \(source) standing between others lies as if \(Words.number(value * Double(people))) of "
        + "\(people) people (\(Words.percent(value))) shared it equally; \(Words.percent(verdict.low))"
        + " to \(Words.percent(verdict.high)) when \(Words.percent(constants.flowDeletedShare)) of "
        + "its \(graph.tieCount) pairs of people with a tie are left out."
    ]
    if let leftOut { verdict.reasons.append(leftOut.sentence) }
    if relation.kindIsAssumed {
      verdict.reasons.append(
        "\(relation.name) is the only relation and was taken for communication.")
    }
    if let response = response() { verdict.reasons.append(response.sentence) }
    if verdict.answer == .concentrated,
      let sentence = try withoutHub(graph, betweenness, counting, fraction)
    {
      verdict.reasons.append(sentence)
    }
    return verdict
  }

  /// Why no relation feeds information flow, and what to do where one should.
  private func noCommunication() -> String {
    var sentence = "No relation of kind communication is in these data."
    let approvals = organisation.relations.filter { $0.kind == .approval }.map(\.name)
    if !approvals.isEmpty {
      sentence +=
        " Ties of approval restate the decision log and say nothing of it: \(Words.list(approvals))."
    }
    let others = organisation.relations.filter { $0.kind == .other || $0.kind == .trust }
    if !others.isEmpty {
      sentence +=
        " If people communicate by one of these, say so with --kind NAME=communication: "
        + others.map(\.name).joined(separator: ", ") + "."
    }
    return sentence
  }

  private func flowAnswer(low: Double, high: Double) -> Answer {
    constants.classify(
      low: low, high: high, concentratedBelow: constants.flowConcentratedBelow,
      distributedAbove: constants.flowDistributedAbove)
  }

  private func flowGate(_ graph: Graph, work: Double, source: String) -> String? {
    if Double(people) < constants.flowFewestPeople {
      return "Not enough people: \(people) count, at least \(Int(constants.flowFewestPeople)) are "
        + "needed for information flow."
    }
    let needed = Int((constants.flowTiesPerPerson * Double(people)).rounded(.up))
    if graph.tieCount < needed {
      return "Not enough evidence: \(source) has \(Words.count(graph.tieCount, "tie")), at least "
        + "\(needed) are needed for \(people) people."
    }
    if work > constants.flowLargestWork {
      return
        "Not measured: \(source) has \(graph.count) people and \(graph.tieCount) ties, more than "
        + "flow_largest_work allows."
    }
    return nil
  }

  /// How much hangs on one person: a sentence of its own, not part of the interval.
  private func withoutHub(
    _ graph: Graph, _ betweenness: [Double], _ counting: [Int], _ fraction: ([Double]) -> Double
  ) throws -> String? {
    guard let hub = counting.max(by: { betweenness[$0] < betweenness[$1] }) else { return nil }
    let kept = graph.nodes.filter { $0 != hub }
    var scores = [Double](repeating: 0, count: graph.count)
    for (node, score) in zip(kept, try graph.induced(by: kept).betweenness()) {
      scores[node] = score
    }
    let without = fraction(scores)
    let answer = flowAnswer(low: without, high: without)
    guard answer != .concentrated, answer != .insufficient else { return nil }
    return "Without its most central person information flow would be \(answer.title)."
  }
}
