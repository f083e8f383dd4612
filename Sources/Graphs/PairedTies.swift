/// Ties by their lower ends, on their way from blocks into a graph.
///
/// Both directions of a pair come together, in the order of the file, so that one sort serves the
/// sums, the outgoing and the incoming rows, and tells which direction was listed first. Nodes are
/// cut into at most 256 ranges, and one range is worked on at a time on each core: what it touches
/// fits into the cache.
struct PairedTies {
  /// What one number says of a tie: `first`, the lower end within its range, the higher end, and
  /// whether the tie runs from the higher to the lower.
  enum Key {
    static let lowShift: UInt64 = 33
    /// Set on the first tie of a pair that was listed from the higher end first.
    static let listedDescending: UInt64 = 1 << 63

    static func make(low: Int, high: Int, isDescending: Bool) -> UInt64 {
      UInt64(low) << lowShift | UInt64(high) << 1 | (isDescending ? 1 : 0)
    }
    static func low(_ key: UInt64) -> Int { Int((key & ~listedDescending) >> lowShift) }
    static func high(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 1) }
    static func isDescending(_ key: UInt64) -> Bool { key & 1 == 1 }
  }

  /// A tie between two ranges, side by side so that moving it touches one place.
  struct Tie: BitwiseCopyable, Sendable {
    var key: UInt64
    var strength: Double
  }

  let count: Int
  /// A range is `1 << shift` nodes wide.
  let shift: Int
  let ranges: Int
  private(set) var ties: [Tie] = []
  /// Where the ties of each range begin, and after `merge` where they end.
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []
  /// After `merge` how many ties go from each lower range to each higher one, up and down.
  private(set) var counts: [Int] = []
  /// After `merge` how many pairs were listed from the higher end first, for each lower end.
  private var descendingLengths: [UInt32] = []
  /// The same for each range.
  private var descendingOf: [Int] = []
  private(set) var isWeighted = false
  private(set) var tally = GraphBuilder.Tally()

  /// What one block holds.
  private struct BlockTally: BitwiseCopyable, Sendable {
    var zeroWeights = 0
    var loops = 0
  }

  /// What merging one range came to.
  private struct RangeTally: BitwiseCopyable, Sendable {
    var kept = 0
    var merged = 0
    var descending = 0
    var isWeighted = false
  }

  init(count: Int, blocks: [TieBlock]) {
    self.count = count
    shift = max(0, Int.bitWidth - max(0, count - 1).leadingZeroBitCount - 8)
    ranges = count == 0 ? 0 : (count - 1) >> shift + 1
    tally.added = blocks.reduce(0) { $0 + $1.count }
    scatter(blocks)
  }

  /// Puts the ties of each range together, in the order of the blocks; loops are left out.
  private mutating func scatter(_ blocks: [TieBlock]) {
    let (count, shift, ranges) = (count, shift, ranges)
    var places = [Int](repeating: 0, count: blocks.count * ranges)
    let cuts = (0...blocks.count).map { $0 * ranges }
    let tallies = inParts(of: &places, at: cuts) { block, length in
      var tally = BlockTally()
      let ties = blocks[block]
      let source = ties.sources.span
      let target = ties.targets.span
      let weight = ties.weights.span
      precondition(source.count == target.count, "every tie has two ends")
      for tie in 0..<source.count {
        let low = Int(min(source[tie], target[tie]))
        precondition(Int(max(source[tie], target[tie])) < count, "no such node")
        let isNone = !weight.isEmpty && weight[tie] == 0
        if isNone { tally.zeroWeights += 1 }
        if source[tie] == target[tie] {
          if !isNone { tally.loops += 1 }
        } else {
          length[low >> shift] += 1
        }
      }
      return tally
    }
    for one in tallies {
      tally.zeroWeights += one.zeroWeights
      tally.loops += one.loops
    }
    var total = 0
    starts = []
    for range in 0..<ranges {
      starts.append(total)
      for block in 0..<blocks.count {
        let length = places[block * ranges + range]
        places[block * ranges + range] = total
        total += length
      }
    }
    starts.append(total)
    precondition(total < Int(UInt32.max), "a graph has fewer than 2³² arcs")
    ties = [Tie](filling: total) { (ties: SharedPlaces<Tie>) in
      _ = inParts(of: &places, at: cuts) { block, place in
        let block = blocks[block]
        let source = block.sources.span
        let target = block.targets.span
        let weight = block.weights.span
        for tie in 0..<source.count where source[tie] != target[tie] {
          let isDescending = source[tie] > target[tie]
          let low = Int(min(source[tie], target[tie]))
          let high = Int(max(source[tie], target[tie]))
          let range = low >> shift
          let free = place[range]
          place[range] = free + 1
          ties[free] = Tie(
            key: Key.make(low: low - range << shift, high: high, isDescending: isDescending),
            strength: weight.isEmpty ? 1 : weight[tie])
        }
        return 0
      }
    }
  }

  /// Sorts each range by pairs and makes one tie, or one each way, of those of a pair.
  ///
  /// - Returns: How many ties were summed into others.
  mutating func merge(isDirected: Bool) -> Int {
    let (count, shift, ranges) = (count, shift, ranges)
    let width = 1 << shift
    let starts = starts
    struct Scratch {
      var offsets: [Int] = []
      var sorted: [Tie] = []
      var counts: [Int] = []
    }
    var tallies: [RangeTally] = []
    var ownTies = ties.lent()
    (counts, descendingLengths) = filled(2 * ranges * ranges, count) {
      (allCounts: SharedPlaces<Int>, lengths: SharedPlaces<UInt32>) in
      tallies = inParts(of: &ownTies, at: starts, scratch: { Scratch() }) {
        range, tie, scratch in
        var offsets = scratch.offsets.lent()
        var sorted = scratch.sorted.lent()
        var counts = scratch.counts.lent()
        defer { scratch = Scratch(offsets: offsets, sorted: sorted, counts: counts) }
        if offsets.isEmpty {
          offsets = [Int](repeating: 0, count: width + 1)
          counts = [Int](repeating: 0, count: 2 * ranges)
        }
        if sorted.count < tie.count {
          sorted = [Tie](repeating: Tie(key: 0, strength: 0), count: tie.count)
        }
        var offset = offsets.mutableSpan
        var sortedTie = sorted.mutableSpan
        for node in 0...width { offset[node] = 0 }
        for place in 0..<tie.count { offset[Key.low(tie[place].key)] += 1 }
        var sum = 0
        for node in 0...width {
          let length = offset[node]
          offset[node] = sum
          sum += length
        }
        for place in 0..<tie.count {
          let low = Key.low(tie[place].key)
          let free = offset[low]
          offset[low] = free + 1
          sortedTie[free] = tie[place]
        }
        var tally = RangeTally()
        var run: [Double] = []
        var start = 0
        for node in range << shift..<min((range + 1) << shift, count) {
          let end = offset[node - range << shift]
          Self.sort(&sortedTie, start..<end)
          let known = tally.descending
          Self.merge(sortedTie, start..<end, isDirected: isDirected, into: &tie, &run, &tally)
          lengths[node] = UInt32(tally.descending - known)
          start = end
        }
        var number = counts.mutableSpan
        for place in 0..<number.count { number[place] = 0 }
        for place in 0..<tally.kept {
          let key = tie[place].key
          number[(Int(Key.high(key)) >> shift) << 1 | Int(key & 1)] += 1
        }
        for place in 0..<number.count {
          allCounts[range * number.count + place] = number[place]
        }
        return tally
      }
    }
    ties = ownTies
    ends = zip(starts, tallies).map { $0 + $1.kept }
    descendingOf = tallies.map(\.descending)
    isWeighted = tallies.contains { $0.isWeighted }
    return tallies.reduce(0) { $0 + $1.merged }
  }

  /// Sorts the ties of one lower end by the higher, those of a pair staying in their order.
  private static func sort(_ tie: inout MutableSpan<Tie>, _ row: Range<Int>) {
    if row.count > 40 {
      // By numbers that hold the higher end and then the place.
      var order: [UInt64] = []
      var moving: [Tie] = []
      order.reserveCapacity(row.count)
      moving.reserveCapacity(row.count)
      for place in row {
        order.append(UInt64(Key.high(tie[place].key)) << 32 | UInt64(place - row.lowerBound))
        moving.append(tie[place])
      }
      order.sort()
      for (place, number) in zip(row, order) { tie[place] = moving[Int(number & 0xFFFF_FFFF)] }
      return
    }
    // By insertion: most rows are short.
    for next in row {
      let moving = tie[next]
      var place = next
      while place > row.lowerBound, tie[place - 1].key >> 1 > moving.key >> 1 {
        tie[place] = tie[place - 1]
        place -= 1
      }
      tie[place] = moving
    }
  }

  /// Adds the ties of one lower end to those kept so far: of each pair one, or one each way.
  private static func merge(
    _ sorted: borrowing MutableSpan<Tie>, _ row: Range<Int>, isDirected: Bool,
    into tie: inout MutableSpan<Tie>, _ run: inout [Double], _ tally: inout RangeTally
  ) {
    var first = row.lowerBound
    while first < row.upperBound {
      let one = sorted[first]
      var end = first + 1
      while end < row.upperBound, sorted[end].key >> 1 == one.key >> 1 { end += 1 }
      let isDescending = Key.isDescending(one.key)
      var mark = isDescending ? Key.listedDescending : 0
      let known = tally.kept
      if end == first + 1 {
        if one.strength > 0 {
          tie[tally.kept] = Tie(
            key: one.key & (isDirected ? ~0 : ~1) | mark, strength: one.strength)
          if one.strength != 1 { tally.isWeighted = true }
          tally.kept += 1
        }
      } else {
        for direction: UInt64 in 0...1 where isDirected || direction == 0 {
          run.removeAll(keepingCapacity: true)
          for place in first..<end
          where sorted[place].strength > 0 && (!isDirected || sorted[place].key & 1 == direction) {
            run.append(sorted[place].strength)
          }
          guard !run.isEmpty else { continue }
          // In the order of size: the order of adding must not show in the sum.
          run.sort()
          let sum = min(run.reduce(0, +), .greatestFiniteMagnitude)
          tie[tally.kept] = Tie(key: one.key & ~1 | direction | mark, strength: sum)
          if sum != 1 { tally.isWeighted = true }
          mark = 0
          tally.kept += 1
          tally.merged += run.count - 1
        }
      }
      if isDescending, tally.kept > known { tally.descending += 1 }
      first = end
    }
  }

  /// The pairs that were listed from the higher end first.
  func listedDescending() -> NodePairs {
    let (starts, ends, ties) = (starts, ends, ties)
    var places = [0]
    for sum in descendingOf { places.append(places[places.count - 1] + sum) }
    var highs = [UInt32](repeating: 0, count: places[places.count - 1])
    _ = inParts(of: &highs, at: places) { range, high in
      let tie = ties.span
      var place = 0
      for number in starts[range]..<ends[range]
      where tie[number].key & Key.listedDescending != 0 {
        high[place] = Key.high(tie[number].key)
        place += 1
      }
      return 0
    }
    return NodePairs(lengths: descendingLengths, highs: highs)
  }
}
