import Organisations

/// Collects the rights that files of owners state, each once.
struct OwnersRights {
  private let draft: Draft
  private var known: Set<Identifier> = []

  init(_ draft: Draft) { self.draft = draft }

  /// Adds a right of somebody over a path; the same once more is nothing new.
  mutating func add(_ action: Right.Action, over domain: String, to owner: Owner, at place: Place) {
    let holder: RightHolder
    switch owner {
    case .person(let id):
      guard let person = draft.person(Array(id.utf8), at: place) else { return }
      holder = .person(person)
    case .team(let id): holder = .circle(circle(id))
    case .role(let name): holder = .role(Identifier(name))
    }
    let id = Identifier("\(domain):\(action.rawValue):\(owner.text)")
    guard known.insert(id).inserted else { return }
    draft.rights.append(
      Right(id: id, domain: Identifier(domain), action: action, holder: holder))
  }

  /// The circle of a team, made when it is first named: who is in it may stand elsewhere or nowhere.
  func circle(_ id: String) -> Int {
    if let index = draft.circleIndex[Identifier(id)] { return index }
    draft.circleIndex[Identifier(id)] = draft.circles.count
    draft.circles.append(Circle(id: Identifier(id)))
    return draft.circles.count - 1
  }
}

/// Whoever a file of owners names.
enum Owner: Hashable {
  /// A login or a mail address.
  case person(String)
  /// `org/team`, or an alias.
  case team(String)
  /// A role of a hosting service, as in `@@maintainer`.
  case role(String)

  var text: String {
    switch self {
    case .person(let id), .team(let id): id
    case .role(let name): "@@" + name
    }
  }

  /// What a word of CODEOWNERS names: `@ann`, `@org/team`, `@@role` or a mail address; `nil` for
  /// what is none of them.
  init?(codeOwner word: ArraySlice<UInt8>) {
    let at = UInt8(ascii: "@")
    guard word.count > 1 else { return nil }
    if word.starts(with: [at, at]) {
      guard word.count > 2 else { return nil }
      self = .role(String(decoding: word.dropFirst(2), as: UTF8.self))
    } else if word.first == at {
      // Hosting services compare logins and names of teams without letter case.
      let name = String(decoding: lowercasedASCII(word.dropFirst()), as: UTF8.self)
      self = word.contains(UInt8(ascii: "/")) ? .team(name) : .person(name)
    } else if let address = AddressList.address(word) {
      self = .person(String(decoding: address, as: UTF8.self))
    } else {
      return nil
    }
  }
}
