/// Who points to the sought, and who is sought by those.
public struct HubsAndAuthorities: Sendable, Equatable {
  /// How much each node points to authorities.
  public let hubs: [Double]
  /// How much each node is pointed to by hubs.
  public let authorities: [Double]
}

extension Graph {
  /// Hubs point to authorities, authorities are pointed to by hubs: Kleinberg's HITS.
  ///
  ///     hub(i) ∝ Σⱼ w(i, j) authority(j)     authority(j) ∝ Σᵢ w(i, j) hub(i)
  ///
  /// the principal singular vectors of the weights, each with 1 the largest value.
  ///
  ///     let scores = try Graph(arcs: [(0, 2), (1, 2), (1, 3)]).hubsAndAuthorities()
  ///     scores.hubs         // [0.6180, 1, 0, 0]
  ///     scores.authorities  // [0, 0, 1, 0.6180]
  ///
  /// Where several pairs of vectors are principal, as in two parts alike, the authorities are what
  /// the repeated sums lead to from equal authorities of all, and the hubs are those of them.
  /// Multiplying all weights changes nothing. In an undirected graph both are the same.
  ///
  /// - Returns: From 0 to 1 for each node; `nan` for all without arcs.
  /// - Throws: `Cancelled`; `Unsettled` where 600 products do not tell the largest singular value
  ///   from the next.
  /// - Complexity: O(n + m) for each product with the matrix, usually 50 to 200 of them.
  /// - SeeAlso: J. Kleinberg, *Authoritative sources in a hyperlinked environment*, J. ACM 46, 1999.
  public func hubsAndAuthorities() throws -> HubsAndAuthorities {
    guard arcCount > 0 else {
      let undefined = nodes.map { _ in Double.nan }
      return HubsAndAuthorities(hubs: undefined, authorities: undefined)
    }
    let members = [Bool](repeating: true, count: count)
    let out = outgoing.scaled(in: members)
    let into = isDirected ? incoming.scaled(in: members) : out
    let principal = try PrincipalVector.of(count: count, members: members) {
      try into.times(try out.times($0))
    }
    // Once more there and back, so that who has no arcs in or out is at exactly 0.
    let hubs = try out.times(principal)
    let authorities = try into.times(hubs)
    func scaled(_ values: [Double]) -> [Double] {
      let top = values.max() ?? 1
      return values.map { $0 / top }
    }
    return HubsAndAuthorities(hubs: scaled(hubs), authorities: scaled(authorities))
  }
}
