import Graphs
import Metrics
import Testing

@Suite struct PermutedMagnitudesTests {
  private static func events(_ holders: [Int], _ magnitudes: [Double]) -> EventShares {
    var events = EventShares(holderCount: (holders.max() ?? 0) + 1)
    for (event, holder) in holders.enumerated() {
      events.add([holder], magnitude: magnitudes[event], cluster: event)
    }
    return events
  }

  private static func permutations(_ values: [Double]) -> [[Double]] {
    guard values.count > 1 else { return [values] }
    return values.indices.flatMap { place in
      var rest = values
      let first = rest.remove(at: place)
      return permutations(rest).map { [first] + $0 }
    }
  }

  @Test func `The draws are those of all orders of the magnitudes`() throws {
    let (holders, magnitudes) = ([0, 0, 1, 2, 1], [8.0, 5, 1, 2, 1])
    let all = Self.permutations(magnitudes).map {
      CoincidenceEstimate(Self.events(holders, $0)).hhi
    }
    let observed = CoincidenceEstimate(Self.events(holders, magnitudes)).hhi
    var random = Xoshiro256(seed: 5)
    let test = try Self.events(holders, magnitudes)
      .permutingMagnitudes(draws: 4_000, using: &random)
    #expect(abs(test.observed - observed) < 1e-12)
    #expect(abs(test.nullMean - all.reduce(0, +) / Double(all.count)) < 0.01)
    let share = Double(all.count { $0 >= observed - 1e-12 }) / Double(all.count)
    #expect(abs(test.pLarger - share) < 0.03)
  }

  @Test func `Large decisions with one person are seen, evenly spread ones are not`() throws {
    let holders = (0..<60).map { $0 % 10 }
    var random = Xoshiro256(seed: 1)
    let uneven = try Self.events(holders, holders.map { $0 == 0 ? 20 : 1 })
      .permutingMagnitudes(draws: 199, using: &random)
    #expect(uneven.pTwoSided == 2.0 / 200)
    let even = try Self.events(holders, (0..<60).map { $0 / 10 == 0 ? 20 : 1 })
      .permutingMagnitudes(draws: 199, using: &random)
    #expect(even.pLarger > 0.5)
  }

  @Test func `Clusters keep their decisions together`() throws {
    var events = EventShares(holderCount: 3)
    for event in 0..<9 { events.add([event % 3], magnitude: Double(event + 1), cluster: event / 2) }
    var random = Xoshiro256(seed: 2)
    let test = try events.permutingMagnitudes(draws: 19, using: &random)
    #expect(abs(test.observed - CoincidenceEstimate(events).hhi) < 1e-12)
    #expect(Set(test.permuted).count > 5)
  }
}
