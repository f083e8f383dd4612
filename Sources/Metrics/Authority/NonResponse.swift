import Graphs
import Organisations

/// What answers of a survey's networks would be if more people had not answered.
///
/// A tenth of those who answered is taken to have kept silent, 20 times: drawn from all, and drawn
/// from the fifth with most ties, as busy people skip surveys. What others say of them stays; of a
/// tie without a direction nobody knows who reported it, so every second one goes, by chance. The gate of
/// the response rate stays as it is: what is asked is whether the networks bear it.
///
/// - SeeAlso: G. Kossinets, *Effects of missing data in social networks*, Social Networks 28, 2006;
///   M. Huisman, *Imputation of missing network data*, Journal of Social Structure 10, 2009.
public struct NonResponse: Sendable, Equatable {
  /// Who is taken to have kept silent.
  public enum Silent: String, Sendable, CaseIterable {
    /// Anybody who answered.
    case random
    /// One of the fifth of them with most ties.
    case mostConnected = "most_connected"
  }

  /// How often which answer came out.
  public struct Row: Sendable, Equatable {
    /// Who was silent.
    public let silent: Silent
    /// The dimension; `nil` for the overall answer.
    public let dimension: Dimension?
    /// The answer without any of this.
    public let answer: Answer
    /// The draws by their answers, in the order of `Answer.allCases`; those without one left out.
    public let draws: [(answer: Answer, count: Int)]

    /// Whether rows say the same.
    public static func == (left: Row, right: Row) -> Bool {
      left.silent == right.silent && left.dimension == right.dimension
        && left.answer == right.answer && left.draws.elementsEqual(right.draws, by: ==)
    }
  }

  /// One for each way of being silent and each answer that the networks have a part in.
  public let rows: [Row]
  /// Why nothing was tried; `nil` where it was.
  public let reason: String?

  /// How many times people are drawn.
  public static let drawCount = 20
}

extension Authority {
  /// What would be if more people had not answered; `nil` where there was no survey.
  ///
  /// - Throws: `Cancelled` when asked to stop.
  /// - Complexity: 40 times that of information flow, and so only on small networks: people times
  ///   arcs at most a fortieth of what `flow_largest_work` allows for one.
  public func nonResponse(
    _ organisation: Organisation, verdict: Verdict
  ) throws -> NonResponse? {
    let answered = organisation.responses.filter { $0.invited && $0.responded }.map(\.person)
    guard !organisation.responses.isEmpty else { return nil }
    let relations = organisation.relations.filter {
      $0.kind == .communication || $0.kind == .advice
    }
    guard let largest = relations.max(by: { $0.graph.tieCount < $1.graph.tieCount }),
      largest.graph.tieCount > 0, answered.count >= 10
    else { return NonResponse(rows: [], reason: "there are no ties, or fewer than ten answers") }
    let work = Double(largest.graph.count) * Double(largest.graph.arcCount)
    guard work * Double(2 * NonResponse.drawCount) <= constants.flowLargestWork else {
      return NonResponse(rows: [], reason: "the network is too large to be judged 40 times")
    }

    let log = DecisionLog(organisation, seed: seed)
    let subjects: [Dimension?] = [nil, .advice, .informationFlow]
    let rows = try NonResponse.Silent.allCases.flatMap { silent -> [NonResponse.Row] in
      var counts = subjects.map { _ in [Answer: Int]() }
      for draw in 0..<NonResponse.drawCount {
        var random = Xoshiro256(
          master: seed, purpose: "", "non_response", silent.rawValue, "\(draw)")
        let people = silent.people(of: answered, in: largest.graph, using: &random)
        let rest = organisation.without(answersOf: people, using: &random)
        let other = try self.verdict(on: rest, log: log) {
          Network($0, people: rest.people, seed: seed)
        }
        for (position, subject) in subjects.enumerated() {
          counts[position][other.answer(subject), default: 0] += 1
        }
      }
      return zip(subjects, counts).map { subject, counts in
        NonResponse.Row(
          silent: silent, dimension: subject, answer: verdict.answer(subject),
          draws: Answer.allCases.compactMap { answer in counts[answer].map { (answer, $0) } })
      }
    }
    // An answer that nobody can give anyway says nothing.
    let known = subjects.filter { subject in
      rows.contains { row in
        row.dimension == subject
          && (row.answer != .insufficient || row.draws.contains { $0.answer != .insufficient })
      }
    }
    return NonResponse(rows: rows.filter { known.contains($0.dimension) }, reason: nil)
  }
}

extension Verdict {
  fileprivate func answer(_ dimension: Dimension?) -> Answer {
    dimension.map { self[$0].answer } ?? overall
  }
}

extension NonResponse.Silent {
  /// A tenth of these people.
  fileprivate func people(
    of answered: [Int], in graph: Graph, using random: inout Xoshiro256
  ) -> Set<Int> {
    let count = max(1, (answered.count + 5) / 10)
    let pool: [Int]
    switch self {
    case .random: pool = answered
    case .mostConnected:
      let degrees = graph.undirected().degrees()
      pool = Array(
        answered.sorted { (-degrees[$0], $0) < (-degrees[$1], $1) }
          .prefix(min(answered.count, 2 * count)))
    }
    return Set(pool.sorted().shuffled(using: &random).prefix(count))
  }
}

extension Organisation {
  /// The same organisation if these people had not answered.
  fileprivate func without(
    answersOf people: Set<Int>, using random: inout Xoshiro256
  ) -> Organisation {
    var rest = self
    for index in rest.relations.indices
    where [.communication, .advice].contains(rest.relations[index].kind) {
      rest.relations[index].graph = rest.relations[index].graph
        .without(answersOf: people, using: &random)
    }
    return rest
  }
}

extension Graph {
  fileprivate func without(
    answersOf people: Set<Int>, using random: inout Xoshiro256
  ) -> Graph {
    var builder = GraphBuilder(count: count, isDirected: isDirected, reserving: tieCount)
    for source in nodes {
      if isDirected, people.contains(source) { continue }
      for arc in arcs(of: source) {
        let target = target(of: arc)
        guard isDirected || source < target else { continue }
        if !isDirected, people.contains(source) || people.contains(target),
          Bool.random(using: &random)
        {
          continue
        }
        builder.add(source, target, weight: weight(of: arc))
      }
    }
    return builder.build().graph
  }
}
