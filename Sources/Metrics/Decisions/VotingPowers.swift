import Graphs

/// What everyone's votes are worth in votes that more than half of them win, each game reckoned once.
struct VotingPowers {
  let seed: UInt64
  private var known: [VotingGame: [Double]] = [:]

  /// The most additions that one of the thousands of votes of a log may take to be counted exactly.
  static let stepsForOneOfMany = 2e6

  init(seed: UInt64) { self.seed = seed }

  /// Everyone's share of all swings: Banzhaf's normalised power, counted where it takes no more than
  /// `steps` additions, else sampled.
  ///
  /// Every game meets the same random coalitions, so that no result depends on which came first.
  mutating func shares(ofVotes weights: [Double], countingUpTo steps: Double) -> [Double] {
    let game = VotingGame(majorityOf: weights)
    if let shares = known[game] { return shares }
    let power: BanzhafPower
    if game.stepsToCount <= steps, let counted = game.banzhaf() {
      power = counted
    } else {
      power = game.sampledBanzhaf(seed: seed)
    }
    known[game] = power.normalised
    return power.normalised
  }
}

extension VotingGame {
  /// Draws that make the standard error at most 0.0036, fewer where they would take more than some
  /// hundred million steps.
  var draws: Int { max(1_000, min(20_000, 100_000_000 / max(1, weights.count))) }

  func sampledBanzhaf(seed: UInt64) -> BanzhafPower {
    var random = Xoshiro256(master: seed, purpose: "", "banzhaf", "coalitions")
    return sampledBanzhaf(coalitions: draws, using: &random)
  }
}
