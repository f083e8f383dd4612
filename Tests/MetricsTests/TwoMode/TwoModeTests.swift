import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct TwoModeTests {
  /// Three people, then two groups: all in the first, two in the second.
  private func clubs(_ name: String, _ classes: [String?]) -> Network {
    network(
      Graph(ties: [(0, 3), (1, 3), (2, 3), (0, 4), (1, 4)]),
      attributes: [Attribute(name: name, texts: classes)])
  }

  @Test(arguments: ["mode", "bipartite"])
  func `People and groups by hand`(name: String) throws {
    let network = clubs(name, ["0", "0", "0", "1", "1"])
    func column(_ metric: some NetworkMetric) throws -> Column {
      try #require(try metric.columns(of: network).first)
    }
    #expect(try column(TwoModeDensity()).values == [5.0 / 6])
    #expect(try column(MembershipCount()).scope == .some([0, 1, 2]))
    #expect(try column(MembershipCount()).values == [2, 2, 1])
    #expect(try column(GroupSize()).scope == .some([3, 4]))
    #expect(try column(GroupSize()).values == [3, 2])
    #expect(abs(try column(MembershipConcentration()).values[0] - 0.2) < 1e-12)
    #expect(try column(MultiMembershipShare()).values == [2.0 / 3])
    #expect(try column(Interlock()).scope == .labelled(["p03|p04"]))
    #expect(try column(Interlock()).values == [2])
  }

  @Test(
    arguments: [
      ["0", "0", "0", "0", "0"], ["0", "0", "1", "1", "1"], ["0", "0", "0", "1", nil],
      ["0", "0", "0", "2", "2"], ["a", "a", "a", "b", "b"],
    ] as [[String?]])
  func `Other columns and ties inside a class declare nothing`(classes: [String?]) throws {
    for metric in TwoModeMetricList.all {
      #expect(try metric.columns(of: clubs("mode", classes)).isEmpty)
    }
  }

  @Test func `Two modes without a tie have a density and no concentration`() throws {
    let empty = network(
      Graph(ties: [], count: 3), attributes: [Attribute(name: "mode", texts: ["0", "0", "1"])])
    #expect(try TwoModeDensity().columns(of: empty)[0].values == [0])
    let gini = try MembershipConcentration().columns(of: empty)[0]
    #expect(gini.values[0].isNaN)
    #expect(gini.reason == "nobody belongs to a group")
  }

  @Test func `Numbers in names count as numbers`() {
    let names = ["E10", "E2", "E1", "E02", "E", "F1", "E2b", "12", "3", ""]
    let sorted = names.sorted(by: comesBefore)
    #expect(sorted == ["", "3", "12", "E", "E1", "E02", "E2", "E2b", "E10", "F1"])
  }
}
