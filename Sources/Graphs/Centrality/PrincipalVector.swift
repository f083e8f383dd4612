/// The vector that a symmetric matrix without negative entries stretches most, found from the
/// all-equal vector by Lanczos' method, restarted from its best guess.
///
/// Where several vectors are stretched alike, it is the all-equal vector's shadow on them, so that
/// nodes that cannot be told apart get the same value.
struct PrincipalVector {
  /// How many products a guess is made of.
  private static let depth = 24
  private static let maximumProducts = 600
  /// How far the vector may be from the right one, about.
  private static let tolerance = 1e-8
  /// Eigenvalues that differ by less, relative, are alike as far as rounding can tell.
  private static let rounding = 1e-14

  /// - Parameters:
  ///   - members: The places that take part; all others are 0.
  ///   - product: The matrix times a vector.
  /// - Returns: Values of at least 0 with 1 in square sum; the residual |Mx − λx| is below 1e-12 λ,
  ///   or where that is beyond rounding, below 1e-10 λ, and below 1e-8 of how far λ lies above the next
  ///   eigenvalue that was seen, so that the vector is known and not only its stretching.
  /// - Throws: `Unsettled` after 600 products; `Cancelled`.
  static func of(
    count: Int, members: [Bool], product: ([Double]) throws -> [Double]
  ) throws -> [Double] {
    var guess = members.map { $0 ? 1.0 : 0 }
    scale(&guess, by: 1 / dot(guess, guess).squareRoot())
    var products = 0
    var residual = Double.infinity
    var bestResidual = Double.infinity
    var stalls = 0

    while products < maximumProducts {
      // An orthonormal basis of the guess and what it is mapped to, again and again.
      var basis = [guess]
      var diagonal: [Double] = []
      var beside: [Double] = []
      while diagonal.count < depth {
        try Execution.checkCancellation()
        var next = try product(basis[diagonal.count])
        products += 1
        diagonal.append(dot(next, basis[diagonal.count]))
        // Twice, since once leaves what rounding put back.
        for _ in 0..<2 {
          for vector in basis { add(-dot(next, vector), vector, to: &next) }
        }
        let length = dot(next, next).squareRoot()
        let size = diagonal.reduce(0) { max($0, abs($1)) }
        // Nothing new but rounding: the basis holds the answer. Of the guess alone nothing is known
        // yet of the next eigenvalue, which rounding leads to just as well.
        guard length > 1e-13 * size || diagonal.count == 1, length > 0 else { break }
        beside.append(length)
        scale(&next, by: 1 / length)
        basis.append(next)
      }
      let isStill = (beside.first ?? 0) <= 1e-13 * abs(diagonal[0])
      if isStill {
        let next = largestPair(Array(diagonal.dropFirst()), Array(beside.dropFirst())).value
        residual = (beside.first ?? 0) / max(diagonal[0], .leastNormalMagnitude)
        if isKnown(residual, diagonal[0], next) { return guess }
      }
      let (value, weights, next) = largestPair(diagonal, beside)
      let last = beside.count < diagonal.count ? 0 : beside[diagonal.count - 1]
      residual = abs(last * (weights.last ?? 0)) / max(value, .leastNormalMagnitude)
      var better = [Double](repeating: 0, count: count)
      for (weight, vector) in zip(weights, basis) { add(weight, vector, to: &better) }
      // Of the two directions the one without negative values; what is below 0 then is rounding.
      let sign = better.reduce(0, +) < 0 ? -1.0 : 1
      for place in better.indices { better[place] = max(0, sign * better[place]) }
      scale(&better, by: 1 / dot(better, better).squareRoot())
      guess = better
      let isKnown = isKnown(residual, value, next)
      if residual < 1e-12, isKnown { return guess }
      stalls = residual < bestResidual / 2 ? 0 : stalls + 1
      bestResidual = min(bestResidual, residual)
      if stalls > 20, residual < 1e-10, isKnown { return guess }
    }
    throw Unsettled(steps: products, residual: residual)
  }

  /// Whether a residual, relative to the eigenvalue, is small beside the distance to the next one;
  /// where those are alike, any vector of theirs will do.
  private static func isKnown(_ residual: Double, _ value: Double, _ next: Double) -> Bool {
    let gap = (value - next) / max(abs(value), .leastNormalMagnitude)
    // The residual is that of exact arithmetic; rounding leaves some in any case.
    return abs(gap) <= rounding || max(residual, 1e-15) <= tolerance * gap
  }

  /// The largest eigenvalue of a symmetric tridiagonal matrix, its vector and the next eigenvalue
  /// (−∞ where there is none), by Jacobi's rotations.
  private static func largestPair(
    _ diagonal: [Double], _ beside: [Double]
  ) -> (value: Double, vector: [Double], next: Double) {
    let count = diagonal.count
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    var vectors = matrix
    for place in 0..<count {
      matrix[place][place] = diagonal[place]
      vectors[place][place] = 1
      if place + 1 < count {
        matrix[place][place + 1] = beside[place]
        matrix[place + 1][place] = beside[place]
      }
    }
    for _ in 0..<60 {
      var off = 0.0
      for row in 0..<count {
        for column in 0..<row { off = max(off, abs(matrix[row][column])) }
      }
      let size = (0..<count).reduce(0.0) { max($0, abs(matrix[$1][$1])) }
      if off <= 1e-17 * size { break }
      for row in 0..<count {
        for column in row + 1..<max(count, row + 1) where matrix[row][column] != 0 {
          let half = (matrix[column][column] - matrix[row][row]) / (2 * matrix[row][column])
          let tangent =
            (half < 0 ? -1.0 : 1) / (abs(half) + (half * half + 1).squareRoot())
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for k in 0..<count {
            let (one, other) = (matrix[k][row], matrix[k][column])
            matrix[k][row] = cosine * one - sine * other
            matrix[k][column] = sine * one + cosine * other
          }
          for k in 0..<count {
            let (one, other) = (matrix[row][k], matrix[column][k])
            matrix[row][k] = cosine * one - sine * other
            matrix[column][k] = sine * one + cosine * other
            let (first, second) = (vectors[k][row], vectors[k][column])
            vectors[k][row] = cosine * first - sine * second
            vectors[k][column] = sine * first + cosine * second
          }
        }
      }
    }
    let order = (0..<count).sorted { matrix[$0][$0] > matrix[$1][$1] }
    guard let best = order.first else { return (-.infinity, [], -.infinity) }
    return (
      matrix[best][best], vectors.map { $0[best] },
      count > 1 ? matrix[order[1]][order[1]] : -.infinity
    )
  }

  private static func dot(_ one: [Double], _ other: [Double]) -> Double {
    let (left, right) = (one.span, other.span)
    // Four sums side by side: one alone waits for itself.
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    var place = 0
    while place + 4 <= left.count {
      first += left[place] * right[place]
      second += left[place + 1] * right[place + 1]
      third += left[place + 2] * right[place + 2]
      fourth += left[place + 3] * right[place + 3]
      place += 4
    }
    while place < left.count {
      first += left[place] * right[place]
      place += 1
    }
    return (first + second) + (third + fourth)
  }

  private static func add(_ factor: Double, _ vector: [Double], to sum: inout [Double]) {
    let vector = vector.span
    var sum = sum.mutableSpan
    for place in 0..<vector.count { sum[place] += factor * vector[place] }
  }

  private static func scale(_ vector: inout [Double], by factor: Double) {
    var vector = vector.mutableSpan
    for place in 0..<vector.count { vector[place] *= factor }
  }
}
