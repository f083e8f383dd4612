import Dispatch
import Synchronization

/// What a long run is doing, and how much of it is done.
public struct StepProgress: Sendable, Equatable {
  /// The step in a reader's words, as `advice: betweenness`.
  public var step: String
  /// The share of the step that is done, from 0 to 1; `nil` where it has only begun.
  public var share: Double?
}

extension Execution {
  private struct Observation {
    var observer: (@Sendable (StepProgress) -> Void)?
    var step = ""
    var lastReport: UInt64 = 0
  }
  private static let observation = Mutex(Observation())
  private static let isObserved = Atomic<Bool>(false)

  /// Has `observer` told of each step that begins and, at most ten times a second, of how much of
  /// it is done; `nil` ends it. Calls come one at a time, from any thread.
  ///
  /// Watching changes no result. What is watched is the work of `parallel`, whose chunks are counted.
  public static func observeProgress(_ observer: (@Sendable (StepProgress) -> Void)?) {
    observation.withLock { $0 = Observation(observer: observer) }
    isObserved.store(observer != nil, ordering: .relaxed)
  }

  /// Says what the work from here on is for.
  public static func beginStep(_ step: @autoclosure () -> String) {
    guard isObserved.load(ordering: .relaxed) else { return }
    let step = step()
    observation.withLock { state in
      state.step = step
      state.lastReport = DispatchTime.now().uptimeNanoseconds
      state.observer?(StepProgress(step: step, share: nil))
    }
  }

  /// Says that so many chunks of the work at hand are done.
  static func advance(to done: Int, of chunks: Int) {
    guard isObserved.load(ordering: .relaxed) else { return }
    observation.withLock { state in
      let now = DispatchTime.now().uptimeNanoseconds
      guard now &- state.lastReport >= 100_000_000 else { return }
      state.lastReport = now
      state.observer?(StepProgress(step: state.step, share: Double(done) / Double(chunks)))
    }
  }
}
