import Foundation

/// Whether something happens as often in one group as in the rest: a table of two rows and columns.
///
/// - SeeAlso: R. A. Fisher, *The Design of Experiments*, 1935.
public struct FisherExact: Sendable, Equatable {
  /// The chance of a table at most as likely as this one, its margins given: two-sided, from above 0
  /// to 1; 1 where a margin is 0.
  public let p: Double
  /// The odds in the first group over those in the second; ½ is added to all four numbers where one
  /// of them is 0, so that it is finite. `nan` where a margin is 0.
  public let oddsRatio: Double
  /// The standard error of ln(odds ratio), from the same four numbers: √Σ1/n; `nan` where a margin is 0.
  ///
  /// - SeeAlso: B. Woolf, *On estimating the relation between blood group and disease*, Annals of
  ///   Human Genetics 19, 1955; J. B. S. Haldane, ibid. 20, 1956.
  public let logError: Double

  /// The table of `successes` of `trials` in the first group, and in the second.
  ///
  ///     FisherExact(3, of: 4, and: 1, of: 4).p  // 34/70, the tea of Muriel Bristol
  ///
  /// - Complexity: linear in the smallest margin.
  public init(_ successes: Int, of trials: Int, and others: Int, of otherTrials: Int) {
    precondition(0...trials ~= successes && 0...otherTrials ~= others, "no more than were tried")
    let all = trials + otherTrials
    let happened = successes + others
    guard trials > 0, otherTrials > 0, 1..<all ~= happened else {
      (p, oddsRatio, logError) = (1, .nan, .nan)
      return
    }
    func logChoices(_ number: Int, _ chosen: Int) -> Double {
      lgamma(Double(number) + 1) - lgamma(Double(chosen) + 1) - lgamma(Double(number - chosen) + 1)
    }
    func chance(_ inFirst: Int) -> Double {
      exp(
        logChoices(trials, inFirst) + logChoices(otherTrials, happened - inFirst)
          - logChoices(all, happened))
    }
    // Tables that are equally likely differ in the last digits.
    let limit = chance(successes) * (1 + 1e-7)
    let tables = max(0, happened - otherTrials)...min(trials, happened)
    p = min(1, tables.lazy.map(chance).filter { $0 <= limit }.compensatedSum())

    let cells = [successes, trials - successes, others, otherTrials - others]
    let added = cells.contains(0) ? 0.5 : 0
    let numbers = cells.map { Double($0) + added }
    oddsRatio = numbers[0] * numbers[3] / (numbers[1] * numbers[2])
    logError = numbers.reduce(0) { $0 + 1 / $1 }.squareRoot()
  }

  /// The odds ratio times exp(±z·se).
  public func interval(z: Double = 1.96) -> (low: Double, high: Double) {
    (oddsRatio * exp(-z * logError), oddsRatio * exp(z * logError))
  }
}
