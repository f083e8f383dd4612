extension Concentration {
  /// Whether the Lorenz curves of two quantities cross: which of them is the more unequal then depends
  /// on the index that is asked.
  ///
  ///     Concentration([1, 1, 4]).lorenzCrosses(Concentration([0, 3, 3]))  // true
  ///
  /// Curves that touch do not cross; holders need not be as many. `false` where a total is 0.
  ///
  /// - Complexity: O(N log N).
  /// - SeeAlso: A. B. Atkinson, *On the measurement of inequality*, JET 2, 1970.
  public func lorenzCrosses(_ other: Concentration) -> Bool {
    guard total > 0, other.total > 0 else { return false }
    let (one, two) = ([0] + lorenz, [0] + other.lorenz)
    func height(_ curve: [Double], at fraction: Double) -> Double {
      let position = fraction * Double(curve.count - 1)
      let below = min(curve.count - 2, Int(position))
      return curve[below] + (position - Double(below)) * (curve[below + 1] - curve[below])
    }
    // Two curves of straight lines differ most where one of them bends.
    let bends = [one, two].flatMap { curve in
      curve.indices.map { Double($0) / Double(curve.count - 1) }
    }
    let gaps = bends.map { height(one, at: $0) - height(two, at: $0) }
    return gaps.contains { $0 > 1e-12 } && gaps.contains { $0 < -1e-12 }
  }
}
