/// An iteration that did not come to rest within the steps it is allowed.
public struct Unsettled: Error, Sendable, Equatable {
  /// How many steps were taken.
  public let steps: Int
  /// What is left of the error, relative to what there was at first or to the result.
  public let residual: Double
}
