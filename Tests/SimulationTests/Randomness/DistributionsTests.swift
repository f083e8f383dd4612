import Graphs
import Testing

@testable import Simulation

/// Mean and variance of a sample, with the standard error of each from the sample itself.
private struct Moments {
  let mean: Double
  let variance: Double
  let meanError: Double
  let varianceError: Double

  init(_ values: [Double]) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / (n - 1)
    let fourth = squares.map { $0 * $0 }.reduce(0, +) / n
    self.mean = mean
    self.variance = variance
    meanError = (variance / n).squareRoot()
    varianceError = ((fourth - variance * variance) / n).squareRoot()
  }

  /// Within four standard errors, which a right generator misses once in 16,000 trials.
  func fit(mean expected: Double, variance: Double) -> Bool {
    abs(mean - expected) <= 4 * meanError && abs(self.variance - variance) <= 4 * varianceError
  }
}

@Suite struct DistributionsTests {
  private let size = 20_000

  private func generator(_ purpose: String) -> Xoshiro256 {
    Xoshiro256(master: 1, purpose: "tests", purpose)
  }

  @Test func `Uniform numbers lie in the unit interval with mean a half and variance a twelfth`() {
    var random = generator("uniform")
    let values = (0..<size).map { _ in random.uniform() }
    #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(Moments(values).fit(mean: 0.5, variance: 1.0 / 12))
  }

  @Test(arguments: [1, 2, 3, 7, 10])
  func `Each of a few numbers comes up as often as the others`(count: Int) {
    var random = generator("below")
    var seen = Array(repeating: 0.0, count: count)
    for _ in 0..<size { seen[random.below(count)] += 1 }
    let expected = Double(size) / Double(count)
    // Chi-square with count − 1 degrees of freedom: mean count − 1, variance 2(count − 1).
    let statistic = seen.map { ($0 - expected) * ($0 - expected) / expected }.reduce(0, +)
    let freedom = Double(count - 1)
    #expect(statistic <= freedom + 5 * (2 * freedom).squareRoot())
  }

  @Test func `A draw below an awkward bound favours nobody`() {
    struct Words: RandomNumberGenerator {
      var words: [UInt64]
      mutating func next() -> UInt64 { words.removeFirst() }
    }
    // 2⁶⁴ words do not divide by 3: one word too many, and it is the word 0 that is drawn again.
    var random = Words(words: [0, .max])
    #expect(random.below(3) == 2)
  }

  @Test func `Normal numbers have mean 0 and variance 1`() {
    var random = generator("normal")
    #expect(Moments((0..<size).map { _ in random.normal() }).fit(mean: 0, variance: 1))
  }

  @Test(arguments: [0.02, 0.3, 1, 2.5, 6, 26, 480])
  func `Poisson numbers have their mean and variance`(mean: Double) {
    var random = generator("poisson \(mean)")
    let values = (0..<size).map { _ in Double(random.poisson(mean)) }
    #expect(Moments(values).fit(mean: mean, variance: mean))
  }

  @Test func `Nothing happens where nothing is expected`() {
    var random = generator("poisson 0")
    #expect((0..<1000).allSatisfy { _ in random.poisson(0) == 0 })
  }

  @Test(arguments: [0.1, 0.5, 1, 1.7, 8, 60])
  func `Gamma numbers have their shape as mean and as variance`(shape: Double) {
    var random = generator("gamma \(shape)")
    let values = (0..<size).map { _ in random.gamma(shape: shape) }
    #expect(values.allSatisfy { $0 >= 0 && $0.isFinite })
    #expect(Moments(values).fit(mean: shape, variance: shape))
  }

  @Test func `Dirichlet shares sum to 1 and have their means and variances`() {
    let shapes = [0.5, 1, 2.5, 6]
    let total = 10.0
    var random = generator("dirichlet")
    let draws = (0..<size).map { _ in random.dirichlet(shapes) }
    #expect(draws.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-12 })
    for (place, shape) in shapes.enumerated() {
      let mean = shape / total
      let moments = Moments(draws.map { $0[place] })
      #expect(moments.fit(mean: mean, variance: mean * (1 - mean) / (total + 1)))
    }
  }

  @Test func `Lognormal weights sum to 1 and spread as their sigma says`() {
    var random = generator("lognormal")
    let weights = random.logNormalWeights(size, sigma: 0.6)
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
    let logarithms = weights.map(Elementary.log)
    #expect(Moments(logarithms).fit(mean: Moments(logarithms).mean, variance: 0.36))
  }

  @Test func `A multinomial draw hands out every trial in proportion`() {
    var random = generator("multinomial")
    let counts = random.multinomial(size, by: [1, 0, 2, 5])
    #expect(counts.reduce(0, +) == size)
    #expect(counts[1] == 0)
    for (count, share) in zip([counts[0], counts[2], counts[3]], [0.125, 0.25, 0.625]) {
      let error = (Double(size) * share * (1 - share)).squareRoot()
      #expect(abs(Double(count) - Double(size) * share) <= 4 * error)
    }
  }

  @Test func `A sample repeats nobody and takes all where too few are there`() {
    var random = generator("sample")
    for size in 0...6 {
      let drawn = random.sample(size, of: [2, 4, 6, 8])
      #expect(drawn.count == min(size, 4))
      #expect(Set(drawn).count == drawn.count)
      #expect(Set(drawn).isSubset(of: [2, 4, 6, 8]))
    }
  }

  @Test func `A sample of two is any ordered pair with the same chance`() {
    var random = generator("pairs")
    var seen: [[Int]: Double] = [:]
    for _ in 0..<size { seen[random.sample(2, of: [0, 1, 2]), default: 0] += 1 }
    #expect(seen.count == 6)
    let error = (Double(size) / 6 * 5 / 6).squareRoot()
    #expect(seen.values.allSatisfy { abs($0 - Double(size) / 6) <= 4 * error })
  }
}
