import Foundation

/// What a log would show if every eligible person were equally likely to hold each event.
///
/// An event that k people held is held by k random people, each k equally likely; with one holder
/// an event this is the uniform multinomial.
public struct EvenChances: Sendable {
  /// N: the number of eligible people.
  public let people: Int
  /// k for each event.
  public let holdersPerEvent: [Int]

  /// Even chances for these events; no event has more holders than there are people.
  public init(people: Int, holdersPerEvent: [Int]) {
    self.people = people
    self.holdersPerEvent = holdersPerEvent.map { min($0, people) }
  }

  /// The expected share of people with at least one event: 1 − Π(1 − k/N), which is
  /// 1 − (1 − 1/N)^E with one holder an event; `nan` without people.
  public var expectedCoverage: Double {
    guard people > 0 else { return .nan }
    return 1 - holdersPerEvent.reduce(1) { $0 * (1 - Double($1) / Double(people)) }
  }

  /// The expected plug-in Σp²: 1/N + Σ(1/k − 1/N)/E², which is 1/N + (1 − 1/N)/E with one holder
  /// an event; `nan` without people or events.
  public var expectedHHI: Double {
    let events = Double(holdersPerEvent.count)
    guard people > 0, events > 0 else { return .nan }
    let even = 1 / Double(people)
    return even + holdersPerEvent.lazy.map { 1 / Double($0) - even }.compensatedSum()
      / (events * events)
  }

  /// The standard deviation of the cross-event Ĥ, whose mean is 1/N:
  ///
  ///     sd = √(((Σa)² − Σa²) / 2N²(N − 1)) / (E(E − 1)/2)     a = (N − k)/k for each event
  ///
  /// which is √(2 · 1/N · (1 − 1/N) / E(E − 1)) with one holder an event. Two pairs of events are
  /// uncorrelated even where they share one, as all people are alike. Exact where each event is a
  /// cluster; `nan` with fewer than two people or events.
  public var crossEventDeviation: Double {
    let (count, events) = (Double(people), Double(holdersPerEvent.count))
    guard people > 1, events > 1 else { return .nan }
    let others = holdersPerEvent.map { (count - Double($0)) / Double($0) }
    let sum = others.compensatedSum()
    let products = sum * sum - others.lazy.map { $0 * $0 }.compensatedSum()
    let variance = max(0, products) / (2 * count * count * (count - 1))
    return variance.squareRoot() / (events * (events - 1) / 2)
  }

  /// What the draws of one index say.
  public struct Null: Sendable, Equatable {
    /// The mean over the draws.
    public let mean: Double
    /// The 95th percentile.
    public let percentile95: Double
    /// (1 + #{T* ≥ T}) / (B + 1): how often chance concentrates at least as much.
    public let p: Double
    /// B.
    public let draws: Int

    /// What chance does, in a few words.
    static let chance = "everyone equally likely"

    /// What p is against, for a note.
    var words: String {
      let error = permutationError(of: p, draws: draws)
      return "null: every eligible person equally likely, \(draws) draws; p one-sided, of as much "
        + "concentration, standard error \(Words.fixed(error, decimals: 3))"
    }
  }

  /// The corrected Gini and CR1 of `draws` logs with even chances, against those observed.
  ///
  /// - Complexity: O(draws · (Σk + N log N)).
  public func null(
    gini: Double, cr1: Double, draws: Int, using generator: inout some RandomNumberGenerator
  ) -> (gini: Null, cr1: Null) {
    var ginis: [Double] = []
    var tops: [Double] = []
    forEachDraw(draws, using: &generator) { spread in
      ginis.append(spread.giniCorrected)
      tops.append(spread.cr(1))
    }
    return (Null(of: ginis, observed: gini), Null(of: tops, observed: cr1))
  }

  /// What everyone holds in logs with even chances, one log after the other.
  ///
  /// - Complexity: O(draws · (Σk + N log N)).
  func forEachDraw(
    _ draws: Int, using generator: inout some RandomNumberGenerator,
    _ body: (Concentration) -> Void
  ) {
    var order = Array(0..<people)
    for _ in 0..<draws {
      var held = [Double](repeating: 0, count: people)
      for holders in holdersPerEvent {
        // The first places of a partial shuffle are a random set; it need not start sorted.
        for place in 0..<holders {
          order.swapAt(place, Int.random(in: place..<people, using: &generator))
          held[order[place]] += 1 / Double(holders)
        }
      }
      body(Concentration(held))
    }
  }

  /// B for these events: 999, fewer where the draws would cost more than some 15 million steps.
  public func draws(wanted: Int = 999) -> Int {
    let step = max(1, holdersPerEvent.reduce(0, +) + 10 * people)
    return min(wanted, max(99, 15_000_000 / step))
  }
}

extension EvenChances.Null {
  /// What these draws say of an index that is larger where more is with fewer.
  init(of draws: [Double], observed: Double) {
    self.init(
      mean: draws.isEmpty ? .nan : draws.compensatedSum() / Double(draws.count),
      percentile95: quantile(draws, 0.95),
      p: permutationP(asExtreme: draws.count { $0 >= observed - 1e-12 }, of: draws.count),
      draws: draws.count)
  }
}

/// The value below which a share `level` of the values lies, straight lines between them; `nan`
/// without values.
func quantile(_ values: [Double], _ level: Double) -> Double {
  guard !values.isEmpty else { return .nan }
  let ascending = values.sorted()
  let position = level * Double(values.count - 1)
  let below = min(Int(position), values.count - 1)
  let above = min(below + 1, values.count - 1)
  return ascending[below] + (position - Double(below)) * (ascending[above] - ascending[below])
}
