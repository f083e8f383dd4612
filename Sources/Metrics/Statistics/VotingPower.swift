/// Power by how many coalitions somebody swings: Banzhaf's.
public struct BanzhafPower: Sendable, Equatable {
  /// The share of the coalitions of all others that each voter swings: η / 2^(N−1), from 0 to 1.
  public let absolute: [Double]
  /// The standard error of each; 0 where they were counted, and where a sample found none or nothing
  /// else.
  public let standardErrors: [Double]

  /// Voters whose voice never counts, where they were counted: dummies.
  public var dummies: [Int] { absolute.indices.filter { absolute[$0] == 0 } }

  /// The same as shares of all swings: η / Ση; `nan` where nobody can swing anything.
  ///
  /// - SeeAlso: J. F. Banzhaf, *Weighted voting doesn't work*, Rutgers Law Review 19, 1965.
  public var normalised: [Double] {
    let sum = absolute.compensatedSum()
    return absolute.map { sum > 0 ? $0 / sum : .nan }
  }
}

/// Power by how often somebody turns a queue of voters that joins one by one: Shapley and Shubik's.
public struct ShapleyShubikPower: Sendable, Equatable {
  /// The share of all orders in which each voter is the pivot, Σ s!(N − s − 1)!/N! over the
  /// coalitions of s others that they swing; they sum to 1, or are 0 where nobody wins.
  ///
  /// - SeeAlso: L. S. Shapley and M. Shubik, *A method for evaluating the distribution of power in a
  ///   committee system*, APSR 48, 1954.
  public let values: [Double]
  /// The standard error of each; 0 where they were counted, and where a sample found none or nothing
  /// else.
  public let standardErrors: [Double]
}
