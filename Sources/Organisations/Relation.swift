import Graphs

/// One kind of tie among the people of an organisation: one graph. Relations are never summed.
public struct Relation: Sendable {
  /// What the data call it: `advice`, `emails`, `reports_to` …
  public var name: String
  /// What it means for authority.
  public var kind: Kind
  /// The ties, nodes being the people in their order. For `command`, arcs run from the superior
  /// to the subordinate when `isReversed` says that the file stated them the other way round.
  public var graph: Graph
  /// Ties read, merged, and dropped on the way to the graph.
  public var tally: GraphBuilder.Tally
  /// Whether the arcs run against the file: reporting lines, turned into command.
  public var isReversed: Bool
  /// Whether the kind follows from being the only relation, not from its name.
  public var kindIsAssumed: Bool
  /// For each undirected tie or arc, whose ends were first listed in descending order of nodes:
  /// the pair as `lower << 32 | higher`. Ties are printed as first listed.
  public var listedDescending: NodePairs
  /// Whether ties had times where they were read, as far as a file with several relations tells. The
  /// graph holds none, so that snapshots are cut from the source.
  public var isDated: Bool

  /// A relation of that graph.
  public init(
    name: String, kind: Kind, graph: Graph, tally: GraphBuilder.Tally = .init(),
    isReversed: Bool = false, kindIsAssumed: Bool = false, listedDescending: NodePairs = [],
    isDated: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.graph = graph
    self.tally = tally
    self.isReversed = isReversed
    self.kindIsAssumed = kindIsAssumed
    self.listedDescending = listedDescending
    self.isDated = isDated
  }

  /// What a relation means for authority, and so which dimension it feeds.
  public enum Kind: String, Sendable, CaseIterable {
    /// Superior to subordinate; feeds formal structure.
    case command
    /// Asker to adviser; feeds advice where no decision log does.
    case advice
    /// Requester to approver; restates a decision log and feeds nothing.
    case approval
    /// Sender to receiver; feeds information flow.
    case communication
    /// Whom one trusts or likes; feeds nothing.
    case trust
    /// Unknown; feeds nothing.
    case other
  }
}
