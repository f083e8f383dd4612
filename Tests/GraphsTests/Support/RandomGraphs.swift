import Graphs

extension Graph {
  /// A small graph with whatever a measure may stumble over: isolates, several parts, loops and
  /// parallel ties on the way in, mutual pairs, weights. Even seeds are directed; every other pair
  /// of seeds is weighted, by few values, so that many paths are equally long.
  static func random(seed: UInt64, maximum: Int = 16) -> Graph {
    var random = Xoshiro256(seed: seed)
    let count = Int.random(in: 1...maximum, using: &random)
    let ties = Int.random(in: 0...3 * count, using: &random)
    // Some nodes stay out of it.
    let busy = Int.random(in: 1...count, using: &random)
    var builder = GraphBuilder(count: count, isDirected: seed % 2 == 0)
    for _ in 0..<ties {
      builder.add(
        Int.random(in: 0..<busy, using: &random), Int.random(in: 0..<busy, using: &random),
        weight: seed % 4 < 2 ? 1 : [1, 2, 3, 6].randomElement(using: &random) ?? 1)
    }
    return builder.build().graph
  }

  /// The same graph with node i renamed to `names[i]`.
  func renumbered(_ names: [Int]) -> Graph {
    var builder = GraphBuilder(count: count, isDirected: isDirected)
    for node in nodes {
      for arc in arcs(of: node) where isDirected || target(of: arc) > node {
        builder.add(names[node], names[target(of: arc)], weight: weight(of: arc))
      }
    }
    return builder.build().graph
  }

  /// The same graph, every weight times `factor`, with `isolates` more nodes.
  func scaled(by factor: Double, isolates: Int = 0) -> Graph {
    var builder = GraphBuilder(count: count + isolates, isDirected: isDirected)
    for node in nodes {
      for arc in arcs(of: node) where isDirected || target(of: arc) > node {
        builder.add(node, target(of: arc), weight: weight(of: arc) * factor)
      }
    }
    return builder.build().graph
  }

  /// 0 – 1 – … – (count − 1).
  static func path(_ count: Int) -> Graph {
    Graph(ties: (1..<max(1, count)).map { ($0 - 1, $0) }, count: count)
  }

  /// Node 0 tied to `leaves` others.
  static func star(leaves: Int) -> Graph {
    Graph(ties: (1..<leaves + 1).map { (0, $0) }, count: leaves + 1)
  }

  /// A path whose ends meet.
  static func ring(_ count: Int) -> Graph {
    Graph(ties: (0..<count).map { ($0, ($0 + 1) % count) }, count: count)
  }

  /// Every pair tied.
  static func complete(_ count: Int) -> Graph {
    Graph(ties: (0..<count).flatMap { one in (0..<one).map { ($0, one) } }, count: count)
  }

  /// Diamonds in a row, each sharing a corner with the next: corners 0, 3, 6, …
  static func diamonds(_ count: Int) -> Graph {
    Graph(
      ties: (0..<count).flatMap { diamond in
        let corner = 3 * diamond
        return [
          (corner, corner + 1), (corner, corner + 2), (corner + 1, corner + 3),
          (corner + 2, corner + 3),
        ]
      }, count: 3 * count + 1)
  }
}

/// Whether two columns agree, `nan` with `nan`, to within `tolerance` relative to the larger or 1.
func agree(_ one: [Double], _ other: [Double], tolerance: Double = 1e-10) -> Bool {
  one.count == other.count
    && zip(one, other).allSatisfy { left, right in
      left == right || left.isNaN && right.isNaN
        || abs(left - right) <= tolerance * max(1, abs(left), abs(right))
    }
}
