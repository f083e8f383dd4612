import ArgumentParser
import Metrics

/// The options that say how numbers come about.
struct AnalysisOptions: ParsableArguments {
  @Option(help: "The seed of every random number.")
  var seed: UInt64 = 1

  @Option(help: "Draws of each null model; follows from the size unless given.")
  var nulls: Int?

  func validate() throws {
    if let nulls, nulls < 19 {
      throw ValidationError("--nulls must be at least 19: fewer draws cannot reach a p of 0.1")
    }
  }

  /// The settings of an assessment.
  var settings: Assessment.Settings { .init(seed: seed, nulls: nulls) }
}
