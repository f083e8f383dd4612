import Organisations
import Testing

@testable import Simulation

/// φ = 1/(N·Ĥ) with Ĥ the chance that holders of two different events are the same person, taken
/// over all pairs of events one by one.
private func effectiveFraction(_ events: [[Int: Double]], people: Int) -> Double {
  var coincidence = 0.0
  var pairs = 0.0
  for first in events.indices {
    for second in events.indices where second > first {
      pairs += 1
      for (person, share) in events[first] { coincidence += share * (events[second][person] ?? 0) }
    }
  }
  return coincidence == 0 ? 1 : pairs / (Double(people) * coincidence)
}

private func evenly(_ holders: [Int]) -> [Int: Double] {
  Dictionary(holders.map { ($0, 1 / Double(holders.count)) }, uniquingKeysWith: +)
}

private func lastWord(_ decision: Decision) -> [Int: Double] {
  let vetoes = persons(decision, .veto)
  let approvers = persons(decision, .approver)
  return evenly(
    !vetoes.isEmpty ? vetoes : !approvers.isEmpty ? approvers : persons(decision, .decider))
}

@Suite struct EffectiveFractionTests {
  /// Ranges about the values that the table implies; the specification gives 0.19 for the classic tree.
  @Test(
    arguments: [
      (ReferenceModel.autocracy, 0.0...0.10), (.classicHierarchy, 0.12...0.25),
      (.empoweredHierarchy, 0.10...0.25), (.matrix, 0.25...0.75),
      (.sociocraticCircles, 0.50...1.0), (.holacracy, 0.45...1.0),
      (.adviceProcess, 0.45...1.0), (.openSourceBDFL, 0.0...0.15), (.flatRing, 0.6...1.1),
      (.paperTree, 0.45...1.0), (.hiddenHub, 0.0...0.15), (.bossVetoes, 0.1...0.4),
      (.consentTheatre, 0.5...1.0), (.consultativeAutocrat, 0.0...0.03),
      (.councilOfAQuarter, 0.2...0.3),
    ])
  func `The last word is as concentrated as the model says`(
    model: ReferenceModel, range: ClosedRange<Double>
  ) {
    let fractions = (UInt64(1)...4).map { seed in
      let log = Simulation.organisation(model: model, people: 40, meetings: 1, seed: seed).decisions
      return effectiveFraction(log.map(lastWord), people: 40)
    }
    #expect(range.contains(fractions.reduce(0, +) / 4))
  }
}
