import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct CommunityTests {
  /// Two triangles joined by a tie, and somebody without ties.
  private static func triangles() -> Network {
    network(
      Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)], count: 7),
      attributes: [
        Attribute(name: "unit", texts: ["A", "A", "A", "B", "B", "B", "B"]),
        Attribute(name: "role", texts: ["x", "y", "x", "y", "x", "y", nil]),
      ])
  }

  @Test func `Two triangles are two communities`() throws {
    let network = Self.triangles()
    func column(_ form: FoundCommunities.Form) throws -> Column {
      try #require(try FoundCommunities(form).columns(of: network).first)
    }
    #expect(abs(try column(.modularity).values[0] - 5.0 / 14) < 1e-12)
    #expect(try column(.modularity).note == "best of 50 searches")
    #expect(try column(.count).values == [2])
    #expect(try column(.stability).values == [1])
    let members = try column(.member)
    #expect(members.values.prefix(6) == [1, 1, 1, 2, 2, 2])
    #expect(members.values[6].isNaN)
    #expect(members.reason == "the person has no ties")

    let rand = try CommunityAgreement(.rand).columns(of: network)
    #expect(rand.map(\.variant) == ["attribute=unit", "attribute=role"])
    #expect(rand[0].values == [1])
    #expect(rand[0].n == 6)
    #expect(rand[1].values[0] < 0)
    #expect(rand[1].missing == 1)
    let mutual = try CommunityAgreement(.mutualInformation).columns(of: network)
    #expect(abs(mutual[0].values[0] - 1) < 1e-12)
  }

  @Test func `Without ties there are no communities and a reason`() throws {
    let alone = network(
      Graph(ties: [], count: 4),
      attributes: [Attribute(name: "unit", texts: ["A", "A", "B", "B"])])
    for metric in CommunityMetricList.all {
      let columns = try metric.columns(of: alone)
      #expect(!columns.isEmpty)
      for column in columns {
        #expect(column.values.allSatisfy { $0.isNaN })
        #expect(column.reason == "there are no ties")
      }
    }
  }

  @Test func `Large networks are searched less often`() {
    #expect(Self.triangles().communityRuns == 50)
    #expect(network(Graph(ties: (1..<150_000).map { (0, $0) })).communityRuns == 22)
  }
}
