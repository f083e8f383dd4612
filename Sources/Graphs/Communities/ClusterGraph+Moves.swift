extension ClusterGraph {
  /// What a move must gain, in shares of the total weight, to be made: less is rounding.
  var threshold: Double { 1e-14 * total }

  /// Moves nodes to the community of theirs and their neighbours' that gains most, or to one of
  /// their own, until no single node gains by moving or `limit` looks were taken. A node is looked
  /// at again when a neighbour has moved elsewhere.
  func moveNodes(
    in order: [UInt32], atMost limit: Int, communities: inout [UInt32]
  ) throws {
    var sums = [Double](repeating: 0, count: count)
    var sizes = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      sums[Int(communities[node])] += strengths[node]
      sizes[Int(communities[node])] += 1
    }
    var empty = (0..<UInt32(count)).filter { sizes[Int($0)] == 0 }
    var queueMemory = order
    var waitingMemory = [Bool](repeating: true, count: count)
    var gatheredMemory = [Double](repeating: 0, count: count)
    var touchedMemory = [UInt32](repeating: 0, count: count)

    let offsets = offsets.span
    let targets = targets.span
    let weights = weights.span
    let strengths = strengths.span
    var community = communities.mutableSpan
    var sum = sums.mutableSpan
    var size = sizes.mutableSpan
    var queue = queueMemory.mutableSpan
    var waiting = waitingMemory.mutableSpan
    var gathered = gatheredMemory.mutableSpan
    var touched = touchedMemory.mutableSpan
    let nodes = strengths.count
    let least = threshold
    var head = 0
    var length = nodes
    var sinceCheck = 0

    var looks = 0
    while length > 0, looks < limit {
      looks += 1
      let node = Int(queue[head])
      head = head + 1 == nodes ? 0 : head + 1
      length -= 1
      waiting[node] = false
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      sinceCheck += row.count + 1
      if sinceCheck > 4_000_000 {
        try Execution.checkCancellation()
        sinceCheck = 0
      }

      var touchedCount = 0
      for arc in row {
        let other = Int(community[Int(targets[arc])])
        let before = gathered[other]
        if before == 0 {
          touched[touchedCount] = UInt32(other)
          touchedCount += 1
        }
        gathered[other] = before + (weights.isEmpty ? 1 : weights[arc])
      }

      let own = Int(community[node])
      let strength = strengths[node]
      let cost = strength * scale
      let stays = gathered[own] - cost * (sum[own] - strength)
      var best = own
      var most = stays + least
      for place in 0..<touchedCount {
        let other = Int(touched[place])
        let gain = gathered[other] - cost * sum[other]
        gathered[other] = 0
        if gain > most, other != own {
          most = gain
          best = other
        }
      }
      if most < 0, size[own] > 1, let free = empty.popLast() { best = Int(free) }
      guard best != own else { continue }

      sum[own] -= strength
      size[own] -= 1
      if size[own] == 0 {
        sum[own] = 0
        empty.append(UInt32(own))
      }
      sum[best] += strength
      size[best] += 1
      community[node] = UInt32(best)
      for arc in row {
        let other = Int(targets[arc])
        guard !waiting[other], Int(community[other]) != best else { continue }
        waiting[other] = true
        var tail = head + length
        if tail >= nodes { tail -= nodes }
        queue[tail] = UInt32(other)
        length += 1
      }
    }
  }
}
