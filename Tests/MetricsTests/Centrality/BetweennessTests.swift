import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct BetweennessTests {
  @Test func `A sample is as large as the arcs allow, and no larger than the network`() {
    let small = Graph(ties: [(0, 1), (1, 2)])
    #expect(Cost.sampledSources(of: small, weighted: false) == 3)
    // 20 arcs a person, all two steps apart: 800 million over 300,000.
    let hubs = Graph(arcs: (20..<15_020).flatMap { person in (0..<20).map { (person, $0) } })
    #expect(Cost.sampledSources(of: hubs, weighted: false) == 2665)
    #expect(Cost.sampledSources(of: hubs, weighted: true) == 466)
    // Two arcs a person: a visit costs more than they do.
    let star = Graph(ties: (1...60_000).map { (0, $0) })
    #expect(Cost.sampledSources(of: star, weighted: false) == 1866)
    // Hardly two of eight searches meet somebody at the same distance.
    let ring = Graph(ties: (0..<30_000).map { ($0, ($0 + 1) % 30_000) })
    #expect(Cost.sampledSources(of: ring, weighted: false) == 466)
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
