/// A circle, team or legal entity that people are members of.
public struct Circle: Sendable, Equatable {
  /// The id in the file.
  public var id: Identifier
  /// The index of the circle it lies in.
  public var parent: Int?
  /// A name to show.
  public var name: String?
  /// Work, people or law: layers are never pooled.
  public var layer: Layer
  /// Whether it is a helping circle, which needs no double link.
  public var isHelping: Bool

  /// A circle.
  public init(
    id: Identifier, parent: Int? = nil, name: String? = nil, layer: Layer = .organisation,
    isHelping: Bool = false
  ) {
    self.id = id
    self.parent = parent
    self.name = name
    self.layer = layer
    self.isHelping = isHelping
  }

  /// The three layers of a For-Purpose Enterprise.
  public enum Layer: String, Sendable, CaseIterable {
    /// Where the work is.
    case organisation
    /// Where the people are.
    case association
    /// Where the law and the money are.
    case company
  }
}

/// One person's membership of one circle.
public struct Membership: Sendable, Equatable {
  /// The index of the person.
  public var person: Int
  /// The index of the circle.
  public var circle: Int
  /// The role's name, where there is one.
  public var role: String?
  /// What the role is for.
  public var roleKind: RoleKind
  /// The share of working time, where recorded.
  public var share: Double?
  /// How the person came to the role, where recorded.
  public var appointedBy: Appointment?
  /// The first day.
  public var since: Instant?
  /// The last day.
  public var until: Instant?

  /// A membership.
  public init(
    person: Int, circle: Int, role: String? = nil, roleKind: RoleKind = .member,
    share: Double? = nil, appointedBy: Appointment? = nil, since: Instant? = nil,
    until: Instant? = nil
  ) {
    self.person = person
    self.circle = circle
    self.role = role
    self.roleKind = roleKind
    self.share = share
    self.appointedBy = appointedBy
    self.since = since
    self.until = until
  }

  /// Whether it holds on that day; without a day it does, whatever its ends.
  ///
  /// Whoever knows no day asks for the last one that the data name: an end may lie in the future,
  /// so that having one says nothing of today.
  public func holds(at instant: Instant?) -> Bool {
    guard let instant else { return true }
    return Window(from: since, to: until).contains(instant)
  }

  /// What a role is for.
  public enum RoleKind: String, Sendable, CaseIterable {
    /// Leads the circle, sent by the one above.
    case lead
    /// Represents the circle in the one above, chosen by it.
    case representative
    /// Holds the conversation.
    case facilitator
    /// Keeps the record.
    case secretary
    /// A member without office.
    case member
    /// Any other role.
    case other
  }

  /// How somebody came to a role.
  public enum Appointment: String, Sendable, CaseIterable {
    /// Elected.
    case election
    /// Chosen with everybody's consent.
    case consent
    /// Put there by a superior.
    case superior
    /// Took it up.
    case `self`
  }
}
