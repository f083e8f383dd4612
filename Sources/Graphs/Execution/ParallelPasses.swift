import Dispatch

/// Runs `body` for each part of the arrays, cut at `cuts`, and returns the results in order.
///
/// For passes that write whole arrays in place: linear work, which is over too soon to be worth
/// asking it to stop, or work that asks for itself. As with `parallel`, callers fix the parts from
/// the size of the work, so that threads never show. Part number `part` is `cuts[part]..<cuts[part
/// + 1]`, and a span over it counts from 0. The second array is cut at the same places, or empty.
func inParts<First, Second, Scratch, Result>(
  of first: inout [First], _ second: inout [Second], at cuts: [Int],
  scratch: @Sendable () -> Scratch,
  _ body:
    @Sendable (Int, inout MutableSpan<First>, inout MutableSpan<Second>, inout Scratch) ->
    Result
) -> [Result]
where
  First: BitwiseCopyable & Sendable, Second: BitwiseCopyable & Sendable,
  Result: BitwiseCopyable & Sendable
{
  precondition(zip(cuts, cuts.dropFirst()).allSatisfy { $0 <= $1 }, "parts do not overlap")
  precondition(cuts[0] >= 0 && cuts[cuts.count - 1] <= first.count, "parts lie in the array")
  precondition(second.isEmpty || second.count == first.count, "the arrays are parallel")
  let parts = cuts.count - 1
  let isAlone = second.isEmpty
  return first.withUnsafeMutableBufferPointer { first in
    second.withUnsafeMutableBufferPointer { second in
      // Without any, two threads would both write that to the one empty array of the library.
      [Result](unsafeUninitializedCapacity: max(1, parts)) { results, filled in
        // Each part, and its place among the results, is touched by one thread alone.
        nonisolated(unsafe) let first = first
        nonisolated(unsafe) let second = second
        nonisolated(unsafe) let results = results
        eachOnce(parts, scratch: scratch) { part, memory in
          let bounds = cuts[part]..<cuts[part + 1]
          var own = UnsafeMutableBufferPointer(rebasing: first[bounds]).mutableSpan
          var other =
            UnsafeMutableBufferPointer(rebasing: second[isAlone ? 0..<0 : bounds]).mutableSpan
          results.initializeElement(at: part, to: body(part, &own, &other, &memory))
        }
        filled = parts
      }
    }
  }
}

/// The same without working memory.
func inParts<First, Second, Result>(
  of first: inout [First], _ second: inout [Second], at cuts: [Int],
  _ body: @Sendable (Int, inout MutableSpan<First>, inout MutableSpan<Second>) -> Result
) -> [Result]
where
  First: BitwiseCopyable & Sendable, Second: BitwiseCopyable & Sendable,
  Result: BitwiseCopyable & Sendable
{
  inParts(of: &first, &second, at: cuts, scratch: {}) { part, own, other, _ in
    body(part, &own, &other)
  }
}

/// The same for one array.
func inParts<Element, Result>(
  of array: inout [Element], at cuts: [Int],
  _ body: @Sendable (Int, inout MutableSpan<Element>) -> Result
) -> [Result]
where Element: BitwiseCopyable & Sendable, Result: BitwiseCopyable & Sendable {
  var none: [UInt8] = []
  return inParts(of: &array, &none, at: cuts) { part, own, _ in body(part, &own) }
}

/// The same for one array, with working memory.
func inParts<Element, Scratch, Result>(
  of array: inout [Element], at cuts: [Int], scratch: @Sendable () -> Scratch,
  _ body: @Sendable (Int, inout MutableSpan<Element>, inout Scratch) -> Result
) -> [Result]
where Element: BitwiseCopyable & Sendable, Result: BitwiseCopyable & Sendable {
  var none: [UInt8] = []
  return inParts(of: &array, &none, at: cuts, scratch: scratch) { part, own, _, memory in
    body(part, &own, &memory)
  }
}

/// Where to cut `0..<count` into equal parts.
func evenCuts(parts: Int, of count: Int) -> [Int] {
  (0...parts).map { count * $0 / parts }
}

/// Where to cut rows that begin at `offsets` into parts of about `work` rows and members each, at
/// most 256.
func cutsOfRows(at offsets: [UInt32], work: Int = 10_000) -> [Int] {
  let count = offsets.count - 1
  let total = count + Int(offsets[count])
  let parts = max(1, min(256, total / work))
  return (0...parts).map { part in
    // The first row with at least that many rows and members before it.
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if middle + Int(offsets[middle]) < total * part / parts {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

extension [UInt32] {
  /// Turns lengths into offsets: each becomes the sum of those before it.
  ///
  /// - Returns: The sum of all.
  mutating func addUp() -> Int {
    var sum = 0
    for place in indices {
      precondition(sum < Int(UInt32.max), "a graph has fewer than 2³² arcs")
      let length = self[place]
      self[place] = UInt32(sum)
      sum += Int(length)
    }
    return sum
  }
}

extension Graph.Rows {
  /// Where to cut the nodes into parts of about `work` nodes and arcs each, at most 256.
  func cuts(work: Int = 10_000) -> [Int] { cutsOfRows(at: offsets, work: work) }

  /// The positions of the arcs where the rows of these nodes begin.
  func places(at cuts: [Int]) -> [Int] { cuts.map { Int(offsets[$0]) } }
}

/// Calls `body` with each number below `count` once, on all threads.
private func eachOnce<Scratch>(
  _ count: Int, scratch: @Sendable () -> Scratch, _ body: @Sendable (Int, inout Scratch) -> Void
) {
  let threads = min(Execution.threadCount, count)
  guard threads > 1 else {
    var memory = scratch()
    for number in 0..<count { body(number, &memory) }
    return
  }
  let next = ChunkCounter()
  DispatchQueue.concurrentPerform(iterations: threads) { _ in
    var memory = scratch()
    while let number = next.take(below: count) { body(number, &memory) }
  }
}
