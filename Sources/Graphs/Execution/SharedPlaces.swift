/// The memory of an array while several threads fill it, each at places of its own.
///
/// For scattering: where the places of one thread are no range, so that a span cannot stand for
/// them. Two threads must never be given the same place; a place outside the array is refused.
struct SharedPlaces<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let memory: UnsafeMutableBufferPointer<Element>

  fileprivate init(_ memory: UnsafeMutableBufferPointer<Element>) { self.memory = memory }

  var count: Int { memory.count }

  subscript(place: Int) -> Element {
    get {
      precondition(place >= 0 && place < memory.count, "a place lies in the array")
      return memory[place]
    }
    nonmutating set {
      precondition(place >= 0 && place < memory.count, "a place lies in the array")
      memory[place] = newValue
    }
  }
}

extension Array where Element: BitwiseCopyable & Sendable {
  /// An array of `count` elements, every one of which `fill` writes.
  ///
  /// Nothing is written before, so that the memory is first touched by the threads that fill it.
  init(filling count: Int, _ fill: (SharedPlaces<Element>) -> Void) {
    // Without any, two threads would both write that to the one empty array of the library.
    self.init(unsafeUninitializedCapacity: Swift.max(1, count)) { memory, filled in
      fill(SharedPlaces(UnsafeMutableBufferPointer(rebasing: memory[..<count])))
      filled = count
    }
  }
}

/// Two arrays of `count` elements, every one of which `fill` writes.
func filled<First, Second>(
  _ count: Int, _ secondCount: Int,
  _ fill: (SharedPlaces<First>, SharedPlaces<Second>) -> Void
) -> ([First], [Second])
where First: BitwiseCopyable & Sendable, Second: BitwiseCopyable & Sendable {
  var second: [Second] = []
  let first = [First](filling: count) { first in
    second = [Second](filling: secondCount) { second in fill(first, second) }
  }
  return (first, second)
}

/// Lends memory for `count` elements, for several passes one after another.
///
/// Nothing is written before: only a place that was written may be read.
func withPlaces<Element>(_ count: Int, _ body: (SharedPlaces<Element>) -> Void)
where Element: BitwiseCopyable & Sendable {
  let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
  defer { memory.deallocate() }
  body(SharedPlaces(memory))
}

/// Runs `body` for each number below `parts` on all threads and returns the results in order.
///
/// For passes over all of a graph that are too short to be stopped.
func eachPart<Scratch, Result>(
  _ parts: Int, scratch: @Sendable () -> Scratch,
  _ body: @Sendable (Int, inout Scratch) -> Result
) -> [Result] where Result: BitwiseCopyable & Sendable {
  var nothing: [UInt8] = []
  let cuts = [Int](repeating: 0, count: parts + 1)
  return inParts(of: &nothing, at: cuts, scratch: scratch) { part, _, memory in
    body(part, &memory)
  }
}

/// The same without working memory.
func eachPart<Result>(
  _ parts: Int, _ body: @Sendable (Int) -> Result
) -> [Result] where Result: BitwiseCopyable & Sendable {
  eachPart(parts, scratch: {}) { part, _ in body(part) }
}
