/// How often a node of each group would play each role if arcs fell at random: each ordered pair
/// of nodes has one with the same probability, and groups stay as they are.
///
/// A pair (i, k) counts for broker v with probability q = p²(1 − p). Two pairs that share i or k
/// share an arc to or from v, which gives them the covariance p³(1 − p)³; others are independent.
/// So with P the ordered pairs of a role and S the ordered choices of two pairs that share an end,
///
///     expected = P · q        variance = P · q(1 − q) + S · p³(1 − p)³
///
/// With n the size of the broker's group, N of all, and sums over the other groups g of size m,
///
///     coordinator      P = (n−1)(n−2)              S = 2(n−1)(n−2)(n−3)
///     itinerant        P = Σ m(m−1)                S = 2 Σ m(m−1)(m−2)
///     representative   P = (n−1)(N−n)              S = P · ((N−n−1) + (n−2)), so gatekeeper
///     liaison          P = Σ m(N−n−m)              S = 2 Σ m(N−n−m)(N−n−m−1)
///     all together     P = (N−1)(N−2)              S = 2(N−1)(N−2)(N−3)
///
/// - SeeAlso: R. V. Gould and R. M. Fernandez, *Structures of mediation*, Sociological
///   Methodology 19:89, 1989; worked out anew for the exact covariances.
public struct BrokerageMoments: Sendable {
  /// The share of ordered pairs that have an arc.
  public let density: Double
  private let sizes: [Double]
  private let all: Double
  // Σ over all groups of m(m−1) and m(m−1)(m−2): a group's own term comes off.
  private let pairs: Double
  private let triples: Double

  /// The moments for an arc probability and groups of these sizes.
  public init(density: Double, sizes: [Int]) {
    self.density = density
    self.sizes = sizes.map(Double.init)
    all = self.sizes.reduce(0, +)
    pairs = self.sizes.reduce(0) { $0 + $1 * ($1 - 1) }
    triples = self.sizes.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) }
  }

  /// The moments of a role for a broker of that group; of all roles together with `nil`.
  ///
  /// - Complexity: O(1), for a liaison O(groups).
  public func moments(
    of role: BrokerageRole?, in group: Int
  ) -> (expected: Double, variance: Double) {
    let n = sizes[group]
    let others = all - n
    let (pairs, sharing) =
      switch role {
      case .coordinator: ((n - 1) * (n - 2), 2 * (n - 1) * (n - 2) * (n - 3))
      case .itinerant:
        (self.pairs - n * (n - 1), 2 * (triples - n * (n - 1) * (n - 2)))
      case .representative, .gatekeeper:
        ((n - 1) * others, (n - 1) * others * (others - 1 + n - 2))
      case .liaison:
        sizes.indices.reduce((0.0, 0.0)) { sum, other in
          guard other != group else { return sum }
          let third = others - sizes[other]
          return (sum.0 + sizes[other] * third, sum.1 + 2 * sizes[other] * third * (third - 1))
        }
      case nil: ((all - 1) * (all - 2), 2 * (all - 1) * (all - 2) * (all - 3))
      }
    let chance = density * density * (1 - density)
    let shared = density * (1 - density)
    return (pairs * chance, pairs * chance * (1 - chance) + sharing * shared * shared * shared)
  }
}
