/// The largest set of arcs that falls into cycles without a common arc.
///
/// It begins with all arcs within strong components, where nodes have more arcs in than out or the
/// other way round, and gives arcs up, or takes them back, along ways from nodes with too many arcs
/// in to nodes with too many out: the shortest ways first, so that as few as possible are given up.
/// The lengths of these ways are the ranks of the nodes.
struct CycleCover {
  private let outgoing: Graph.Rows
  private let incoming: Graph.Rows
  /// For each incoming arc its place among the outgoing ones.
  private var places: [UInt32]
  /// Whether the arc is in the set.
  private var isTaken: [Bool]
  /// Arcs in the set into the node minus those out of it.
  private var surplus: [Int32]
  /// For every arc in the set, the source's is at most one above the target's; for every other arc
  /// at least one above.
  private(set) var potentials: [Int32]

  private var levels: [UInt32]
  private var nextSteps: [UInt32]
  private static let unseen: UInt32 = .max

  /// All arcs between nodes of the same label.
  init(of graph: Graph, within labels: [Int32]) {
    var builder = GraphBuilder(count: graph.count, isDirected: true)
    for node in graph.nodes {
      for arc in graph.arcs(of: node) where labels[graph.target(of: arc)] == labels[node] {
        builder.add(node, graph.target(of: arc))
      }
    }
    let cyclic = builder.build(merging: .keepOne).graph
    outgoing = cyclic.outgoing
    incoming = cyclic.incoming
    places = Array(repeating: 0, count: cyclic.arcCount)
    var next = incoming.offsets
    for (place, target) in outgoing.targets.enumerated() {
      places[Int(next[Int(target)])] = UInt32(place)
      next[Int(target)] += 1
    }
    isTaken = Array(repeating: true, count: cyclic.arcCount)
    surplus = zip(cyclic.inDegrees(), cyclic.degrees()).map { Int32($0 - $1) }
    potentials = Array(repeating: 0, count: cyclic.count)
    levels = Array(repeating: Self.unseen, count: cyclic.count)
    nextSteps = Array(repeating: 0, count: cyclic.count)
  }

  /// The number of arcs in the set.
  var coveredCount: Int { isTaken.count { $0 } }

  /// Gives up arcs until the others fall into cycles.
  mutating func extend() throws {
    while try lengthen() {
      while try markLevels() { try moveSurplus() }
    }
  }

  private func stepCount(of node: Int) -> Int {
    Int(outgoing.offsets[node + 1] - outgoing.offsets[node])
      + Int(incoming.offsets[node + 1] - incoming.offsets[node])
  }

  /// Step number `step` from `node`: along an arc that is not in the set, to take it back, or
  /// against one that is, to give it up; `nil` where the arc is not so. Its length is what the
  /// set loses, minus what the potentials say.
  private func step(
    _ step: Int, from node: Int
  ) -> (end: Int, place: Int, length: Int32)? {
    let outCount = Int(outgoing.offsets[node + 1] - outgoing.offsets[node])
    if step < outCount {
      let place = Int(outgoing.offsets[node]) + step
      guard !isTaken[place] else { return nil }
      let end = Int(outgoing.targets[place])
      return (end, place, potentials[node] - potentials[end] - 1)
    }
    let arc = Int(incoming.offsets[node]) + step - outCount
    let place = Int(places[arc])
    guard isTaken[place] else { return nil }
    let end = Int(incoming.targets[arc])
    return (end, place, potentials[node] - potentials[end] + 1)
  }

  /// Adds to the potentials the lengths of the ways from surplus, up to the nearest lack, which
  /// makes the shortest of these ways 0 long; `false` where there is no surplus.
  private mutating func lengthen() throws -> Bool {
    try Execution.checkCancellation()
    let far = Int32.max
    var distances = [Int32](repeating: far, count: surplus.count)
    var buckets: [[UInt32]] = [surplus.indices.filter { surplus[$0] > 0 }.map(UInt32.init)]
    guard !buckets[0].isEmpty else { return false }
    for node in buckets[0] { distances[Int(node)] = 0 }
    var nearest = far
    var distance = 0
    while distance < buckets.count, nearest == far {
      while let next = buckets[distance].popLast() {
        let node = Int(next)
        guard distances[node] == distance else { continue }
        if surplus[node] < 0 { nearest = Int32(distance) }
        for number in 0..<stepCount(of: node) {
          guard let (end, _, length) = step(number, from: node) else { continue }
          let onward = Int32(distance) + length
          guard onward < distances[end] else { continue }
          distances[end] = onward
          while buckets.count <= Int(onward) { buckets.append([]) }
          buckets[Int(onward)].append(UInt32(end))
        }
      }
      distance += 1
    }
    for node in distances.indices { potentials[node] += min(distances[node], nearest) }
    return true
  }

  /// Numbers the nodes by their hops from surplus along steps of length 0; `false` where no lack is
  /// within reach.
  private mutating func markLevels() throws -> Bool {
    try Execution.checkCancellation()
    for node in levels.indices {
      levels[node] = surplus[node] > 0 ? 0 : Self.unseen
      nextSteps[node] = 0
    }
    var frontier = levels.indices.filter { levels[$0] == 0 }.map(UInt32.init)
    var level: UInt32 = 0
    var isFound = false
    while !frontier.isEmpty, !isFound {
      level += 1
      var reached: [UInt32] = []
      for node in frontier {
        for number in 0..<stepCount(of: Int(node)) {
          guard let (end, _, length) = step(number, from: Int(node)), length == 0,
            levels[end] == Self.unseen
          else { continue }
          levels[end] = level
          reached.append(UInt32(end))
          if surplus[end] < 0 { isFound = true }
        }
      }
      frontier = reached
    }
    return isFound
  }

  /// Moves surplus to lack along steps to the next level until every such way is blocked.
  private mutating func moveSurplus() throws {
    var way: [(node: Int, place: Int)] = []
    for source in surplus.indices where surplus[source] > 0 && levels[source] == 0 {
      try Execution.checkCancellation()
      var node = source
      while surplus[source] > 0 {
        if surplus[node] < 0 {
          for (_, place) in way { isTaken[place].toggle() }
          surplus[source] -= 1
          surplus[node] += 1
          way.removeAll(keepingCapacity: true)
          node = source
          continue
        }
        var isBlocked = true
        while Int(nextSteps[node]) < stepCount(of: node) {
          if let (end, place, length) = step(Int(nextSteps[node]), from: node), length == 0,
            levels[end] == levels[node] &+ 1
          {
            way.append((node, place))
            node = end
            isBlocked = false
            break
          }
          nextSteps[node] += 1
        }
        guard isBlocked else { continue }
        guard let last = way.popLast() else { break }
        node = last.node
        nextSteps[node] += 1
      }
      way.removeAll(keepingCapacity: true)
    }
  }
}
