#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension Graph {
  /// How unevenly the constraint on each node is spread over its contacts: Burt's hierarchy.
  ///
  /// With `cⱼ` the constraint that comes from contact *j* of N, and C their mean,
  ///
  ///     hierarchy(i) = Σⱼ (cⱼ / C) ln(cⱼ / C) / (N ln N)
  ///
  /// - Returns: From 0, all contacts constrain alike, to 1, one of them does it all; 1 for a node
  ///   with a single contact, `nan` without contacts.
  /// - Complexity: That of `constraint()`.
  /// - SeeAlso: R. S. Burt, *Structural Holes*, 1992, chapter 2.
  public func burtHierarchy() -> [Double] {
    egoNetworkValues { ego in
      let contacts = Double(ego.invested.count)
      guard contacts > 1 else { return 1 }
      let constraints = ego.constraints
      let mean = constraints.reduce(0, +) / contacts
      return constraints.reduce(0) { sum, constraint in
        let ratio = constraint / mean
        return sum + (ratio > 0 ? ratio * log(ratio) : 0)
      } / (contacts * log(contacts))
    }
  }
}
