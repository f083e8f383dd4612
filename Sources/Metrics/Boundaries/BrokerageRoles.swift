import Graphs

/// How people stand between others, by the groups of all three.
public struct BrokerageRoles: NetworkMetric {
  /// What is given of each role.
  public enum Form: String, Sendable, CaseIterable {
    /// How often the person plays it.
    case count = "gf_brokerage"
    /// How often chance would give it.
    case expected = "gf_brokerage_expected"
    /// (count − expected)/standard deviation.
    case score = "gf_brokerage_z"
  }

  /// More ties than this, each counted once a direction, are too many.
  public static let mostArcs = 20_000_000

  /// What is given.
  public var form: Form

  /// That form of all roles.
  public init(_ form: Form) { self.form = form }

  /// The words.
  public var definition: Definition {
    let source = "Gould & Fernandez 1989, Sociological Methodology 19:89"
    let large = "too costly above \(Self.mostArcs / 1_000_000) million arcs"
    let roles =
      "coordinator i, v, k of one group; itinerant i, k of one; representative i, v of "
      + "one; gatekeeper v, k of one; liaison all of different groups"
    return switch form {
    case .count:
      Definition(
        id: form.rawValue, title: "Brokerage roles",
        question:
          "How often does the person stand between two others who have no tie, and as what?",
        formula: "number of i→v→k without i→k; \(roles)", range: "0 or more", direction: .neither,
        undefined: "the person's group is not recorded; \(large)",
        caveat: "Grows with the square of the number of ties: compare with gf_brokerage_expected. "
          + "Ties without direction count both ways. Unrecorded ties make brokers.",
        source: source)
    case .expected:
      Definition(
        id: form.rawValue, title: "Brokerage by chance",
        question: "How often would a person of this group play the role if ties fell at random?",
        formula: "P·d²(1−d), P the ordered pairs of people that fit the role, d the share of "
          + "ordered pairs with a tie",
        range: "0 or more", direction: .neither,
        undefined: "the person's group is not recorded, or nobody else's is",
        caveat: "The same for all people of a group: nobody is busier than others in that chance.",
        source: source)
    case .score:
      Definition(
        id: form.rawValue, title: "Brokerage beyond chance",
        question: "How much more often does the person play the role than chance would give?",
        formula:
          "(count − P·q)/√(P·q(1−q) + S·d³(1−d)³), q = d²(1−d), S the ordered choices of two "
          + "pairs that share an end",
        range: "any number", direction: .neither,
        undefined: "the person's group is not recorded, or chance never gives the role; \(large)",
        caveat: "Counts are skewed: above 3 is worth a look, but it is no p-value. Busy people are "
          + "beyond chance in every role.",
        source: source)
    }
  }

  /// A value a person, role and attribute.
  public func columns(of network: Network) throws -> [Column] {
    try network.groupAttributes.flatMap { groups in
      guard form == .expected || network.graph.arcCount <= Self.mostArcs else {
        return [
          Column(
            form.rawValue, variant: groups.variant(), whole: .nan,
            reason: "the roles in \(network.graph.tieCount) ties are too costly (above "
              + "\(Self.mostArcs / 1_000_000) million arcs); measure a unit or a shorter window",
            n: groups.n, missing: groups.missing)
        ]
      }
      return try columns(of: network, by: groups)
    }
  }

  private func columns(of network: Network, by groups: GroupAttribute) throws -> [Column] {
    let graph = network.graph
    let counts = form == .expected ? nil : try network.brokerage(by: groups)
    let arcs = graph.unweighted().mixing(of: groups.labels).total
    let moments = BrokerageMoments(
      density: arcs / (Double(groups.n) * Double(groups.n - 1)), sizes: groups.sizes)
    let roles = BrokerageRole.allCases.map { ("\($0)", $0) } + [("total", nil)]
    return roles.map { name, role in
      let expected = groups.sizes.indices.map { moments.moments(of: role, in: $0) }
      let counted = role.flatMap { counts?[$0] } ?? counts?.totals
      let values = graph.nodes.map { person -> Double in
        let group = Int(groups.labels[person])
        guard group >= 0 else { return .nan }
        let (mean, variance) = expected[group]
        guard let counted else { return mean }
        guard form == .score else { return Double(counted[person]) }
        return variance > 0 ? (Double(counted[person]) - mean) / variance.squareRoot() : .nan
      }
      return Column(
        form.rawValue, variant: groups.variant("role=\(name)"), scope: .people, values: values,
        reason: form == .score
          ? "the person's \(groups.name) is not recorded, or chance never gives the role"
          : "the person's \(groups.name) is not recorded, or nobody else's is",
        n: groups.n, missing: groups.missing)
    }
  }
}
