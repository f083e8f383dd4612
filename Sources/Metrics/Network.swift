import Graphs
import Organisations

/// One relation with what several measures share, each computed once when first asked for.
///
/// Not for use from several threads at a time; the kernels inside use all cores.
public final class Network {
  /// Everyone, nodes in order.
  public let people: People
  /// The relation measured.
  public let relation: Relation

  /// The relation of these people.
  public init(_ relation: Relation, people: People) {
    precondition(relation.graph.count == people.count, "nodes are the people")
    self.relation = relation
    self.people = people
  }

  /// The graph as stated.
  public var graph: Graph { relation.graph }

  /// The graph without directions, strengths of both directions added.
  public private(set) lazy var undirected = relation.graph.undirected(merging: .sum)
}
