extension ClusterGraph {
  /// Divides each community again: starting from single nodes, each that is still alone joins the
  /// part of its community that gains most. Only nodes and parts join that are well tied to the
  /// rest of their community, so no part falls into pieces.
  ///
  /// Communities have nothing to do with one another here, so pieces of work are whole communities.
  ///
  /// - Parameter communities: Labels below `communityCount`; each is used.
  /// - Returns: For each node the node that began its part.
  func refined(
    in order: [UInt32], communities: [UInt32], communityCount: Int
  ) throws -> [UInt32] {
    let (starts, members) = sorted(order, by: communities, count: communityCount)
    let chunks = chunkCount
    let bounds = chunkBounds(chunks, starts: starts, members: members)
    let found = try parallel(chunks: chunks, scratch: { RefinementMemory(count: count) }) {
      chunk, memory in
      try Execution.checkCancellation()
      for community in bounds[chunk]..<bounds[chunk + 1] {
        let range = Int(starts[community])..<Int(starts[community + 1])
        refine(members, in: range, communities: communities, memory: &memory)
      }
      let range = Int(starts[bounds[chunk]])..<Int(starts[bounds[chunk + 1]])
      return range.map { memory.parts[Int(members[$0])] }
    }
    var parts = [UInt32](repeating: 0, count: count)
    var place = 0
    for chunk in found {
      for part in chunk {
        parts[Int(members[place])] = part
        place += 1
      }
    }
    return parts
  }

  /// Divides one community: the nodes of `members` in that range.
  private func refine(
    _ members: [UInt32], in range: Range<Int>, communities: [UInt32],
    memory: inout RefinementMemory
  ) {
    let offsets = offsets.span
    let targets = targets.span
    let weights = weights.span
    let strengths = strengths.span
    let community = communities.span
    let member = members.span
    var parts = memory.parts.lent()
    var sums = memory.sums.lent()
    var cuts = memory.cuts.lent()
    var isAlone = memory.isAlone.lent()
    var gatheredWeights = memory.gathered.lent()
    var touchedParts = memory.touched.lent()
    defer {
      memory.parts = parts
      memory.sums = sums
      memory.cuts = cuts
      memory.isAlone = isAlone
      memory.gathered = gatheredWeights
      memory.touched = touchedParts
    }
    var part = parts.mutableSpan
    var sum = sums.mutableSpan
    var cut = cuts.mutableSpan
    var alone = isAlone.mutableSpan
    var gathered = gatheredWeights.mutableSpan
    var touched = touchedParts.mutableSpan
    let least = threshold
    var all = 0.0

    for place in range {
      let node = Int(member[place])
      let own = community[node]
      var rest = 0.0
      for arc in Int(offsets[node])..<Int(offsets[node + 1])
      where community[Int(targets[arc])] == own {
        rest += weights.isEmpty ? 1 : weights[arc]
      }
      part[node] = UInt32(node)
      sum[node] = strengths[node]
      cut[node] = rest
      alone[node] = true
      all += strengths[node]
    }
    for place in range {
      let node = Int(member[place])
      let own = community[node]
      let strength = strengths[node]
      let cost = strength * scale
      guard alone[node], cut[node] >= cost * (all - strength) else { continue }

      var touchedCount = 0
      for arc in Int(offsets[node])..<Int(offsets[node + 1])
      where community[Int(targets[arc])] == own {
        let other = Int(part[Int(targets[arc])])
        let before = gathered[other]
        if before == 0 {
          touched[touchedCount] = UInt32(other)
          touchedCount += 1
        }
        gathered[other] = before + (weights.isEmpty ? 1 : weights[arc])
      }
      var best = node
      var most = least
      var between = 0.0
      for place in 0..<touchedCount {
        let other = Int(touched[place])
        let weight = gathered[other]
        gathered[other] = 0
        let gain = weight - cost * sum[other]
        if gain > most, cut[other] >= sum[other] * scale * (all - sum[other]) {
          most = gain
          best = other
          between = weight
        }
      }
      guard best != node else { continue }
      // A part is named by the node that began it, which is no longer alone.
      part[node] = UInt32(best)
      alone[node] = false
      alone[best] = false
      sum[best] += strength
      cut[best] += cut[node] - 2 * between
    }
  }
}

/// What one thread needs to refine communities; each community uses the places of its own nodes.
private struct RefinementMemory {
  /// The node that began each node's part.
  var parts: [UInt32]
  /// The strength of each part.
  var sums: [Double]
  /// The weight between each part and the rest of its community.
  var cuts: [Double]
  /// Whether a node is its own part alone.
  var isAlone: [Bool]
  /// The weight from the node in hand to each part; zero between nodes.
  var gathered: [Double]
  var touched: [UInt32]

  init(count: Int) {
    parts = Array(repeating: 0, count: count)
    sums = Array(repeating: 0, count: count)
    cuts = sums
    isAlone = Array(repeating: true, count: count)
    gathered = sums
    touched = parts
  }
}
