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
    var labels = [Int32](repeating: -1, count: count)
    var found = 0
    var lows = [UInt32](repeating: unseen, count: count)
    var nextArcs = [UInt32](repeating: 0, count: count)
    var open: [UInt32] = []  // nodes without a component yet, in the order they were seen
    var path: [UInt32] = []  // the search path from its root
    var isRoots = [Bool](repeating: true, count: count)

    var label = labels.mutableSpan
    var low = lows.mutableSpan
    var nextArc = nextArcs.mutableSpan
    var isRoot = isRoots.mutableSpan
    let offsets = outgoing.offsets.span
    let targets = outgoing.targets.span
    var clock: UInt32 = 0

    for start in 0..<count where low[start] == unseen {
      path.append(UInt32(start))
      while let top = path.last {
        let node = Int(top)
        if low[node] == unseen {
          low[node] = clock
          clock += 1
          nextArc[node] = offsets[node]
          open.append(top)
        }
        var descended = false
        while nextArc[node] < offsets[node + 1] {
          let target = Int(targets[Int(nextArc[node])])
          if low[target] == unseen {
            path.append(UInt32(target))
            descended = true
            break
          }
          // A child that is done comes by here a second time and hands its value on.
          if label[target] < 0, low[target] < low[node] {
            low[node] = low[target]
            isRoot[node] = false
          }
          nextArc[node] += 1
        }
        if descended { continue }
        path.removeLast()
        guard isRoot[node] else { continue }
        while let member = open.popLast() {
          label[Int(member)] = Int32(found)
          if Int(member) == node { break }
        }
        found += 1
      }
    }
    return (labels, found)
  }
}
