import Graphs
import Organisations
import Testing

@testable import Metrics

/// What the words of a definition claim, on random logs with all that a log can record.
@Suite struct DecisionRangeTests {
  static func organisation(_ seed: UInt64) -> Organisation {
    var random = Xoshiro256(seed: seed)
    let count = Int.random(in: 2...12, using: &random)
    func some(_ most: Int) -> [Int] {
      Array((0..<count).shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)))
    }
    let decisions = (0..<Int.random(in: 0...40, using: &random)).map { number -> Decision in
      var decision = LogBuilder.decision(
        number, by: some(3), proposed: some(2), consulted: some(4), affected: some(4),
        approved: Int.random(in: 0..<4, using: &random) == 0 ? some(2) : [],
        vetoed: Int.random(in: 0..<9, using: &random) == 0 ? some(1) : [],
        domain: ["a", "b", nil].randomElement(using: &random) ?? nil,
        magnitude: [nil, 0, 1, 2.5, 8].randomElement(using: &random) ?? nil,
        outcome: Decision.Outcome.allCases.randomElement(using: &random) ?? .adopted)
      let asked = Double.random(in: 0..<1e6, using: &random)
      if number % 5 > 0 { decision.requestedAt = Instant(seconds: asked) }
      if number % 3 > 0 { decision.decidedAt = Instant(seconds: asked + Double(number) * 3_000) }
      if number % 2 > 0 { decision.process = .consent }
      if number % 4 == 0 {
        decision.participations += some(1).map { Participation(.person($0), .objection) }
        decision.participations.append(Participation(.body(0), .decider))
      }
      if number % 7 == 1 {
        for part in decision.participations.indices {
          decision.participations[part].weight = Double.random(in: 0..<5, using: &random)
        }
      }
      return decision
    }
    var organisation = LogBuilder.organisation(count, decisions)
    organisation.rosterBasis = seed % 3 == 0 ? .regulars : .declared
    organisation.people.levels = (0..<count).map { $0 % 4 == 3 ? .nan : Double(1 + $0 % 2) }
    organisation.people.attributes = [
      Attribute(name: "unit", texts: (0..<count).map { $0 == 0 ? nil : "u\($0 % 3)" })
    ]
    organisation.circles = [Circle(id: Identifier("board"), layer: .company)]
    organisation.bodies = [Body(id: Identifier("board"), circle: 0)]
    organisation.memberships = [0, 1].map {
      Membership(person: $0, circle: 0, share: 2 - Double($0))
    }
    return organisation
  }

  @Test(arguments: UInt64(0)..<12)
  func `Every value is in its range or has its reason, and no two columns are one`(
    seed: UInt64
  ) throws {
    let log = DecisionLog(Self.organisation(seed), draws: 19)
    var keys: Set<String> = []
    for metric in Catalogue.decisionMetrics {
      let words = metric.definition
      let range = try #require(Self.bounds(words.range, people: log.holderCount), "\(words.range)")
      for column in try metric.columns(of: log) {
        #expect(column.measure == words.id)
        let isNew = keys.insert("\(column.measure) \(column.variant)").inserted
        #expect(isNew, "\(column.measure) \(column.variant) stands there twice")
        for value in column.values {
          if value.isFinite {
            #expect(
              (range.low - 1e-9...range.high + 1e-9).contains(value),
              "\(words.id) \(column.variant): \(value) is not \(words.range)")
          } else {
            #expect(column.reason?.isEmpty == false, "\(words.id) \(column.variant)")
          }
        }
        if let p = column.nullP { #expect((0...1).contains(p), "\(words.id) \(column.variant)") }
        if let low = column.low, let high = column.high { #expect(low <= high, "\(words.id)") }
      }
    }
  }

  /// `0 to 1; sums to 1`, `1/N to 1; estimates may exceed 1 by chance`, `from 0`, `0 or more`. N is
  /// everybody named, who are at least as many as those who count.
  static func bounds(_ range: String, people: Int) -> (low: Double, high: Double)? {
    if range == "any number" { return (-.infinity, .infinity) }
    let ends = range.prefix { $0 != ";" }.split(separator: " ")
    func number(_ text: Substring) -> Double? {
      if text == "N" { return Double(people) }
      let parts = text.split(separator: "/")
      if parts.count == 2, parts[1] == "N" { return Double(parts[0]).map { $0 / Double(people) } }
      return Double(text.hasPrefix("−") ? "-" + text.dropFirst() : text)
    }
    if ends.first == "from", ends.count == 2 { return number(ends[1]).map { ($0, .infinity) } }
    guard let low = ends.first.flatMap(number) else { return nil }
    if ends.dropFirst().joined(separator: " ") == "or more" { return (low, .infinity) }
    guard ends.count == 3, ends[1] == "to", let high = number(ends[2]) else { return nil }
    // Of few people the ends change places: three of two have all.
    return (
      range.contains("estimate is from 0") ? 0 : min(low, high),
      range.contains("may exceed") ? .infinity : high
    )
  }
}
