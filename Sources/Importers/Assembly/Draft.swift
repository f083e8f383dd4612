import Graphs
import Organisations

/// Ties as one file states them; the ends are codes in the pool.
struct TieRows {
  var place: Place
  /// The names that `relationOf` refers to; a single one where it is empty.
  var relations: [String]
  /// For each tie the position in `relations`; empty when all are of the first.
  var relationOf: [UInt32] = []
  var sources: [UInt32] = []
  var targets: [UInt32] = []
  /// Empty when every weight is 1.
  var weights: [Double] = []
  var lines: [UInt32] = []
  /// For each tie whether it is undirected; empty when `isDirected` holds for all.
  var undirected: [Bool] = []
  var isDirected = true
  /// Whether the file says itself which ties are directed, so that `--undirected` has no say.
  var statesDirection = false
  var hasTimes = false
  /// Whether they say again what decisions say, whose times are kept with those.
  var restatesDecisions = false
  /// Whether some relation name was found in the file, not in its name.
  var namesRelations = false

  /// Ties of a table that says of them no more than their ends and weights.
  var blocks: [TieBlock] = []

  var count: Int { blocks.reduce(sources.count) { $0 + $1.count } }

  /// Whether a tie goes both ways.
  func isUndirected(_ position: Int) -> Bool {
    undirected.isEmpty ? !isDirected : undirected[position]
  }

  /// Adds a tie of weight above 0; `line` 0 where the file has no lines.
  mutating func append(
    from source: Int, to target: Int, weight: Double = 1, line: Int = 0, time: Instant? = nil
  ) {
    sources.append(UInt32(source))
    targets.append(UInt32(target))
    if weight != 1, weights.isEmpty {
      weights = [Double](repeating: 1, count: sources.count - 1)
    }
    if weight != 1 || !weights.isEmpty { weights.append(weight) }
    lines.append(UInt32(truncatingIfNeeded: line))
    if time != nil { hasTimes = true }
  }

  /// The blocks, which are no longer here.
  mutating func takeBlocks() -> [TieBlock] {
    defer { blocks = [] }
    return blocks
  }

  /// Adds what was read of a table, in the order of the pieces.
  mutating func add(_ pieces: consuming [TiePiece], statesDirection: Bool) {
    self.statesDirection = statesDirection
    let isPlain = pieces.allSatisfy { $0.relationOf.isEmpty && $0.lines.isEmpty }
    if isPlain, !statesDirection {
      blocks += pieces.map(\.ties)
      return
    }
    let isWeighted = pieces.contains { !$0.ties.weights.isEmpty }
    var line = 1
    for piece in pieces {
      sources += piece.ties.sources
      targets += piece.ties.targets
      if isWeighted {
        weights +=
          piece.ties.weights.isEmpty
          ? [Double](repeating: 1, count: piece.ties.count) : piece.ties.weights
      }
      relationOf += piece.relationOf
      if statesDirection { undirected += piece.undirected }
      lines += piece.lines.map { UInt32(truncatingIfNeeded: Int($0) + line) }
      line += piece.lineCount
    }
  }

  /// The weight of a tie.
  func weight(_ position: Int) -> Double { weights.isEmpty ? 1 : weights[position] }
}

/// One holder's part in one decision, for finding it again.
struct PartKey: Hashable {
  var decision: Int
  var holder: Holder
  var part: Participation.Part
}

/// Everything read so far, people being codes in a pool; `Assembly` turns it into an organisation.
///
/// A class, because every reader of one import adds to the same draft.
final class Draft {
  let issues: Issues
  let options: ImportOptions
  let configuration: Configuration
  let dates: DateReader

  var pool = IdentifierPool()
  /// Where each person stands in a table or graph that lists people.
  var listedAt = Sparse<Place>()
  /// Whether each person of the roster is eligible in the window.
  var roster = Sparse<Bool>()
  var hasRoster = false
  var names = Sparse<String>()
  var levels = Sparse<Double>()
  private(set) var attributes: [(name: String, values: AttributeValues)] = []
  private var attributeIndex: [String: Int] = [:]
  /// Ids among several in a cell that begin or end with a space.
  var spacedEntries: [(entry: [UInt8], place: Place)] = []
  var managers: [(person: Int, managers: [Int], place: Place)] = []

  var ties: [TieRows] = []
  /// Ids of messages and meetings, so that copies in several files count once.
  var messageIds = IdentifierPool()
  /// What files say that relations mean, by their names.
  var statedKinds: [String: Relation.Kind] = [:]
  /// Whether a file lists its relations, those without ties too.
  var statesRelations = false

  var decisions: [Decision] = []
  var decisionIndex: [Identifier: Int] = [:]
  var decisionPlaces: [Place] = []
  /// Where each part stands among the participations of its decision.
  var participationIndex: [PartKey: Int] = [:]
  /// The outcome of each decision in the words of the file, normalised.
  var outcomeWords: [String] = []
  var unknownOutcomes: Set<String> = []
  var hasDecisionLog = false
  var logIsExecution = false
  var wereDecisionsListed = false

  var circles: [Circle] = []
  var circleIndex: [Identifier: Int] = [:]
  var circleSeats: [Int: Int] = [:]
  var wereCirclesListed = false
  var memberships: [Membership] = []
  var bodies: [Body] = []
  var bodyIndex: [Identifier: Int] = [:]
  /// Codes that name a body or circle where a person would stand, as in the ends of ties.
  var bodiesAmongPeople = Set<Int>()
  /// Codes that no person and no end of a tie has: nodes of GraphML that are circles.
  var notPeople = Set<Int>()

  /// What was read of dated rows in files that are done with.
  var dated: DatedRows

  var rights: [Right] = []
  var voice: [VoiceTurns] = []
  var responses: [Response] = []
  var sources: [Provenance.Source] = []

  init(options: ImportOptions, configuration: Configuration, issues: Issues) {
    self.issues = issues
    self.configuration = configuration
    var merged = options
    merged.columns = configuration.columns.merging(options.columns) { $1 }
    merged.kinds = configuration.kinds.merging(options.kinds) { $1 }
    merged.from = options.from ?? configuration.window.from
    merged.to = options.to ?? configuration.window.to
    merged.weightMeans = options.weightMeans ?? configuration.weightMeans ?? .strength
    self.options = merged
    dated = DatedRows(Window(from: merged.from, to: merged.to))
    dates = DateReader(format: options.dateFormat)
  }

  /// The ties, which are no longer the draft's.
  func takeTies() -> [TieRows] {
    defer { ties = [] }
    return ties
  }

  var window: Window { Window(from: options.from, to: options.to) }

  /// Whether something of that day is to be kept; what has no day is.
  func isInWindow(_ instant: Instant?) -> Bool { instant.map(window.contains) ?? true }

  /// Sets an attribute; two tables may both state it, but not differently.
  func set(
    attribute name: String, of code: Int, to value: String, at place: @autoclosure () -> Place
  ) {
    let position = attribute(named: name)
    let new = attributes[position].values.code(of: value)
    if let known = attributes[position].values.code(code), known != new {
      conflict(code, name, attributes[position].values.text(of: known), value, at: place())
    }
    attributes[position].values.set(code, to: new)
  }

  /// Gives an attribute to those of these people who have no value of it.
  func fill(attribute name: String, of people: [Int], with value: String) {
    let position = attribute(named: name)
    let code = attributes[position].values.code(of: value)
    attributes[position].values.fill(people, with: code)
  }

  /// The position of an attribute, new or known.
  private func attribute(named name: String) -> Int {
    if let known = attributeIndex[name] { return known }
    attributeIndex[name] = attributes.count
    attributes.append((name, AttributeValues()))
    return attributes.count - 1
  }

  /// Complains that two tables disagree on somebody.
  func conflict(_ code: Int, _ name: String, _ known: String, _ value: String, at place: Place) {
    issues.error(
      at: place,
      "\"\(shown(pool.bytes(of: code)))\" has two values of \(shown(name)): "
        + "\"\(shown(known))\" and \"\(shown(value))\"",
      hint: "keep the right one")
  }

  /// The body with that id, made when it is first named.
  func body(_ id: Identifier) -> Int {
    if let index = bodyIndex[id] { return index }
    let name = id.text.hasPrefix("body:") ? Identifier(String(id.text.dropFirst(5))) : id
    let circle = circleIndex[id] ?? circleIndex[name]
    let seats =
      circle.flatMap { circleSeats[$0] } ?? configuration.bodies[name.text]?.seats
      ?? configuration.bodies[id.text]?.seats ?? 1
    bodies.append(Body(id: id, circle: circle, seats: max(1, seats)))
    bodyIndex[id] = bodies.count - 1
    return bodies.count - 1
  }

  /// Who these bytes name: a body for `body:NAME` and ids of circles, else a person.
  func holder(_ bytes: [UInt8], at place: @autoclosure () -> Place) -> Holder? {
    let id = Identifier(String(decoding: bytes, as: UTF8.self))
    if bytes.starts(with: Array("body:".utf8)) { return .body(body(id)) }
    if circleIndex[id] != nil, pool.existing(bytes).flatMap({ listedAt[$0] }) == nil {
      return .body(body(id))
    }
    return person(bytes, at: place()).map(Holder.person)
  }

  /// The code of a person, or `nil` with a complaint for an empty id or one with control bytes.
  func person(_ bytes: [UInt8], at place: @autoclosure () -> Place) -> Int? {
    guard !bytes.isEmpty else {
      issues.error(at: place(), "an id is empty", hint: "give everyone an id")
      return nil
    }
    let known = pool.count
    let code = pool.code(of: bytes)
    if pool.count > known, !isSoundIdentifier(pool.bytes(of: code)) {
      issues.error(
        at: place(), "the id \"\(shown(bytes))\" holds control characters",
        hint: "remove them: ids are printed on terminals and in reports")
    }
    return code
  }
}

extension Rows {
  /// The code of the person in a cell, at the speed of the bytes; `nil` with a complaint.
  func person(_ column: Int, of draft: Draft, _ pool: inout IdentifierPool, in text: Span<UInt8>)
    -> Int?
  {
    let field = reader.fields[column]
    guard !field.isEmpty else {
      issues.error(
        at: place(of: column, in: text),
        "an id is empty in column \"\(shown(table.headers[column]))\"", hint: "give everyone an id")
      return nil
    }
    let known = pool.count
    let code =
      field.hasDoubledQuotes
      ? pool.code(of: reader.bytes(of: field, in: text)) : pool.code(of: text, field.range)
    if pool.count > known, !isSoundIdentifier(pool.bytes(of: code)) {
      complain(
        column, "is an id with control characters",
        hint: "remove them: ids are printed on terminals and in reports", in: text)
    }
    return code
  }

  /// The code of the person in a cell.
  func person(_ column: Int, of draft: Draft, in text: Span<UInt8>) -> Int? {
    person(column, of: draft, &draft.pool, in: text)
  }
}

/// Whether an id holds no control character but tab and line breaks, which quoted cells may have.
func isSoundIdentifier(_ bytes: ArraySlice<UInt8>) -> Bool {
  var previous: UInt8 = 0
  for byte in bytes {
    let isBlank = byte == 0x09 || byte == 0x0A || byte == 0x0D
    if byte < 0x20 && !isBlank || byte == 0x7F { return false }
    // C1 controls are C2 80 to C2 9F.
    if previous == 0xC2, byte < 0xA0 { return false }
    previous = byte
  }
  return true
}
