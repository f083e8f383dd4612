import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct BoundaryTests {
  /// Five people in two units, one person without: a–b inside, b–c across, d and e alone.
  private static var small: Network {
    network(
      Graph(ties: [(0, 1), (1, 2)], count: 5),
      attributes: [Attribute(name: "unit", texts: ["A", "A", "B", "B", nil])])
  }

  private func column(
    _ metric: some NetworkMetric, _ variant: String, of network: Network
  ) throws -> Column {
    try #require(try metric.columns(of: network).first { $0.variant == variant })
  }

  @Test func `Two units by hand`() throws {
    let index = try column(
      ExternalInternalIndex(), "attribute=unit;weights=none", of: Self.small)
    #expect(index.values == [0])
    #expect(index.n == 4)
    #expect(index.missing == 1)
    let expected = try column(ExternalInternalExpected(), "attribute=unit", of: Self.small)
    #expect(abs(expected.values[0] - 1.0 / 3) < 1e-12)  // 4 of 6 pairs run across
    let groups = try column(
      ExternalInternalOfGroups(), "attribute=unit;weights=none", of: Self.small)
    #expect(groups.values == [0, 1])
    #expect(groups.scope == .labelled(["A", "B"]))
    let people = try column(
      ExternalInternalOfPeople(), "attribute=unit;weights=none", of: Self.small)
    #expect(people.values.map { $0.isNaN ? 9 : $0 } == [-1, 0, 1, 9, 9])
    let cells = try column(UnitMatrix(), "attribute=unit;weights=none", of: Self.small)
    #expect(cells.scope == .labelled(["A|A", "A|B", "B|A", "B|B"]))
    #expect(cells.values == [1, 1, 1, 0])
    let liaison = try column(
      BrokerageRoles(.count), "attribute=unit;role=representative", of: Self.small)
    #expect(liaison.values.map { $0.isNaN ? 9 : $0 } == [0, 1, 0, 0, 9])
  }

  @Test func `Numbers are no groups and rare values are none either`() {
    func names(_ attributes: [Attribute]) -> [String] {
      network(Graph(ties: [], count: 6), attributes: attributes).groupAttributes.map(\.name)
    }
    let few: [String?] = ["a", "b", "a", "b", "c", nil]
    #expect(names([Attribute(name: "role", texts: few)]) == ["role"])
    #expect(names([Attribute(name: "role", texts: ["a", "b", "c", "d", "a", nil])]) == [])
    #expect(names([Attribute(name: "role", texts: ["a", "a", nil, nil, nil, nil])]) == [])
    #expect(names([Attribute(name: "age", texts: ["30", "40", "30", "40.5", nil, nil])]) == [])
    #expect(names([Attribute(name: "grade", texts: ["1", "2b", "1", nil, nil, nil])]) == ["grade"])
    #expect(names([Attribute(name: "mode", texts: ["0", "1", "0", "1", "0", "1"])]) == [])
    #expect(
      names([Attribute(name: "remote", texts: ["0", "1", "0", "1", "0", "1"])]) == ["remote"])
    #expect(names([Attribute(name: "site", texts: ["10", "20", "10", nil, nil, nil])]) == ["site"])
    // Units are compared however many there are; one alone is a row with its reason.
    #expect(names([Attribute(name: "unit", texts: ["a", "b", "c", "d", "e", "f"])]) == ["unit"])
  }

  @Test func `One unit is no boundary`() throws {
    let alone = network(
      Graph(ties: [(0, 1)]), attributes: [Attribute(name: "unit", texts: ["A", "A"])])
    for metric in [ExternalInternalIndex(), ExternalInternalExpected(), Modularity()]
      as [any NetworkMetric]
    {
      for column in try metric.columns(of: alone) {
        #expect(column.values[0].isNaN)
        #expect(column.reason == "there are not two groups of unit")
      }
    }
  }

  @Test func `Above a hundred groups empty cells are left out`() throws {
    let ring = Graph(ties: (0..<101).map { ($0, ($0 + 1) % 101) })
    let units = Attribute(name: "unit", texts: ring.nodes.map { "u\($0)" })
    let cells = try column(
      UnitMatrix(), "attribute=unit;weights=none", of: network(ring, attributes: [units]))
    #expect(cells.values == Array(repeating: 1, count: 202))
  }

  /// A random network with two attributes, some of their values missing.
  static func random(_ seed: UInt64) -> Network {
    let graph = Known.random(seed)
    var random = Xoshiro256(seed: seed)
    func texts(_ groups: Int) -> [String?] {
      graph.nodes.map { _ in
        let value = Int.random(in: 0...groups, using: &random)
        return value == groups ? nil : "g\(value)"
      }
    }
    return network(
      graph,
      attributes: [
        Attribute(name: "unit", texts: texts(3)), Attribute(name: "ro;le", texts: texts(2)),
      ])
  }

  @Test(arguments: UInt64(0)..<30)
  func `Values are in their range and nothing is undefined without a reason`(seed: UInt64) throws {
    let network = Self.random(seed)
    var keys: Set<String> = []
    for metric in BoundaryMetricList.all {
      let words = metric.definition
      for column in try metric.columns(of: network) {
        #expect(column.measure == words.id)
        #expect(keys.insert("\(column.measure) \(column.variant)").inserted)
        #expect(!column.variant.contains("ro;le"))
        if column.scope == .people { #expect(column.values.count == network.people.count) }
        #expect(column.values.allSatisfy(\.isFinite) || column.reason?.isEmpty == false)
        let (low, high) = try #require(
          CatalogueTests.bounds(
            words.range, variant: column.variant, people: network.people.count))
        for value in column.values where !value.isNaN {
          #expect((low - 1e-12...high + 1e-12).contains(value), "\(words.id): \(value)")
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<10)
  func `Renumbering people renumbers the values and changes none`(seed: UInt64) throws {
    let before = Self.random(seed)
    var random = Xoshiro256(seed: seed)
    let order = before.graph.nodes.shuffled(using: &random)
    let after = network(
      before.graph.induced(by: order),
      attributes: before.people.attributes.map { attribute in
        Attribute(name: attribute.name, texts: order.map { attribute.value(of: $0)?.text })
      })
    for metric in BoundaryMetricList.all {
      for (one, other) in zip(try metric.columns(of: before), try metric.columns(of: after)) {
        #expect(one.variant == other.variant)
        for (place, value) in other.values.enumerated() {
          let expected = one.scope == .people ? one.values[order[place]] : one.values[place]
          #expect(
            value.isNaN && expected.isNaN || abs(value - expected) <= 1e-9 * max(1, abs(expected)),
            "\(one.measure) \(one.variant)")
        }
      }
    }
  }
}
