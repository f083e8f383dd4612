import Graphs
import Organisations

/// The measures of one relation beside what chance makes of them.
///
///     p = (1 + #{as extreme}) / (B + 1), two-sided: twice the smaller side, at most 1
///
/// The measures that share a model share its networks, and each sees the same ones whatever else is
/// measured. Where the size allows all the usual draws and the 99 % interval of a p over them holds 0.05,
/// B rises to 9,999, as far as twice the usual cost allows.
struct NullComparison {
  let relation: Relation
  let people: People
  let seed: UInt64
  /// B as asked for; `nil` where it follows from the size.
  let draws: Int?

  /// A measure with its columns.
  typealias Measured = (metric: any NetworkMetric, columns: [Column])

  /// The significance level near which B is raised.
  static let level = 0.05
  /// B where a p lies near it.
  static let raisedDraws = 9_999

  /// What came out against one model.
  enum Outcome {
    case test(PermutationTest)
    /// Rewiring changed only that share of the ties.
    case notMixing(Double)
    /// Fewer draws than say anything are affordable.
    case tooCostly
  }

  /// All columns in their order, those of one value with the mean and the p of chance.
  ///
  /// - Throws: `Cancelled`.
  func compared(_ measured: [Measured]) throws -> [Column] {
    var outcomes = measured.map { measure in
      measure.columns.map { _ in [(model: NullModel, outcome: Outcome)]() }
    }
    for model in NullModel.allCases where relation.graph.arcCount > 0 {
      let subjects = measured.indices.compactMap { place in
        Subject(measured[place], place: place, model: model, graph: relation.graph, wanted: draws)
      }
      guard !subjects.isEmpty else { continue }
      Execution.beginStep("\(relation.name): chance with \(model.words)")
      for (subject, found) in zip(subjects, try self.outcomes(of: subjects, model)) {
        for (column, outcome) in zip(subject.columns, found) {
          outcomes[subject.place][column].append((model, outcome))
        }
      }
    }
    return zip(measured, outcomes).flatMap { measure, outcomes in
      let models = measure.metric.nullTest?.models.map { $0.applied(to: relation.graph) } ?? []
      return zip(measure.columns, outcomes).map { column, outcomes in
        // In the order of the measure, whose last model is the one to quote.
        column.compared(
          with: outcomes.sorted {
            (models.lastIndex(of: $0.model) ?? 0) < (models.lastIndex(of: $1.model) ?? 0)
          })
      }
    }
  }

  /// A measure whose columns are compared with one model.
  private struct Subject: Sendable {
    let metric: any NetworkMetric
    let place: Int
    /// Which of its columns.
    let columns: [Int]
    let variants: [String]
    let observed: [Double]
    let draws: Int
    /// B where a p lies near the level.
    let raisedDraws: Int

    init?(_ measured: Measured, place: Int, model: NullModel, graph: Graph, wanted: Int?) {
      guard let test = measured.metric.nullTest,
        test.models.contains(where: { $0.applied(to: graph) == model })
      else { return nil }
      columns = measured.columns.indices.filter { index in
        let column = measured.columns[index]
        // Networks by chance have no weights, and without weights a value stands beside its like.
        let isWeighted = column.variant.contains("weights=strength")
        return column.scope == .whole && column.values[0].isFinite
          && (!isWeighted || model == .groups && graph.isWeighted)
      }
      guard !columns.isEmpty else { return nil }
      metric = measured.metric
      self.place = place
      variants = columns.map { measured.columns[$0].variant }
      observed = columns.map { measured.columns[$0].values[0] }
      draws =
        wanted.map { test.draws(of: graph, model, most: $0, timesSteps: NullTest.stepsAskedFor) }
        ?? test.draws(of: graph, model, most: model.usualDraws)
      raisedDraws =
        wanted == nil && draws == model.usualDraws
        ? test.draws(of: graph, model, most: NullComparison.raisedDraws, timesSteps: 2) : draws
    }

    /// The values in a network by chance, one a column.
    func values(in network: Network) throws -> [Double] {
      let found = try metric.columns(of: network)
      return variants.map { variant in
        found.first { $0.variant == variant }?.values.first ?? .nan
      }
    }

    /// One test a column; `values` has one row a draw.
    func tests(of values: [[Double]]) -> [PermutationTest] {
      observed.indices.map { column in
        PermutationTest(observed: observed[column], permuted: values.map { $0[column] })
      }
    }
  }

  private func outcomes(of subjects: [Subject], _ model: NullModel) throws -> [[Outcome]] {
    let networks = NullNetworks(relation: relation, people: people, seed: seed, model: model)
    var (values, changed) = try sample(networks, subjects.map { ($0, 0..<$0.draws) })
    if let changed, changed < Rewiring.leastShareChanged {
      return subjects.map { subject in subject.columns.map { _ in .notMixing(changed) } }
    }
    let near = subjects.indices.filter { place in
      subjects[place].raisedDraws > subjects[place].draws
        && subjects[place].tests(of: values[place]).contains(where: \.isNearLevel)
    }
    let more = try sample(
      networks, near.map { (subjects[$0], subjects[$0].draws..<subjects[$0].raisedDraws) })
    for (place, added) in zip(near, more.values) { values[place] += added }
    return zip(subjects, values).map { subject, values in
      values.isEmpty
        ? subject.columns.map { _ in .tooCostly } : subject.tests(of: values).map(Outcome.test)
    }
  }

  /// The values of each measure in the draws that it wants, and what share of the ties the model
  /// changed on average over the first draws, which are the same whatever else is measured.
  private func sample(
    _ networks: NullNetworks, _ wanted: [(subject: Subject, draws: Range<Int>)]
  ) throws -> (values: [[[Double]]], shareChanged: Double?) {
    let low = wanted.map(\.draws.lowerBound).min() ?? 0
    let high = wanted.map(\.draws.upperBound).max() ?? 0
    let rows = try parallel(chunks: max(0, high - low)) { chunk in
      let draw = try networks.draw(low + chunk)
      let values = try wanted.map { subject, draws in
        draws.contains(low + chunk) ? try subject.values(in: draw.network) : []
      }
      return (values: values, shareChanged: draw.shareChanged)
    }
    let changed = rows.prefix(NullTest.leastDraws).compactMap(\.shareChanged)
    return (
      wanted.indices.map { place in
        wanted[place].draws.map { rows[$0 - low].values[place] }
      },
      changed.isEmpty ? nil : changed.reduce(0, +) / Double(changed.count)
    )
  }
}

extension PermutationTest {
  /// Whether the 99 % interval of p over draws holds the level.
  fileprivate var isNearLevel: Bool {
    abs(pTwoSided - NullComparison.level) <= 2.576 * pTwoSidedError
  }
}
