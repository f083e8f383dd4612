import Graphs

/// Up to which size a measure over all pairs of people is computed.
///
/// Above the limit the measure is a row without a value, whose reason says so, or a sample with its
/// standard error, which its variant says; it is never guessed.
/// Limits are counted in work that follows from the data, never in time, so that the same data
/// give the same rows everywhere. They are set so that a report stays a matter of minutes: one
/// betweenness at its limit is about six times that of 7,000 people and 100,000 ties, which took
/// 2 CPU seconds, or 5 with lengths.
public enum Cost: Sendable {
  /// Betweenness in hops: people × arcs, eight searches in one pass, outside pendant trees.
  case betweenness
  /// Betweenness with lengths: searches share a pass only where no two ways are equally long.
  case weightedBetweenness
  /// Distances and reach of everybody: 512 searches share one pass over people × arcs.
  case distances
  /// Burt's measures: every tie against the contacts of the end that has fewer.
  case closedTriples
  /// Least upper bounds of all pairs: strong components × arcs, unless nobody has two superiors.
  case upperBounds
  /// The best ranking: rounds over all arcs, in theory as many as people.
  case agony
  /// The best core: 50 searches of several passes over all ties.
  case corePeriphery
  /// Distances without each person: a detour for whoever stands behind each of those on the way.
  case detours
  /// Betweenness anew after each removal: people × what one betweenness takes.
  case removals
  /// Reassigning people at random: draws × (people + arcs of both relations).
  case permutations

  /// The limit, in the unit that `words` names.
  public var limit: Double {
    switch self {
    case .betweenness: 8e9
    case .weightedBetweenness: 3e9
    case .distances: 4e11
    case .closedTriples: 6e9
    case .upperBounds: 2e9
    case .agony: 3e9
    case .corePeriphery: 1e6
    case .detours: 4e8
    case .removals: 2e8
    case .permutations: 8e8
    }
  }

  /// The limit in words: `4 billion people × arcs`.
  public var words: String {
    let amount =
      limit < 1e9 ? "\(Int(limit / 1e6)) million" : "\(Int(limit / 1e9)) billion"
    return switch self {
    case .corePeriphery: "\(amount) ties"
    case .closedTriples: "\(amount) ties × contacts"
    case .upperBounds: "\(amount) strong components × arcs"
    case .permutations: "\(amount) draws × (people + arcs)"
    case .removals: "\(amount) people² × arcs"
    case .detours: "\(amount) people × arcs × mean distance"
    default: "\(amount) people × arcs"
    }
  }

  /// Why a graph is too large for it; `nil` where it is not.
  ///
  /// - Parameters:
  ///   - work: What is compared with the limit; people × arcs unless given.
  ///   - what: The measure in a reader's words, as `exact betweenness`.
  public func excess(of graph: Graph, work: Double? = nil, for what: String) -> String? {
    let work = work ?? Double(graph.count) * Double(graph.arcCount)
    var counted = ""
    if work <= limit {
      let stretch = stretch(of: graph)
      guard work * stretch > limit else { return nil }
      counted =
        ", each counted \(Words.fixed(stretch, decimals: 1)) times here because ties are few or "
        + "distances long"
    }
    return "\(what) of \(graph.count) people and \(graph.tieCount) ties is too costly (above "
      + "\(words)\(counted)); measure a unit or a shorter window, or leave weak ties out"
  }

  /// How many times as long a walk over one arc takes here as in an organisation of 20 arcs a person
  /// and short distances.
  ///
  /// A visit of a person costs as much as eight arcs, and searches that share a pass visit a person
  /// once for each distance at which one of them arrives; the most is what searches one by one take.
  private func stretch(of graph: Graph) -> Double {
    let most: Double
    switch self {
    case .betweenness: most = 8
    case .distances: most = 20
    case .weightedBetweenness: most = 1
    default: return 1
    }
    guard graph.arcCount > 0 else { return 1 }
    let arcs = Double(graph.arcCount) / Double(graph.count)
    let visits = most > 1 ? max(1, min(most, graph.effectiveDistances() / 3)) : 1
    return max(1, (arcs + 8) / (1.4 * arcs)) * visits
  }

  /// The most ties that are listed one by one: 2 million rows a measure would help nobody.
  public static let listedTies = 30_000

  /// Why the ties of a graph are not listed; `nil` where they are.
  public static func listingExcess(of graph: Graph) -> String? {
    guard graph.tieCount > listedTies else { return nil }
    return "\(graph.tieCount) ties are too many to list (above \(listedTies)); measure a unit or a "
      + "shorter window, or leave weak ties out"
  }

  /// From how many people betweenness is estimated where it is too costly from all of them.
  ///
  /// As many as make 800 million people × arcs, 140 million with lengths, but at least 64, or 16 with
  /// lengths: 400 people in a network of 100,000 with 2 million arcs, 70 with lengths. Fewer where
  /// ties are few or distances long, by as much as a search takes longer there.
  public static func sampledSources(of graph: Graph, weighted: Bool) -> Int {
    let steps = weighted ? 1.4e8 : 8e8
    let least = weighted ? 16.0 : 64.0
    let stretch = (weighted ? Cost.weightedBetweenness : .betweenness).stretch(of: graph)
    let number = max(least, (steps / (Double(max(1, graph.arcCount)) * stretch)).rounded(.down))
    return Int(min(number, Double(max(1, graph.count))))
  }

  /// In how many random orders people are taken away: 200 where people and arcs are at most
  /// 200,000, less often above, at least 10, so that it costs about 40 million steps.
  ///
  /// Large networks need fewer: with 100,000 people one order is within 0.003 of the next.
  public static func randomOrders(of graph: Graph) -> Int {
    max(10, min(200, 40_000_000 / max(1, graph.count + graph.arcCount)))
  }
}
