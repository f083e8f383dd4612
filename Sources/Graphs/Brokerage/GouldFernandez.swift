/// How a node stands between two others that have no arc of their own, seen by the groups of the
/// three.
public enum BrokerageRole: Int, Sendable, CaseIterable {
  /// All three are of one group.
  case coordinator
  /// The two are of one group, the broker of another.
  case itinerant
  /// The sender and the broker are of one group: the broker speaks for it.
  case representative
  /// The broker and the receiver are of one group: the broker lets in.
  case gatekeeper
  /// All three are of different groups.
  case liaison

  /// The role of a broker of group `own` between a sender and a receiver of these groups.
  @inline(__always)
  init(sender: Int32, own: Int32, receiver: Int32) {
    if sender == own {
      self = receiver == own ? .coordinator : .representative
    } else if receiver == own {
      self = .gatekeeper
    } else {
      self = sender == receiver ? .itinerant : .liaison
    }
  }
}

/// How often each node plays each role.
public struct BrokerageCounts: Sendable, Equatable {
  /// The counts by role, each in node order.
  private let counts: [[Int]]

  init(counts: [[Int]]) { self.counts = counts }

  /// The counts of one role, in node order.
  public subscript(role: BrokerageRole) -> [Int] { counts[role.rawValue] }

  /// The sum of all roles, in node order.
  public var totals: [Int] {
    (counts.first ?? []).indices.map { node in counts.reduce(0) { $0 + $1[node] } }
  }
}

extension Graph {
  /// How often each node *v* stands in each role of brokerage: pairs i → v → k without an arc
  /// i → k, by the groups of i, v and k.
  ///
  /// Arcs are followed as they run; a tie without direction is an arc both ways, so each of its
  /// pairs counts in both orders. Weights are not read. Nodes without a group are left out with
  /// their arcs and have 0.
  ///
  ///     Graph(arcs: [(0, 1), (1, 2)]).brokerage(of: [0, 0, 1])[.representative]  // [0, 1, 0]
  ///
  /// Pairs are not looped over: of all pairs, which follow from the numbers of neighbours by
  /// group, those with an arc of their own are taken away, and each of these is a triangle.
  ///
  /// - Parameter labels: The group of each node, numbered from 0; −1 where it has none.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m^1.5) time, on all cores; O(n + m) space, and 40 bytes a node for each of
  ///   at most 16 pieces of work.
  /// - SeeAlso: R. V. Gould and R. M. Fernandez, *Structures of mediation*, Sociological
  ///   Methodology 19:89, 1989.
  public func brokerage(of labels: [Int32]) throws -> BrokerageCounts {
    precondition(labels.count == count, "a label for each node")
    let closed = try RankedArcs(self, labels: labels).transitiveTriples()
    var counts = BrokerageRole.allCases.map { _ in [Int](repeating: 0, count: count) }
    let groups = Int(labels.max() ?? -1) + 1
    var sent = [Int](repeating: 0, count: groups)
    var received = sent

    for node in nodes where labels[node] >= 0 {
      let own = Int(labels[node])
      let receivers = arcs(of: node).map(target(of:)).filter { labels[$0] >= 0 }
      let senders = incomingArcs(of: node).map(source(of:)).filter { labels[$0] >= 0 }
      for other in receivers { sent[Int(labels[other])] += 1 }
      for other in senders { received[Int(labels[other])] += 1 }
      // A neighbour both ways is no pair with itself; it would be one within a group.
      let mutual = common(senders, receivers)
      let mutualOwn = mutual.count { labels[$0] == labels[node] }

      let (ownSent, ownReceived) = (sent[own], received[own])
      let (otherSent, otherReceived) = (receivers.count - ownSent, senders.count - ownReceived)
      var alike = 0  // pairs of one group that is not the broker's
      for other in receivers {
        let group = Int(labels[other])
        if group != own { alike += sent[group] * received[group] }
        sent[group] = 0
      }
      for other in senders { received[Int(labels[other])] = 0 }

      let pairs = [
        ownReceived * ownSent - mutualOwn, alike - (mutual.count - mutualOwn),
        ownReceived * otherSent, otherReceived * ownSent, otherReceived * otherSent - alike,
      ]
      for role in pairs.indices { counts[role][node] = pairs[role] - closed[5 * node + role] }
    }
    return BrokerageCounts(counts: counts)
  }
}

/// What stands in both of two ascending lists.
private func common(_ left: [Int], _ right: [Int]) -> [Int] {
  var both: [Int] = []
  var (one, other) = (0, 0)
  while one < left.count, other < right.count {
    if left[one] == right[other] { both.append(left[one]) }
    let (first, second) = (left[one], right[other])
    if first <= second { one += 1 }
    if second <= first { other += 1 }
  }
  return both
}
