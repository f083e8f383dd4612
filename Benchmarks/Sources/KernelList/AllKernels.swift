import Exporters
import Graphs

extension Kernel {
  /// Every kernel that is measured. A new one is a new line here; a row in `peers/rows.py` sets it
  /// beside its peers.
  public static let all: [Kernel] = [
    Kernel("betweenness_undirected", on: \.undirected) { try $0.betweenness() },
    Kernel("betweenness_directed", on: \.directed) { try $0.betweenness() },
    Kernel("betweenness_weighted", on: \.directed) { try $0.betweenness(along: .inverseStrength) },
    Kernel(
      "tie_betweenness", on: \.undirected, { ($0, try $0.tieBetweenness()) },
      reading: { ends(of: $0.0, $0.1) }),

    Kernel(
      "sampled_betweenness", on: \.undirected,
      {
        var random = Xoshiro256(seed: 1)
        return try $0.sampledBetweenness(sources: 256, using: &random)
      }, reading: \.values),

    // One pass gives all four; each row reads its own numbers from it.
    Kernel("harmonic", on: \.directed, { try $0.distances() }, reading: \.harmonic),
    Kernel("mean_path", on: \.directed, { try $0.distances() }) { [$0.meanPathLength] },
    Kernel("closeness", on: \.undirected, { try $0.distances() }) {
      zip($0.reached, $0.totals).map { Double($0) / Double($1) }
    },
    Kernel("eccentricity", on: \.undirected, { try $0.distances() }) {
      $0.eccentricities.map(Double.init)
    },

    Kernel("pagerank", on: \.directed) { try $0.pageRank() },

    Kernel("weak_components", on: \.directed, { $0.weakComponents() }, reading: \.numbers),
    Kernel("strong_components", on: \.directed, { $0.strongComponents() }, reading: \.numbers),
    Kernel("articulation", on: \.undirected, { $0.articulationPoints() }) {
      $0.map { Double($0.node) }
    },
    Kernel("bridges", on: \.undirected, { $0.bridges() }) { pairs($0) },
    Kernel("biconnected", on: \.undirected, { $0.biconnectedComponents() }) { blocks in
      (0..<blocks.count).map { Double(blocks.nodes(of: $0).count) }.sorted()
    },
    Kernel("cuts", on: \.undirected, { $0.biconnectivity() }) { [Double($0.components.count)] },
    Kernel("coreness", on: \.undirected, { $0.coreness() }) { $0.map(Double.init) },

    Kernel("local_clustering", on: \.undirected) { try $0.localClustering() },
    Kernel("triad_census", on: \.directed, { try $0.triadCensus() }) { census in
      // By name, since orders differ between libraries.
      TriadCensus.Kind.allCases.sorted { $0.rawValue < $1.rawValue }.map { Double(census[$0]) }
    },
    Kernel("reciprocity", on: \.directed) { [$0.reciprocity()] },

    Kernel("constraint", on: \.directed) { try $0.constraint() },
    Kernel("effective_size", on: \.directed) { try $0.effectiveSize() },
    Kernel("burt_hierarchy", on: \.directed) { try $0.burtHierarchy() },

    Kernel(
      "brokerage", on: { ($0.directed, $0.teams) }, { try $0.0.brokerage(of: $0.1) },
      reading: { $0.totals.map(Double.init) }),
    Kernel("connected_pairs_without_each", on: \.undirected, { $0.connectedPairsWithoutEach() }) {
      $0.map(Double.init)
    },
    Kernel("nearness_without_each", on: \.undirected) { try $0.nearnessWithoutEach() },

    Kernel(
      "leiden", on: \.undirected,
      {
        var random = Xoshiro256(seed: 1)
        return try $0.leiden(using: &random).partition
      }, reading: \.numbers),

    Kernel(
      "rewiring", on: \.undirected,
      {
        var random = Xoshiro256(seed: 1)
        return try $0.rewired(swaps: $0.tieCount, using: &random)
      }, reading: { [Double($0.successful)] + $0.graph.degrees().map(Double.init) }),

    Kernel("build", on: { $0 }, { $0.directed }) { $0.outgoingArcs },
    Kernel("undirected", on: \.directed, { $0.undirected() }) { $0.outgoingArcs },
    Kernel("graphml_writing", on: \.organisation, { GraphMLExporter().bytes(of: $0) }) {
      [Double($0.count)]
    },
  ]

  /// Both ends of each tie and its value, one number after the other.
  private static func ends(of graph: Graph, _ values: [Double]) -> [Double] {
    graph.nodes.flatMap { node in
      graph.arcs(of: node).filter { graph.target(of: $0) > node }.flatMap {
        [Double(node), Double(graph.target(of: $0)), values[$0]]
      }
    }
  }

  /// Pairs, smaller end first, in ascending order, one number after the other.
  private static func pairs(_ ties: [(Int, Int)]) -> [Double] {
    ties.map { (min($0, $1), max($0, $1)) }.sorted { $0 < $1 }
      .flatMap { [Double($0.0), Double($0.1)] }
  }
}

extension Partition {
  /// The part of each node, as numbers.
  fileprivate var numbers: [Double] { labels.map(Double.init) }
}

extension Graph {
  /// Source, target and weight of each arc, one number after the other.
  fileprivate var outgoingArcs: [Double] {
    nodes.flatMap { node in
      arcs(of: node).flatMap { [Double(node), Double(target(of: $0)), weight(of: $0)] }
    }
  }
}
