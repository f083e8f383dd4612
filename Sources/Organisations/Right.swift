/// A right to decide, approve, advise or execute, and who has it on what footing.
public struct Right: Sendable, Equatable {
  /// The id in the file.
  public var id: Identifier
  /// What it is about.
  public var domain: Identifier?
  /// What may be done.
  public var action: Action
  /// Who holds it; the members of the circle at the date when a circle does.
  public var holder: RightHolder
  /// Held, or lent by somebody above.
  public var basis: Basis
  /// Who can take it back; `nil` is not recorded, and counts as revocable.
  public var revocableBy: Identifier?
  /// A limit in words.
  public var limit: String?

  /// A right.
  public init(
    id: Identifier, domain: Identifier? = nil, action: Action = .decide, holder: RightHolder,
    basis: Basis = .delegated, revocableBy: Identifier? = nil, limit: String? = nil
  ) {
    self.id = id
    self.domain = domain
    self.action = action
    self.holder = holder
    self.basis = basis
    self.revocableBy = revocableBy
    self.limit = limit
  }

  /// What a right allows.
  public enum Action: String, Sendable, CaseIterable {
    /// To decide.
    case decide
    /// To approve what others decide.
    case approve
    /// To be part of a consent round.
    case consent
    /// To be asked.
    case advise
    /// To carry out.
    case execute
  }

  /// Whether a right can be taken back by a superior.
  public enum Basis: String, Sendable, CaseIterable {
    /// Not revocable by a superior.
    case held
    /// Lent from above.
    case delegated
  }
}

/// Who holds a right.
public enum RightHolder: Hashable, Sendable {
  /// The index of a person.
  case person(Int)
  /// A role by name: whoever fills it.
  case role(Identifier)
  /// The index of a circle: its members.
  case circle(Int)
}
