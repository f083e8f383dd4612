import Graphs
import Organisations

/// One relation with what several measures share, each computed once when first asked for.
///
/// Not for use from several threads at a time; the kernels inside use all cores.
public final class Network {
  /// Everyone, nodes in order.
  public let people: People
  /// The relation measured.
  public let relation: Relation
  /// The master seed of whatever is drawn at random.
  public let seed: UInt64

  /// The relation of these people.
  public init(_ relation: Relation, people: People, seed: UInt64 = 1) {
    precondition(relation.graph.count == people.count, "nodes are the people")
    self.relation = relation
    self.people = people
    self.seed = seed
  }

  /// The graph as stated.
  public var graph: Graph { relation.graph }

  /// The graph without directions, strengths of both directions added.
  public private(set) lazy var undirected = relation.graph.undirected(merging: .sum)

  /// Every arc turned round.
  public private(set) lazy var reversed = relation.graph.reversed()

  /// Arcs that leave each person; ties when undirected.
  public private(set) lazy var degrees = graph.degrees()

  /// Arcs that reach each person; ties when undirected.
  public private(set) lazy var inDegrees = graph.inDegrees()

  /// Σ weight of the arcs that leave each person; of the ties when undirected.
  public private(set) lazy var strengths = graph.strengths()

  /// Σ weight of the arcs that reach each person; of the ties when undirected.
  public private(set) lazy var inStrengths = graph.inStrengths()

  /// Whether somebody's weights add up to more than a `Double` holds; what divides by them is then
  /// undefined.
  public private(set) lazy var overflows =
    !(graph.isDirected ? strengths + inStrengths + undirected.strengths() : strengths)
    .allSatisfy(\.isFinite)

  /// Parts that hang together by ties either way.
  public private(set) lazy var weakComponents = graph.weakComponents()

  /// Groups in which each reaches each along the arcs.
  public private(set) lazy var strongComponents = graph.strongComponents()

  /// Betweenness in hops along the arcs, not divided.
  public func betweenness() throws -> [Double] {
    try cached(\.hopBetweenness) { try graph.betweenness(along: .hops) }
  }

  /// The ways to read the relation as command; none where it is something else.
  private(set) lazy var commandChains = CommandChain.forms(of: self)

  /// Betweenness with tie lengths 1/weight along the arcs, not divided.
  public func weightedBetweenness() throws -> [Double] {
    try cached(\.lengthBetweenness) { try graph.betweenness(along: .inverseStrength) }
  }

  /// Betweenness in hops along the arcs, estimated from some people drawn by the seed.
  public func sampledBetweenness() throws -> SampledBetweenness {
    try cached(\.hopSample) { try sample(along: .hops) }
  }

  /// The same with tie lengths 1/weight.
  public func sampledWeightedBetweenness() throws -> SampledBetweenness {
    try cached(\.lengthSample) { try sample(along: .inverseStrength) }
  }

  private func sample(along length: PathLength) throws -> SampledBetweenness {
    let weighted = length == .inverseStrength
    var random = Xoshiro256(
      master: seed, purpose: relation.name,
      weighted ? "betweenness_by_length" : "betweenness", "sources")
    return try graph.sampledBetweenness(
      sources: Cost.sampledSources(of: graph, weighted: weighted), along: length, using: &random)
  }

  /// Betweenness in hops in the graph without directions, not divided.
  public func undirectedBetweenness() throws -> [Double] {
    guard graph.isDirected else { return try betweenness() }
    return try cached(\.unionBetweenness) { try undirected.betweenness(along: .hops) }
  }

  /// Distances from everyone to all others along the arcs, in hops.
  public func distances() throws -> Distances { try distancesBothWays().leaving }

  /// Distances to everyone from all others along the arcs, in hops.
  public func incomingDistances() throws -> Distances { try distancesBothWays().arriving }

  private func distancesBothWays() throws -> (leaving: Distances, arriving: Distances) {
    try cached(\.bothDistances) { try graph.distancesBothWays() }
  }

  /// Distances in hops in the graph without directions.
  public func undirectedDistances() throws -> Distances {
    guard graph.isDirected else { return try distances() }
    return try cached(\.unionDistances) { try undirected.distances() }
  }

  /// How many others each person reaches along the arcs.
  public func reachCounts() throws -> [Int] {
    try cached(\.reach) { try graph.reachCounts() }
  }

  /// How many others reach each person along the arcs.
  public func incomingReachCounts() throws -> [Int] {
    guard graph.isDirected else { return try reachCounts() }
    return try cached(\.incomingReach) { try reversed.reachCounts() }
  }

  /// Krackhardt's four along the arcs.
  public func krackhardt() throws -> KrackhardtScores {
    try cached(\.scores) { try graph.krackhardt() }
  }

  /// Krackhardt's four against the arcs.
  public func reversedKrackhardt() throws -> KrackhardtScores {
    guard graph.isDirected else { return try krackhardt() }
    return try cached(\.reversedScores) { try reversed.krackhardt() }
  }

  /// Krackhardt's four without directions.
  public func undirectedKrackhardt() throws -> KrackhardtScores {
    guard graph.isDirected else { return try krackhardt() }
    return try cached(\.unionScores) { try undirected.krackhardt() }
  }

  /// Trophic levels along the arcs, by their weights.
  func weightedTrophicLevels() throws -> [Double] {
    try cached(\.weightedLevels) { try graph.trophicLevels() }
  }

  /// Trophic levels along the arcs, every arc as 1.
  func plainTrophicLevels() throws -> [Double] {
    try cached(\.plainLevels) { try graph.unweighted().trophicLevels() }
  }

  /// Triples of people by how they are tied.
  public func triadCensus() throws -> TriadCensus {
    try cached(\.triads) { try graph.triadCensus() }
  }

  /// Eigenvector centrality with the weights of both directions, or with every tie as 1.
  ///
  /// - Throws: `Cancelled`, `Unsettled`; the latter is remembered, so that it is waited for once.
  public func eigenvectorCentrality(weighted: Bool) throws -> [Double] {
    func settled(_ ties: Graph) throws -> Result<[Double], Unsettled> {
      do {
        return .success(try ties.eigenvectorCentrality())
      } catch let error as Unsettled {
        return .failure(error)
      }
    }
    return weighted || !undirected.isWeighted
      ? try cached(\.weightedEigenvector) { try settled(graph) }.get()
      : try cached(\.plainEigenvector) { try settled(undirected.unweighted()) }.get()
  }

  /// Hubs and authorities by the weights of arcs.
  public func hubsAndAuthorities() throws -> HubsAndAuthorities {
    try cached(\.hubScores) { try graph.hubsAndAuthorities() }
  }

  /// Burt's measures of each person, with the weights or with every tie as 1.
  public func burtScores(weighted: Bool) throws -> BurtScores {
    weighted && graph.isWeighted
      ? try cached(\.weightedScores) { try graph.burtScores() }
      : try cached(\.plainScores) { try graph.unweighted().burtScores() }
  }

  /// Where the network would come apart: one search for cut points, bridges and blocks.
  public private(set) lazy var biconnectivity = undirected.biconnectivity()

  /// The people whose loss cuts their part, and what falls off; by index.
  public var articulationPoints: [ArticulationPoint] { biconnectivity.articulationPoints }

  /// The ties whose loss cuts their part in two; lower index first, sorted.
  public var bridges: [(Int, Int)] { biconnectivity.bridges }

  /// How many arcs a network may have for its communities to be searched.
  static let mostArcsForCommunities = 100_000_000

  /// How often communities are searched: 50 times where people and arcs are at most 200,000, less
  /// often above, at least twice.
  var communityRuns: Int { max(2, min(50, 10_000_000 / max(1, graph.count + undirected.arcCount))) }

  /// The best of several searches for communities, with weights, directions left out.
  public func communities() throws -> CommunitySearch {
    try cached(\.communitySearch) {
      var random = Xoshiro256(master: seed, purpose: relation.name, "communities")
      return try undirected.leiden(bestOf: communityRuns, using: &random)
    }
  }

  /// What stays connected while people leave in random orders, directions ignored.
  func randomRemovals() throws -> RandomRemovals {
    try cached(\.removals) {
      var random = Xoshiro256(master: seed, purpose: relation.name, "robustness", "orders")
      return try undirected.connectedPairs(
        removingAtRandom: Cost.randomOrders(of: undirected), using: &random)
    }
  }

  /// How often each person plays each role of brokerage between the groups of an attribute.
  func brokerage(by groups: GroupAttribute) throws -> BrokerageCounts {
    if let known = rolesByAttribute[groups.name] { return known }
    let counts = try graph.brokerage(of: groups.labels)
    rolesByAttribute[groups.name] = counts
    return counts
  }

  /// Why something is undefined that divides by weights: these, or else `reason`.
  func weightReason(else reason: String) -> String {
    overflows ? "weights add up to more than a number can hold" : reason
  }

  /// People × arcs of what is left of the network when pendant trees are folded away, every tie
  /// counted both ways: what a search from everybody has to walk.
  public private(set) lazy var searchWork: Double = {
    let coreness = undirected.coreness()
    let core = undirected.nodes.filter { coreness[$0] >= 2 }
    let arcs = core.reduce(0) { sum, node in
      sum + undirected.arcs(of: node).count { coreness[undirected.target(of: $0)] >= 2 }
    }
    return Double(core.count) * Double(arcs)
  }()

  /// The values of those who count in N, in order.
  public func eligible(_ values: [Double]) -> [Double] {
    zip(values, people.isEligible).compactMap { $1 ? $0 : nil }
  }

  private var communitySearch: CommunitySearch?
  private var removals: RandomRemovals?
  private var rolesByAttribute: [String: BrokerageCounts] = [:]
  var sharesByOrder: [RemovalOrder: [Double]] = [:]
  private var hopBetweenness: [Double]?
  private var lengthBetweenness: [Double]?
  private var unionBetweenness: [Double]?
  private var hopSample: SampledBetweenness?
  private var lengthSample: SampledBetweenness?
  private var bothDistances: (leaving: Distances, arriving: Distances)?
  private var unionDistances: Distances?
  private var reach: [Int]?
  private var incomingReach: [Int]?
  private var scores: KrackhardtScores?
  private var reversedScores: KrackhardtScores?
  private var unionScores: KrackhardtScores?
  private var weightedLevels: [Double]?
  private var plainLevels: [Double]?
  private var triads: TriadCensus?
  private var hubScores: HubsAndAuthorities?
  private var weightedEigenvector: Result<[Double], Unsettled>?
  private var plainEigenvector: Result<[Double], Unsettled>?
  private var weightedScores: BurtScores?
  private var plainScores: BurtScores?

  private func cached<Value>(
    _ slot: ReferenceWritableKeyPath<Network, Value?>, _ compute: () throws -> Value
  ) rethrows -> Value {
    if let value = self[keyPath: slot] { return value }
    let value = try compute()
    self[keyPath: slot] = value
    return value
  }
}
