import Metrics
import TestSupport
import Testing

@Suite struct MultipleTestingTests {
  @Test func `Each p-value is as many times as many tests are as good`() {
    let adjusted = MultipleTesting.adjusted([0.04, 0.02, 0.5, 0.02])
    let expected = [0.16 / 3, 0.04, 0.5, 0.04]
    #expect(zip(adjusted, expected).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func `What is no test stays none and counts for nothing`() {
    #expect(MultipleTesting.adjusted([]).isEmpty)
    #expect(MultipleTesting.adjusted([0.9, 0.95]) == [0.95, 0.95])
    let adjusted = MultipleTesting.adjusted([.nan, 0.01, .nan])
    #expect(adjusted[0].isNaN && adjusted[1] == 0.01 && adjusted[2].isNaN)
  }

  /// The p-values stand in the options of the targets.
  @Test(.enabled(if: SharedData.isPresent), arguments: ["bh1", "bh2"])
  func `R's p.adjust agrees`(name: String) throws {
    let targets = try PlainTable(SharedData.folder.appendingPathComponent("oracles/targets.csv"))
      .rows.filter { $0["graph"] == name }
    let values = try targets.map { row in
      try #require(Double((row["options"] ?? "").dropFirst(2)))
    }
    let adjusted = MultipleTesting.adjusted(values)
    #expect(!targets.isEmpty)
    for (target, value) in zip(targets, adjusted) {
      #expect(agrees(value, withTarget: target["value"] ?? ""), "\(target)")
    }
  }

  @Test func `All p-values of a report are one family`() {
    let columns = [
      Column("a", whole: 1, nullP: 0.04), Column("b", whole: 1),
      Column("a", variant: "domain=x", whole: 2, nullP: 0.02), Column("c", whole: 3, nullP: 0.5),
    ]
    let adjusted = MultipleTesting.adjusted(of: columns)
    #expect(adjusted[1] == nil)
    #expect(adjusted.compactMap(\.self).elementsEqual([0.06, 0.06, 0.5]) { abs($0 - $1) < 1e-15 })
    #expect(adjusted.count { ($0 ?? 1) <= MultipleTesting.falseShare } == 2)
    #expect(MultipleTesting.adjusted(of: []).isEmpty)
  }
}
