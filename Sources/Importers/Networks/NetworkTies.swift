import Organisations

/// The ties of one file of a network on their way into a draft, about 25 bytes each.
struct NetworkTies {
  /// What a tie is of: a relation that it names, or that of the graph in which it stands.
  enum Relation {
    /// Its code in `relations`.
    case named(Int)
    /// The position of the graph.
    case ofGraph(Int)
  }

  private var rows: TieRows
  private var columns: [UInt32] = []
  /// Ties that are marked as the second of two that are one.
  private var mirrors: [UInt32] = []
  /// How many ties state no weight, and where the first one is.
  private(set) var withoutWeight = 0
  private(set) var firstWithoutWeight = (line: 1, column: 1)
  /// Names of relations found at ties.
  var relations = IdentifierPool()

  init(at place: Place) {
    rows = TieRows(place: place, relations: [], statesDirection: true)
  }

  var count: Int { rows.count }
  var hasTimes: Bool {
    get { rows.hasTimes }
    set { rows.hasTimes = newValue }
  }

  /// Adds a tie of a weight that is a strength; 1 where it has none.
  mutating func append(
    from source: Int, to target: Int, weight: Double?, isUndirected: Bool, of relation: Relation,
    isMirror: Bool = false, line: Int, column: Int
  ) {
    if isMirror { mirrors.append(UInt32(rows.count)) }
    if weight == nil {
      if withoutWeight == 0 { firstWithoutWeight = (line, column) }
      withoutWeight += 1
    }
    let code: UInt32 =
      switch relation {
      case .named(let code): UInt32(code)
      case .ofGraph(let graph): UInt32.max - UInt32(graph)
      }
    // Columns of what is the same for all are not kept.
    if code != .max, rows.relationOf.isEmpty {
      rows.relationOf = [UInt32](repeating: .max, count: rows.count)
    }
    if code != .max || !rows.relationOf.isEmpty { rows.relationOf.append(code) }
    if rows.count == 0 { rows.isDirected = !isUndirected }
    if isUndirected == rows.isDirected, rows.undirected.isEmpty {
      rows.undirected = [Bool](repeating: !rows.isDirected, count: rows.count)
    }
    let isMixed = isUndirected == rows.isDirected || !rows.undirected.isEmpty
    rows.append(from: source, to: target, weight: weight ?? 1, line: line)
    if isMixed { rows.undirected.append(isUndirected) }
    columns.append(UInt32(truncatingIfNeeded: column))
  }

  /// The first place and end of a tie, for each tie with an end for which `isKnown` does not hold.
  func forEachUnknownEnd(
    unless isKnown: (Int) -> Bool, _ body: (_ line: Int, _ column: Int, _ code: Int) -> Bool
  ) {
    for tie in 0..<rows.count {
      for code in [rows.sources[tie], rows.targets[tie]] where !isKnown(Int(code)) {
        guard body(Int(rows.lines[tie]), Int(columns[tie]), Int(code)) else { return }
      }
    }
  }

  /// Makes the ties of some relations undirected, those marked as mirrors left out.
  ///
  /// - Complexity: O(ties).
  mutating func settle(mirrored: Set<Int>) {
    guard !mirrored.isEmpty, !rows.relationOf.isEmpty else { return }
    var isMirror = [Bool](repeating: false, count: rows.count)
    for tie in mirrors { isMirror[Int(tie)] = true }
    var settled = NetworkTies(at: rows.place)
    for tie in 0..<rows.count {
      let code = rows.relationOf[tie]
      let isBothWays = mirrored.contains(Int(code))
      if isBothWays, isMirror[tie] { continue }
      settled.append(
        from: Int(rows.sources[tie]), to: Int(rows.targets[tie]), weight: rows.weight(tie),
        isUndirected: isBothWays || rows.isUndirected(tie),
        of: code < UInt32(relations.count)
          ? .named(Int(code)) : .ofGraph(Int(UInt32.max - code)),
        line: Int(rows.lines[tie]), column: Int(columns[tie]))
    }
    settled.hasTimes = rows.hasTimes
    (rows, columns, mirrors) = (settled.rows, settled.columns, [])
  }

  /// Replaces the ends of all ties.
  mutating func renumber(_ code: (Int) -> Int) {
    for tie in 0..<rows.count {
      rows.sources[tie] = UInt32(code(Int(rows.sources[tie])))
      rows.targets[tie] = UInt32(code(Int(rows.targets[tie])))
    }
  }

  /// Whether each of `count` nodes is the end of a tie.
  ///
  /// What weighs nothing or goes from a node to itself makes no end of a circle, which would be a
  /// node without a tie: it becomes a loop of somebody else, and counts as it would.
  ///
  /// - Complexity: O(ties).
  mutating func ends(of count: Int, circles: Set<Int>) -> [Bool] {
    var isEnd = [Bool](repeating: false, count: count)
    var idle: [Int] = []
    for tie in 0..<rows.count {
      let (source, target) = (Int(rows.sources[tie]), Int(rows.targets[tie]))
      let isNone = source == target || rows.weight(tie) == 0
      if isNone, circles.contains(source) || circles.contains(target) {
        idle.append(tie)
      } else {
        isEnd[source] = true
        isEnd[target] = true
      }
    }
    let somebody = isEnd.firstIndex(of: true)
    for tie in idle {
      let ends = [Int(rows.sources[tie]), Int(rows.targets[tie])]
      guard ends.contains(where: { circles.contains($0) && !isEnd[$0] }) else { continue }
      if let other = ends.first(where: { !circles.contains($0) }) ?? somebody {
        rows.sources[tie] = UInt32(other)
        rows.targets[tie] = UInt32(other)
      } else {
        for end in ends { isEnd[end] = true }
      }
    }
    return isEnd
  }

  /// The rows, with the names of the relations of graphs.
  consuming func rows(graphNames: [String]) -> TieRows {
    let named = relations.count
    guard named > 0 || graphNames.count > 1 else {
      rows.relations = Array(graphNames.prefix(1))
      rows.relationOf = []
      return rows
    }
    rows.namesRelations = true
    var names = IdentifierPool()
    for code in 0..<named { _ = names.code(of: Array(relations.bytes(of: code))) }
    // Graphs of one name are one relation.
    var codeOfGraph = [UInt32?](repeating: nil, count: graphNames.count)
    func code(ofGraph graph: Int) -> UInt32 {
      if let code = codeOfGraph[graph] { return code }
      let code = UInt32(names.code(of: Array(graphNames[graph].utf8)))
      codeOfGraph[graph] = code
      return code
    }
    for tie in rows.relationOf.indices where rows.relationOf[tie] >= UInt32(named) {
      rows.relationOf[tie] = code(ofGraph: Int(UInt32.max - rows.relationOf[tie]))
    }
    if rows.relationOf.isEmpty, rows.count > 0 {
      rows.relationOf = [UInt32](repeating: code(ofGraph: 0), count: rows.count)
    }
    rows.relations = (0..<names.count).map { names.text(of: $0) }
    return rows
  }
}
