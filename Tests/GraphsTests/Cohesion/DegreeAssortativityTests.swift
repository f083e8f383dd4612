import Graphs
import Testing

@Suite struct DegreeAssortativityTests {
  @Test func `Small graphs by hand`() {
    #expect(Graph(ties: []).degreeAssortativity().isNaN)
    #expect(Graph.ring(5).degreeAssortativity().isNaN)
    #expect(Graph(arcs: [(0, 1), (0, 2)]).degreeAssortativity().isNaN)
    #expect(agree([Graph.star(leaves: 3).degreeAssortativity()], [-1]))
    // Ends (1, 2), (2, 2), (2, 1) both ways: mean 5/3, covariance −1/9, variance 2/9.
    #expect(agree([Graph.path(4).degreeAssortativity()], [-0.5]))
  }

  @Test(arguments: 0..<50)
  func `It is the correlation over arcs, term by term`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    var pairs: [(Double, Double)] = []
    for node in graph.nodes {
      for arc in graph.arcs(of: node) {
        pairs.append(
          (Double(graph.degrees()[node]), Double(graph.inDegrees()[graph.target(of: arc)])))
      }
    }
    let count = Double(pairs.count)
    let means = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
    let sums = pairs.reduce(into: (0.0, 0.0, 0.0)) {
      $0.0 += ($1.0 - means.0) * ($1.0 - means.0)
      $0.1 += ($1.1 - means.1) * ($1.1 - means.1)
      $0.2 += ($1.0 - means.0) * ($1.1 - means.1)
    }
    let varies = sums.0 > 1e-9 && sums.1 > 1e-9
    let expected = varies ? sums.2 / (sums.0 * sums.1).squareRoot() : .nan
    #expect(agree([graph.degreeAssortativity()], [expected]))
    #expect(agree([graph.reversed().degreeAssortativity()], [expected]))
  }
}
