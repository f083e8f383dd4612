/// From which nodes to search, what their targets count for, and what to add up.
struct DependencyTask: Sendable {
  let rows: RankedRows
  let kind: DependencySums.Kind
  /// What a node counts for as a target, by rank.
  let targetMasses: [Double]
  /// What the dependencies of a source count for, by rank; none of a weight of 0 is searched from.
  let sourceWeights: [Double]
  /// The ranks searched from; those beside one another may share a traversal.
  let sources: [UInt32]
  /// Whether arcs have lengths of their own.
  private let isWeighted: Bool

  /// Masses and weights are those of the nodes of `graph`.
  init(
    in graph: Graph, along length: PathLength, adding kind: DependencySums.Kind,
    targetMasses: [Double], sourceWeights: [Double]
  ) throws {
    let rows = try RankedRows(of: graph)
    let weights = rows.originals.map { sourceWeights[Int($0)] }
    self.rows = rows
    self.kind = kind
    self.targetMasses = rows.originals.map { targetMasses[Int($0)] }
    self.sourceWeights = weights
    sources = rows.sources().filter { weights[Int($0)] > 0 }
    isWeighted = length == .inverseStrength && graph.isWeighted
  }

  /// What the searches give, in the order of the graph.
  func sums() throws -> DependencySums {
    var total = emptySums()
    for part in try isWeighted ? searchesByLength() : searchesByStep() { total.add(part) }
    return rows.restored(total)
  }

  private func emptySums() -> DependencySums {
    DependencySums(kind, nodes: rows.count, arcs: rows.outgoing.targets.count)
  }

  /// The number of parts of the work: each holds sums of its own, and all of them stay moderate.
  private func chunkCount(of pieces: Int) -> Int {
    let size = kind == .arcs ? rows.outgoing.targets.count : rows.count
    return min(pieces, max(8, min(64, (1 << 24) / max(1, size))))
  }

  private func searchesByStep() throws -> [DependencySums] {
    let lanes = SharedDependencySearch.laneCount
    let batches = (sources.count + lanes - 1) / lanes
    let chunks = chunkCount(of: batches)
    return try parallel(
      chunks: chunks,
      scratch: {
        (SharedDependencySearch(count: rows.count), DependencySearch(count: rows.count))
      }
    ) { chunk, search in
      var sums = emptySums()
      var goesTogether = true
      for batch in chunkRange(chunk, of: chunks, count: batches) {
        try Execution.checkCancellation()
        let first = batch * lanes
        let batch = sources[first..<min(first + lanes, sources.count)]
        if goesTogether {
          let outcome = try search.0.add(sources: batch, of: self, to: &sums)
          // In a long thin graph hardly two lanes meet a node at the same level.
          goesTogether = search.0.placeCount <= 5 * search.0.metCount
          if outcome == .added { continue }
        }
        for source in batch { try search.1.add(source: Int(source), of: self, to: &sums) }
      }
      return sums
    }
  }

  private func searchesByLength() throws -> [DependencySums] {
    let arcs = try WeightedDependencySearch.Arcs(of: self)
    let lanes = SharedLengthSearch.laneCount
    let order = try closeSources(in: arcs.usefulInto)
    let batches = (order.count + lanes - 1) / lanes
    let chunks = chunkCount(of: batches)
    return try parallel(
      chunks: chunks,
      scratch: {
        (
          SharedWeightedDependencySearch(count: rows.count),
          WeightedDependencySearch(count: rows.count, range: arcs.range)
        )
      }
    ) { chunk, search in
      var sums = emptySums()
      var goesTogether = true
      for batch in chunkRange(chunk, of: chunks, count: batches) {
        try Execution.checkCancellation()
        let first = batch * lanes
        let batch = order[first..<min(first + lanes, order.count)]
        var rest = Array(batch)
        if goesTogether {
          rest = try search.0.add(sources: batch, arcs: arcs, of: self, to: &sums)
          goesTogether = 2 * rest.count <= batch.count
        }
        for source in rest {
          try search.1.add(source: Int(source), arcs: arcs, of: self, to: &sums)
        }
      }
      return sums
    }
  }

  /// The sources, each beside others that are close to it where there are enough for that.
  private func closeSources(in rows: LengthRows) throws -> [UInt32] {
    guard sources.count > rows.count / 16 else { return sources }
    var isSource = [Bool](repeating: false, count: rows.count)
    for source in sources { isSource[Int(source)] = true }
    return try rows.byCloseness().filter { isSource[Int($0)] }
  }
}

extension RankedRows {
  /// Sums by rank, and by arc in the order of the ranks, in the order of the graph.
  fileprivate func restored(_ sums: DependencySums) -> DependencySums {
    var restored = sums
    if !sums.nodes.isEmpty { restored.nodes = ranks.map { sums.nodes[Int($0)] } }
    if !sums.squares.isEmpty { restored.squares = ranks.map { sums.squares[Int($0)] } }
    if !sums.arcs.isEmpty {
      restored.arcs = []
      for rank in ranks {
        let row = Int(outgoing.offsets[Int(rank)])..<Int(outgoing.offsets[Int(rank) + 1])
        restored.arcs.append(contentsOf: sums.arcs[row])
      }
    }
    return restored
  }
}
