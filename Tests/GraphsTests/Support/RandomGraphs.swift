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
}

/// Whether two columns agree, `nan` with `nan`, to within `tolerance` relative to the larger or 1.
func agree(_ one: [Double], _ other: [Double], tolerance: Double = 1e-10) -> Bool {
  one.count == other.count
    && zip(one, other).allSatisfy { left, right in
      left == right || left.isNaN && right.isNaN
        || abs(left - right) <= tolerance * max(1, abs(left), abs(right))
    }
}
