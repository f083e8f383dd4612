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

  let count: Int
  /// A range is `1 << shift` nodes wide.
  let shift: Int
  let ranges: Int
  private(set) var keys: [UInt64] = []
  private(set) var strengths: [Double] = []
  /// Where the ties of each range begin, and after `merge` where they end.
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []
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
    (keys, strengths) = filled(total, total) {
      (keys: SharedPlaces<UInt64>, strengths: SharedPlaces<Double>) in
      _ = inParts(of: &places, at: cuts) { block, place in
        let ties = blocks[block]
        let source = ties.sources.span
        let target = ties.targets.span
        let weight = ties.weights.span
        for tie in 0..<source.count where source[tie] != target[tie] {
          let isDescending = source[tie] > target[tie]
          let low = Int(isDescending ? target[tie] : source[tie])
          let high = isDescending ? source[tie] : target[tie]
          let range = low >> shift
          let free = place[range]
          place[range] = free + 1
          keys[free] = Key.make(
            low: low - range << shift, high: Int(high), isDescending: isDescending)
          strengths[free] = weight.isEmpty ? 1 : weight[tie]
        }
        return 0
      }
    }
  }

  /// Sorts each range by pairs and makes one tie, or one each way, of those of a pair.
  ///
  /// - Returns: How many ties were summed into others.
  mutating func merge(isDirected: Bool) -> Int {
    let width = 1 << shift
    let starts = starts
    struct Scratch {
      var offsets: [Int] = []
      var keys: [UInt64] = []
      var strengths: [Double] = []
    }
    let tallies = inParts(
      of: &keys, &strengths, at: starts, scratch: { Scratch() }
    ) { range, key, strength, scratch in
      if key.isEmpty { return RangeTally() }
      var offsets = scratch.offsets.lent()
      var sortedKeys = scratch.keys.lent()
      var sortedStrengths = scratch.strengths.lent()
      defer { scratch = Scratch(offsets: offsets, keys: sortedKeys, strengths: sortedStrengths) }
      if offsets.isEmpty { offsets = [Int](repeating: 0, count: width + 1) }
      if sortedKeys.count < key.count {
        sortedKeys = [UInt64](repeating: 0, count: key.count)
        sortedStrengths = [Double](repeating: 0, count: key.count)
      }
      var offset = offsets.mutableSpan
      var sortedKey = sortedKeys.mutableSpan
      var sortedStrength = sortedStrengths.mutableSpan
      for node in 0...width { offset[node] = 0 }
      for tie in 0..<key.count { offset[Key.low(key[tie])] += 1 }
      var sum = 0
      for node in 0...width {
        let length = offset[node]
        offset[node] = sum
        sum += length
      }
      for tie in 0..<key.count {
        let place = offset[Key.low(key[tie])]
        offset[Key.low(key[tie])] = place + 1
        sortedKey[place] = key[tie]
        sortedStrength[place] = strength[tie]
      }
      var tally = RangeTally()
      var run: [Double] = []
      var start = 0
      for node in 0..<width {
        let end = offset[node]
        Self.sort(&sortedKey, &sortedStrength, start..<end)
        Self.merge(
          sortedKey, sortedStrength, start..<end, isDirected: isDirected, into: &key, &strength,
          &run, &tally)
        start = end
      }
      return tally
    }
    ends = zip(starts, tallies).map { $0 + $1.kept }
    isWeighted = tallies.contains { $0.isWeighted }
    return tallies.reduce(0) { $0 + $1.merged }
  }

  /// Sorts the ties of one lower end by the higher, those of a pair staying in their order.
  private static func sort(
    _ key: inout MutableSpan<UInt64>, _ strength: inout MutableSpan<Double>, _ row: Range<Int>
  ) {
    if row.count > 48 {
      var long: [(key: UInt64, place: Int, strength: Double)] = []
      long.reserveCapacity(row.count)
      for tie in row { long.append((key[tie], tie, strength[tie])) }
      long.sort { ($0.key >> 1, $0.place) < ($1.key >> 1, $1.place) }
      for (place, tie) in zip(row, long) {
        key[place] = tie.key
        strength[place] = tie.strength
      }
      return
    }
    // By insertion: most rows are short.
    for tie in row {
      let moving = key[tie]
      let carried = strength[tie]
      var place = tie
      while place > row.lowerBound, key[place - 1] >> 1 > moving >> 1 {
        key[place] = key[place - 1]
        strength[place] = strength[place - 1]
        place -= 1
      }
      key[place] = moving
      strength[place] = carried
    }
  }

  /// Adds the ties of one lower end to those kept so far: of each pair one, or one each way.
  private static func merge(
    _ sortedKey: borrowing MutableSpan<UInt64>, _ sortedStrength: borrowing MutableSpan<Double>,
    _ row: Range<Int>, isDirected: Bool, into key: inout MutableSpan<UInt64>,
    _ strength: inout MutableSpan<Double>, _ run: inout [Double], _ tally: inout RangeTally
  ) {
    var first = row.lowerBound
    while first < row.upperBound {
      var end = first + 1
      while end < row.upperBound, sortedKey[end] >> 1 == sortedKey[first] >> 1 { end += 1 }
      var mark = Key.isDescending(sortedKey[first]) ? Key.listedDescending : 0
      if end == first + 1 {
        if sortedStrength[first] > 0 {
          key[tally.kept] = sortedKey[first] & (isDirected ? ~0 : ~1) | mark
          strength[tally.kept] = sortedStrength[first]
          if sortedStrength[first] != 1 { tally.isWeighted = true }
          tally.kept += 1
        }
        first = end
        continue
      }
      for direction: UInt64 in 0...1 where isDirected || direction == 0 {
        run.removeAll(keepingCapacity: true)
        for tie in first..<end
        where sortedStrength[tie] > 0 && (!isDirected || sortedKey[tie] & 1 == direction) {
          run.append(sortedStrength[tie])
        }
        guard !run.isEmpty else { continue }
        // In the order of size: the order of adding must not show in the sum.
        run.sort()
        let sum = min(run.reduce(0, +), .greatestFiniteMagnitude)
        key[tally.kept] = sortedKey[first] & ~1 | direction | mark
        strength[tally.kept] = sum
        if sum != 1 { tally.isWeighted = true }
        mark = 0
        tally.kept += 1
        tally.merged += run.count - 1
      }
      first = end
    }
  }

  /// The pairs that were listed from the higher end first.
  func listedDescending() -> NodePairs {
    let (starts, ends, shift, count) = (starts, ends, shift, count)
    let key = keys
    var lengths = [UInt32](repeating: 0, count: count)
    let cuts = (0...ranges).map { min($0 << shift, count) }
    let sums = inParts(of: &lengths, at: cuts) { range, length in
      let key = key.span
      var sum = 0
      for tie in starts[range]..<ends[range] where key[tie] & Key.listedDescending != 0 {
        length[Key.low(key[tie])] += 1
        sum += 1
      }
      return sum
    }
    var highs = [UInt32](repeating: 0, count: sums.reduce(0, +))
    var places = [0]
    for sum in sums { places.append(places[places.count - 1] + sum) }
    _ = inParts(of: &highs, at: places) { range, high in
      let key = key.span
      var place = 0
      for tie in starts[range]..<ends[range] where key[tie] & Key.listedDescending != 0 {
        high[place] = Key.high(key[tie])
        place += 1
      }
      return 0
    }
    return NodePairs(lengths: lengths, highs: highs)
  }
}
