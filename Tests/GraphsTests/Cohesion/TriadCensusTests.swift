import Testing

@testable import Graphs

@Suite struct TriadCensusTests {
  @Test func `Small graphs by hand`() throws {
    let census = try Graph(arcs: [(0, 1), (1, 2), (2, 0), (0, 3)]).triadCensus()
    // 0 1 2 is a cycle; 0 1 3 has both arcs from 0; 0 2 3 is 2 → 0 → 3; 1 2 3 has one arc.
    #expect(census[.cycle] == 1)
    #expect(census[.outwards] == 1)
    #expect(census[.chain] == 1)
    #expect(census[.arc] == 1)
    let all: Int128 = census.counts.reduce(0, +)
    #expect(all == 4)
    // Two-paths 0→1→2, 1→2→0, 2→0→1, 2→0→3: none is closed.
    #expect(census.transitivity == 0)
    #expect(try Graph(arcs: [(0, 1), (1, 2), (0, 2)]).triadCensus().transitivity == 1)
    let complete = try Graph.complete(5).triadCensus()
    #expect(complete[.complete] == 10)
    #expect(complete.transitivity == 1)
  }

  @Test(arguments: 0..<3)
  func `Fewer than three nodes make no triple`(count: Int) throws {
    let census = try Graph(arcs: [], count: count).triadCensus()
    #expect(census.counts == [Int128](repeating: 0, count: 16))
    #expect(census.transitivity.isNaN)
  }

  @Test func `Without ties all triples are empty`() throws {
    #expect(try Graph(ties: [], count: 4).triadCensus()[.empty] == 4)
  }

  @Test(arguments: 0..<50)
  func `Every triple is counted where its arcs say`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    var counts: [String: Int] = [:]
    var paths = 0
    var closed = 0
    for a in graph.nodes {
      for b in graph.nodes where b > a {
        for c in graph.nodes where c > b { counts[kind(a, b, c, in: graph), default: 0] += 1 }
      }
      for b in graph.nodes where has(graph, a, b) {
        for c in graph.nodes where c != a && has(graph, b, c) {
          paths += 1
          if has(graph, a, c) { closed += 1 }
        }
      }
    }
    let census = try graph.triadCensus()
    for kind in TriadCensus.Kind.allCases {
      #expect(census[kind] == Int128(counts[kind.rawValue] ?? 0), "\(kind.rawValue)")
    }
    #expect(agree([census.transitivity], [paths > 0 ? Double(closed) / Double(paths) : .nan]))
  }

  @Test(arguments: 0..<50)
  func `Turning arcs round swaps up and down`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let (one, other) = (try graph.triadCensus(), try graph.reversed().triadCensus())
    for (down, up) in [(.outwards, .inwards), (.intoPair, .outOfPair), (.pairBelow, .pairAbove)]
      as [(TriadCensus.Kind, TriadCensus.Kind)]
    {
      #expect(one[down] == other[up])
      #expect(one[up] == other[down])
    }
    #expect(one[.transitive] == other[.transitive])
    #expect(one.counts == (try graph.renumbered(graph.nodes.reversed()).triadCensus().counts))
  }

  @Test func `Dense and large graphs agree with the sums of any number of threads`() throws {
    var random = Xoshiro256(seed: 7)
    var builder = GraphBuilder(count: 400, isDirected: true)
    for _ in 0..<30_000 {
      builder.add(
        Int.random(in: 0..<400, using: &random), Int.random(in: 0..<400, using: &random))
    }
    let graph = builder.build().graph
    let census = try graph.triadCensus()
    let all: Int128 = census.counts.reduce(0, +)
    #expect(all == 10_586_800)  // 400 · 399 · 398 / 6
    // Triangles of the union are the closed kinds.
    let triangles = try graph.triangles().reduce(0, +) / 3
    let closed: Int128 = census.counts[11...].reduce(census[.transitive] + census[.cycle], +)
    #expect(closed == Int128(triangles))
  }

  @Test func `A star of sixty thousand is open everywhere`() throws {
    let census = try Graph(arcs: (1...60_000).map { (0, $0) }).triadCensus()
    #expect(census[.outwards] == 1_799_970_000)
    #expect(census[.arc] == 0)
  }

  private func has(_ graph: Graph, _ from: Int, _ to: Int) -> Bool {
    graph.arc(from: from, to: to) != nil
  }

  /// The name by counting pairs and looking at the arcs one by one.
  private func kind(_ a: Int, _ b: Int, _ c: Int, in graph: Graph) -> String {
    let pairs = [(a, b), (a, c), (b, c)]
    let mutual = pairs.filter { has(graph, $0, $1) && has(graph, $1, $0) }
    let oneWay = (pairs + pairs.map { ($1, $0) }).filter {
      has(graph, $0, $1) && !has(graph, $1, $0)
    }
    let name = "\(mutual.count)\(oneWay.count)\(3 - mutual.count - oneWay.count)"
    switch name {
    case "021":
      if oneWay[0].0 == oneWay[1].0 { return "021D" }
      return oneWay[0].1 == oneWay[1].1 ? "021U" : "021C"
    case "111":
      return [mutual[0].0, mutual[0].1].contains(oneWay[0].1) ? "111D" : "111U"
    case "030":
      return Set(oneWay.map(\.0)).count == 3 ? "030C" : "030T"
    case "120":
      if oneWay[0].0 == oneWay[1].0 { return "120D" }
      return oneWay[0].1 == oneWay[1].1 ? "120U" : "120C"
    default: return name
    }
  }
}
