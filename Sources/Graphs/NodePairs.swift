/// A set of pairs of nodes, the lower one first, as rows of their higher ends: four bytes a pair.
///
///     let pairs = NodePairs([UInt64(1) << 32 | 2])
///     pairs.contains(UInt64(1) << 32 | 2)  // true
///
/// A pair is one number, `lower << 32 | higher`.
///
/// - Complexity: O(log r) to look a pair up, with r the longest row.
public struct NodePairs: Sendable, Equatable, ExpressibleByArrayLiteral {
  /// `offsets[low]..<offsets[low + 1]` are positions in `highs`; no rows after the last that is not
  /// empty.
  private var offsets: [UInt32]
  private var highs: [UInt32]

  /// The number of pairs.
  public var count: Int { highs.count }

  /// Whether there is no pair.
  public var isEmpty: Bool { highs.isEmpty }

  /// The set of these pairs, in any order, any number of times.
  public init(_ pairs: some Sequence<UInt64>) {
    offsets = []
    highs = []
    var last: UInt64?
    for pair in pairs.sorted() where pair != last {
      last = pair
      let low = Int(pair >> 32)
      while offsets.count <= low { offsets.append(UInt32(highs.count)) }
      highs.append(UInt32(truncatingIfNeeded: pair))
    }
    if !offsets.isEmpty { offsets.append(UInt32(highs.count)) }
  }

  /// The set of these pairs.
  public init(arrayLiteral pairs: UInt64...) { self.init(pairs) }

  /// Rows of ascending higher ends; the lengths of the rows come first.
  init(lengths: [UInt32], highs: [UInt32]) {
    offsets = lengths
    self.highs = highs
    while offsets.last == 0 { offsets.removeLast() }
    if !offsets.isEmpty { offsets.append(0) }
    _ = offsets.addUp()
  }

  /// Whether the pair is in the set.
  public func contains(_ pair: UInt64) -> Bool {
    let row = Int(pair >> 32)
    guard row + 1 < offsets.count else { return false }
    let wanted = UInt32(truncatingIfNeeded: pair)
    var low = Int(offsets[row])
    let end = Int(offsets[row + 1])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if highs[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < end && highs[low] == wanted
  }
}
