import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct BetweennessTests {
  @Test func `A sample is as large as the arcs allow, and no larger than the network`() {
    let small = Graph(ties: [(0, 1), (1, 2)])
    #expect(Cost.sampledSources(of: small, weighted: false) == 3)
    let star = Graph(ties: (1...1_000_000).map { (0, $0) })
    #expect(Cost.sampledSources(of: star, weighted: false) == 400)
    #expect(Cost.sampledSources(of: star, weighted: true) == 70)
  }

  @Test func `Small networks are not sampled, and have no standard error`() throws {
    let network = network(Known.path)
    let errors = try BetweennessStandardError().columns(of: network)
    #expect(errors.isEmpty)
    let columns = try Betweenness().columns(of: network)
    #expect(columns.count == 2 && columns.allSatisfy { $0.note.isEmpty })
  }

  @Test func `A sampled column says so, and the same seed draws the same people`() throws {
    let network = network(Known.ring)
    let sample = try network.sampledBetweenness()
    // Six people are all of them.
    #expect(sample.sources == 6)
    let columns = Betweenness.forms(
      "betweenness", network, along: .hops, values: sample.values, sources: 4)
    #expect(
      columns.map(\.variant) == [
        "weights=none;normalised=no;estimate=sampled",
        "weights=none;normalised=yes;estimate=sampled",
      ])
    #expect(columns[0].note == "from 4 of 6 people drawn at random")
    #expect(columns[0].values == [2, 2, 2, 2, 2, 2])
    #expect(columns[1].values.allSatisfy { $0 == 0.2 })
  }
}
