/// The random walk over the graphs of one degree sequence that `Graph.rewired` takes.
struct SwapChain {
  /// Proposals are drawn this many at a time, so that their memory is fetched together.
  private static let window = 64

  /// Both ends of each tie, `one << 32 | other`; of an arc, source and target. Sources never move,
  /// so an arc stays in the row of its source.
  private var ends: [UInt64]
  private var pairs: PairSet
  private let isDirected: Bool
  private let offsets: [UInt32]
  private var stream: Xoshiro256
  /// The tie whose turn it is.
  private var cursor = 0
  /// Swaps that took place.
  private(set) var successful = 0
  /// Keeps alive the reads that only fetch memory.
  private var fetched: UInt64 = 0

  init(of graph: Graph, stream: Xoshiro256) {
    var ends = [UInt64](repeating: 0, count: graph.tieCount)
    var tie = 0
    var pairs = PairSet(capacity: graph.tieCount)
    for node in graph.nodes {
      for arc in graph.arcs(of: node) where graph.isDirected || node < graph.target(of: arc) {
        let pair = UInt64(node) << 32 | UInt64(graph.target(of: arc))
        ends[tie] = pair
        tie += 1
        _ = pairs.insert(pair)
      }
    }
    self.ends = ends
    self.pairs = pairs
    self.stream = stream
    isDirected = graph.isDirected
    offsets = graph.outgoing.offsets
  }

  /// Takes `count` steps, some of which change nothing.
  mutating func run(proposals count: Int) throws {
    var remaining = count
    while remaining > 0 {
      try Execution.checkCancellation()
      var block = min(remaining, 1 << 16)
      remaining -= block
      while block > 0 {
        swapSome(min(block, Self.window))
        block -= Self.window
        if isDirected { turnTriangle() }
      }
    }
  }

  private mutating func swapSome(_ count: Int) {
    let isDirected = isDirected
    let shift = pairs.shift
    var endMemory = ends.lent()
    defer { ends = endMemory }
    var end = endMemory.mutableSpan
    var placeMemory = pairs.places.lent()
    defer { pairs.places = placeMemory }
    var place = placeMemory.mutableSpan
    var stream = stream
    defer { self.stream = stream }
    var successful = 0
    defer { self.successful += successful }
    let ties = UInt64(end.count)
    var drawn = InlineArray<64, UInt64>(repeating: 0)
    var turned: UInt64 = 0
    var fetched: UInt64 = 0

    var first = cursor
    for step in 0..<count {
      let word = stream.next()
      let second = word.multipliedFullWidth(by: ties).high
      drawn[step] = UInt64(first) << 32 | second
      turned = turned << 1 | word & 1
      fetched &+= end[Int(second)]
      first = first + 1 == end.count ? 0 : first + 1
    }
    cursor = first
    // Oldest proposal in the highest bit.
    turned = isDirected ? 0 : turned << UInt64(64 - count)
    var turns = turned
    for step in 0..<count {
      let old = end[Int(drawn[step] >> 32)]
      var other = end[Int(drawn[step] & 0xffff_ffff)]
      if turns >> 63 == 1 { other = other << 32 | other >> 32 }
      turns <<= 1
      let new = key(old >> 32, other & 0xffff_ffff, isDirected)
      let newer = key(other >> 32, old & 0xffff_ffff, isDirected)
      fetched &+= place[PairSet.home(of: new, shift: shift)]
      fetched &+= place[PairSet.home(of: newer, shift: shift)]
      fetched &+=
        place[PairSet.home(of: key(old >> 32, old & 0xffff_ffff, isDirected), shift: shift)]
      fetched &+=
        place[PairSet.home(of: key(other >> 32, other & 0xffff_ffff, isDirected), shift: shift)]
    }
    self.fetched = fetched

    turns = turned
    for step in 0..<count {
      let first = Int(drawn[step] >> 32)
      let second = Int(drawn[step] & 0xffff_ffff)
      let isTurned = turns >> 63 == 1
      turns <<= 1
      let (a, b) = (end[first] >> 32, end[first] & 0xffff_ffff)
      var (c, d) = (end[second] >> 32, end[second] & 0xffff_ffff)
      if isTurned { swap(&c, &d) }
      // A loop, or nothing new.
      guard a != d, c != b, a != c, b != d else { continue }
      let new = key(a, d, isDirected)
      let newer = key(c, b, isDirected)
      let newPlace = PairSet.place(of: new, in: place, shift: shift)
      guard place[newPlace] == PairSet.empty else { continue }
      var newerPlace = PairSet.place(of: newer, in: place, shift: shift)
      guard place[newerPlace] == PairSet.empty else { continue }
      place[newPlace] = new
      if newerPlace == newPlace { newerPlace = PairSet.place(of: newer, in: place, shift: shift) }
      place[newerPlace] = newer
      PairSet.remove(key(a, b, isDirected), from: &place, shift: shift)
      PairSet.remove(key(c, d, isDirected), from: &place, shift: shift)
      end[first] = a << 32 | d
      end[second] = c << 32 | b
      successful += 1
    }
  }

  /// Tries, every other time, to make a → b → c → a of a → c → b → a: an arc and one that goes on
  /// from it are drawn, either way round with the same chance.
  private mutating func turnTriangle() {
    let word = stream.next()
    guard word & 1 == 0 else { return }
    let first = Int(word.multipliedFullWidth(by: UInt64(ends.count)).high)
    let (a, b) = (ends[first] >> 32, ends[first] & 0xffff_ffff)
    let row = Int(offsets[Int(b)])..<Int(offsets[Int(b) + 1])
    guard !row.isEmpty else { return }
    let second =
      row.lowerBound + Int(stream.next().multipliedFullWidth(by: UInt64(row.count)).high)
    let c = ends[second] & 0xffff_ffff
    guard c != a, pairs.contains(c << 32 | a), !pairs.contains(b << 32 | a),
      !pairs.contains(c << 32 | b), !pairs.contains(a << 32 | c),
      let third = (Int(offsets[Int(c)])..<Int(offsets[Int(c) + 1]))
        .first(where: { ends[$0] == c << 32 | a })
    else { return }
    for (arc, source, target) in [(first, a, c), (second, b, a), (third, c, b)] {
      pairs.remove(ends[arc])
      ends[arc] = source << 32 | target
      _ = pairs.insert(ends[arc])
    }
    successful += 1
  }

  /// How many ties of `graph` are gone.
  func changed(from graph: Graph) throws -> Int {
    let cuts = graph.outgoing.cuts(work: 100_000)
    return try parallel(chunks: cuts.count - 1, isStep: false) { [pairs] part in
      let places = pairs.places.span
      var changed = 0
      for node in cuts[part]..<cuts[part + 1] {
        for arc in graph.arcs(of: node) where graph.isDirected || node < graph.target(of: arc) {
          let pair = UInt64(node) << 32 | UInt64(graph.target(of: arc))
          if !PairSet.contains(pair, in: places, shift: pairs.shift) { changed += 1 }
        }
      }
      return changed
    }.reduce(0, +)
  }

  /// The graph as it stands, with the weights of `graph`, tie by tie.
  func graph(like graph: Graph) -> Graph {
    var builder = GraphBuilder(
      count: graph.count, isDirected: isDirected, reserving: ends.count)
    var tie = 0
    for node in graph.nodes {
      for arc in graph.arcs(of: node) where isDirected || node < graph.target(of: arc) {
        builder.add(
          Int(ends[tie] >> 32), Int(ends[tie] & 0xffff_ffff), weight: graph.weight(of: arc))
        tie += 1
      }
    }
    return builder.build().graph
  }
}

/// A pair as it stands in the set: ties with the lower node first.
@inline(__always)
private func key(_ one: UInt64, _ other: UInt64, _ isDirected: Bool) -> UInt64 {
  isDirected || one < other ? one << 32 | other : other << 32 | one
}
