/// A measure: what it means in words, and how its values come about.
///
/// A metric is a small struct whose stored properties are its options. It does arithmetic on what
/// the graph kernels return; it never prints, formats or reads.
public protocol Metric: Sendable {
  /// The words.
  var definition: Definition { get }
}

/// A measure of one relation.
public protocol NetworkMetric: Metric {
  /// The columns of this measure, one a variant.
  func columns(of network: Network) throws -> [Column]
  /// What chance its single values are set beside; `nil` where none is meant.
  var nullTest: NullTest? { get }
}

extension NetworkMetric {
  /// None.
  public var nullTest: NullTest? { nil }
}

/// A measure of two relations among the same people.
public protocol PairMetric: Metric {
  /// The columns of this measure, one a variant.
  func columns(of pair: NetworkPair) throws -> [Column]
}

/// A measure of a decision log.
public protocol DecisionMetric: Metric {
  /// The columns of this measure, one a variant.
  func columns(of log: DecisionLog) throws -> [Column]
}
