import Graphs
import Testing

@Suite struct GouldFernandezTests {
  @Test func `Small graphs by hand`() throws {
    let path = Graph(arcs: [(0, 1), (1, 2)])
    func role(_ labels: [Int32]) throws -> BrokerageRole? {
      let counts = try path.brokerage(of: labels)
      #expect(counts.totals[0] + counts.totals[2] == 0)
      return BrokerageRole.allCases.first { counts[$0][1] == 1 }
    }
    #expect(try role([0, 0, 0]) == .coordinator)
    #expect(try role([1, 0, 1]) == .itinerant)
    #expect(try role([0, 0, 1]) == .representative)
    #expect(try role([1, 0, 0]) == .gatekeeper)
    #expect(try role([1, 0, 2]) == .liaison)
    #expect(try role([1, 0, -1]) == nil)
    #expect(
      try Graph(arcs: [(0, 1), (1, 2), (0, 2)]).brokerage(of: [0, 1, 2]).totals == [0, 0, 0])
    #expect(try Graph(arcs: [], count: 0).brokerage(of: []).totals == [])
    // Both orders of three pairs of leaves.
    #expect(try Graph.star(leaves: 3).brokerage(of: [0, 1, 1, 1])[.itinerant] == [6, 0, 0, 0])
  }

  @Test(arguments: 0..<50)
  func `Roles are counted as over all triples`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    for missing in [false, true] {
      let labels = randomLabels(count: graph.count, groups: 3, seed: seed, missing: missing)
      let slow = SlowFormulas(graph)
      var expected = BrokerageRole.allCases.map { _ in [Int](repeating: 0, count: graph.count) }
      for v in slow.nodes where labels[v] >= 0 {
        for i in slow.nodes where labels[i] >= 0 && slow.weights[i][v] > 0 {
          for k in slow.nodes where labels[k] >= 0 && slow.weights[v][k] > 0 {
            guard i != k, slow.weights[i][k] == 0 else { continue }
            let role: BrokerageRole =
              switch (labels[i] == labels[v], labels[v] == labels[k], labels[i] == labels[k]) {
              case (true, true, _): .coordinator
              case (true, false, _): .representative
              case (false, true, _): .gatekeeper
              case (false, false, true): .itinerant
              case (false, false, false): .liaison
              }
            expected[role.rawValue][v] += 1
          }
        }
      }
      let counts = try graph.brokerage(of: labels)
      for role in BrokerageRole.allCases { #expect(counts[role] == expected[role.rawValue]) }
    }
  }

  @Test(arguments: 0..<20)
  func `Turning all arcs swaps representatives and gatekeepers`(seed: UInt64) throws {
    let graph = Graph.random(seed: 2 * seed)
    let labels = randomLabels(count: graph.count, groups: 3, seed: seed)
    let (one, other) = (try graph.brokerage(of: labels), try graph.reversed().brokerage(of: labels))
    #expect(one[.representative] == other[.gatekeeper])
    #expect(one[.gatekeeper] == other[.representative])
    for role in [BrokerageRole.coordinator, .itinerant, .liaison] {
      #expect(one[role] == other[role])
    }
  }

  /// All graphs of four nodes, each weighed by its probability: the moments without any algebra.
  @Test(
    arguments: [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1], [0, 1, 1, 2], [0, 1, 2, 3]] as [[Int32]])
  func `The moments are those over all graphs`(labels: [Int32]) throws {
    let pairs = (0..<4).flatMap { i in (0..<4).filter { $0 != i }.map { (i, $0) } }
    let density = 0.3
    var sums = [Double](repeating: 0, count: 6)
    var squares = sums
    for bits in 0..<1 << pairs.count {
      let arcs = pairs.indices.filter { bits >> $0 & 1 == 1 }.map { pairs[$0] }
      var chance = 1.0
      for pair in pairs.indices { chance *= bits >> pair & 1 == 1 ? density : 1 - density }
      var has = [[Bool]](repeating: [false, false, false, false], count: 4)
      for (i, k) in arcs { has[i][k] = true }
      var counts = [Double](repeating: 0, count: 6)
      for i in 1..<4 {
        for k in 1..<4 where i != k && has[i][0] && has[0][k] && !has[i][k] {
          let role =
            labels[i] == labels[0]
            ? (labels[k] == labels[0] ? 0 : 2)
            : labels[k] == labels[0] ? 3 : labels[i] == labels[k] ? 1 : 4
          counts[role] += 1
          counts[5] += 1
        }
      }
      for role in 0..<6 {
        sums[role] += chance * counts[role]
        squares[role] += chance * counts[role] * counts[role]
      }
    }
    let sizes = (0..<4).map { group in labels.count { $0 == group } }
    let moments = BrokerageMoments(density: density, sizes: sizes)
    for role in 0..<6 {
      let (expected, variance) = moments.moments(
        of: role < 5 ? BrokerageRole(rawValue: role) : nil, in: Int(labels[0]))
      #expect(abs(expected - sums[role]) < 1e-12)
      #expect(abs(variance - (squares[role] - sums[role] * sums[role])) < 1e-12)
    }
  }

  @Test func `A hub is not paid for once a pair`() throws {
    let star = Graph.star(leaves: 60_000)
    let labels = star.nodes.map { Int32($0 % 2) }
    // 30,000 leaves with even, 30,000 with odd numbers; the hub is even.
    #expect(try star.brokerage(of: labels)[.coordinator][0] == 30_000 * 29_999)
    #expect(try star.brokerage(of: labels)[.itinerant][0] == 30_000 * 29_999)
    #expect(try Graph.path(50_000).brokerage(of: (0..<50_000).map { _ in 0 }).totals[7] == 2)
  }
}
