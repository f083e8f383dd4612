/// Springs between nodes that hold at least three each, brought to rest by conjugate gradients.
struct SpringCore {
  /// The nodes, by their numbers in the whole.
  private let nodes: [Int]
  private var offsets: [Int] = [0]
  private var ends: [UInt32] = []
  private var strengths: [Double] = []
  private var lengths: [Double] = []
  /// Nodes whose part hangs together by weak springs alone.
  private var isLoose: [Bool] = []

  /// A part is loose where its springs below this share of its strongest are needed to connect it:
  /// one rounding error of the strong ones would then move it by as much as its springs do.
  private static let weakest = 1e-9
  private static let maximumSteps = 100_000

  /// What `springs` did not fold away.
  init(of springs: Springs) {
    nodes = springs.isFolded.indices.filter { !springs.isFolded[$0] }
    var number = [UInt32](repeating: 0, count: springs.isFolded.count)
    for (position, node) in nodes.enumerated() { number[node] = UInt32(position) }
    for node in nodes {
      for spring in springs.starts[node]..<springs.starts[node] + springs.live[node] {
        ends.append(number[Int(springs.ends[spring])])
        strengths.append(springs.strengths[spring])
        lengths.append(springs.lengths[spring])
      }
      offsets.append(ends.count)
    }
    isLoose = looseNodes(parts: nodes.map { Int(springs.parts.labels[$0]) })
    // Without lengths they rest as they are, and hold nothing up.
    for node in nodes.indices where isLoose[node] {
      for spring in offsets[node]..<offsets[node + 1] { lengths[spring] = 0 }
    }
  }

  private func looseNodes(parts: [Int]) -> [Bool] {
    var strongest = [Double](repeating: 0, count: (parts.max() ?? -1) + 1)
    for node in nodes.indices {
      for spring in offsets[node]..<offsets[node + 1] {
        strongest[parts[node]] = max(strongest[parts[node]], strengths[spring])
      }
    }
    var root = [Int](repeating: -1, count: strongest.count)
    var isSeen = [Bool](repeating: false, count: nodes.count)
    var isLoosePart = [Bool](repeating: false, count: strongest.count)
    var pending: [Int] = []
    for start in nodes.indices where !isSeen[start] {
      let part = parts[start]
      if root[part] >= 0 { isLoosePart[part] = true }
      root[part] = start
      isSeen[start] = true
      pending.append(start)
      while let node = pending.popLast() {
        for spring in offsets[node]..<offsets[node + 1] {
          let end = Int(ends[spring])
          guard !isSeen[end], strengths[spring] >= Self.weakest * strongest[part] else { continue }
          isSeen[end] = true
          pending.append(end)
        }
      }
    }
    return parts.map { isLoosePart[$0] }
  }

  /// The heights at rest of the nodes of the core, up to a constant in each part; 0 elsewhere.
  func heights(count: Int) throws -> [Double] {
    var all = [Double](repeating: 0, count: count)
    for (position, height) in try settled().enumerated() {
      all[nodes[position]] = isLoose[position] ? .nan : height
    }
    return all
  }

  /// Conjugate gradients on the pulls, each divided by the strength at its node; begun anew from
  /// the true pulls when their running sum is spent, which takes back its rounding errors.
  private func settled() throws -> [Double] {
    var heights = [Double](repeating: 0, count: nodes.count)
    let totals = nodes.indices.map { node in
      strengths[offsets[node]..<offsets[node + 1]].reduce(0, +)
    }
    func size(_ pulls: [Double]) -> Double {
      var sum = 0.0
      for node in pulls.indices { sum += pulls[node] / totals[node] * pulls[node] }
      return sum
    }
    var pulls = try self.pulls(at: heights, lengths: true)
    let first = size(pulls)
    guard first > 0 else { return heights }

    var steps = 0
    for round in 0..<8 {
      var direction = pulls.indices.map { pulls[$0] / totals[$0] }
      var before = size(pulls)
      let goal = min(before * 1e-16, first * 1e-26)
      while before > goal, before > 0, steps < Self.maximumSteps {
        try Execution.checkCancellation()
        let resistance = try self.pulls(at: direction, lengths: false)  // Λ · direction, negated
        var along = 0.0
        for node in direction.indices { along -= direction[node] * resistance[node] }
        guard along > 0 else { break }
        let step = before / along
        for node in direction.indices {
          heights[node] += step * direction[node]
          pulls[node] += step * resistance[node]
        }
        let after = size(pulls)
        let turn = after / before
        for node in direction.indices {
          direction[node] = pulls[node] / totals[node] + turn * direction[node]
        }
        before = after
        steps += 1
      }
      pulls = try self.pulls(at: heights, lengths: true)
      if size(pulls) <= first * 1e-24 { return heights }
      if steps >= Self.maximumSteps || round == 7 { break }
    }
    let residual = (size(pulls) / first).squareRoot()
    // What rounding allows where heights are large against one level.
    if residual <= 1e-10 { return heights }
    throw Unsettled(steps: steps, residual: residual)
  }

  /// The pull Σ w (x(end) − x(node) − t) at each node; without the lengths, t = 0.
  private func pulls(at heights: [Double], lengths withLengths: Bool) throws -> [Double] {
    let chunks = max(1, min(32, ends.count / 100_000))
    let parts = try parallel(chunks: chunks) { chunk in
      let range = chunkRange(chunk, of: chunks, count: nodes.count)
      var pulls = [Double](repeating: 0, count: range.count)
      let offsets = offsets.span
      let ends = ends.span
      let strengths = strengths.span
      let lengths = lengths.span
      let height = heights.span
      var pull = pulls.mutableSpan
      for node in range {
        let own = height[node]
        var sum = 0.0
        for spring in offsets[node]..<offsets[node + 1] {
          let stretch = height[Int(ends[spring])] - own
          sum += strengths[spring] * (withLengths ? stretch - lengths[spring] : stretch)
        }
        pull[node - range.lowerBound] = sum
      }
      return pulls
    }
    return Array(parts.joined())
  }
}
