/// The blocks of a graph: the largest sets of ties any two of which lie on a common ring.
///
/// Each tie is in exactly one block; a bridge is a block of its own, and nodes that cut the graph
/// are in several. Blocks are numbered in the order in which a search from the lowest node of each
/// part comes upon them, which says nothing about them.
public struct BiconnectedComponents: Sendable, Equatable {
  /// The number of nodes in each block: 2 for a bridge.
  public let sizes: [Int]

  /// The number of blocks.
  public var count: Int { sizes.count }

  /// When the search found each node; a tie was found with the later of its ends.
  private let arrivals: [UInt32]
  /// The block of each node's tie to the node from which it was found; −1 without one.
  private let labels: [Int32]
  /// The first node of each block, which is not labelled with it.
  private let tops: [UInt32]

  init(_ search: DepthFirstSearch) {
    var labels = [Int32](repeating: -1, count: search.parents.count)
    var sizes: [Int] = []
    var tops: [UInt32] = []
    for node in search.order.lazy.map({ Int($0) }) {
      let parent = Int(search.parents[node])
      guard parent >= 0 else { continue }
      if search.beginsBlock(node) {
        labels[node] = Int32(sizes.count)
        sizes.append(2)
        tops.append(UInt32(parent))
      } else {
        labels[node] = labels[parent]
        sizes[Int(labels[node])] += 1
      }
    }
    arrivals = search.arrivals
    self.labels = labels
    self.sizes = sizes
    self.tops = tops
  }

  /// The block of the tie between two nodes, in either order.
  ///
  /// - Precondition: the nodes are tied.
  /// - Complexity: O(1).
  public func block(of one: Int, _ other: Int) -> Int {
    let block = Int(labels[arrivals[one] > arrivals[other] ? one : other])
    precondition(block >= 0, "nodes without a tie have no block")
    return block
  }

  /// The block of each arc of the graph, or of a directed version of it, in the order of its arcs.
  ///
  /// - Complexity: O(n + m).
  public func labels(ofArcsIn graph: Graph) -> [Int32] {
    precondition(graph.count == labels.count, "the blocks are of another graph")
    return graph.nodes.flatMap { node in
      graph.arcs(of: node).map { Int32(block(of: node, graph.target(of: $0))) }
    }
  }

  /// The nodes of a block, in order.
  ///
  /// - Complexity: O(n).
  public func nodes(of block: Int) -> [Int] {
    labels.indices.filter { labels[$0] == block || Int(tops[block]) == $0 }
  }
}

/// Where a graph would come apart: cut nodes, bridges and blocks, all from one search.
public struct Biconnectivity: Sendable {
  /// The nodes whose absence cuts others off, in node order.
  public let articulationPoints: [ArticulationPoint]
  /// The ties whose absence cuts others off, the lower node first, in ascending order.
  public let bridges: [(Int, Int)]
  /// The blocks.
  public let components: BiconnectedComponents
}

extension Graph {
  /// The blocks of the graph, directions ignored.
  ///
  ///     let kite = Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)])
  ///     kite.biconnectedComponents().sizes         // [3, 2]
  ///     kite.biconnectedComponents().block(of: 3, 2)  // 1
  ///
  /// - Returns: No block without ties; isolates are in none.
  /// - Complexity: O(n + m) time and space.
  /// - SeeAlso: J. Hopcroft and R. Tarjan, *Algorithm 447*, Comm. ACM 16(6), 1973.
  public func biconnectedComponents() -> BiconnectedComponents {
    BiconnectedComponents(DepthFirstSearch(of: undirected(merging: .maximum)))
  }

  /// Cut nodes, bridges and blocks at the price of one of them, directions ignored.
  ///
  /// - Complexity: O(n + m) time and space, O(n log n) for the order of what is returned.
  public func biconnectivity() -> Biconnectivity {
    let search = DepthFirstSearch(of: undirected(merging: .maximum))
    return Biconnectivity(
      articulationPoints: search.articulationPoints(), bridges: search.bridges(),
      components: BiconnectedComponents(search))
  }
}
