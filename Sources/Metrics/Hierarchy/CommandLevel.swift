import Graphs

/// How far below the top a person stands.
public struct CommandLevel: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "command_level", title: "Level of command",
      question: "How many steps below the top is the person?",
      formula: "least number of arcs from somebody without a superior, who is at 0; "
        + CommandChain.directions,
      range: "0 to N−1", direction: .neither,
      undefined: "the person is in a circle of command, or below one, and under nobody without a "
        + "superior; \(CommandChain.notGiven)",
      caveat: "\(CommandChain.forCommand) Who has two superiors stands below the nearer top: "
        + "somebody of no rank with one report lifts that one to level 1.",
      source: CommandChain.source)
  }

  /// A value a person, along the arcs and against them.
  public func columns(of network: Network) -> [Column] {
    network.commandChains.map { chain in
      Column(
        definition.id, variant: "along=\(chain.along)", scope: .people, values: chain.levels,
        reason: "nobody without a superior is above the person")
    }
  }
}

/// A relation read as command one way: who is above whom.
struct CommandChain {
  /// `arcs` or `reversed`.
  let along: String
  /// How many superiors each person has.
  let superiors: [Int]
  /// How many people report to each directly.
  let spans: [Int]
  /// Steps below the nearest person without a superior; `nan` where there is none.
  let levels: [Double]

  static let directions = "along=arcs from the source as superior, along=reversed from the target"
  static let forCommand =
    "For command alone: read along=arcs where arcs point to the subordinate, along=reversed where "
    + "they point to the boss."
  static let source = "Pugh et al. 1968, ASQ 13:65"

  static let notGiven =
    "not given for relations stated, not only assumed, to be advice, approval, mail or trust, nor where ties have no "
    + "direction"

  /// Whether arcs may be lines of command: they have a direction and are not known to be something
  /// else.
  static func applies(to network: Network) -> Bool {
    guard network.graph.isDirected else { return false }
    return switch network.relation.kind {
    case .command, .other: true
    case .advice, .approval, .communication, .trust: network.relation.kindIsAssumed
    }
  }

  /// Both ways to read a relation, one where lines were turned to run downwards; none where it is
  /// no command.
  static func forms(of network: Network) -> [CommandChain] {
    guard applies(to: network) else { return [] }
    let downwards = CommandChain(
      along: "arcs", superiors: network.inDegrees, spans: network.degrees,
      levels: network.graph.levelsBelowRoots())
    guard !network.relation.isReversed else { return [downwards] }
    return [
      downwards,
      CommandChain(
        along: "reversed", superiors: network.degrees,
        spans: network.inDegrees, levels: network.reversed.levelsBelowRoots()),
    ]
  }
}
