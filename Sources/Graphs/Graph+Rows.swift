extension Graph.Rows {
  var count: Int { offsets.count - 1 }

  /// The positions of a node's arcs.
  func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// How many targets a node has in both.
  func sharedTargets(with other: Graph.Rows, of node: Int) -> Int {
    let targets = targets.span
    let others = other.targets.span
    var one = Int(offsets[node])
    let end = Int(offsets[node + 1])
    var second = Int(other.offsets[node])
    let secondEnd = Int(other.offsets[node + 1])
    var shared = 0
    // Without branches but the loop's own: which side is next cannot be foretold.
    while one < end, second < secondEnd {
      let target = targets[one]
      let source = others[second]
      shared += target == source ? 1 : 0
      one += target <= source ? 1 : 0
      second += source <= target ? 1 : 0
    }
    return shared
  }

  /// The same arcs by their other end; rows come out sorted.
  func transposed() -> Graph.Rows {
    var sources = [UInt32](repeating: 0, count: targets.count)
    for node in 0..<count {
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) { sources[arc] = UInt32(node) }
    }
    return Arcs(sources: targets, targets: sources, weights: weights)
      .partitioned(count: count, mirrored: false).rows(count: count)
  }

  /// Sorts each row, merges equal targets of a row and drops loops, in place.
  mutating func simplify(merging: GraphBuilder.Merging) -> (loops: Int, merged: Int) {
    sortRows()
    var dropped = (loops: 0, merged: 0)
    // Equal targets of unweighted ties make weights; where there are none, nothing needs them.
    if weights == nil, merging == .sum, hasParallels {
      weights = [Double](repeating: 1, count: targets.count)
    }
    let isWeighted = weights != nil
    var kept = 0
    var strengths = weights ?? []
    weights = nil
    var rowEnds = offsets.lent()
    var others = targets.lent()
    do {
      var offset = rowEnds.mutableSpan
      var target = others.mutableSpan
      var strength = strengths.mutableSpan
      var run: [Double] = []
      var arc = 0
      for node in 0..<offset.count - 1 {
        let rowEnd = Int(offset[node + 1])
        while arc < rowEnd {
          let other = target[arc]
          var end = arc + 1
          while end < rowEnd, target[end] == other { end += 1 }
          if Int(other) == node {
            dropped.loops += end - arc
          } else {
            dropped.merged += end - arc - 1
            target[kept] = other
            if isWeighted {
              if end - arc == 1 {
                strength[kept] = strength[arc]
              } else {
                // In the order of size: the order of adding must not show in the sum.
                run.removeAll(keepingCapacity: true)
                for place in arc..<end { run.append(strength[place]) }
                run.sort()
                strength[kept] =
                  merging == .sum
                  ? min(run.reduce(0, +), .greatestFiniteMagnitude) : run[run.count - 1]
              }
            }
            kept += 1
          }
          arc = end
        }
        offset[node + 1] = UInt32(kept)
      }
    }
    others.removeSubrange(kept...)
    offsets = rowEnds
    targets = others
    if isWeighted {
      strengths.removeSubrange(kept...)
      if !strengths.allSatisfy({ $0 == 1 }) { weights = strengths }
    }
    return dropped
  }

  /// Whether two equal targets follow one another in a row; rows must be sorted.
  private var hasParallels: Bool {
    let offsets = offsets.span
    let targets = targets.span
    for node in 0..<count {
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      for arc in row.dropFirst() where targets[arc] == targets[arc - 1] { return true }
    }
    return false
  }

  /// Sorts each row by its targets, on all cores.
  private mutating func sortRows() {
    var strengths = weights ?? []
    let isWeighted = weights != nil
    weights = nil
    var others = targets.lent()
    defer {
      targets = others
      if isWeighted { weights = strengths }
    }
    let offsets = offsets
    let cuts = cutsOfRows(at: offsets)
    _ = inParts(
      of: &others, &strengths, at: cuts.map { Int(offsets[$0]) },
      scratch: { [(target: UInt32, strength: Double)]() }
    ) { part, target, strength, long in
      let before = Int(offsets[cuts[part]])
      for node in cuts[part]..<cuts[part + 1] {
        let first = Int(offsets[node]) - before
        let end = Int(offsets[node + 1]) - before
        if end - first > 48 {
          long.removeAll(keepingCapacity: true)
          for arc in first..<end { long.append((target[arc], isWeighted ? strength[arc] : 1)) }
          long.sort { $0.target < $1.target }
          for (place, arc) in long.enumerated() {
            target[first + place] = arc.target
            if isWeighted { strength[first + place] = arc.strength }
          }
          continue
        }
        // By insertion: most rows are short.
        for arc in first..<end {
          let moving = target[arc]
          let carried = isWeighted ? strength[arc] : 1
          var place = arc
          while place > first, target[place - 1] > moving {
            target[place] = target[place - 1]
            if isWeighted { strength[place] = strength[place - 1] }
            place -= 1
          }
          target[place] = moving
          if isWeighted { strength[place] = carried }
        }
      }
    }
  }
}
