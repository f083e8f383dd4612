import Benchmark
import Graphs
import KernelList

/// One benchmark for each kernel, on one thread: what is counted must not depend on the machine.
let benchmarks: @Sendable () -> Void = {
  Execution.threadCount = 1
  // Instructions hardly differ from run to run; 5 % leaves room for another minor version of the
  // compiler. Time is shown and never checked: it belongs to a machine and an hour.
  let tolerance = BenchmarkThresholds(relative: [.p90: 5.0])
  for kernel in Kernel.all {
    Benchmark(
      kernel.name,
      configuration: .init(
        metrics: [.instructions, .wallClock], warmupIterations: 1, maxDuration: .seconds(1),
        maxIterations: 200, thresholds: [.instructions: tolerance])
    ) { benchmark in
      let run = try kernel.prepare(.small)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(try run()) }
      benchmark.stopMeasurement()
    }
  }
}
