import Organisations

/// What one file of a network says, on its way into a draft: people, ties, circles and relations,
/// understood and checked alike whether it is GraphML, GEXF, GML or Pajek.
///
/// A class, because a listener to XML adds to it while it is read.
final class NetworkDraft {
  /// Where a node is declared.
  struct Declaration {
    var line: UInt32
    var column: UInt32
    var graph: UInt32
  }

  /// A graph of the file.
  struct Graph {
    var name: String
    var line: Int
    /// What its ties are where they do not say so themselves.
    var isUndirected: Bool
    var tiesBefore: Int
  }

  /// A value of a node.
  struct Value {
    var field: Int
    var bytes: [UInt8]
    var place: Place
  }

  /// No file that people made has more fields; each is compared with all.
  static let maximumFields = 1000

  let draft: Draft
  let input: Input
  let file: String
  /// What the file is called in `check` and in reports.
  let title: String

  private(set) var fields: [NetworkField] = []
  private var knownMeanings: FieldMeanings?
  var ties: NetworkTies
  /// The graphs of the file by their names; unnamed ones are empty.
  private(set) var graphs: [Graph] = []
  private var declared = Sparse<Declaration>()
  /// Nodes that were named before they were declared, if they ever are.
  private(set) var required: [(code: Int, line: Int, column: Int)] = []
  private(set) var nodeCount = 0
  var circles: NetworkCircles
  /// Which edges lie in the window.
  var dated: DatedRows
  private var hasTooManyFields = false

  init(_ draft: Draft, _ input: Input, title: String) {
    self.draft = draft
    self.input = input
    self.title = title
    dated = DatedRows(draft.window)
    file = shown(input.path)
    ties = NetworkTies(at: Place(file: file))
    circles = NetworkCircles()
  }

  var issues: Issues { draft.issues }

  /// A place in the file.
  func place(_ at: (line: Int, column: Int)) -> Place {
    Place(file: file, line: at.line, column: at.column)
  }

  // MARK: Fields

  /// What the fields mean; settled again when another one was declared.
  var meanings: FieldMeanings {
    if let knownMeanings { return knownMeanings }
    let meanings = FieldMeanings(fields, draft.options.columns)
    knownMeanings = meanings
    return meanings
  }

  /// Adds a field and gives its position.
  func declare(_ field: NetworkField, at place: @autoclosure () -> Place) -> Int {
    guard fields.count < Self.maximumFields else {
      if !hasTooManyFields {
        issues.error(
          at: place(), "more than \(Self.maximumFields) attributes, the limit",
          hint: "export the attributes that are needed")
      }
      hasTooManyFields = true
      return 0
    }
    fields.append(field)
    knownMeanings = nil
    return fields.count - 1
  }

  /// Sets what elements have in a field that they do not state.
  func setPreset(_ preset: [UInt8], of field: Int) {
    fields[field].preset = preset
    knownMeanings = nil
  }

  // MARK: Graphs

  /// Begins a graph of the file.
  func beginGraph(named name: String, line: Int, isUndirected: Bool) {
    graphs.append(
      Graph(name: name, line: line, isUndirected: isUndirected, tiesBefore: ties.count))
  }

  // MARK: People

  /// The code of an id, or `nil` with a complaint.
  func code(of id: [UInt8], at place: @autoclosure () -> Place) -> Int? {
    draft.person(id.span, at: place())
  }

  /// Declares a node; twice in one graph is an error, in two graphs it is the same person.
  ///
  /// - Returns: Whether the node is new to the file.
  @discardableResult
  func declare(node code: Int, at place: (line: Int, column: Int)) -> Bool {
    let graph = UInt32(max(0, graphs.count - 1))
    defer {
      declared[code] = Declaration(
        line: UInt32(truncatingIfNeeded: place.line),
        column: UInt32(truncatingIfNeeded: place.column), graph: graph)
      nodeCount += 1
    }
    guard let first = declared[code] else { return true }
    if first.graph == graph {
      issues.error(
        at: self.place(place),
        "duplicate node \"\(shown(draft.pool.bytes(of: code)))\", first on line \(first.line)",
        hint: "give every node an id of its own")
    }
    return false
  }

  /// Notes that something other than an edge needs a node of that code, which may follow.
  func requireNode(_ code: Int, at place: (line: Int, column: Int)) {
    if declared[code] == nil { required.append((code, place.line, place.column)) }
  }

  /// Whether a node was declared.
  func isDeclared(_ code: Int) -> Bool { declared[code] != nil }

  /// Makes a person of a node and of what is said of it; `label` is a name where no field is one.
  func describe(_ code: Int, _ values: [Value], label: [UInt8]?, at place: Place) {
    let isCircle =
      !draft.circleIndex.isEmpty
      && draft.circleIndex[Identifier(draft.pool.text(of: code))] != nil
    if draft.listedAt[code] == nil, !isCircle { draft.listedAt[code] = place }
    let meanings = meanings
    var values = values
    for (field, declared) in fields.enumerated() {
      guard let preset = declared.preset, declared.isForNodes,
        !values.contains(where: { $0.field == field })
      else { continue }
      values.append(Value(field: field, bytes: preset, place: place))
    }
    values.sort { $0.field < $1.field }
    var isEligible = true
    var joined: Instant?
    var left: Instant?
    for value in values {
      guard let (text, isOdd) = fields[value.field].text(of: value.bytes) else { continue }
      switch meanings.ofNodes[value.field] {
      case "name": draft.names[code] = text
      case "level":
        guard let level = number(value.bytes, value.field, at: value.place) else { continue }
        if let known = draft.levels[code], known != level {
          draft.conflict(code, "level", "\(known)", "\(level)", at: value.place)
        }
        draft.levels[code] = level
      case "manager_id":
        let managers = draft.entries(of: value.bytes, at: value.place).filter { !$0.isEmpty }
          .compactMap { draft.person($0, at: value.place) }
        if !managers.isEmpty { draft.managers.append((code, managers, value.place)) }
      case "eligible":
        switch normalisedHeader(text) {
        case "1", "true", "yes": break
        case "0", "false", "no": isEligible = false
        default:
          issues.error(
            at: value.place, "\"\(shown(text))\" in \"eligible\" is neither yes nor no",
            hint: "write 1 or 0")
        }
      case "joined": joined = date(value.bytes, value.field, at: value.place)
      case "left": left = date(value.bytes, value.field, at: value.place)
      case let meaning:
        if isOdd {
          issues.warning(
            "values of \"\(shown(fields[value.field].name))\" are not of the type that the file "
              + "declares; they are kept as text", at: value.place)
        }
        draft.set(
          attribute: meaning ?? trimmed(fields[value.field].name), of: code, to: text,
          at: value.place)
      }
    }
    if let label, draft.names[code] == nil, !label.isEmpty {
      draft.names[code] = String(decoding: label, as: UTF8.self)
    }
    if meanings.statesRoster {
      draft.hasRoster = true
      if draft.roster[code] == nil {
        draft.roster[code] = isEligible && draft.isPresent(from: joined, to: left)
      }
    }
  }

  // MARK: Values

  /// The strength that bytes mean, blanks around them aside, or `nil` with a complaint.
  func strength(_ value: [UInt8], _ name: String, at place: @autoclosure () -> Place) -> Double? {
    guard let number = Number.parse(value.span, trimmedRange(of: value)) else {
      issues.error(
        at: place(), "\"\(shown(value))\" in \"\(shown(name))\" is not a number",
        hint: "write decimals with a point, as in 2.5")
      return nil
    }
    guard number >= 0 else {
      issues.error(
        at: place(), "\"\(shown(value))\" in \"\(shown(name))\" is negative",
        hint: "a weight is the strength of a tie, 0 or more")
      return nil
    }
    guard let strength = draft.strength(number) else {
      issues.error(
        at: place(), "\"\(shown(value))\" is a distance without a strength",
        hint: "a distance is above 0")
      return nil
    }
    return strength
  }

  private func number(_ value: [UInt8], _ field: Int, at place: Place) -> Double? {
    if let number = Number.parse(value.span, trimmedRange(of: value)) { return number }
    issues.error(
      at: place, "\"\(shown(value))\" in \"\(shown(fields[field].name))\" is not a number",
      hint: "write decimals with a point, as in 2.5")
    return nil
  }

  /// The instant that bytes mean, or `nil` with a complaint.
  func date(_ value: [UInt8], _ field: Int, at place: @autoclosure () -> Place) -> Instant? {
    let range = trimmedRange(of: value)
    if case .success(let instant) = draft.dates.parse(value.span, range) {
      issues.remarkOffset(if: draft.dates.statesOffset(value.span, range))
      return instant
    }
    issues.error(
      at: place(), "\"\(shown(value))\" in \"\(shown(fields[field].name))\" is not a date",
      hint: "write 2026-03-31")
    return nil
  }
}

extension Draft {
  /// The code of a person, or `nil` with a complaint for an empty id or one with control bytes.
  func person(_ bytes: Span<UInt8>, at place: @autoclosure () -> Place) -> Int? {
    guard !bytes.isEmpty else {
      issues.error(at: place(), "an id is empty", hint: "give everyone an id")
      return nil
    }
    let known = pool.count
    let code = pool.code(of: bytes, 0..<bytes.count)
    if pool.count > known, !isSoundIdentifier(pool.bytes(of: code)) {
      issues.error(
        at: place(), "the id \"\(shown(pool.bytes(of: code)))\" holds control characters",
        hint: "remove them: ids are printed on terminals and in reports")
    }
    return code
  }
}
