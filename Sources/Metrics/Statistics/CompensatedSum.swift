/// A sum that keeps the digits which a plain sum loses: Neumaier's form of Kahan's.
///
/// The result is as exact as if the terms had been added with twice the digits, so the order of
/// rows in a file shows at most in the last one.
///
/// - SeeAlso: A. Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
///   Summen*, ZAMM 54, 1974.
public struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  /// Nothing added yet.
  public init() {}

  /// Adds a term.
  public mutating func add(_ term: Double) {
    let next = sum + term
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  /// The sum so far.
  public var value: Double { sum + lost }
}

extension Sequence where Element == Double {
  /// The sum of all elements, compensated; 0 for none.
  public func compensatedSum() -> Double {
    var sum = CompensatedSum()
    for element in self { sum.add(element) }
    return sum.value
  }
}
