extension Graph {
  /// The correlation of the ties of two graphs of the same nodes, and of random reassignments.
  ///
  /// Pearson's r of x(i, j) and y(i, j) over the n(n − 1) ordered pairs, where x and y are the
  /// weights and 0 without an arc; a tie without direction is an arc both ways. Each permutation
  /// gives the nodes of `other` new places, its ties moving with them: the quadratic assignment
  /// procedure, which keeps both graphs as they are and breaks only who is who.
  ///
  ///     let advice = Graph(arcs: [(0, 1), (1, 2)])
  ///     var random = Xoshiro256(seed: 1)
  ///     try advice.correlation(with: advice.reversed(), permutations: 0, using: &random).observed
  ///       // −0.5
  ///
  /// - Returns: r from −1 to 1; `nan` where a graph has all cells alike.
  /// - Precondition: both have as many nodes, the same in the same order.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m) a permutation, on all cores; each draws from a stream of its own.
  /// - SeeAlso: D. Krackhardt, *QAP partialling as a test of spuriousness*, Social Networks 9, 1987.
  public func correlation(
    with other: Graph, permutations: Int, using random: inout some RandomNumberGenerator
  ) throws -> PermutationTest {
    precondition(count == other.count, "graphs of the same nodes")
    let cells = CorrelatedCells(self, other)
    guard cells.isDefined else { return PermutationTest(observed: .nan, permuted: []) }
    let seed = random.next()
    let permuted = try parallel(
      chunks: permutations, scratch: { [Double](repeating: 0, count: count) }
    ) { draw, row in
      var stream = Xoshiro256(master: seed, purpose: "permutation", String(draw))
      var places = (0..<UInt32(count)).map { $0 }
      places.shuffle(using: &stream)
      return cells.correlation(places: places, row: &row)
    }
    var row = [Double](repeating: 0, count: count)
    return PermutationTest(
      observed: cells.correlation(places: (0..<UInt32(count)).map { $0 }, row: &row),
      permuted: permuted)
  }
}

/// Two graphs, and what their correlation has in common over all orders of the nodes.
private struct CorrelatedCells: Sendable {
  private let one: Graph
  private let other: Graph
  private let scales: (Double, Double)
  /// Σx · Σy / n(n − 1), and the root of the product of both sums of squares about the mean.
  private let expected: Double
  private let spread: Double

  var isDefined: Bool { spread > 0 }

  init(_ one: Graph, _ other: Graph) {
    let cells = Double(one.count) * Double(one.count - 1)
    // In units of the largest weight, so that no square is too large; r has no unit.
    func sums(_ graph: Graph) -> (scale: Double, sum: Double, squares: Double) {
      let weights = graph.outgoing.weights
      let scale = weights?.max() ?? 1
      var sum = 0.0
      var squares = 0.0
      for arc in 0..<graph.arcCount {
        let weight = (weights?[arc] ?? 1) / scale
        sum += weight
        squares += weight * weight
      }
      let about = cells > 0 ? squares - sum / cells * sum : 0
      return (scale, sum, about > 1e-14 * squares ? about : 0)
    }
    let (first, second) = (sums(one), sums(other))
    self.one = one
    self.other = other
    scales = (first.scale, second.scale)
    expected = cells > 0 ? first.sum / cells * second.sum : 0
    spread = first.squares.squareRoot() * second.squares.squareRoot()
  }

  /// r where node i of the first stands for node `places[i]` of the second; `row` is zero, before
  /// and after.
  func correlation(places: [UInt32], row memory: inout [Double]) -> Double {
    let offsets = one.outgoing.offsets.span
    let targets = one.outgoing.targets.span
    let otherOffsets = other.outgoing.offsets.span
    let otherTargets = other.outgoing.targets.span
    let weightMemory = one.outgoing.weights ?? []
    let otherWeightMemory = other.outgoing.weights ?? []
    let weights = weightMemory.span
    let otherWeights = otherWeightMemory.span
    let place = places.span
    var row = memory.mutableSpan
    var products = 0.0
    for node in 0..<place.count {
      let arcs = Int(offsets[node])..<Int(offsets[node + 1])
      let partner = Int(place[node])
      let otherArcs = Int(otherOffsets[partner])..<Int(otherOffsets[partner + 1])
      guard !arcs.isEmpty, !otherArcs.isEmpty else { continue }
      for arc in otherArcs {
        row[Int(otherTargets[arc])] = otherWeights.isEmpty ? 1 : otherWeights[arc] / scales.1
      }
      for arc in arcs {
        let weight = weights.isEmpty ? 1 : weights[arc] / scales.0
        products += weight * row[Int(place[Int(targets[arc])])]
      }
      for arc in otherArcs { row[Int(otherTargets[arc])] = 0 }
    }
    return min(1, max(-1, (products - expected) / spread))
  }
}
