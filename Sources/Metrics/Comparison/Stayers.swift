import Organisations

/// The people who are in two snapshots.
public struct Stayers: Sendable, Equatable {
  /// Their places among the people of the first snapshot, in the order of their ids.
  public let before: [Int]
  /// Their places in the second, in the same order.
  public let after: [Int]
  /// How many count in the first snapshot and not in the second.
  public let left: Int
  /// How many count in the second and not in the first.
  public let joined: Int

  /// How many they are.
  public var count: Int { before.count }

  /// Whether anybody counts in one snapshot alone.
  public var hasChange: Bool { left + joined > 0 }

  /// Those who count in both, by their ids. Anonymous seats are nobody.
  ///
  /// - Complexity: linear in the people of both.
  public init(_ before: DecisionLog, _ after: DecisionLog) {
    func counted(_ log: DecisionLog) -> [Int] { log.eligible.filter { !log.isSeat($0) } }
    let (first, second) = (counted(before), counted(after))
    let (firstIds, secondIds) = (before.organisation.people.ids, after.organisation.people.ids)
    var pairs: [(Int, Int)] = []
    var place = 0
    for person in first {
      while place < second.count, secondIds[second[place]] < firstIds[person] { place += 1 }
      if place < second.count, secondIds[second[place]] == firstIds[person] {
        pairs.append((person, second[place]))
      }
    }
    self.before = pairs.map(\.0)
    self.after = pairs.map(\.1)
    left = first.count - pairs.count
    joined = second.count - pairs.count
  }
}
