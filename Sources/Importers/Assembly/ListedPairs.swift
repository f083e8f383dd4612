/// Which pairs of nodes were first listed with the higher node in front.
///
/// Open addressing over the pairs as numbers; 0 is no pair, because loops are left out.
struct ListedPairs {
  private var slots: [UInt64]
  private(set) var descending: Set<UInt64> = []
  private let mask: Int

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
  }

  /// Notes a pair in the order of the file; only the first time counts.
  mutating func note(_ source: Int, _ target: Int) {
    guard source != target else { return }
    let pair = UInt64(min(source, target)) << 32 | UInt64(max(source, target))
    let mixed = (pair ^ (pair >> 29)) &* 0x9e37_79b9_7f4a_7c15
    var slot = Int(truncatingIfNeeded: mixed >> 20) & mask
    while slots[slot] != 0 {
      if slots[slot] == pair { return }
      slot = (slot + 1) & mask
    }
    slots[slot] = pair
    if source > target { descending.insert(pair) }
  }
}
