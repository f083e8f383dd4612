/// In a directed graph, the nodes that have one arc only and no way back: whatever they reach, they
/// reach through the next.
///
/// From such a node everything is one hop farther than from the next, so a whole line of them needs
/// one search, at its end: a directed path of 50,000 nodes needs one, not 50,000.
struct OnlyWays {
  /// Where the line that begins at each node ends; the node itself where it has no only way.
  private(set) var end: [Int]
  /// The number of hops to that end.
  private(set) var hops: [Int]
  /// Σ 1/k for k up to each index.
  private let harmonics: [Double]

  init(of graph: Graph) {
    let parts = graph.strongComponents()
    end = Array(graph.nodes)
    hops = Array(repeating: 0, count: graph.count)
    harmonics = ChainedGraph.harmonicNumbers(upTo: graph.count)

    func next(_ node: Int) -> Int? {
      let arcs = graph.arcs(of: node)
      return arcs.count == 1 && parts.sizes[Int(parts.labels[node])] == 1
        ? graph.target(of: arcs.lowerBound) : nil
    }
    var isKnown = [Bool](repeating: false, count: graph.count)
    var line: [Int] = []
    for start in graph.nodes {
      var node = start
      while !isKnown[node], let following = next(node) {
        line.append(node)
        node = following
      }
      isKnown[node] = true
      while let before = line.popLast() {
        end[before] = end[node]
        hops[before] = hops[node] + 1
        isKnown[before] = true
        node = before
      }
    }
  }

  /// The sums from a node, given how many nodes stand at each distance 1, 2 … from its end.
  func sums(from node: Int, levels: [LevelRun]) -> DistanceSums {
    var sums = DistanceSums()
    sums.add(hops[node], after: 0, harmonics: harmonics)
    for run in levels {
      let distance = run.after + hops[node]
      let length = run.length
      sums.harmonic += Double(run.nodes) * (harmonics[distance + length] - harmonics[distance])
      sums.total += run.nodes * (length * distance + length * (length + 1) / 2)
      sums.reached += run.nodes * length
      sums.eccentricity = max(sums.eccentricity, distance + length)
    }
    return sums
  }

  /// Distances from `sources` only; zero in all other places.
  func traversals(from sources: [Int], in graph: Graph) throws -> [Distances] {
    let lines = Dictionary(grouping: sources) { end[$0] }
    let ends = lines.keys.sorted()
    let chunks = min(32, ends.count)
    return try parallel(chunks: chunks, scratch: { PlainSearch(count: graph.count) }) {
      chunk, search in
      var part = Distances(count: graph.count)
      for index in chunkRange(chunk, of: chunks, count: ends.count) {
        try Execution.checkCancellation()
        let levels = search.levels(from: ends[index], in: graph.outgoing)
        for node in lines[ends[index]] ?? [] { part[node] = sums(from: node, levels: levels) }
      }
      return part
    }
  }
}

/// `length` distances in a row, each with as many `nodes`, the first being `after` + 1.
struct LevelRun: Equatable {
  var after: Int
  var length: Int
  var nodes: Int
}
