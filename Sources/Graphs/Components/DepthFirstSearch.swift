/// One depth-first search over all of an undirected graph, and how far up each branch ties back.
struct DepthFirstSearch: Sendable {
  /// The node that each was found from; −1 for the first of a component.
  let parents: [Int32]
  /// When each node was found.
  let arrivals: [UInt32]
  /// The nodes in the order in which they were found.
  let order: [UInt32]
  /// The earliest arrival that is tied to a node or to any below it, the tie to its parent aside.
  let lows: [UInt32]

  init(of graph: Graph) {
    let count = graph.count
    let unseen: UInt32 = .max
    var parents = [Int32](repeating: -1, count: count)
    var arrivals = [UInt32](repeating: unseen, count: count)
    var order = [UInt32](repeating: 0, count: count)
    var lows = [UInt32](repeating: unseen, count: count)
    var nextArcs = [UInt32](repeating: 0, count: count)
    do {
      var parent = parents.mutableSpan
      var arrival = arrivals.mutableSpan
      var found = order.mutableSpan
      var lowest = lows.mutableSpan
      var nextArc = nextArcs.mutableSpan
      let offsets = graph.outgoing.offsets.span
      let targets = graph.outgoing.targets.span
      var clock: UInt32 = 0

      for start in 0..<count where arrival[start] == unseen {
        var node = start
        var arc = Int(offsets[node])
        var end = Int(offsets[node + 1])
        var low = clock
        arrival[node] = clock
        found[Int(clock)] = UInt32(node)
        clock += 1
        while true {
          if arc < end {
            let target = Int(targets[arc])
            arc += 1
            if arrival[target] == unseen {
              nextArc[node] = UInt32(arc)
              lowest[node] = low
              parent[target] = Int32(node)
              node = target
              arc = Int(offsets[node])
              end = Int(offsets[node + 1])
              low = clock
              arrival[node] = clock
              found[Int(clock)] = UInt32(node)
              clock += 1
            } else if arrival[target] < low, target != Int(parent[node]) {
              low = arrival[target]
            }
          } else {
            lowest[node] = low
            guard parent[node] >= 0 else { break }
            node = Int(parent[node])
            arc = Int(nextArc[node])
            end = Int(offsets[node + 1])
            low = min(low, lowest[node])
          }
        }
      }
    }
    self.parents = parents
    self.arrivals = arrivals
    self.order = order
    self.lows = lows
  }

  /// Whether the tie to the node's parent begins a block: nothing below ties back past the parent.
  func beginsBlock(_ node: Int) -> Bool {
    let parent = Int(parents[node])
    return parent >= 0 && lows[node] >= arrivals[parent]
  }

  /// The number of nodes below each node, itself included; of a first node, its whole component.
  var sizes: [UInt32] {
    var below = [UInt32](repeating: 1, count: parents.count)
    var size = below.mutableSpan
    for node in order.reversed() where parents[Int(node)] >= 0 {
      size[Int(parents[Int(node)])] += size[Int(node)]
    }
    return below
  }

  /// The first node of each node's component.
  func roots() -> [UInt32] {
    var roots = [UInt32](repeating: 0, count: parents.count)
    var root = roots.mutableSpan
    for node in order {
      let parent = parents[Int(node)]
      root[Int(node)] = parent < 0 ? node : root[Int(parent)]
    }
    return roots
  }
}
