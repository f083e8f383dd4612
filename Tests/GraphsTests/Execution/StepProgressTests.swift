import Synchronization
import Testing

@testable import Graphs

// Serialised with nothing else that watches: there is one observer for the whole process, and
// other suites' work shows in what it sees.
@Suite(.serialized) struct StepProgressTests {
  @Test func `Each step that begins is told, with its share only once some is done`() throws {
    let seen = Mutex<[StepProgress]>([])
    Execution.observeProgress { progress in seen.withLock { $0.append(progress) } }
    defer { Execution.observeProgress(nil) }
    Execution.beginStep("first")
    Execution.beginStep("second")
    let begun = seen.withLock { $0 }.filter { $0.share == nil }
    #expect(
      begun == [StepProgress(step: "first", share: nil), StepProgress(step: "second", share: nil)])
  }

  @Test(arguments: [1, 2]) func `Slow chunks are told of as they end`(threads: Int) throws {
    let seen = Mutex<[Double]>([])
    Execution.observeProgress { progress in
      if let share = progress.share { seen.withLock { $0.append(share) } }
    }
    defer { Execution.observeProgress(nil) }
    Execution.beginStep("slow")
    let clock = ContinuousClock()
    _ = try parallel(chunks: 4) { chunk in
      let end = clock.now + .milliseconds(120)
      while clock.now < end {}
      return chunk * threads
    }
    let shares = seen.withLock { $0 }
    #expect(!shares.isEmpty)
    #expect(shares.allSatisfy { $0 > 0 && $0 <= 1 })
  }

  @Test func `Nobody watching, nothing is told`() {
    Execution.observeProgress(nil)
    var asked = false
    Execution.beginStep(
      {
        asked = true; return "never"
      }())
    #expect(!asked)
  }
}
