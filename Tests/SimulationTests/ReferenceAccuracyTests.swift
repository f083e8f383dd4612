import Foundation
import Metrics
import Testing

@testable import Simulation

/// The verdict over all reference organisations at three sizes: minutes of work, so only with
/// `scripts/test --full`. `Benchmarks/verdict` runs more seeds and has the whole table.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["HETERARCHY_FULL_TESTS"] == "1"))
struct ReferenceAccuracyTests {
  /// `Benchmarks/verdict` finds 0.99 of 13,500 runs right; 4 errors of the share in 450 runs are 0.018.
  @Test func `Thirty-nine in forty verdicts are right and none is the opposite`() throws {
    var right = 0
    var runs = 0
    var wrong: [String] = []
    for model in ReferenceModel.allCases {
      for people in [20, 40, 80] {
        for seed in UInt64(901)...910 {
          let organisation = Simulation.organisation(model: model, people: people, seed: seed)
          let verdict = try Authority(seed: seed, permutations: 199).verdict(
            on: organisation, log: DecisionLog(organisation),
            network: { Network($0, people: organisation.people) })
          let expected = model.expectedVerdict(people: people, decisions: 150).overall
          let found = verdict.overall.rawValue
          runs += 1
          if found == expected {
            right += 1
          } else {
            wrong.append("\(model.name) \(people): \(found)")
          }
          #expect(
            Set([found, expected]) != ["distributed", "concentrated"],
            "\(model.name), \(people) people, seed \(seed)")
        }
      }
    }
    #expect(Double(right) >= 0.975 * Double(runs), "\(right) of \(runs): \(wrong)")
  }
}
