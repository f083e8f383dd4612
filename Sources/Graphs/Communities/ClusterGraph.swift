/// An undirected weighted graph on its way to communities: nodes may stand for many, with the
/// weight inside them.
struct ClusterGraph {
  /// `offsets[node]..<offsets[node + 1]` are the row's positions in `targets`, in any order.
  let offsets: [UInt32]
  let targets: [UInt32]
  /// Parallel to `targets`; empty when every weight is 1.
  let weights: [Double]
  /// The weight inside each node, counted from both ends.
  let inside: [Double]
  /// Σ weight of each node's arcs, `inside` included.
  let strengths: [Double]
  /// Σ strength.
  let total: Double
  /// The resolution over the total: a node of strength k loses k · s · `scale` in a community of
  /// strength s.
  let scale: Double

  var count: Int { strengths.count }

  /// The graph with every node for itself.
  init(_ graph: Graph, resolution: Double) {
    offsets = graph.outgoing.offsets
    targets = graph.outgoing.targets
    // Weights in shares of the largest: sums neither overflow nor vanish.
    let largest = graph.outgoing.weights?.max() ?? 1
    if let weights = graph.outgoing.weights {
      self.weights =
        1e-100...1e100 ~= largest
        ? weights : weights.map { max($0 / largest, .leastNonzeroMagnitude) }
    } else {
      weights = []
    }
    inside = Array(repeating: 0, count: graph.count)
    var strengths = inside
    for node in graph.nodes {
      for arc in graph.arcs(of: node) { strengths[node] += weights.isEmpty ? 1 : weights[arc] }
    }
    self.strengths = strengths
    total = strengths.reduce(0, +)
    scale = resolution / total
  }

  init(
    offsets: [UInt32], targets: [UInt32], weights: [Double], inside: [Double],
    strengths: [Double], total: Double, scale: Double
  ) {
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
    self.inside = inside
    self.strengths = strengths
    self.total = total
    self.scale = scale
  }

  /// Modularity of a division whose labels are below the number of nodes.
  func quality(of labels: [UInt32]) -> Double {
    var within = [Double](repeating: 0, count: count)
    var strength = within
    do {
      let offsets = offsets.span
      let targets = targets.span
      let weights = weights.span
      let label = labels.span
      let inside = inside.span
      let strengths = strengths.span
      var within = within.mutableSpan
      var sum = strength.mutableSpan
      for node in 0..<label.count {
        let own = label[node]
        var kept = inside[node]
        for arc in Int(offsets[node])..<Int(offsets[node + 1])
        where label[Int(targets[arc])] == own {
          kept += weights.isEmpty ? 1 : weights[arc]
        }
        within[Int(own)] += kept
        sum[Int(own)] += strengths[node]
      }
    }
    var quality = 0.0
    for label in 0..<count {
      quality += within[label] / total - strength[label] * scale * (strength[label] / total)
    }
    return quality
  }

  /// The connected parts of each community, by their smallest node.
  func connectedParts(of communities: [UInt32]) -> [UInt32] {
    var part = [UInt32](repeating: .max, count: count)
    var pending: [Int] = []
    for start in 0..<count where part[start] == .max {
      part[start] = UInt32(start)
      pending.append(start)
      while let node = pending.popLast() {
        for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
          let other = Int(targets[arc])
          guard part[other] == .max, communities[other] == communities[node] else { continue }
          part[other] = UInt32(start)
          pending.append(other)
        }
      }
    }
    return part
  }
}
