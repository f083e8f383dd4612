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
  private(set) var declared = Sparse<Declaration>()
  /// Nodes that were named before they were declared, if they ever are.
  private(set) var required: [(code: Int, line: Int, column: Int)] = []
  private(set) var nodeCount = 0
  var circles: NetworkCircles
  /// Which edges lie in the window.
  var dated: DatedRows
  /// Fields of nodes and edges alike that some edge states.
  var statedOfEdges = Set<Int>()
  /// In files of ours, the relations of which every tie stands both ways, the second time marked.
  var mirrored = Set<[UInt8]>()
  /// In files of ours, the name of the relation that is the only one.
  var soleRelation: String?
  /// In files of ours, the ids of the nodes that are bodies or circles and nobody.
  var bodies: [[UInt8]]?
  /// The people of nodes that go by other ids than theirs.
  var people: [Int: Int] = [:]
  /// For fields with a preset the nodes that state that they have no value.
  var emptied: [Int: Set<Int>] = [:]
  private var knownPresets: [Int]?
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

  /// Presets of nodes that mean something; settled again when another field was declared.
  var presetsWithMeaning: [Int] {
    if let knownPresets { return knownPresets }
    let presets = settledPresets()
    knownPresets = presets
    return presets
  }

  private func forgetMeanings() {
    knownMeanings = nil
    knownPresets = nil
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
    forgetMeanings()
    return fields.count - 1
  }

  /// Sets what elements have in a field that they do not state.
  func setPreset(_ preset: [UInt8], of field: Int) {
    fields[field].preset = preset
    forgetMeanings()
  }

  // MARK: Graphs

  /// Stops at more graphs than there may be relations, since each is one.
  func check(graphCount: Int, at place: @autoclosure () -> Place) {
    guard graphCount > RelationAssembly.maximumRelations else { return }
    let place = place()
    issues.refuse(
      ImportFailure(
        .data,
        [
          ImportError(
            file: place.file, line: place.line, column: place.column,
            message: "more than \(RelationAssembly.maximumRelations) graphs in one file, the limit",
            hint: "each graph is a relation; export those that are needed")
        ]))
  }

  /// Begins a graph of the file.
  func beginGraph(named name: String, line: Int, isUndirected: Bool) {
    check(graphCount: graphs.count + 1, at: Place(file: file, line: line))
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
