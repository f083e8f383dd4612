import Graphs
import Organisations

/// The ties between the units of an organisation, beside what chance would give.
///
/// A cell counts the arcs from people of one unit to people of another (or the same); without
/// directions a tie between two units stands in both their cells, one inside a unit once. What is
/// expected keeps everyone's number of ties and pairs the ends at random,
///
///     expected(A, B) = k_out(A) · k_in(B) / m
///     expected(A, B) = k(A) · k(B) / 2m, and k(A)² / 4m inside A, where ties have no direction
///
/// with k the ends of ties in a unit. Pairing a person with themselves is not taken out: inside a
/// unit the expectation is a little high, by at most the largest degree in the unit over its ends.
/// People whose unit is not recorded are left out with their ties, and counted.
///
/// - Complexity: O(n + m log m) time; at most 1.2 cells a tie are kept.
/// - SeeAlso: M. E. J. Newman and M. Girvan, Phys. Rev. E 69:026113, 2004; E. A. Leicht and
///   M. E. J. Newman, Phys. Rev. Lett. 100:118703, 2008.
public struct UnitTies: Sendable, Equatable {
  /// The ties from one unit to another.
  public struct Cell: Sendable, Equatable {
    /// The position, in the attribute's values, of the unit that the ties leave.
    public var from: Int
    /// The position of the unit that they reach.
    public var to: Int
    /// How many there are.
    public var ties: Int
    /// The sum of their weights.
    public var weight: Double
    /// How many chance would give.
    public var expected: Double

    /// ties / expected; `nan` where fewer than five are expected.
    public var ratio: Double {
      expected >= UnitTies.leastExpected ? Double(ties) / expected : .nan
    }

    /// Why there is no ratio; `nil` where there is one.
    public var reason: String? {
      expected >= UnitTies.leastExpected ? nil : "fewer than 5 ties are expected by chance"
    }
  }

  /// Cells where fewer ties than this are expected are not interpreted.
  public static let leastExpected = 5.0

  /// The name of the relation.
  public let relation: String
  /// The units: the values and codes of the attribute.
  public let attribute: Attribute
  /// The cells in the order of `from`, then `to`. A cell without ties where fewer than five are
  /// expected says nothing and is left out.
  public let cells: [Cell]
  /// People whose unit is not recorded.
  public let missing: Int

  /// The ties of a relation between the values of an attribute.
  ///
  /// - Precondition: the attribute has a code for each node.
  public init(of relation: Relation, by attribute: Attribute) {
    let graph = relation.graph
    precondition(attribute.codes.count == graph.count, "the attribute has a code for each node")
    self.relation = relation.name
    self.attribute = attribute
    missing = attribute.codes.count { $0 < 0 }

    let units = attribute.values.count
    var leaving = [Int](repeating: 0, count: units)
    var reaching = [Int](repeating: 0, count: units)
    var counted: [Int: (ties: Int, weight: Double)] = [:]
    var arcs = 0
    for node in graph.nodes where attribute.codes[node] >= 0 {
      let from = Int(attribute.codes[node])
      for arc in graph.arcs(of: node) {
        let target = graph.target(of: arc)
        guard attribute.codes[target] >= 0 else { continue }
        let to = Int(attribute.codes[target])
        arcs += 1
        leaving[from] += 1
        reaching[to] += 1
        // Without directions a tie inside a unit is met from both its ends.
        guard graph.isDirected || from != to || node < target else { continue }
        counted[from * units + to, default: (0, 0)].ties += 1
        counted[from * units + to, default: (0, 0)].weight += graph.weight(of: arc)
      }
    }

    func expected(_ from: Int, _ to: Int) -> Double {
      let ends = Double(leaving[from]) * Double(reaching[to]) / Double(arcs)
      return graph.isDirected || from != to ? ends : ends / 2
    }
    // Expectations fall along a list of units sorted by their ends, so the search for cells worth
    // keeping stops at the first that is not.
    let byReached = (0..<units).sorted { (reaching[$1], $0) < (reaching[$0], $1) }
    for from in 0..<units where leaving[from] > 0 {
      for to in byReached {
        let within = Double(leaving[from]) * Double(reaching[to]) / Double(arcs)
        if within < Self.leastExpected { break }
        if expected(from, to) >= Self.leastExpected, counted[from * units + to] == nil {
          counted[from * units + to] = (0, 0)
        }
      }
    }
    cells = counted.sorted { $0.key < $1.key }.map { key, cell in
      let (from, to) = key.quotientAndRemainder(dividingBy: units)
      return Cell(
        from: from, to: to, ties: cell.ties, weight: cell.weight, expected: expected(from, to))
    }
  }
}
