/// Every node in exactly one part; parts are numbered by their smallest node.
///
///     Graph(ties: [(0, 2)], count: 4).weakComponents().labels  // [0, 1, 0, 2]
public struct Partition: Sendable, Equatable {
  /// The part of each node, in node order.
  public let labels: [Int32]
  /// The number of nodes in each part.
  public let sizes: [Int]

  /// The number of parts.
  public var count: Int { sizes.count }

  /// Renumbers any labels, equal within a part and not negative, by the parts' smallest nodes.
  init(renumbering raw: [Int32]) {
    var number = [Int32](repeating: -1, count: Int(raw.max() ?? -1) + 1)
    var labels = raw
    var sizes: [Int] = []
    for node in raw.indices {
      let part = Int(raw[node])
      if number[part] < 0 {
        number[part] = Int32(sizes.count)
        sizes.append(0)
      }
      labels[node] = number[part]
      sizes[Int(number[part])] += 1
    }
    self.labels = labels
    self.sizes = sizes
  }
}
