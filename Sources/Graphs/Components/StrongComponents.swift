extension Graph {
  /// The largest parts in which every node reaches every other along arcs.
  ///
  ///     Graph(arcs: [(0, 1), (1, 0), (1, 2)]).strongComponents().labels  // [0, 0, 1]
  ///
  /// - Returns: Parts numbered by their smallest node; the weak components when undirected.
  /// - Complexity: O(n + m) time, O(n) space.
  /// - SeeAlso: R. Tarjan, *Depth-first search and linear graph algorithms*, SIAM J. Comput. 1(2),
  ///   1972.
  public func strongComponents() -> Partition {
    guard isDirected else { return weakComponents() }
    return Partition(renumbering: tarjan().labels)
  }

  /// Strong components numbered so that every arc between two of them goes to the lower number.
  func tarjan() -> (labels: [Int32], count: Int) {
    let unseen: UInt32 = .max
    let closed: UInt32 = .max - 1
    var labels = [Int32](repeating: -1, count: count)
    var lows = [UInt32](repeating: unseen, count: count)
    var arrivals = [UInt32](repeating: 0, count: count)
    var nextArcs = [UInt32](repeating: 0, count: count)
    var openNodes = [UInt32](repeating: 0, count: count)
    var pathNodes = openNodes
    var found: Int32 = 0
    do {
      var label = labels.mutableSpan
      // The earliest open node known to be reached; one value more says that a node is labelled.
      var low = lows.mutableSpan
      var arrival = arrivals.mutableSpan
      var nextArc = nextArcs.mutableSpan
      var open = openNodes.mutableSpan  // without a component yet, in the order they were seen
      var path = pathNodes.mutableSpan  // from the root of the search, the node at hand left out
      var openCount = 0
      var depth = 0
      var clock: UInt32 = 0
      let offsets = outgoing.offsets.span
      let targets = outgoing.targets.span

      for start in 0..<count where low[start] == unseen {
        var node = start
        var arc = Int(offsets[node])
        var end = Int(offsets[node + 1])
        var lowest = clock
        while true {
          if lowest == clock {
            // Just come upon.
            arrival[node] = clock
            low[node] = clock
            clock += 1
            open[openCount] = UInt32(node)
            openCount += 1
          }
          while arc < end {
            let reached = low[Int(targets[arc])]
            if reached == unseen { break }
            if reached < lowest { lowest = reached }
            arc += 1
          }
          if arc < end {
            low[node] = lowest
            nextArc[node] = UInt32(arc + 1)
            path[depth] = UInt32(node)
            depth += 1
            node = Int(targets[arc])
            arc = Int(offsets[node])
            end = Int(offsets[node + 1])
            lowest = clock
            continue
          }
          low[node] = lowest
          if lowest == arrival[node] {
            // Nothing earlier is reached: a component, of all that is open since.
            while true {
              openCount -= 1
              let member = Int(open[openCount])
              label[member] = found
              low[member] = closed
              if member == node { break }
            }
            found += 1
          }
          guard depth > 0 else { break }
          depth -= 1
          node = Int(path[depth])
          arc = Int(nextArc[node])
          end = Int(offsets[node + 1])
          lowest = min(low[node], lowest)
        }
      }
    }
    return (labels, Int(found))
  }
}
