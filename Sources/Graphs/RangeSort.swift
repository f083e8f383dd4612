/// Sorts the ties of one range of lower ends and merges those of a pair, in place; the memory serves
/// range after range.
struct RangeSort {
  typealias Tie = PairedTies.Tie
  typealias Key = PairedTies.Key

  /// Where the rows of the lower ends end, once they are sorted.
  private var ends: [Int] = []
  private var buffer: [Tie] = []
  private var strengths: [Double] = []
  /// Rows up to this length are sorted by insertion.
  private static let shortRow = 40

  /// Brings the ties of each lower end together, the higher ends in the order of their ranges, and
  /// those of a range in their order.
  ///
  /// Two stable passes, by the ranges of the higher ends and by the lower ends, so that little is
  /// left to sort in each row.
  mutating func byLowerEnd(_ ties: inout MutableSpan<Tie>, shift: Int) {
    let count = ties.count
    let width = 1 << shift
    if buffer.count < count {
      buffer = [Tie](repeating: Tie(key: 0, strength: 0), count: count)
    }
    var ownBuffer = buffer.lent()
    defer { buffer = ownBuffer }
    var other = ownBuffer.mutableSpan
    var places = [Int](repeating: 0, count: PairedTies.maximumRanges + 1)
    var place = places.mutableSpan
    for tie in 0..<count { place[Int(Key.high(ties[tie].key)) >> shift + 1] += 1 }
    for range in 1..<place.count { place[range] += place[range - 1] }
    for tie in 0..<count {
      let range = Int(Key.high(ties[tie].key)) >> shift
      let free = place[range]
      place[range] = free + 1
      other[free] = ties[tie]
    }

    if ends.count < width { ends = [Int](repeating: 0, count: width) }
    var ownEnds = ends.lent()
    defer { ends = ownEnds }
    var end = ownEnds.mutableSpan
    for node in 0..<width { end[node] = 0 }
    for tie in 0..<count { end[Key.low(other[tie].key)] += 1 }
    var sum = 0
    for node in 0..<width {
      let length = end[node]
      end[node] = sum
      sum += length
    }
    for tie in 0..<count {
      let low = Key.low(other[tie].key)
      let free = end[low]
      end[low] = free + 1
      ties[free] = other[tie]
    }
  }

  /// Where the row of a lower end ends, which begins where the one before ends.
  func end(ofRow low: Int) -> Int { ends[low] }

  /// Sorts the ties of one lower end by the higher, those of a pair staying in their order.
  func byHigherEnd(_ ties: inout MutableSpan<Tie>, _ row: Range<Int>) {
    if row.count > Self.shortRow {
      // By numbers that hold the higher end and then the place.
      var order: [UInt64] = []
      var moving: [Tie] = []
      order.reserveCapacity(row.count)
      moving.reserveCapacity(row.count)
      for place in row {
        order.append(UInt64(Key.high(ties[place].key)) << 32 | UInt64(place - row.lowerBound))
        moving.append(ties[place])
      }
      order.sort()
      for (place, number) in zip(row, order) { ties[place] = moving[Int(number & 0xFFFF_FFFF)] }
      return
    }
    // By insertion: most rows are short, and nearly in order.
    for next in row.dropFirst() {
      let moving = ties[next]
      var place = next
      while place > row.lowerBound, ties[place - 1].key >> 1 > moving.key >> 1 {
        ties[place] = ties[place - 1]
        place -= 1
      }
      if place < next { ties[place] = moving }
    }
  }

  /// Adds the ties of one lower end to those kept so far, which lie before them: of each pair one, or
  /// one each way.
  mutating func merge(
    _ ties: inout MutableSpan<Tie>, _ row: Range<Int>, isDirected: Bool,
    _ tally: inout PairedTies.RangeTally
  ) {
    var first = row.lowerBound
    while first < row.upperBound {
      let one = ties[first]
      var end = first + 1
      while end < row.upperBound, ties[end].key >> 1 == one.key >> 1 { end += 1 }
      let isDescending = Key.isDescending(one.key)
      let mark = isDescending ? Key.listedDescending : 0
      let known = tally.kept
      if end == first + 1 {
        if one.strength > 0 {
          ties[tally.kept] = Tie(
            key: one.key & (isDirected ? ~0 : ~1) | mark, strength: one.strength)
          if one.strength != 1 { tally.isWeighted = true }
          tally.kept += 1
        }
      } else {
        // Both before either is written, which may be where the first of them stands.
        let sums = (
          sum(ties, first..<end, isDirected ? 0 : nil, &tally),
          isDirected ? sum(ties, first..<end, 1, &tally) : 0
        )
        for (direction, strength) in [(0, sums.0), (1, sums.1)] where strength > 0 {
          ties[tally.kept] = Tie(
            key: one.key & ~1 | UInt64(direction) | (tally.kept == known ? mark : 0),
            strength: strength)
          if strength != 1 { tally.isWeighted = true }
          tally.kept += 1
        }
      }
      if isDescending, tally.kept > known { tally.descending += 1 }
      first = end
    }
  }

  /// The strength of ties of one pair in one direction, or in both; 0 for none.
  private mutating func sum(
    _ ties: borrowing MutableSpan<Tie>, _ pair: Range<Int>, _ direction: UInt64?,
    _ tally: inout PairedTies.RangeTally
  ) -> Double {
    strengths.removeAll(keepingCapacity: true)
    for place in pair
    where ties[place].strength > 0 && (direction ?? ties[place].key & 1) == ties[place].key & 1 {
      strengths.append(ties[place].strength)
    }
    guard !strengths.isEmpty else { return 0 }
    // In the order of size: the order of adding must not show in the sum.
    strengths.sort()
    tally.merged += strengths.count - 1
    return min(strengths.reduce(0, +), .greatestFiniteMagnitude)
  }
}
