import Metrics
import Organisations
import Simulation

/// One kind of organisation at one size, run over many seeds.
struct Cell: Sendable {
  /// Which part of the table it belongs to.
  enum Kind: String, Sendable, CaseIterable {
    case reference, adversarial, tiny, sparse
    case smallLog = "small_log"
  }

  let kind: Kind
  let model: ReferenceModel
  let people: Int
  var decisions = 150
  var meetings = 60

  /// All of MEASURES §4: nine models and six that mislead, at three sizes; organisations too tiny
  /// and logs too sparse for an answer; and short logs, which must not give the opposite one.
  static let all: [Cell] = {
    let sizes = [20, 40, 80]
    var cells = ReferenceModel.allCases.flatMap { model in
      sizes.map {
        Cell(kind: model.isAdversarial ? .adversarial : .reference, model: model, people: $0)
      }
    }
    for model in [ReferenceModel.adviceProcess, .autocracy] {
      cells += [5, 7].map { Cell(kind: .tiny, model: model, people: $0) }
      cells += sizes.map {
        Cell(kind: .sparse, model: model, people: $0, decisions: 12, meetings: 5)
      }
    }
    for model in [ReferenceModel.adviceProcess, .classicHierarchy] {
      cells += sizes.map {
        Cell(kind: .smallLog, model: model, people: $0, decisions: 60, meetings: 20)
      }
    }
    return cells
  }()

  var expected: ExpectedVerdict { model.expectedVerdict(people: people, decisions: decisions) }

  /// What the verdict is with one seed.
  func outcome(seed: UInt64, constants: AuthorityConstants) throws -> Outcome {
    let organisation = Simulation.organisation(
      model: model, people: people, decisions: decisions, meetings: meetings, seed: seed)
    let verdict = try Authority(constants: constants, seed: seed, permutations: 199).verdict(
      on: organisation, log: DecisionLog(organisation),
      network: { Network($0, people: organisation.people) })
    return Outcome(
      answer: verdict.overall,
      isRungRight: expected.ladder.contains(verdict.rung.rawValue))
  }
}

/// The verdict in one run.
struct Outcome: Sendable {
  let answer: Answer
  let isRungRight: Bool
}
