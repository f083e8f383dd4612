import Synchronization

/// How work is run: the number of threads, and whether it should stop.
///
/// Long kernels are synchronous; those over all sources are `throws` and poll `checkCancellation()`
/// about ten times a second or more often. Nothing here changes a result.
public enum Execution {
  private static let threads = Atomic<Int>(0)
  private static let cancelled = Atomic<Bool>(false)

  /// The number of threads that `parallel` may use; all cores unless set.
  public static var threadCount: Int {
    get {
      let set = threads.load(ordering: .relaxed)
      return set > 0 ? set : max(1, processorCount)
    }
    set { threads.store(newValue, ordering: .relaxed) }
  }

  /// Asks all running kernels to stop soon.
  public static func cancel() { cancelled.store(true, ordering: .relaxed) }

  /// Whether `cancel()` was called.
  public static var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  /// Throws `Cancelled` once `cancel()` was called.
  public static func checkCancellation() throws {
    if isCancelled { throw Cancelled() }
  }
}

/// The work was asked to stop before it was done.
public struct Cancelled: Error, Sendable {
  /// The one value there is.
  public init() {}
}
