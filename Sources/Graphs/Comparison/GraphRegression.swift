/// How far the ties of a graph follow those of several others, each beside all the rest.
public struct GraphRegression: Sendable, Equatable {
  /// What one of the others adds.
  public struct Term: Sendable, Equatable {
    /// By how much a cell rises with one more here, all else being equal.
    public let coefficient: Double
    /// The coefficient over its standard error, and what chance makes of that; t alone means little,
    /// since the cells of a person are not independent.
    public let t: PermutationTest
  }

  /// What a cell is where all others are 0.
  public let intercept: Double
  /// One for each of the others, in their order.
  public let terms: [Term]
  /// The share of the variance of the cells that all explain together.
  public let rSquared: Double
}

extension Graph {
  /// Linear regression of the ties on those of other graphs of the same nodes: MRQAP with double
  /// semi-partialling.
  ///
  /// Least squares over the n(n − 1) ordered pairs, whose values are weights, and 0 without an arc.
  /// For each of the others, what the rest does not explain of it is permuted by giving the nodes new
  /// places, and t computed anew beside the rest. That keeps the right share of false findings where
  /// the others go together, which permuting the ties themselves does not.
  ///
  ///     let advice = Graph(arcs: [(0, 1), (1, 2), (2, 0)])
  ///     var random = Xoshiro256(seed: 1)
  ///     try advice.regression(on: [advice], permutations: 0, using: &random).terms[0].coefficient
  ///       // 1
  ///
  /// Of graphs without directions each pair counts twice, which makes t larger by √2 and leaves p as it
  /// is.
  ///
  /// - Returns: All `nan` where a graph has all cells alike, one of the others follows from the rest,
  ///   or there are no more pairs than terms.
  /// - Precondition: all have as many nodes, the same in the same order.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(k² n²) a permutation of all k, on all cores; O(k n²) space.
  /// - SeeAlso: D. Dekker, D. Krackhardt and T. A. B. Snijders, *Sensitivity of MRQAP tests to
  ///   collinearity and autocorrelation conditions*, Psychometrika 72, 2007.
  public func regression(
    on others: [Graph], permutations: Int, using random: inout some RandomNumberGenerator
  ) throws -> GraphRegression {
    precondition(others.allSatisfy { $0.count == count }, "graphs of the same nodes")
    let seed = random.next()
    let own = CentredCells(self)
    let columns = others.map { CentredCells($0) }
    let observed = LeastSquares(own, columns)
    guard let coefficients = observed.coefficients else {
      let unknown = GraphRegression.Term(
        coefficient: .nan, t: PermutationTest(observed: .nan, permuted: []))
      return GraphRegression(
        intercept: .nan, terms: others.map { _ in unknown }, rSquared: .nan)
    }
    let terms = try others.indices.map { index in
      let rest = Array(columns[..<index] + columns[(index + 1)...])
      let base = LeastSquares(own, rest)
      let residual = LeastSquares(columns[index], rest).residual(of: columns[index], rest)
      let permuted = try parallel(chunks: permutations) { draw in
        var stream = Xoshiro256(
          master: seed, purpose: "semi-partialling", String(index), String(draw))
        var places = (0..<UInt32(count)).map { $0 }
        places.shuffle(using: &stream)
        return base.t(adding: residual, places: places, own, rest)
      }
      let observed = base.t(
        adding: residual, places: (0..<UInt32(count)).map { $0 }, own, rest)
      return GraphRegression.Term(
        coefficient: coefficients[index],
        t: PermutationTest(observed: observed, permuted: permuted))
    }
    let intercept = zip(coefficients, columns).reduce(own.mean) { $0 - $1.0 * $1.1.mean }
    return GraphRegression(
      intercept: intercept, terms: terms, rSquared: observed.explained / own.squares)
  }
}

/// The cells of a graph less their mean, row by row; 0 on the diagonal.
private struct CentredCells: Sendable {
  let mean: Double
  let values: [Double]
  let squares: Double
  let size: Int

  /// How many cells there are beside the diagonal.
  var cells: Double { Double(size) * Double(size - 1) }

  init(_ graph: Graph) {
    size = graph.count
    var values = [Double](repeating: 0, count: size * size)
    var sum = 0.0
    for node in graph.nodes {
      for arc in graph.arcs(of: node) {
        values[node * size + graph.target(of: arc)] = graph.weight(of: arc)
        sum += graph.weight(of: arc)
      }
    }
    let cells = Double(size) * Double(size - 1)
    mean = cells > 0 ? sum / cells : 0
    for row in 0..<size {
      for column in 0..<size where column != row { values[row * size + column] -= mean }
    }
    let squares = values.reduce(0) { $0 + $1 * $1 }
    // What rounding leaves of cells that are all alike is nothing.
    let isConstant = squares <= 1e-14 * (squares + cells * mean * mean)
    self.values = isConstant ? Array(repeating: 0, count: values.count) : values
    self.squares = isConstant ? 0 : squares
  }

  init(centred values: [Double], size: Int) {
    mean = 0
    self.values = values
    self.size = size
    squares = values.reduce(0) { $0 + $1 * $1 }
  }

  func product(_ other: CentredCells) -> Double {
    var sum = 0.0
    for cell in values.indices { sum += values[cell] * other.values[cell] }
    return sum
  }
}

/// Least squares of some cells on others, all centred.
private struct LeastSquares: Sendable {
  /// The lower triangle of Cholesky's factor of the products of the others, row by row; `nil` where
  /// one of them follows from the rest.
  private let factor: [[Double]]?
  /// The factor's inverse times the products with the cells.
  private let projected: [Double]
  private let left: Double
  private let degrees: Double
  private let isConstant: Bool

  init(_ own: CentredCells, _ others: [CentredCells]) {
    factor = Self.factor(of: others)
    projected = factor.map { Self.solved($0, others.map { $0.product(own) }) } ?? []
    left = own.squares - projected.reduce(0) { $0 + $1 * $1 }
    degrees = own.cells - Double(others.count) - 1
    isConstant = own.squares == 0
  }

  /// The part of the sum of squares that the others explain.
  var explained: Double { projected.reduce(0) { $0 + $1 * $1 } }

  /// One for each of the others; `nil` where they are not defined.
  var coefficients: [Double]? {
    guard let factor, degrees > 0, !isConstant else { return nil }
    var values = projected
    for row in values.indices.reversed() {
      for below in row + 1..<values.count { values[row] -= factor[below][row] * values[below] }
      values[row] /= factor[row][row]
    }
    return values
  }

  /// What the others do not explain of a column.
  func residual(of column: CentredCells, _ others: [CentredCells]) -> CentredCells {
    var values = column.values
    for (coefficient, other) in zip(coefficients ?? [], others) {
      for cell in values.indices { values[cell] -= coefficient * other.values[cell] }
    }
    return CentredCells(centred: values, size: column.size)
  }

  /// t of one more column, whose nodes stand at other places.
  func t(
    adding column: CentredCells, places: [UInt32], _ own: CentredCells, _ others: [CentredCells]
  ) -> Double {
    guard let factor else { return .nan }
    let size = column.size
    var products = [Double](repeating: 0, count: others.count)
    var withOwn = 0.0
    var row = [Double](repeating: 0, count: size)
    for node in 0..<size {
      let start = Int(places[node]) * size
      for other in 0..<size { row[other] = column.values[start + Int(places[other])] }
      let cells = node * size
      for other in 0..<size { withOwn += row[other] * own.values[cells + other] }
      for index in others.indices {
        var sum = 0.0
        for other in 0..<size { sum += row[other] * others[index].values[cells + other] }
        products[index] += sum
      }
    }
    let shared = Self.solved(factor, products)
    let spread = column.squares - shared.reduce(0) { $0 + $1 * $1 }
    guard spread > 1e-12 * column.squares else { return .nan }
    let slope = (withOwn - zip(shared, projected).reduce(0) { $0 + $1.0 * $1.1 }) / spread
    let error = max(0, left - slope * slope * spread) / (degrees - 1)
    return slope / (error / spread).squareRoot()
  }

  private static func factor(of columns: [CentredCells]) -> [[Double]]? {
    var factor: [[Double]] = []
    for (row, column) in columns.enumerated() {
      var entries: [Double] = []
      for before in 0..<row {
        var entry = column.product(columns[before])
        for shared in 0..<before { entry -= entries[shared] * factor[before][shared] }
        entries.append(entry / factor[before][before])
      }
      let rest = column.squares - entries.reduce(0) { $0 + $1 * $1 }
      guard rest > 1e-10 * column.squares else { return nil }
      factor.append(entries + [rest.squareRoot()])
    }
    return factor
  }

  private static func solved(_ factor: [[Double]], _ right: [Double]) -> [Double] {
    var values = right
    for row in values.indices {
      for before in 0..<row { values[row] -= factor[row][before] * values[before] }
      values[row] /= factor[row][row]
    }
    return values
  }
}
