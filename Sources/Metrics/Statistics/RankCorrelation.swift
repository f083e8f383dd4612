/// How far two quantities put the same people in the same order.
public enum RankCorrelation {
  /// Kendall's τ_b: pairs in the same order minus pairs in the opposite one, ties set aside.
  ///
  ///     τ_b = (concordant − discordant) / √((n₀ − n₁)(n₀ − n₂))
  ///
  /// n₀ is the number of pairs, n₁ and n₂ those tied in the one and the other.
  ///
  /// - Returns: −1 to 1; `nan` when either is constant, or below two values.
  /// - Complexity: O(n log n).
  /// - SeeAlso: W. R. Knight, *A computer method for calculating Kendall's tau*, JASA 61, 1966.
  public static func kendall(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "one value each a person")
    let order = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    func tiedPairs(_ isTied: (Int, Int) -> Bool) -> Double {
      var pairs = 0.0
      var run = 0.0
      for (before, after) in zip(order, order.dropFirst()) {
        run = isTied(before, after) ? run + 1 : 0
        pairs += run
      }
      return pairs
    }
    let all = Double(x.count) * Double(x.count - 1) / 2
    let tiedInX = tiedPairs { x[$0] == x[$1] }
    let tiedInBoth = tiedPairs { x[$0] == x[$1] && y[$0] == y[$1] }

    var sorted = order.map { y[$0] }
    let discordant = sortCountingExchanges(&sorted)
    var tiedInY = 0.0
    var run = 0.0
    for (before, after) in zip(sorted, sorted.dropFirst()) {
      run = before == after ? run + 1 : 0
      tiedInY += run
    }

    let scale = ((all - tiedInX) * (all - tiedInY)).squareRoot()
    guard scale > 0 else { return .nan }
    return (all - tiedInX - tiedInY + tiedInBoth - 2 * discordant) / scale
  }

  /// Spearman's ρ: Pearson's correlation of the ranks, ties at their average rank.
  ///
  /// - Returns: −1 to 1; `nan` when either is constant, or below two values.
  /// - Complexity: O(n log n).
  public static func spearman(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "one value each a person")
    let (first, second) = (ranks(x), ranks(y))
    let mean = Double(x.count + 1) / 2
    var product = CompensatedSum()
    var ofFirst = CompensatedSum()
    var ofSecond = CompensatedSum()
    for (one, other) in zip(first, second) {
      product.add((one - mean) * (other - mean))
      ofFirst.add((one - mean) * (one - mean))
      ofSecond.add((other - mean) * (other - mean))
    }
    let scale = (ofFirst.value * ofSecond.value).squareRoot()
    return scale > 0 ? product.value / scale : .nan
  }

  /// Ranks from 1 in ascending order; equal values share their average rank.
  public static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for position in start..<end { ranks[order[position]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }

  /// Merge sort from runs of one upwards; returns how many neighbours would have to change places.
  private static func sortCountingExchanges(_ values: inout [Double]) -> Double {
    var exchanges = 0.0
    var merged = values
    var width = 1
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for position in start..<end {
          if left < middle, right == end || values[left] <= values[right] {
            merged[position] = values[left]
            left += 1
          } else {
            merged[position] = values[right]
            right += 1
            exchanges += Double(middle - left)
          }
        }
      }
      swap(&values, &merged)
      width *= 2
    }
    return exchanges
  }
}
