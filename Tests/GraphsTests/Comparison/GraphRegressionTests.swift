import Foundation
import TestSupport
import Testing

@testable import Graphs

@Suite struct GraphRegressionTests {
  /// Two of four nodes' ties by hand: y = 1 on x alone is the difference of two means.
  @Test func `One tie-or-none predictor gives the difference of two means`() throws {
    let x = Graph(arcs: [(0, 1), (0, 2), (1, 2)], count: 3)
    let y = Graph(arcs: [(0, 1), (1, 2), (2, 1)], count: 3)
    var random = Xoshiro256(seed: 1)
    let regression = try y.regression(on: [x], permutations: 0, using: &random)
    // Of the three pairs with x two have y, of the three without one.
    #expect(agree([regression.intercept], [1.0 / 3]))
    #expect(agree([regression.terms[0].coefficient], [1.0 / 3]))
    // r = 1/3.
    #expect(agree([regression.rSquared], [1.0 / 9]))
    // t = r √(4 / (1 − r²)) with 6 − 2 degrees of freedom.
    #expect(agree([regression.terms[0].t.observed], [(4.0 / 9 / (8.0 / 9)).squareRoot()]))
    #expect(regression.terms[0].t.pTwoSided.isNaN)
  }

  @Test(arguments: UInt64(0)..<30)
  func `Coefficients solve the normal equations, and t is that of a plain regression`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let count = 9
    let isDirected = Bool.random(using: &random)
    func graph() -> Graph {
      var builder = GraphBuilder(count: count, isDirected: isDirected)
      for _ in 0..<25 {
        builder.add(
          Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random),
          weight: Double.random(in: 0.5...3, using: &random))
      }
      return builder.build().graph
    }
    let (y, others) = (graph(), [graph(), graph(), graph()])
    var generator = Xoshiro256(seed: seed)
    let ours = try y.regression(on: others, permutations: 2, using: &generator)

    let plain = PlainRegression(PlainRegression.cells(y), others.map(PlainRegression.cells))
    #expect(agree([ours.intercept] + ours.terms.map(\.coefficient), plain.coefficients))
    #expect(agree(ours.terms.map(\.t.observed), Array(plain.t.dropFirst())))
    #expect(agree([ours.rSquared], [plain.rSquared]))
  }

  /// The definition, cell by cell: residuals of one, permuted, beside the rest.
  @Test(arguments: UInt64(0)..<5)
  func `Reassignments move what the rest does not explain`(seed: UInt64) throws {
    let count = 7
    var random = SplitMix64(seed: seed)
    func graph() -> Graph {
      Graph(
        arcs: (0..<20).map { _ in
          (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
        }, count: count)
    }
    let (y, others) = (graph(), [graph(), graph()])
    var generator = Xoshiro256(seed: seed)
    var copy = generator
    let ours = try y.regression(on: others, permutations: 3, using: &generator)
    let master = copy.next()
    for (index, term) in ours.terms.enumerated() {
      let rest = PlainRegression.cells(others[1 - index])
      let moved = PlainRegression(PlainRegression.cells(others[index]), [rest]).residuals
      for draw in 0..<3 {
        var stream = Xoshiro256(
          master: master, purpose: "semi-partialling", String(index), String(draw))
        var places = (0..<UInt32(count)).map { $0 }
        places.shuffle(using: &stream)
        var permuted: [Double] = []
        for i in 0..<count {
          for j in 0..<count where j != i {
            let (row, column) = (Int(places[i]), Int(places[j]))
            permuted.append(moved[row * (count - 1) + (column < row ? column : column - 1)])
          }
        }
        let plain = PlainRegression(PlainRegression.cells(y), [permuted, rest])
        #expect(agree([term.t.permuted[draw]], [plain.t[1]]))
      }
    }
  }

  /// `../shared/oracles/targets.csv`, from R's `lm` over the cells beside the diagonal.
  @Test(.enabled(if: SharedData.isPresent))
  func `Advice on friendship and reporting gives R's coefficients`() throws {
    let names = ["hightech_advice", "hightech_friendship", "hightech_reports_to"]
    let oracles = names.map { OracleGraph(named: $0) }
    #expect(oracles.allSatisfy { $0.nodes == oracles[0].nodes })
    var random = Xoshiro256(seed: 1)
    let regression = try oracles[0].graph.regression(
      on: oracles.dropFirst().map(\.graph), permutations: 199, using: &random)
    let ours =
      [regression.intercept] + regression.terms.map(\.coefficient) + [regression.rSquared]
    let theirs = [0.396941649899, 0.135814889336, 0.471569416499, 0.0631945724691]
    #expect(agree(ours, theirs, tolerance: 1e-9))
    #expect(regression.terms.allSatisfy { $0.t.permuted.count == 199 && $0.t.pTwoSided < 0.2 })
  }

  /// 200 unrelated graphs: of 49 reassignments, p is at most 0.1 in four of fifty, 16 of them, within
  /// three standard errors and more.
  @Test func `Where there is nothing to find little is found`() throws {
    var found = 0
    for seed: UInt64 in 0..<200 {
      var random = SplitMix64(seed: seed)
      func graph() -> Graph {
        Graph(
          arcs: (0..<30).map { _ in
            (Int.random(in: 0..<10, using: &random), Int.random(in: 0..<10, using: &random))
          }, count: 10)
      }
      let (y, x, z) = (graph(), graph(), graph())
      var generator = Xoshiro256(seed: seed)
      let terms = try y.regression(on: [x, z], permutations: 49, using: &generator).terms
      if terms[0].t.pTwoSided <= 0.1 { found += 1 }
    }
    #expect(found < 33 && found > 7, "\(found)")
  }

  @Test func `What has no answer has none`() throws {
    let x = Graph(arcs: [(0, 1), (1, 2)], count: 4)
    let none = Graph(arcs: [], count: 4)
    var random = Xoshiro256(seed: 1)
    // 0.1 has no exact mean.
    var tenths = GraphBuilder(count: 4, isDirected: false)
    for (low, high) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
      tenths.add(low, high, weight: 0.1)
    }
    let alike = tenths.build().graph
    for (y, others) in [(x, [x, x]), (x, [none]), (none, [x]), (x, [alike]), (alike, [x])] {
      let regression = try y.regression(on: others, permutations: 3, using: &random)
      #expect(regression.intercept.isNaN && regression.rSquared.isNaN)
      #expect(regression.terms.count == others.count)
      #expect(regression.terms.allSatisfy { $0.coefficient.isNaN && $0.t.pTwoSided.isNaN })
    }
    let two = Graph(arcs: [(0, 1)])
    #expect(try two.regression(on: [two], permutations: 3, using: &random).rSquared.isNaN)
  }

  @Test func `Alone, a graph is explained by itself, and by chance by another`() throws {
    var random = Xoshiro256(seed: 3)
    let x = Graph(
      arcs: (0..<40).map { _ in
        (Int.random(in: 0..<12, using: &random), Int.random(in: 0..<12, using: &random))
      }, count: 12)
    let same = try x.regression(on: [x], permutations: 19, using: &random)
    #expect(agree([same.terms[0].coefficient, same.rSquared], [1, 1]))
    #expect(same.terms[0].t.pLarger == 0.05)
  }
}

/// Least squares with an intercept by elimination, written from the textbook.
private struct PlainRegression {
  let coefficients: [Double]
  let t: [Double]
  let rSquared: Double
  let residuals: [Double]

  static func cells(_ graph: Graph) -> [Double] {
    graph.nodes.flatMap { i in
      graph.nodes.filter { $0 != i }.map { j in
        graph.arc(from: i, to: j).map { graph.weight(of: $0) } ?? 0
      }
    }
  }

  init(_ y: [Double], _ columns: [[Double]]) {
    let x = [Array(repeating: 1.0, count: y.count)] + columns
    let size = x.count
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    // The normal equations beside the unit matrix.
    var rows = (0..<size).map { i in
      (0..<size).map { dot(x[i], x[$0]) } + (0..<size).map { $0 == i ? 1.0 : 0 }
    }
    for pivot in 0..<size {
      let scale = rows[pivot][pivot]
      for place in 0..<2 * size { rows[pivot][place] /= scale }
      for row in 0..<size where row != pivot {
        let factor = rows[row][pivot]
        for place in 0..<2 * size { rows[row][place] -= factor * rows[pivot][place] }
      }
    }
    let inverse = rows.map { Array($0[size...]) }
    let products = x.map { dot($0, y) }
    let coefficients = inverse.map { dot($0, products) }
    let residuals = y.indices.map { cell in
      y[cell] - coefficients.indices.reduce(0) { $0 + coefficients[$1] * x[$1][cell] }
    }
    let mean = y.reduce(0, +) / Double(y.count)
    let rest = dot(residuals, residuals)
    let variance = rest / Double(y.count - size)
    t = coefficients.indices.map { coefficients[$0] / (variance * inverse[$0][$0]).squareRoot() }
    rSquared = 1 - rest / y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.coefficients = coefficients
    self.residuals = residuals
  }
}
