import Graphs
import Testing

@Suite struct HubsAndAuthoritiesTests {
  @Test func `Small graphs by hand`() throws {
    let golden = (5.0.squareRoot() - 1) / 2
    let scores = try Graph(arcs: [(0, 2), (1, 2), (1, 3)]).hubsAndAuthorities()
    #expect(agree(scores.hubs, [golden, 1, 0, 0]))
    #expect(agree(scores.authorities, [0, 0, 1, golden]))
    #expect(agree(try Graph(arcs: [], count: 1).hubsAndAuthorities().hubs, [.nan]))
    #expect(try Graph(ties: []).hubsAndAuthorities().hubs == [])
    // Two parts alike share the first place.
    let two = try Graph(arcs: [(0, 1), (2, 3)]).hubsAndAuthorities()
    #expect(agree(two.hubs, [1, 0, 1, 0]))
    #expect(agree(two.authorities, [0, 1, 0, 1]))
  }

  @Test(arguments: 0..<50)
  func `Each is the sum of the other, and no direction is stretched more`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    guard graph.arcCount > 0 else { return }
    let weights = SlowFormulas(graph).weights
    func onward(_ values: [Double]) -> [Double] {
      graph.nodes.map { i in graph.nodes.reduce(0) { $0 + weights[i][$1] * values[$1] } }
    }
    func back(_ values: [Double]) -> [Double] {
      graph.nodes.map { i in graph.nodes.reduce(0) { $0 + weights[$1][i] * values[$1] } }
    }
    func scaled(_ values: [Double]) -> [Double] { values.map { $0 / (values.max() ?? 1) } }
    let scores = try graph.hubsAndAuthorities()
    #expect(agree(scaled(onward(scores.authorities)), scores.hubs, tolerance: 1e-8))
    #expect(agree(scaled(back(scores.hubs)), scores.authorities, tolerance: 1e-8))
    func stretch(_ values: [Double]) -> Double {
      let mapped = onward(values)
      return zip(mapped, mapped).reduce(0) { $0 + $1.0 * $1.1 }
        / zip(values, values).reduce(0) { $0 + $1.0 * $1.1 }
    }
    var walked = graph.nodes.map { _ in 1.0 }
    for _ in 0..<200 { walked = scaled(back(onward(walked))) }
    #expect(stretch(scores.authorities) >= stretch(walked) * (1 - 1e-9))
  }
}
