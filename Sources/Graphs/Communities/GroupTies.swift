/// The ties from one group of nodes to another, or to itself.
///
/// An arc counts in the cell of its two groups. A tie without direction between two groups stands
/// in both their cells, one inside a group once.
public struct GroupTies: Sendable, Equatable {
  /// The group that the ties leave.
  public let from: Int
  /// The group that they reach.
  public let to: Int
  /// How many there are.
  public let ties: Int
  /// The sum of their weights.
  public let weight: Double
}

extension Graph {
  /// The ties between groups of nodes, wherever there are any, by `from`, then `to`.
  ///
  ///     Graph(arcs: [(0, 1), (0, 2), (1, 2)]).ties(between: [0, 0, 1])
  ///     // from 0 to 0: 1; from 0 to 1: 2
  ///
  /// - Parameter labels: The group of each node, numbered from 0; −1 where it has none, which
  ///   leaves the node out with its ties.
  /// - Complexity: O(n + m + c log c) time for c cells.
  public func ties(between labels: [Int32]) -> [GroupTies] {
    precondition(labels.count == count, "a label for each node")
    let groups = Int(labels.max() ?? -1) + 1
    let (offsets, members) = grouped(labels, groups: groups)
    var cells: [GroupTies] = []
    var ties = [Int](repeating: 0, count: groups)
    var weights = [Double](repeating: 0, count: groups)
    var touched: [Int] = []
    for group in 0..<groups {
      for place in offsets[group]..<offsets[group + 1] {
        let node = members[place]
        for arc in arcs(of: node) {
          let other = target(of: arc)
          let to = Int(labels[other])
          guard to >= 0, isDirected || to != group || node < other else { continue }
          if ties[to] == 0 { touched.append(to) }
          ties[to] += 1
          weights[to] += weight(of: arc)
        }
      }
      touched.sort()
      for to in touched {
        cells.append(GroupTies(from: group, to: to, ties: ties[to], weight: weights[to]))
        ties[to] = 0
        weights[to] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
    return cells
  }

  /// How much tie weight each node has inside its group and to other groups; arcs that leave and
  /// arcs that reach a node both count, and nodes without a group have none.
  ///
  /// - Complexity: O(n + m).
  public func strengths(
    within labels: [Int32]
  ) -> (inside: [Double], outside: [Double]) {
    precondition(labels.count == count, "a label for each node")
    var inside = [Double](repeating: 0, count: count)
    var outside = inside
    for node in nodes where labels[node] >= 0 {
      func add(_ other: Int, _ weight: Double) {
        guard labels[other] >= 0 else { return }
        if labels[other] == labels[node] { inside[node] += weight } else { outside[node] += weight }
      }
      for arc in arcs(of: node) { add(target(of: arc), weight(of: arc)) }
      guard isDirected else { continue }
      for arc in incomingArcs(of: node) { add(source(of: arc), incomingWeight(of: arc)) }
    }
    return (inside, outside)
  }
}

/// Positions by label: those of label g are `members[offsets[g]..<offsets[g + 1]]`, ascending.
func grouped(_ labels: [Int32], groups: Int) -> (offsets: [Int], members: [Int]) {
  var offsets = [Int](repeating: 0, count: groups + 1)
  for label in labels where label >= 0 { offsets[Int(label) + 1] += 1 }
  for group in 0..<groups { offsets[group + 1] += offsets[group] }
  var next = offsets
  var members = [Int](repeating: 0, count: offsets[groups])
  for (node, label) in labels.enumerated() where label >= 0 {
    members[next[Int(label)]] = node
    next[Int(label)] += 1
  }
  return (offsets, members)
}
