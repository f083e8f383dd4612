#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Burt's measures of structural holes, all from one pass over the triangles.
///
/// With p(i, j) the share of *i*'s tie strength that goes to *j*, arcs both ways added up, only
/// closed triples make a contact indirect or redundant:
///
///     indirect(i, j) = Σ_q p(i, q) · p(q, j)
///     redundant(i, j) = Σ_q p(i, q) · m(j, q)     m: the tie's strength over *j*'s strongest
///
/// All are `nan` for a node without contacts.
public struct BurtScores: Sendable, Equatable {
  /// Σⱼ (p(i, j) + indirect(i, j))²: see `Graph.constraint()`.
  public let constraint: [Double]
  /// Σⱼ (1 − redundant(i, j)): see `Graph.effectiveSize()`.
  public let effectiveSize: [Double]
  /// The effective size over the number of contacts.
  public let efficiency: [Double]
  /// How unevenly the constraint is spread: see `Graph.burtHierarchy()`.
  public let hierarchy: [Double]
}

extension Graph {
  /// Burt's constraint, effective size, efficiency and hierarchy of each node.
  ///
  ///     try Graph(ties: [(0, 1), (0, 2), (0, 3)]).burtScores().effectiveSize  // [3, 1, 1, 1]
  ///
  /// Directions are added up, weights scaled down beforehand where their sums overflow.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m^1.5) time, on all cores; O(n + m) space.
  /// - SeeAlso: R. S. Burt, *Structural Holes*, 1992, chapter 2.
  public func burtScores() throws -> BurtScores {
    let ties = undirected(merging: .sum).withFiniteStrengths()
    return try ClosedTriples(of: ties).scores()
  }
}

/// The sums over the closed triples around each tie.
private struct ClosedTriples {
  /// The shares of a tie in the strengths of its ends.
  struct Shares: BitwiseCopyable, Sendable {
    /// p(low, high), and p(high, low).
    var low = 0.0
    var high = 0.0
  }

  /// What the third nodes of all triangles of a tie add up to.
  struct Sums: BitwiseCopyable, Sendable {
    /// Σ_q p(low, q) · p(q, high), and back.
    var upwards = 0.0
    var downwards = 0.0
    /// Σ_q p(low, q) · p(high, q).
    var common = 0.0
  }

  private let oriented: OrientedTies
  private let shares: [Shares]
  private var sums: [Sums]
  /// The ties of each rank with lower ranks: the reverse of the oriented rows.
  private let lower: Graph.Rows
  /// Parallel to `lower.targets`: the place of the tie.
  private let lowerPlaces: [UInt32]
  /// The strength of each rank over its strongest tie.
  private let evenness: [Double]

  init(of ties: Graph) throws {
    let strengths = ties.strengths()
    let oriented = OrientedTies(ties)
    let rows = oriented.rows
    var shares = [Shares](repeating: Shares(), count: oriented.count)
    var evenness = [Double](repeating: 0, count: ties.count)
    let cuts = rows.cuts()
    _ = inParts(of: &shares, at: rows.places(at: cuts)) { part, share in
      let first = Int(rows.offsets[cuts[part]])
      for low in cuts[part]..<cuts[part + 1] {
        let strength = strengths[Int(oriented.nodes[low])]
        for place in Int(rows.offsets[low])..<Int(rows.offsets[low + 1]) {
          let weight = ties.weight(of: Int(oriented.arcs[place]))
          let high = Int(oriented.nodes[Int(rows.targets[place])])
          share[place - first] = Shares(low: weight / strength, high: weight / strengths[high])
        }
      }
    }
    _ = inParts(of: &evenness, at: cuts) { part, evenness in
      for low in cuts[part]..<cuts[part + 1] {
        let node = Int(oriented.nodes[low])
        var strongest = 0.0
        for arc in ties.arcs(of: node) { strongest = max(strongest, ties.weight(of: arc)) }
        evenness[low - cuts[part]] = strengths[node] / strongest
      }
    }
    self.oriented = oriented
    self.shares = shares
    self.evenness = evenness
    (lower, lowerPlaces) = oriented.reversed()
    sums = [Sums](repeating: Sums(), count: oriented.count)
    try add()
  }

  /// Adds up the triangles of each tie, those whose third node comes after the lower end of the
  /// tie and those where it comes before.
  ///
  /// A tie is written to by the part that holds its lower end, and in a fixed order. That costs
  /// finding every triangle twice, and makes threads and bits independent.
  private mutating func add() throws {
    let (oriented, shares) = (oriented, shares)
    let (lower, lowerPlaces) = (lower, lowerPlaces)
    let rows = oriented.rows
    let cuts = rows.cuts()
    let wereCancelled = inParts(
      of: &sums, at: rows.places(at: cuts), scratch: oriented.marks
    ) { part, sums, marks in
      let first = Int(rows.offsets[cuts[part]])
      let share = shares.span
      do {
        try oriented.forEachTriangle(
          lowest: cuts[part]..<cuts[part + 1], marks: &marks
        ) { triangle in
          let lowMiddle = share[triangle.lowMiddle]
          let lowHigh = share[triangle.lowHigh]
          let middleHigh = share[triangle.middleHigh]
          let one = triangle.lowMiddle - first
          sums[one].upwards += lowHigh.low * middleHigh.high
          sums[one].downwards += middleHigh.low * lowHigh.high
          sums[one].common += lowHigh.low * middleHigh.low
          let other = triangle.lowHigh - first
          sums[other].upwards += lowMiddle.low * middleHigh.low
          sums[other].downwards += middleHigh.high * lowMiddle.high
          sums[other].common += lowMiddle.low * middleHigh.high
        }
        try oriented.forEachTriangle(
          middle: cuts[part]..<cuts[part + 1], lower: lower, places: lowerPlaces, marks: &marks
        ) { lowMiddle, lowHigh, middleHigh in
          let lowMiddle = share[lowMiddle]
          let lowHigh = share[lowHigh]
          let third = middleHigh - first
          sums[third].upwards += lowMiddle.high * lowHigh.low
          sums[third].downwards += lowHigh.high * lowMiddle.low
          sums[third].common += lowMiddle.high * lowHigh.high
        }
        return false
      } catch {
        return true
      }
    }
    if wereCancelled.contains(true) { throw Cancelled() }
  }

  func scores() throws -> BurtScores {
    let count = oriented.nodes.count
    let cuts = oriented.rows.cuts()
    let parts = try parallel(chunks: cuts.count - 1) { part in
      (cuts[part]..<cuts[part + 1]).map { scores(of: $0) }
    }
    var constraint = [Double](repeating: .nan, count: count)
    var effectiveSize = constraint
    var efficiency = constraint
    var hierarchy = constraint
    for (node, scores) in zip(oriented.nodes, parts.joined()) {
      constraint[Int(node)] = scores.constraint
      effectiveSize[Int(node)] = scores.effectiveSize
      efficiency[Int(node)] = scores.effectiveSize / scores.contacts
      hierarchy[Int(node)] = scores.hierarchy
    }
    return BurtScores(
      constraint: constraint, effectiveSize: effectiveSize, efficiency: efficiency,
      hierarchy: hierarchy)
  }

  private struct Scores {
    var contacts = 0.0
    var constraint = Double.nan
    var effectiveSize = Double.nan
    var hierarchy = Double.nan
  }

  private func scores(of rank: Int) -> Scores {
    let below = Int(lower.offsets[rank])..<Int(lower.offsets[rank + 1])
    let above = Int(oriented.rows.offsets[rank])..<Int(oriented.rows.offsets[rank + 1])
    guard !below.isEmpty || !above.isEmpty else { return Scores() }

    /// p(i, j) + indirect(i, j), squared, with j the lower end of the tie, or the higher.
    func constraintFromBelow(_ index: Int) -> Double {
      let place = Int(lowerPlaces[index])
      let tied = shares[place].high + sums[place].downwards
      return tied * tied
    }
    func constraintFromAbove(_ place: Int) -> Double {
      let tied = shares[place].low + sums[place].upwards
      return tied * tied
    }

    var scores = Scores(
      contacts: Double(below.count + above.count), constraint: 0, effectiveSize: 0, hierarchy: 1)
    for index in below {
      scores.constraint += constraintFromBelow(index)
      let redundant = sums[Int(lowerPlaces[index])].common * evenness[Int(lower.targets[index])]
      scores.effectiveSize += 1 - redundant
    }
    for place in above {
      scores.constraint += constraintFromAbove(place)
      let redundant = sums[place].common * evenness[Int(oriented.rows.targets[place])]
      scores.effectiveSize += 1 - redundant
    }
    if scores.contacts > 1 {
      let mean = scores.constraint / scores.contacts
      var sum = 0.0
      func add(_ ratio: Double) { if ratio > 0 { sum += ratio * log(ratio) } }
      for index in below { add(constraintFromBelow(index) / mean) }
      for place in above { add(constraintFromAbove(place) / mean) }
      scores.hierarchy = sum / (scores.contacts * log(scores.contacts))
    }
    return scores
  }
}
