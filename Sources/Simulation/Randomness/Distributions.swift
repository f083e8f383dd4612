/// Draws from the distributions of the reference organisations.
///
/// They are written out, not taken from the standard library, whose `random(in:using:)` may change
/// what it makes of the same words.
extension RandomNumberGenerator {
  /// A number from [0, 1), a multiple of 2⁻⁵³.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True with that probability.
  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// One of `0..<count`, all equally likely.
  ///
  /// The high word of a product with `count`; the low word shows the few words that would favour
  /// some results.
  ///
  /// - SeeAlso: D. Lemire, *Fast random integer generation in an interval*, ACM TOMACS 29(1), 2019.
  mutating func below(_ count: Int) -> Int {
    precondition(count > 0, "nothing to draw from")
    let bound = UInt64(count)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let excess = (0 &- bound) % bound
      while product.low < excess { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// One of these, all equally likely.
  mutating func element(of items: [Int]) -> Int { items[below(items.count)] }

  /// `size` of these without repetition, in the order drawn; all of them where there are fewer.
  mutating func sample(_ size: Int, of items: [Int]) -> [Int] {
    var items = items
    let drawn = Swift.min(size, items.count)
    for place in 0..<drawn { items.swapAt(place, place + below(items.count - place)) }
    return Array(items.prefix(drawn))
  }

  /// A position of `weights`, likely in proportion to the weight there.
  mutating func position(by weights: [Double]) -> Int {
    let total = weights.reduce(0, +)
    precondition(total > 0, "some weight is above 0")
    var rest = uniform() * total
    var last = 0
    for (position, weight) in weights.enumerated() where weight > 0 {
      if rest < weight { return position }
      rest -= weight
      last = position
    }
    // Only rounding gets here: the last one that could have been drawn.
    return last
  }

  /// A standard normal number.
  ///
  /// - SeeAlso: G. Marsaglia and T. A. Bray, *A convenient method for generating normal variables*,
  ///   SIAM Review 6(3), 1964.
  mutating func normal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square > 0, square < 1 { return x * (-2 * Elementary.log(square) / square).squareRoot() }
    }
  }

  /// exp(`location` + `sigma`·Z) with Z standard normal.
  mutating func logNormal(location: Double = 0, sigma: Double) -> Double {
    Elementary.exp(location + sigma * normal())
  }

  /// LN(σ): `count` lognormal weights that sum to 1.
  mutating func logNormalWeights(_ count: Int, sigma: Double) -> [Double] {
    let raw = (0..<count).map { _ in logNormal(sigma: sigma) }
    let total = raw.reduce(0, +)
    return raw.map { $0 / total }
  }

  /// The number of events where `mean` are expected, by inversion.
  ///
  /// - Precondition: 0 ≤ `mean` ≤ 500, where e^−mean is still an ordinary number.
  /// - Complexity: O(mean).
  mutating func poisson(_ mean: Double) -> Int {
    precondition(mean >= 0 && mean <= 500, "a mean between 0 and 500")
    let uniform = uniform()
    var probability = Elementary.exp(-mean)
    var cumulated = probability
    var count = 0
    while uniform >= cumulated, probability > 0 {
      count += 1
      probability *= mean / Double(count)
      cumulated += probability
    }
    return count
  }

  /// A gamma number of that shape and scale 1.
  ///
  /// - SeeAlso: G. Marsaglia and W. W. Tsang, *A simple method for generating gamma variables*,
  ///   ACM TOMS 26(3), 2000.
  mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0, "a shape above 0")
    guard shape >= 1 else {
      let larger = gamma(shape: shape + 1)
      return larger * Elementary.exp(Elementary.log(1 - uniform()) / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = 1 - uniform()
      if Elementary.log(u) < 0.5 * x * x + d * (1 - v + Elementary.log(v)) { return d * v }
    }
  }

  /// Shares that sum to 1, expected in proportion to `shapes`, the steadier the larger these are.
  mutating func dirichlet(_ shapes: [Double]) -> [Double] {
    let raw = shapes.map { gamma(shape: $0) }
    let total = raw.reduce(0, +)
    // Shapes near 0 can all come out as 0; even shares are then as good as any.
    guard total > 0 else { return shapes.map { _ in 1 / Double(shapes.count) } }
    return raw.map { $0 / total }
  }

  /// How often each position comes up in `trials` draws in proportion to `weights`.
  mutating func multinomial(_ trials: Int, by weights: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: weights.count)
    for _ in 0..<trials { counts[position(by: weights)] += 1 }
    return counts
  }
}
