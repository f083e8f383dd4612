/// How many people stand in a hierarchy where a plain tree has one or none.
public struct CommandCount: NetworkMetric {
  /// Who is counted.
  public enum Quantity: Sendable {
    /// People without a superior.
    case roots
    /// People with two superiors or more, as in a matrix organisation.
    case severalSuperiors
    /// People who are, by others, their own superiors.
    case circles
  }

  /// Who is counted.
  public var quantity: Quantity

  /// The count of those.
  public init(_ quantity: Quantity) { self.quantity = quantity }

  /// The words.
  public var definition: Definition {
    let undefined = "never; \(CommandChain.notGiven)"
    return switch quantity {
    case .roots:
      Definition(
        id: "n_roots", title: "People without a superior",
        question: "How many people have nobody above them?",
        formula: "number of people whom no arc reaches; \(CommandChain.directions)",
        range: "0 to N", direction: .neither, undefined: undefined,
        caveat: "\(CommandChain.forCommand) People without any tie count, too: see isolates.",
        source: CommandChain.source)
    case .severalSuperiors:
      Definition(
        id: "n_several_superiors", title: "People with several superiors",
        question: "How many people have two superiors or more?",
        formula: "number of people whom two arcs or more reach; \(CommandChain.directions)",
        range: "0 to N", direction: .neither, undefined: undefined,
        caveat:
          "\(CommandChain.forCommand) Many where the organisation is a matrix; one or two may "
          + "be a mistake in the data.",
        source: CommandChain.source)
    case .circles:
      Definition(
        id: "n_command_circles", title: "People in a circle of command",
        question:
          "How many people command somebody who, directly or through others, commands them?",
        formula: "number of people in strong components of two or more; member=yes names them",
        range: "0 to N", direction: .neither, undefined: undefined,
        caveat: "For command alone, where it is a mistake in the data or an agreement to lead each "
          + "other. Advice and mail run both ways as a rule.",
        source: "Tarjan 1972, SIAM J. Computing 1:146")
    }
  }

  /// One value along the arcs and one against them; of circles one, and a 1 for each member.
  public func columns(of network: Network) -> [Column] {
    guard CommandChain.applies(to: network) else { return [] }
    switch quantity {
    case .roots: return columns(of: network) { $0 == 0 }
    case .severalSuperiors: return columns(of: network) { $0 > 1 }
    case .circles:
      let parts = network.strongComponents
      let members = network.graph.nodes.filter { parts.sizes[Int(parts.labels[$0])] > 1 }
      let count = Column(definition.id, whole: Double(members.count), n: network.people.count)
      guard !members.isEmpty else { return [count] }
      return [
        count,
        Column(
          definition.id, variant: "member=yes", scope: .some(members),
          values: members.map { _ in 1 }),
      ]
    }
  }

  private func columns(of network: Network, where isCounted: (Int) -> Bool) -> [Column] {
    network.commandChains.map { chain in
      Column(
        definition.id, variant: "along=\(chain.along)",
        whole: Double(chain.superiors.count { isCounted($0) }), n: network.people.count)
    }
  }
}
