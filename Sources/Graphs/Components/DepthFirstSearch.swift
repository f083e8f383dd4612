/// One depth-first search over all of an undirected graph, and how far up each branch ties back.
struct DepthFirstSearch {
  /// The node that each was found from; −1 for the first of a component.
  let parents: [Int32]
  /// When each node was found.
  let arrivals: [UInt32]
  /// The earliest arrival that is tied to a node or to any below it, the tie to its parent aside.
  let lows: [UInt32]
  /// The number of nodes below each node, itself included.
  let sizes: [UInt32]

  init(of graph: Graph) {
    let count = graph.count
    let unseen: UInt32 = .max
    var parents = [Int32](repeating: -1, count: count)
    var arrivals = [UInt32](repeating: unseen, count: count)
    var lows = [UInt32](repeating: unseen, count: count)
    var sizes = [UInt32](repeating: 1, count: count)
    var nextArcs = [UInt32](repeating: 0, count: count)

    var parent = parents.mutableSpan
    var arrival = arrivals.mutableSpan
    var low = lows.mutableSpan
    var size = sizes.mutableSpan
    var nextArc = nextArcs.mutableSpan
    let offsets = graph.outgoing.offsets.span
    let targets = graph.outgoing.targets.span
    var clock: UInt32 = 0

    for start in 0..<count where arrival[start] == unseen {
      arrival[start] = clock
      low[start] = clock
      clock += 1
      nextArc[start] = offsets[start]
      var node = start
      while node >= 0 {
        if nextArc[node] < offsets[node + 1] {
          let target = Int(targets[Int(nextArc[node])])
          nextArc[node] += 1
          if arrival[target] == unseen {
            parent[target] = Int32(node)
            arrival[target] = clock
            low[target] = clock
            clock += 1
            nextArc[target] = offsets[target]
            node = target
          } else if target != Int(parent[node]) {
            low[node] = min(low[node], arrival[target])
          }
        } else {
          let above = Int(parent[node])
          if above >= 0 {
            low[above] = min(low[above], low[node])
            size[above] += size[node]
          }
          node = above
        }
      }
    }
    self.parents = parents
    self.arrivals = arrivals
    self.lows = lows
    self.sizes = sizes
  }
}
