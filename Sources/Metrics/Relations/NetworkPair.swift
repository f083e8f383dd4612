import Graphs
import Organisations

/// Two relations among the same people.
///
/// Both run as the data state them, also where reports turn reporting lines into command: so a tie
/// of one means the same ordered pair of people as a tie of the other.
public final class NetworkPair {
  /// Of this many relations at most every pair is compared: 45 pairs.
  public static let relationLimit = 10

  /// The one whose name comes first.
  public let first: Network
  /// The other.
  public let second: Network
  /// Draws of each null model; 0 for none.
  public let draws: Int

  /// A pair of relations of the same people.
  public init(_ first: Network, _ second: Network, draws: Int) {
    precondition(first.graph.count == second.graph.count, "relations of the same people")
    self.first = first
    self.second = second
    self.draws = draws
  }

  /// The name in tables: `advice~friendship`.
  public var name: String { "\(first.relation.name)~\(second.relation.name)" }

  /// The ties as stated.
  public var graphs: (first: Graph, second: Graph) { (stated(first), stated(second)) }

  /// All pairs of the first ten networks, by their names.
  public static func all(of networks: [Network], draws: Int) -> [NetworkPair] {
    let sorted = networks.sorted {
      Identifier($0.relation.name) < Identifier($1.relation.name)
    }.prefix(relationLimit)
    return sorted.enumerated().flatMap { place, first in
      sorted.dropFirst(place + 1).map { NetworkPair(first, $0, draws: draws) }
    }
  }

  private func stated(_ network: Network) -> Graph {
    network.relation.isReversed ? network.reversed : network.graph
  }
}
