import Graphs
import Organisations

/// Which groups share people.
public struct Interlock: NetworkMetric {
  /// Up to how many groups pairs that share nobody are given too.
  public static let completeUpTo = 100
  /// More pairs of groups in the people's memberships than this are not counted.
  public static let mostPairs = 10_000_000

  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "interlock", title: "Shared members",
      question: "How many people belong to both groups?",
      formula: "(BᵀB)_gh = number of people of both g and h", range: "0 or more",
      direction: .neither,
      undefined: "people's memberships make more than \(Self.mostPairs / 1_000_000) million pairs; "
        + twoModeOnly,
      caveat: "Large groups share more people by chance alone. Above \(Self.completeUpTo) groups "
        + "pairs that share nobody are left out.",
      source: "Breiger 1974, Social Forces 53:181")
  }

  /// A value a pair of groups, `A|B`; numbers in ids count as numbers, so that E2 comes before E10.
  public func columns(of network: Network) throws -> [Column] {
    guard let modes = network.twoMode else { return [] }
    let pairs = modes.members.reduce(0.0) { sum, person in
      let groups = Double(modes.graph.arcs(of: person).count)
      return sum + groups * (groups - 1) / 2
    }
    guard pairs <= Double(Self.mostPairs) else {
      return [
        Column(
          definition.id, whole: .nan,
          reason: "memberships make more than \(Self.mostPairs / 1_000_000) million pairs of groups"
        )
      ]
    }
    let shared = try modes.projection(onto: .groups, weights: .shared, largest: nil)
    let names = modes.groups.map { network.people.ids[$0].text }
    let order = names.indices.sorted { comesBefore(names[$0], names[$1]) }
    var place = order
    for (position, group) in order.enumerated() { place[group] = position }
    let isComplete = names.count <= Self.completeUpTo
    var labels: [String] = []
    var values: [Double] = []
    for (position, group) in order.enumerated() {
      let others =
        isComplete
        ? Array(order[(position + 1)...])
        : shared.arcs(of: group).map(shared.target(of:)).filter { place[$0] > position }
          .sorted { place[$0] < place[$1] }
      for other in others {
        labels.append("\(names[group])|\(names[other])")
        values.append(shared.arc(from: group, to: other).map(shared.weight(of:)) ?? 0)
      }
    }
    return [Column(definition.id, scope: .labelled(labels), values: values)]
  }
}

/// Whether one text comes before another by its bytes, where digits in a row are one number.
func comesBefore(_ one: String, _ other: String) -> Bool {
  let (left, right) = (Array(one.utf8), Array(other.utf8))
  func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
  var (i, j) = (0, 0)
  while i < left.count, j < right.count {
    if isDigit(left[i]), isDigit(right[j]) {
      let first = left[i...].prefix(while: isDigit)
      let second = right[j...].prefix(while: isDigit)
      let (a, b) = (first.drop { $0 == UInt8(ascii: "0") }, second.drop { $0 == UInt8(ascii: "0") })
      if a.count != b.count { return a.count < b.count }
      if !a.elementsEqual(b) { return a.lexicographicallyPrecedes(b) }
      (i, j) = (first.endIndex, second.endIndex)
    } else {
      if left[i] != right[j] { return left[i] < right[j] }
      (i, j) = (i + 1, j + 1)
    }
  }
  if i < left.count || j < right.count { return i == left.count }
  return left.lexicographicallyPrecedes(right)
}
