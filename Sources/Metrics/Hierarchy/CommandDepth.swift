/// How tall a hierarchy is.
public struct CommandDepth: NetworkMetric {
  /// What is counted.
  public enum Quantity: Sendable {
    /// Steps from the top to whoever stands lowest.
    case depth
    /// Levels, the top one included.
    case layers
  }

  /// What is counted.
  public var quantity: Quantity

  /// The count of that.
  public init(_ quantity: Quantity) { self.quantity = quantity }

  /// The words.
  public var definition: Definition {
    let undefined =
      "no ties; somebody is in a circle of command, or below one, and under nobody without a "
      + "superior; \(CommandChain.notGiven)"
    let caveat =
      "\(CommandChain.forCommand) Who has two superiors counts below the nearer top. Says how long the lines are, not who decides: a tall hierarchy "
      + "may delegate much."
    return switch quantity {
    case .depth:
      Definition(
        id: "command_depth", title: "Depth of command",
        question: "How many steps below the top is whoever stands lowest?",
        formula: "largest command_level; \(CommandChain.directions)", range: "0 to N−1",
        direction: .neither, undefined: undefined, caveat: caveat, source: CommandChain.source)
    case .layers:
      Definition(
        id: "command_layers", title: "Layers of command",
        question: "How many levels does the hierarchy have, the top one included?",
        formula: "command_depth + 1; \(CommandChain.directions)", range: "1 to N",
        direction: .neither, undefined: undefined, caveat: caveat, source: CommandChain.source)
    }
  }

  /// One value along the arcs and one against them.
  public func columns(of network: Network) -> [Column] {
    network.commandChains.map { chain in
      let lost = chain.levels.count { $0.isNaN }
      let depth = lost > 0 || network.graph.arcCount == 0 ? .nan : chain.levels.max() ?? .nan
      return Column(
        definition.id, variant: "along=\(chain.along)",
        whole: quantity == .depth ? depth : depth + 1,
        reason: lost > 0
          ? "a circle of command: nobody without a superior is above \(lost) of the people"
          : "there are no ties",
        n: network.people.count)
    }
  }
}
