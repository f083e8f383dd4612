/// How far those who live with decisions were asked before they were taken.
public struct AdviceCoverage: Sendable, Equatable {
  /// The mean over decisions of |affected others ∩ consulted| / |affected others|; `nan` without any.
  public let mean: Double
  /// The ends of the mean ± z·sd/√n, kept between 0 and 1; `nan` below two decisions.
  public let low: Double
  /// The upper end.
  public let high: Double
  /// All who were asked over all who were affected.
  public let pooled: Double
  /// How many completed decisions name somebody affected who did not decide.
  public let decisions: Int
  /// The share of these decisions in which the affected and the consulted are the same people,
  /// deciders aside; where it is nearly all, the log records one thing twice.
  public let identical: Double

  /// The coverage of the completed decisions of a log, of the affected for whom `isCounted` holds.
  ///
  /// - Complexity: linear in the participations.
  public init(
    _ log: DecisionLog, z: Double = 1.645, of isCounted: (Int) -> Bool = { _ in true }
  ) {
    let measured = log.completed.filter { $0.affectedOthers.contains(where: isCounted) }
    let shares = measured.map { entry in
      let others = entry.affectedOthers.filter(isCounted)
      let asked = Set(entry.consulted)
      return Double(others.count { asked.contains($0) }) / Double(others.count)
    }
    let count = Double(shares.count)
    decisions = shares.count
    mean = shares.isEmpty ? .nan : shares.compensatedSum() / count
    let average = mean
    let squares = shares.lazy.map { ($0 - average) * ($0 - average) }.compensatedSum()
    let half = shares.count < 2 ? .nan : z * (squares / (count - 1) / count).squareRoot()
    low = half.isNaN ? .nan : max(0, mean - half)
    high = half.isNaN ? .nan : min(1, mean + half)

    let affected = measured.map { Double($0.affectedOthers.count(where: isCounted)) }
    let asked = zip(affected, shares).lazy.map { $0 * $1 }.compensatedSum()
    pooled = shares.isEmpty ? .nan : asked / affected.compensatedSum()
    identical =
      shares.isEmpty
      ? .nan
      : Double(
        measured.count { entry in
          entry.affectedOthers.filter(isCounted) == entry.advisers.filter(isCounted)
        }) / count
  }
}
