/// An undirected graph in which every row of nodes with two contacts has become one long tie.
///
/// A path of 50,000 nodes has 1.25 billion pairs but a single chain: once the distances of its
/// two ends from a source are known, all nodes on it are summed at once.
struct ChainedGraph: Sendable {
  /// What lies between two junctions: `count` nodes in a row, none for a plain tie.
  struct Chain {
    var first: Int
    var last: Int
    var count: Int
  }

  /// The nodes that do not have two contacts, and one of each ring.
  private(set) var junctions: [Int] = []
  /// Between junctions, by their numbers.
  private(set) var chains: [Chain] = []
  /// The number of each node that is a junction, −1 for others.
  private(set) var junctionOf: [Int]
  /// For each node on a chain, which, and its place there from 1; no chain is −1.
  private(set) var placeOf: [(chain: Int, place: Int)]
  /// Each chain both ways, and how long it is.
  private(set) var rows: Graph.Rows
  private(set) var lengths: [Double] = []
  /// Σ 1/k for k up to each index.
  let harmonics: [Double]

  init(of graph: Graph) {
    junctionOf = Array(repeating: -1, count: graph.count)
    placeOf = Array(repeating: (-1, 0), count: graph.count)
    rows = Graph.Rows(offsets: [], targets: [], weights: nil)
    harmonics = ChainedGraph.harmonicNumbers(upTo: graph.count)

    for node in graph.nodes where graph.arcs(of: node).count != 2 { addJunction(node) }
    for junction in junctions.indices { followChains(from: junction, in: graph) }
    // What is left are rings: each opens at its smallest node.
    for node in graph.nodes where junctionOf[node] < 0 && placeOf[node].chain < 0 {
      addJunction(node)
      followChains(from: junctions.count - 1, in: graph)
    }
    joinJunctions()
  }

  private mutating func addJunction(_ node: Int) {
    junctionOf[node] = junctions.count
    junctions.append(node)
  }

  /// Adds the chains that leave a junction, each once.
  private mutating func followChains(from junction: Int, in graph: Graph) {
    for arc in graph.arcs(of: junctions[junction]) {
      var before = junctions[junction]
      var node = graph.target(of: arc)
      guard junctionOf[node] < 0 ? placeOf[node].chain < 0 : junctionOf[node] > junction else {
        continue
      }
      var count = 0
      while junctionOf[node] < 0 {
        count += 1
        placeOf[node] = (chains.count, count)
        let contacts = graph.arcs(of: node)
        let one = graph.target(of: contacts.lowerBound)
        let next = one == before ? graph.target(of: contacts.lowerBound + 1) : one
        before = node
        node = next
      }
      chains.append(Chain(first: junction, last: junctionOf[node], count: count))
    }
  }

  private mutating func joinJunctions() {
    var ties = [[(junction: Int, length: Int)]](repeating: [], count: junctions.count)
    for chain in chains where chain.first != chain.last {
      ties[chain.first].append((chain.last, chain.count + 1))
      ties[chain.last].append((chain.first, chain.count + 1))
    }
    rows.offsets = [0]
    for row in ties {
      for tie in row {
        rows.targets.append(UInt32(tie.junction))
        lengths.append(Double(tie.length))
      }
      rows.offsets.append(UInt32(rows.targets.count))
    }
  }

  /// Summed with the rounding errors carried along: differences of them are added up later.
  static func harmonicNumbers(upTo count: Int) -> [Double] {
    var sum = 0.0
    var lost = 0.0
    return [0]
      + (1..<max(1, count) + 1).map { number in
        let term = 1 / Double(number) + lost
        let next = sum + term
        lost = term - (next - sum)
        sum = next
        return sum
      }
  }
}

extension ChainedGraph {
  /// The sums over the distances from `source`.
  func sums(from source: Int, queue: inout DistanceQueue) -> DistanceSums {
    var sums = DistanceSums()
    let (own, place) = placeOf[source]
    if own < 0 {
      queue.settleAll(from: [(junctionOf[source], 0)], in: rows, lengths: lengths)
    } else {
      let chain = chains[own]
      let ends = [(chain.first, Double(place)), (chain.last, Double(chain.count + 1 - place))]
      queue.settleAll(from: ends, in: rows, lengths: lengths)
    }
    for index in 0..<queue.settledCount {
      let distance = Int(queue.distances[Int(queue.settled[index])])
      if distance > 0 { sums.add(1, after: distance - 1, harmonics: harmonics) }
    }
    for (index, chain) in chains.enumerated() where queue.hasSettled(chain.first) {
      let first = Int(queue.distances[chain.first])
      let last = Int(queue.distances[chain.last])
      if index == own {
        // The source cuts its own chain in two.
        sums.add(between: first, and: 0, count: place - 1, harmonics: harmonics)
        sums.add(between: 0, and: last, count: chain.count - place, harmonics: harmonics)
      } else {
        sums.add(between: first, and: last, count: chain.count, harmonics: harmonics)
      }
    }
    return sums
  }

  /// Distances from `sources` only; zero in all other places.
  func traversals(from sources: [Int]) throws -> [Distances] {
    let chunks = min(32, sources.count)
    return try parallel(chunks: chunks, scratch: { DistanceQueue(count: junctions.count) }) {
      chunk, queue in
      var part = Distances(count: junctionOf.count)
      for index in chunkRange(chunk, of: chunks, count: sources.count) {
        try Execution.checkCancellation()
        part[sources[index]] = sums(from: sources[index], queue: &queue)
      }
      return part
    }
  }
}
