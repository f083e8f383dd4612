/// The slope that half of all pairs of points exceed.
public enum TheilSen {
  /// The median of (yⱼ − yᵢ) / (xⱼ − xᵢ) over the pairs with xᵢ ≠ xⱼ; `nan` where there are none.
  ///
  /// A quarter of the points may be anywhere without moving it far.
  ///
  ///     TheilSen.slope([1, 2, 3, 4, 5], [1, 2, 3, 4, 100])  // 1
  ///
  /// - Complexity: O(n²) time and space up to 2,800 points. Above, each point is paired with others at
  ///   fixed steps, four million pairs in all, so that the same points give the same slope.
  /// - SeeAlso: P. K. Sen, *Estimates of the regression coefficient based on Kendall's tau*, JASA 63,
  ///   1968.
  public static func slope(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "points have two coordinates")
    let order = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    let step = max(1, x.count * x.count / 8_000_000)
    var slopes: [Double] = []
    for (place, low) in order.enumerated() {
      for other in stride(from: place + 1, to: order.count, by: step) {
        let high = order[other]
        if x[high] > x[low] { slopes.append((y[high] - y[low]) / (x[high] - x[low])) }
      }
    }
    guard !slopes.isEmpty else { return .nan }
    slopes.sort()
    let middle = slopes.count / 2
    return slopes.count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2
  }
}
