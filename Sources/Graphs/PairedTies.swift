/// Ties by their lower ends, on their way from blocks into a graph.
///
/// Both directions of a pair come together, in the order of the file, so that one sort serves the
/// sums, the outgoing and the incoming rows, and tells which direction was listed first. Nodes are
/// cut into at most `maximumRanges`, and one range is worked on at a time on each core: what it touches
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

  static let maximumRanges = 256

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
  /// After `merge` where the ties of each lower end end.
  private(set) var rowEnds: [UInt32] = []
  /// After `merge` how many pairs of each lower end were listed from the higher end first.
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
  struct RangeTally: BitwiseCopyable, Sendable {
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
    let starts = starts
    var tallies: [RangeTally] = []
    var ownTies = ties.lent()
    var rowEnds: [UInt32] = []
    (counts, descendingLengths) = filled(2 * ranges * ranges, count) {
      (allCounts: SharedPlaces<Int>, lengths: SharedPlaces<UInt32>) in
      rowEnds = [UInt32](filling: count) { rowEnds in
        tallies = inParts(of: &ownTies, at: starts, scratch: { RangeSort() }) {
          range, tie, sort in
          sort.byLowerEnd(&tie, shift: shift)
          var tally = RangeTally()
          var start = 0
          for node in range << shift..<min((range + 1) << shift, count) {
            let end = sort.end(ofRow: node - range << shift)
            sort.byHigherEnd(&tie, start..<end)
            let known = tally.descending
            sort.merge(&tie, start..<end, isDirected: isDirected, &tally)
            lengths[node] = UInt32(tally.descending - known)
            rowEnds[node] = UInt32(starts[range] + tally.kept)
            start = end
          }
          var numbers = [Int](repeating: 0, count: 2 * ranges)
          var number = numbers.mutableSpan
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
    }
    ties = ownTies
    self.rowEnds = rowEnds
    ends = zip(starts, tallies).map { $0 + $1.kept }
    descendingOf = tallies.map(\.descending)
    isWeighted = tallies.contains { $0.isWeighted }
    return tallies.reduce(0) { $0 + $1.merged }
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
