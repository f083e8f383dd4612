/// Graphs whose measures are known by hand: for tests, examples, and comparison with what is found.
extension Graph {
  /// 0 – 1 – … – (count − 1).
  public static func path(_ count: Int) -> Graph {
    Graph(ties: chain(count), count: count)
  }

  /// 0 → 1 → … → (count − 1).
  public static func directedPath(_ count: Int) -> Graph {
    Graph(arcs: chain(count), count: count)
  }

  /// A path whose ends meet; below three nodes a path.
  public static func ring(_ count: Int) -> Graph {
    Graph(ties: chain(count) + (count > 2 ? [(count - 1, 0)] : []), count: count)
  }

  /// A directed path whose end leads back to its start; two nodes make a mutual pair.
  public static func directedRing(_ count: Int) -> Graph {
    Graph(arcs: chain(count) + (count > 1 ? [(count - 1, 0)] : []), count: count)
  }

  /// Node 0 tied to `leaves` others.
  public static func star(leaves: Int) -> Graph {
    Graph(ties: (0..<leaves).map { (0, $0 + 1) }, count: leaves + 1)
  }

  /// Arcs from node 0 to `leaves` others.
  public static func outStar(leaves: Int) -> Graph {
    Graph(arcs: (0..<leaves).map { (0, $0 + 1) }, count: leaves + 1)
  }

  /// Every pair tied.
  public static func complete(_ count: Int) -> Graph {
    Graph(ties: (0..<count).flatMap { one in (0..<one).map { ($0, one) } }, count: count)
  }

  /// Each of the first `left` nodes tied to each of the `right` others.
  public static func completeBipartite(_ left: Int, _ right: Int) -> Graph {
    Graph(
      ties: (0..<left).flatMap { one in (left..<left + right).map { (one, $0) } },
      count: left + right)
  }

  /// Node 0 over `branching` nodes, each of them over as many, `depth` levels down.
  public static func tree(branching: Int, depth: Int) -> Graph {
    let (ties, count) = treeTies(branching: branching, depth: depth)
    return Graph(ties: ties, count: count)
  }

  /// The same with arcs from the upper to the lower.
  public static func outTree(branching: Int, depth: Int) -> Graph {
    let (arcs, count) = treeTies(branching: branching, depth: depth)
    return Graph(arcs: arcs, count: count)
  }

  /// Nodes in rows, each tied to those beside, above and below it.
  public static func grid(rows: Int, columns: Int) -> Graph {
    var ties: [(Int, Int)] = []
    for node in 0..<rows * columns {
      if (node + 1) % columns != 0 { ties.append((node, node + 1)) }
      if node + columns < rows * columns { ties.append((node, node + columns)) }
    }
    return Graph(ties: ties, count: rows * columns)
  }

  /// Diamonds in a row, each sharing a corner with the next: corners 0, 3, 6, …; from end to end
  /// 2 to the power of `count` shortest paths.
  public static func diamonds(_ count: Int) -> Graph {
    Graph(ties: diamondTies(count), count: 3 * count + 1)
  }

  /// The same with arcs from lower to higher corners.
  public static func directedDiamonds(_ count: Int) -> Graph {
    Graph(arcs: diamondTies(count), count: 3 * count + 1)
  }

  private static func chain(_ count: Int) -> [(Int, Int)] {
    (0..<max(0, count - 1)).map { ($0, $0 + 1) }
  }

  private static func treeTies(branching: Int, depth: Int) -> ([(Int, Int)], count: Int) {
    var count = 1
    var level = 1
    for _ in 0..<depth {
      level *= branching
      count += level
    }
    return ((1..<max(1, count)).map { (($0 - 1) / branching, $0) }, count)
  }

  private static func diamondTies(_ count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { diamond in
      let corner = 3 * diamond
      return [
        (corner, corner + 1), (corner, corner + 2), (corner + 1, corner + 3),
        (corner + 2, corner + 3),
      ]
    }
  }
}
