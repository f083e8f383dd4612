import Organisations

/// A decision log made ready for counting: bodies expanded, shares of each attribution a decision.
public final class DecisionLog {
  /// The organisation whose log it is.
  public let organisation: Organisation

  /// The log of an organisation.
  public init(_ organisation: Organisation) {
    self.organisation = organisation
  }
}
