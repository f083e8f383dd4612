import Organisations

/// Whose the rights over domains are, where nobody above can take them back.
struct HeldRights {
  /// Domains with any right to decide, approve or consent.
  var domains = 0
  /// Domains whose every such right is held.
  var held = 0
  /// Domains that would be held but for a right of which nobody knows whether it can be revoked.
  var unknown = 0
  /// φ of held rights over domains, each domain shared equally by its holders: a census, so
  /// plug-in; `nan` where nobody holds any.
  var fraction = Double.nan
  /// The share of held domains that lies with people outside N.
  var outside = 0.0
}

extension Snapshot {
  /// The rights on record at the end of the window.
  func heldRights() -> HeldRights {
    let authority: Set<Right.Action> = [.decide, .approve, .consent]
    let rights = organisation.rights.filter { authority.contains($0.action) }
    guard !rights.isEmpty else { return HeldRights() }

    let date = organisation.lastDay
    var ofCircle = [[Int]](repeating: [], count: organisation.circles.count)
    var ofRole: [Identifier: [Int]] = [:]
    for membership in organisation.memberships where membership.holds(at: date) {
      ofCircle[membership.circle].append(membership.person)
      if let role = membership.role {
        ofRole[Identifier(role), default: []].append(membership.person)
      }
    }
    func people(_ holder: RightHolder) -> [Int] {
      switch holder {
      case .person(let person): [person]
      case .role(let role): ofRole[role] ?? []
      case .circle(let circle): ofCircle[circle]
      }
    }

    var result = HeldRights()
    let counts = Set(log.eligible)
    var filled = 0
    var outside = CompensatedSum()
    var shares = EventShares(holderCount: log.holderCount)
    // A right without a domain is a domain of its own.
    let byDomain = Dictionary(grouping: rights) { $0.domain ?? Identifier("right \($0.id)") }
    for domain in byDomain.keys.sorted() {
      let ofDomain = byDomain[domain] ?? []
      let held = ofDomain.filter(\.isHeld)
      result.domains += 1
      if held.count == ofDomain.count { result.held += 1 }
      if held.count < ofDomain.count,
        ofDomain.allSatisfy({ $0.isHeld || ($0.basis == .delegated && $0.revocableBy == nil) })
      {
        result.unknown += 1
      }
      let everyone = Set(held.flatMap { people($0.holder) })
      let holders = everyone.intersection(counts).sorted()
      if !everyone.isEmpty {
        filled += 1
        outside.add(1 - Double(holders.count) / Double(everyone.count))
      }
      if !holders.isEmpty { shares.add(holders, cluster: result.domains) }
    }
    if filled > 0 { result.outside = outside.value / Double(filled) }
    let totals = shares.totals()
    result.fraction = Concentration(log.eligible.map { totals[$0] }).effectiveFraction
    return result
  }
}

extension Right {
  /// Whether it is recorded as held and no superior is named who could take it back.
  var isHeld: Bool {
    basis == .held && (revocableBy == nil || revocableBy == Identifier("none"))
  }
}
