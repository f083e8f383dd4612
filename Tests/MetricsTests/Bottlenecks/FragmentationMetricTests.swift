import Graphs
import Testing

@testable import Metrics

@Suite struct FragmentationMetricTests {
  @Test func `A star hangs by its centre`() throws {
    #expect(try value(Fragmentation(.ways), of: Known.star) == 0)
    #expect(try values(FragmentationWithout(.ways), of: Known.star) == [1, 0, 0, 0, 0])
    #expect(try values(FragmentationWithout(.distances), of: Known.star)?[0] == 1)
    #expect(try value(KeyPlayerPair(.removing), of: Known.star) == 1)
    #expect(try value(KeyPlayerPair(.reaching), of: Known.star) == 1)
  }

  @Test func `No distance is 0 where everyone has a tie with everyone, 1 where nobody has`() throws
  {
    for form in [Fragmentation.Form.ways, .distances] {
      #expect(try value(Fragmentation(form), of: Known.complete) == 0)
      #expect(try value(Fragmentation(form), of: Graph(ties: [], count: 4)) == 1)
      #expect(try values(FragmentationWithout(form), of: Known.complete) == [0, 0, 0, 0])
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `By distance nothing is less fragmented than by ways`(seed: UInt64) throws {
    let graph = Known.random(seed)
    let ways = try #require(try value(Fragmentation(.ways), of: graph))
    let distances = try #require(try value(Fragmentation(.distances), of: graph))
    #expect(distances >= ways - 1e-12)
    let each = try #require(try values(FragmentationWithout(.distances), of: graph))
    for (node, without) in each.enumerated() where graph.count > 2 {
      let rest = graph.induced(by: graph.nodes.filter { $0 != node })
      let expected = try #require(try value(Fragmentation(.distances), of: rest))
      #expect(abs(without - expected) < 1e-12)
    }
  }

  @Test func `Too few people have a reason`() throws {
    let pair = network(Graph(ties: [(0, 1)]))
    #expect(
      try FragmentationWithout(.ways).columns(of: pair)[0].reason
        == "fewer than two people remain")
    let three = try KeyPlayerPair(.removing).columns(of: network(Graph(ties: [], count: 3)))
    #expect(three.count == 1 && three[0].values[0].isNaN)
    #expect(three[0].reason == "fewer than two people remain")
  }

  @Test func `The note says how the pair was found, the members who it is`() throws {
    let columns = try KeyPlayerPair(.removing).columns(of: network(Known.path))
    #expect(columns[0].note == "all pairs tried; no other pair comes to it")
    #expect(columns[1].scope == .some([1, 3]))
    let ring = Graph(ties: (0..<70).map { ($0, ($0 + 1) % 70) })
    let note = try KeyPlayerPair(.reaching).columns(of: network(ring))[0].note
    #expect(note.hasPrefix("pairs tried step by step; "))
  }

  @Test func `What costs too much says so`() throws {
    let large = network(Graph(ties: (1..<20_001).map { (0, $0) }))
    for metric in [FragmentationWithout(.distances), KeyPlayerPair(.removing)]
      as [any NetworkMetric]
    {
      let column = try #require(try metric.columns(of: large).first)
      #expect(column.reason?.contains("too costly (above 400 million people") == true)
      #expect(column.values.allSatisfy { $0.isNaN })
    }
    #expect(try values(FragmentationWithout(.ways), of: large.graph)?[0] == 1)
  }
}
