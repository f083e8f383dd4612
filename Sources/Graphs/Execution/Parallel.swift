import Dispatch
import Foundation
import Synchronization

/// Runs `body` for each chunk on all threads and returns the results in the order of the chunks.
///
/// Which thread runs which chunk never shows: callers fix the number of chunks from the size of
/// the work, never from the number of threads, and add partial results in chunk order. `scratch`
/// makes the working memory once a thread. Progress is that of the step at hand, unless the work is
/// only a small part of it and `isStep` is false.
///
/// Within a chunk there is one thread: what runs in parallel there runs in order and counts as no
/// progress, as all cores are busy with chunks already.
///
/// - Throws: `Cancelled` when asked to stop; chunks not yet begun are not run.
func parallel<Scratch, Result: Sendable>(
  chunks: Int,
  isStep: Bool = true,
  scratch: @Sendable () -> Scratch,
  _ body: @Sendable (Int, inout Scratch) throws -> Result
) throws -> [Result] {
  let threads = min(Execution.threadsHere, chunks)
  let isStep = isStep && !Execution.isInChunk
  guard threads > 1 else {
    var memory = scratch()
    return try (0..<chunks).map { chunk in
      try Execution.checkCancellation()
      defer { if isStep { Execution.advance(to: chunk + 1, of: chunks) } }
      return try body(chunk, &memory)
    }
  }

  let slots = Slots<Result>(count: chunks)
  let next = ChunkCounter()
  let done = ChunkCounter()
  onThreads(threads) {
    var memory = scratch()
    while let chunk = next.take(below: chunks), !slots.hasFailed {
      do {
        try Execution.checkCancellation()
        slots.fill(chunk, with: try body(chunk, &memory))
        if isStep { Execution.advance(to: done.countOne(), of: chunks) }
      } catch {
        slots.fail(with: error)
      }
    }
  }
  return try slots.results()
}

/// Runs `body` for each number below `chunks` on all threads and returns the results in order.
///
/// The number of chunks must follow from the work, not from the threads, if partial results are
/// added up. Unless `isStep` is false, each chunk that is done counts as progress of the step begun.
///
/// - Throws: `Cancelled` when asked to stop, and what `body` throws.
public func parallel<Result: Sendable>(
  chunks: Int, isStep: Bool = true, _ body: @Sendable (Int) throws -> Result
) throws -> [Result] {
  try parallel(chunks: chunks, isStep: isStep, scratch: {}) { chunk, _ in try body(chunk) }
}

/// Runs `body` for each number below `count` on all threads and returns the results in order.
///
/// For work that is not to be stopped half-way and counts as no progress of its own.
public func concurrently<Result: Sendable>(
  _ count: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  let threads = min(Execution.threadsHere, count)
  guard threads > 1 else { return (0..<count).map(body) }
  let slots = Slots<Result>(count: count)
  let next = ChunkCounter()
  onThreads(threads) {
    while let number = next.take(below: count) { slots.fill(number, with: body(number)) }
  }
  return slots.filled
}

/// Runs `body` on each element of an array, in place, on all threads.
public func concurrently<Element: Sendable>(
  over elements: inout [Element], _ body: @Sendable (inout Element) -> Void
) {
  elements.withUnsafeMutableBufferPointer { elements in
    // Each element is touched by one thread alone.
    nonisolated(unsafe) let elements = elements
    _ = concurrently(elements.count) { body(&elements[$0]) }
  }
}

/// The part of `0..<count` that chunk number `chunk` of `chunks` works on.
func chunkRange(_ chunk: Int, of chunks: Int, count: Int) -> Range<Int> {
  count * chunk / chunks..<count * (chunk + 1) / chunks
}

/// Runs `body` on so many threads at a time, each of which then counts as busy.
private func onThreads(_ threads: Int, _ body: @Sendable () -> Void) {
  DispatchQueue.concurrentPerform(iterations: threads) { _ in
    Execution.$isInChunk.withValue(true, operation: body)
  }
}

extension Execution {
  /// The number of cores that this process may use; asked once, as the answer takes a file.
  static let processorCount = ProcessInfo.processInfo.activeProcessorCount

  /// Whether this thread is at work on a chunk.
  @TaskLocal static var isInChunk = false

  /// The number of threads that work begun here may use.
  fileprivate static var threadsHere: Int { isInChunk ? 1 : threadCount }
}

/// Hands out the numbers of chunks, each once.
final class ChunkCounter: Sendable {
  private let value = Atomic<Int>(0)

  func take(below limit: Int) -> Int? {
    let taken = value.wrappingAdd(1, ordering: .relaxed).oldValue
    return taken < limit ? taken : nil
  }

  /// Counts one more and returns how many there are.
  func countOne() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
}

private final class Slots<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>
  private let failure = Mutex<(any Error)?>(nil)

  init(count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

  var hasFailed: Bool { failure.withLock { $0 != nil } }

  func fill(_ slot: Int, with value: Value) { values.withLock { $0[slot] = value } }

  func fail(with error: any Error) { failure.withLock { if $0 == nil { $0 = error } } }

  var filled: [Value] { values.withLock { $0.compactMap { $0 } } }

  func results() throws -> [Value] {
    if let error = failure.withLock({ $0 }) { throw error }
    return filled
  }
}
