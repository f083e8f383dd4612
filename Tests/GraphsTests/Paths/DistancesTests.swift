import Testing

@testable import Graphs

@Suite struct DistancesTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(ties: []).harmonicCloseness() == [])
    #expect(try Graph(ties: [], count: 2).harmonicCloseness() == [0, 0])
    #expect(try Graph.path(3).harmonicCloseness() == [1.5, 2, 1.5])
    #expect(try Graph.star(leaves: 4).harmonicCloseness() == [4, 2.5, 2.5, 2.5, 2.5])
    #expect(try Graph.complete(4).harmonicCloseness() == [3, 3, 3, 3])
    let arcs = Graph(arcs: [(0, 1), (1, 2)])
    #expect(try arcs.harmonicCloseness() == [1.5, 1, 0])
    #expect(try arcs.reversed().harmonicCloseness() == [0, 1, 1.5])

    let path = try Graph.path(4).distances()
    #expect(path.diameter == 3)
    #expect(path.eccentricities == [3, 2, 2, 3])
    #expect(agree([path.meanPathLength], [10.0 / 6]))
    let none = try Graph(ties: [], count: 1).distances()
    #expect(none.meanPathLength.isNaN && none.globalEfficiency.isNaN && none.diameter == 0)
  }

  @Test func `The effective number of distances counts each by its share`() {
    #expect(Graph(ties: []).effectiveDistances() == 1)
    #expect(Graph(ties: [], count: 3).effectiveDistances() == 1)
    #expect(Graph.star(leaves: 4).effectiveDistances() == 1)
    // One node at each of six distances, two at each of three.
    #expect(agree([Graph(arcs: (0..<6).map { ($0, $0 + 1) }).effectiveDistances()], [5]))
    #expect(agree([Graph(ties: (0..<7).map { ($0, ($0 + 1) % 7) }).effectiveDistances()], [3]))
    // Six at one distance and two at another: exp(0.75 ln 4/3 + 0.25 ln 4).
    let ties = (1...6).map { (0, $0) } + [(1, 7), (2, 8)]
    #expect(
      agree(
        [Graph(ties: ties).effectiveDistances()],
        [4 / Double(3).squareRoot().squareRoot() / Double(3).squareRoot()]))
  }

  @Test(arguments: 0..<50)
  func `Both kinds of traversal give the sums over the table of distances`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let table = SlowFormulas(graph).distances()
    let rows = table.map { row in row.compactMap { $0 }.filter { $0 > 0 } }
    let all = Array(graph.nodes)
    var forms = [
      [try graph.traversalsInOrder(to: all).leaving], try graph.singleTraversals(from: all),
    ]
    if graph.arcCount > 0 {
      let byCommunity = try graph.traversalsByCommunity(to: all.reversed())
      forms.append([byCommunity.leaving])
      for (node, sums) in zip(all.reversed(), byCommunity.arriving) {
        let ways = rows.indices.compactMap { table[$0][node] }.filter { $0 > 0 }
        #expect(agree([sums.harmonic], [ways.reduce(0) { $0 + 1 / Double($1) }]))
        #expect(sums.total == ways.reduce(0, +))
        #expect(sums.reached == ways.count)
        #expect(sums.eccentricity == ways.max() ?? 0)
      }
    }
    for parts in forms {
      var sums = Distances(count: graph.count)
      for part in parts { sums.add(part) }
      #expect(agree(sums.harmonic, rows.map { $0.reduce(0) { $0 + 1 / Double($1) } }))
      #expect(sums.totals == rows.map { $0.reduce(0, +) })
      #expect(sums.reached == rows.map(\.count))
      #expect(sums.eccentricities == rows.map { $0.max() ?? 0 })
    }
    #expect(try graph.reachCounts() == rows.map(\.count))
    #expect(try graph.distances().reached == rows.map(\.count))
    let arriving = try graph.distancesBothWays().arriving
    let reversed = try graph.reversed().distances()
    #expect(agree(arriving.harmonic, reversed.harmonic))
    #expect(arriving.totals == reversed.totals)
    #expect(arriving.reached == reversed.reached)
    #expect(arriving.eccentricities == reversed.eccentricities)
  }

  @Test(arguments: [true, false])
  func `More nodes than lanes, few and many arcs`(isDirected: Bool) throws {
    var random = Xoshiro256(seed: 3)
    for ties in [200, 700, 6000] {
      var builder = GraphBuilder(count: 600, isDirected: isDirected)
      for _ in 0..<ties {
        builder.add(
          Int.random(in: 0..<600, using: &random), Int.random(in: 0..<600, using: &random))
      }
      let graph = builder.build().graph
      var single = Distances(count: 600)
      for part in try graph.singleTraversals(from: Array(0..<600)) { single.add(part) }
      let (shared, arriving) = try graph.distancesBothWays()
      let reversed = try graph.reversed().distances()
      #expect(agree(arriving.harmonic, reversed.harmonic, tolerance: 1e-13))
      #expect(arriving.totals == reversed.totals)
      #expect(arriving.eccentricities == reversed.eccentricities)
      #expect(agree(shared.harmonic, single.harmonic, tolerance: 1e-13))
      #expect(shared.totals == single.totals)
      #expect(shared.reached == single.reached)
      #expect(shared.eccentricities == single.eccentricities)
      #expect(try graph.reachCounts() == single.reached)
    }
  }

  @Test(arguments: 0..<60)
  func `Chains are summed exactly`(seed: UInt64) throws {
    // Random ties, each drawn out to a chain of any length, loops to rings; and a ring apart.
    var random = Xoshiro256(seed: seed)
    var ties: [(Int, Int)] = []
    let junctions = Int.random(in: 1...6, using: &random)
    var count = junctions
    for _ in 0..<Int.random(in: 0...10, using: &random) {
      var end = Int.random(in: 0..<junctions, using: &random)
      for _ in 0..<Int.random(in: 0...7, using: &random) {
        ties.append((end, count))
        end = count
        count += 1
      }
      ties.append((end, Int.random(in: 0..<junctions, using: &random)))
    }
    for step in 0..<5 { ties.append((count + step, count + (step + 1) % 5)) }
    let graph = Graph(ties: ties, count: count + 6)

    var plain = Distances(count: graph.count)
    for part in try graph.singleTraversals(from: Array(graph.nodes)) { plain.add(part) }
    var chained = Distances(count: graph.count)
    for part in try ChainedGraph(of: graph).traversals(from: Array(graph.nodes)) {
      chained.add(part)
    }
    #expect(agree(chained.harmonic, plain.harmonic, tolerance: 1e-13))
    #expect(chained.totals == plain.totals)
    #expect(chained.reached == plain.reached)
    #expect(chained.eccentricities == plain.eccentricities)
  }

  @Test func `A long path beside a small part is searched by its chain`() throws {
    let graph = Graph(
      ties: (1..<1500).map { ($0 - 1, $0) } + [(1500, 1501), (1501, 1502)], count: 1503)
    let distances = try graph.distances()
    #expect(distances.diameter == 1499)
    #expect(distances.harmonic[1501] == 2)
    #expect(agree([distances.harmonic[0]], [(1..<1500).reduce(0) { $0 + 1 / Double($1) }]))
    #expect(distances.totals[0] == 1499 * 1500 / 2)
    #expect(try graph.reachCounts()[0] == 1499)
  }

  @Test(arguments: 0..<60)
  func `Lines with one way out are summed exactly`(seed: UInt64) throws {
    // A random directed graph, and lines that lead into it, into one another and nowhere.
    var random = Xoshiro256(seed: seed)
    let core = Int.random(in: 1...8, using: &random)
    var arcs = (0..<2 * core).map { _ in
      (Int.random(in: 0..<core, using: &random), Int.random(in: 0..<core, using: &random))
    }
    var count = core
    for _ in 0..<6 {
      var end = Int.random(in: 0..<count, using: &random)
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        arcs.append((count, end))
        end = count
        count += 1
      }
    }
    let graph = Graph(arcs: arcs, count: count + 2)

    var plain = Distances(count: graph.count)
    for part in try graph.singleTraversals(from: Array(graph.nodes)) { plain.add(part) }
    var lined = Distances(count: graph.count)
    for part in try OnlyWays(of: graph).traversals(from: Array(graph.nodes), in: graph) {
      lined.add(part)
    }
    #expect(agree(lined.harmonic, plain.harmonic, tolerance: 1e-13))
    #expect(lined.totals == plain.totals)
    #expect(lined.reached == plain.reached)
    #expect(lined.eccentricities == plain.eccentricities)
  }

  @Test func `A long directed path is searched once, either way`() throws {
    let path = Graph(arcs: (1..<3000).map { ($0 - 1, $0) })
    let out = try path.distances()
    let into = try path.reversed().distances()
    let harmonic = (1..<3000).reduce(0) { $0 + 1 / Double($1) }
    #expect(agree([out.harmonic[0], into.harmonic[2999]], [harmonic, harmonic]))
    #expect(out.reached[0] == 2999)
    #expect(out.eccentricities == into.eccentricities.reversed())
  }
}
