import Graphs
import Testing

@testable import Metrics

@Suite struct RobustnessTests {
  private func near(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    value.map { abs($0 - expected) <= tolerance } ?? false
  }

  @Test func `A star falls apart with its centre`() throws {
    for order in ["order=degree", "order=betweenness"] {
      #expect(try values(Robustness(.curve), order, of: Known.star) == [1, 0, 0, 0])
      #expect(try value(Robustness(.area), order, of: Known.star) == 0.25)
    }
    // At random the centre is there with chance 1 − k/5, and with it all pairs: 0.7 on average.
    #expect(near(try value(Robustness(.area), "order=random", of: Known.star), 0.7, 0.08))
    #expect(near(try value(Robustness(.gap), "order=degree", of: Known.star), 0.45, 0.08))
  }

  @Test func `A path is cut in the middle, or where it has most ties`() throws {
    // 1 goes: 2, 3, 4 of 0, 2, 3, 4 hang together; then 3.
    #expect(try values(Robustness(.curve), "order=degree", of: Known.path) == [1, 0.5, 0, 0])
    // 2 goes, and nobody stands between two others any more: 0, 1 go in their order.
    let middle = try #require(
      try values(Robustness(.curve), "order=betweenness", of: Known.path))
    for (share, expected) in zip(middle, [1, 1.0 / 3, 1.0 / 3, 1]) {
      #expect(near(share, expected))
    }
    #expect(near(try value(Robustness(.area), "order=betweenness", of: Known.path), 2.0 / 3))
  }

  @Test func `Where everyone is tied to everyone, or nobody to anybody, it matters not who leaves`()
    throws
  {
    for order in ["order=degree", "order=betweenness"] {
      #expect(try value(Robustness(.gap), order, of: Known.complete) == 0)
      #expect(try value(Robustness(.gap), order, of: Graph(ties: [], count: 5)) == 0)
      #expect(try value(Robustness(.area), order, of: Graph(ties: [], count: 5)) == 0)
    }
    #expect(try value(Robustness(.area), "order=random", of: Known.complete) == 1)
  }

  @Test(arguments: UInt64(0)..<20)
  func `The gap is the difference of areas, the area the mean of the curve`(seed: UInt64) throws {
    let graph = Known.random(seed)
    guard graph.count > 2 else { return }
    let random = try #require(try value(Robustness(.area), "order=random", of: graph))
    for order in ["order=degree", "order=betweenness"] {
      let curve = try #require(try values(Robustness(.curve), order, of: graph))
      #expect(curve.count == graph.count - 1)
      let area = try #require(try value(Robustness(.area), order, of: graph))
      #expect(near(area, curve.reduce(0, +) / Double(curve.count)))
      #expect(near(try value(Robustness(.gap), order, of: graph), random - area))
      let fragmentation = try #require(try value(Fragmentation(.ways), of: graph))
      #expect(near(curve[0], 1 - fragmentation))
    }
  }

  @Test func `Another seed gives other random orders, the same seed the same`() throws {
    let graph = Graph.ring(30)
    func area(_ seed: UInt64) throws -> [Double] {
      let network = network(graph)
      return try Robustness(.area)
        .columns(of: Network(network.relation, people: network.people, seed: seed))
        .flatMap(\.values)
    }
    #expect(try area(1) == area(1))
    #expect(try area(1)[2] != area(2)[2])
    #expect(try area(1)[0] == area(2)[0])
  }

  @Test func `The note says how many orders and how sure their mean is`() throws {
    let column = try #require(try Robustness(.gap).columns(of: network(Known.complete)).first)
    #expect(column.note == "mean of 200 random orders, standard error 0.0000")
    #expect(Cost.randomOrders(of: Graph.star(leaves: 60_000)) == 200)
    #expect(Cost.randomOrders(of: Graph.complete(500)) == 160)
  }

  @Test func `Of many people the curve is told at every hundredth`() throws {
    #expect(Robustness.points(people: 3) == [0, 1])
    #expect(Robustness.points(people: 102) == Array(0...100))
    let many = Robustness.points(people: 100_002)
    #expect(many.count == 101 && many[1] == 1000 && many.last == 100_000)
  }

  @Test func `Too few people and too much work have a reason`() throws {
    for form in [Robustness.Form.curve, .area, .gap] {
      for column in try Robustness(form).columns(of: network(Graph(ties: [(0, 1)]))) {
        #expect(column.values.count == 1 && column.values[0].isNaN)
        #expect(column.reason == "there are fewer than three people")
      }
    }
    let large = network(Graph.ring(700))
    let columns = try Robustness(.area).columns(of: large)
    #expect(columns[0].values[0].isFinite && columns[2].values[0].isFinite)
    #expect(
      columns[1].reason
        == "computing betweenness anew after each removal of 700 people and 700 ties is too "
        + "costly (above 200 million people² × arcs); measure a unit or a shorter window, or leave "
        + "weak ties out")
    // Pendant trees cost next to nothing.
    let path = try value(Robustness(.area), "order=betweenness", of: Graph.path(600))
    #expect(path?.isFinite == true)
  }

  @Test func `A pair that cuts is found by ways, whatever it does to distances`() throws {
    #expect(try value(KeyPlayerPair(.separating), of: Known.star) == 1)
    #expect(try value(KeyPlayerPair(.separating), of: Known.complete) == 0)
    // Opposite people of a ring of six leave two pairs of six.
    #expect(near(try value(KeyPlayerPair(.separating), of: Known.ring), 2.0 / 3))
    let columns = try KeyPlayerPair(.separating).columns(of: network(Known.ring))
    #expect(columns[0].note == "all pairs tried; 3 pairs come to it")
    #expect(columns[1].scope == .some([0, 3]))
    #expect(
      try KeyPlayerPair(.separating).columns(of: network(Graph(ties: [], count: 3)))[0].reason
        == "fewer than two people remain")
    // Above 60 people nothing is too large for it.
    #expect(try value(KeyPlayerPair(.separating), of: Graph.star(leaves: 20_000)) == 1)
  }

  @Test(arguments: UInt64(0)..<20)
  func `Without the pair more is cut off than without anybody alone`(seed: UInt64) throws {
    let graph = Known.random(seed)
    guard graph.count > 3 else { return }
    let pair = try #require(try KeyPlayerPair(.separating).columns(of: network(graph)).last)
    guard case .some(let members) = pair.scope else { return }
    let rest = graph.induced(by: graph.nodes.filter { !members.contains($0) })
    let stated = try #require(try value(KeyPlayerPair(.separating), of: graph))
    #expect(near(stated, try #require(try value(Fragmentation(.ways), of: rest))))
    let byDistance = try #require(try value(KeyPlayerPair(.removing), of: graph))
    #expect(byDistance >= stated - 1e-12)
  }
}
