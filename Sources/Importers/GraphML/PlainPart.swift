import Graphs

/// What is to be known of a document to read its plain edges; reading them changes nothing of it.
struct PlainRules: Sendable {
  let keys: GraphMLKeys
  /// What each field means, by its position.
  let meanings: [FieldMeanings.EdgeMeaning?]
  let weightMeans: ImportOptions.WeightMeaning?
  let maximumValueBytes: Int
  /// Whether edges are undirected that do not say so.
  let isUndirected: Bool
}

/// The plain edges of a part of a text, up to the first thing that is anything else.
///
/// Any number of parts are read side by side. Lines are counted from that where a part begins, and
/// ids that the pool does not know yet get their codes when the part is added.
struct PlainPart: Sendable {
  private struct Edge: BitwiseCopyable {
    /// Not a number where none is stated.
    var weight: Double
    var line: UInt32
    var column: UInt32
    /// The code of its own relation, `unknown` where it has none.
    var relation: UInt32
    var isUndirected: Bool
    var isMirror: Bool
  }

  /// An edge whose relation nobody named before, and where the name stands.
  private struct NewRelation {
    var edge: Int
    var name: Range<Int>
  }

  private static let unknown = UInt32.max
  /// So many ends are looked up together, so that the waits for memory overlap.
  private static let batch = 256

  private let start: TextMark
  /// Where the next part begins.
  let end: Int
  /// Whether there is nothing but plain edges up to the end.
  private(set) var isWhole = false
  /// For each field whether some edge states it without it meaning anything.
  private(set) var isUnread: [Bool] = []
  private var codes: [UInt32] = []
  private var edges: [Edge] = []
  /// The ends that the pool did not know, in their order.
  private var newEnds: [IdentifierPool.Entry] = []
  private var newRelations: [NewRelation] = []
  /// Where the last edge ends, and the part.
  private var lastMark = TextMark(position: 0)
  private var endMark = TextMark(position: 0)

  /// The number of edges.
  var count: Int { edges.count }

  /// Where the last edge ends, the first line of the part being `line`.
  func last(from line: Int) -> TextMark { Self.moved(lastMark, line) }

  /// Where the next part begins.
  func next(from line: Int) -> TextMark { Self.moved(endMark, line) }

  private static func moved(_ mark: TextMark, _ line: Int) -> TextMark {
    TextMark(position: mark.position, line: mark.line + line, lineStart: mark.lineStart)
  }

  // MARK: Reading

  /// Reads the parts of a text from a mark on.
  ///
  /// - Parameters:
  ///   - bytes: How long a part is, more or less.
  ///   - most: How many parts there are at most.
  ///
  /// - Complexity: O(bytes read), on all cores.
  static func read(
    _ text: Span<UInt8>, from mark: TextMark, bytes: Int, atMost most: Int, _ rules: PlainRules,
    _ pool: IdentifierPool, _ relations: IdentifierPool
  ) -> [PlainPart] {
    var parts = cut(text, from: mark, bytes: bytes, atMost: most)
    concurrently(over: &parts) { $0.read(text, rules, pool, relations) }
    return parts
  }

  /// Cuts a text where `<edge` begins a line; only the reading of what stands before tells whether
  /// an edge begins there.
  private static func cut(
    _ text: Span<UInt8>, from mark: TextMark, bytes: Int, atMost most: Int
  ) -> [PlainPart] {
    var starts = [TextMark(position: mark.position, line: 0, lineStart: mark.lineStart)]
    // Looking for a place to cut costs more than it brings where hardly an edge is plain.
    guard most > 1 else { return [PlainPart(start: starts[0], end: text.count)] }
    for number in 1...most {
      let target = mark.position + number * bytes
      guard target < text.count else { break }
      // Lines that long are of a file that has none.
      let limit = min(target + bytes, text.count)
      guard let start = edgeLine(text, target..<limit) else { break }
      starts.append(start)
    }
    let ends = starts.dropFirst().map(\.position)
    if starts.count > most { starts.removeLast() }
    return zip(starts, ends + [text.count]).map { PlainPart(start: $0, end: $1) }
  }

  private static func edgeLine(_ text: Span<UInt8>, _ range: Range<Int>) -> TextMark? {
    var position = range.lowerBound
    while position < range.upperBound {
      defer { position += 1 }
      guard text[position] == 0x0A else { continue }
      let line = position + 1
      while position + 1 < range.upperBound,
        text[position + 1] == 0x20 || text[position + 1] == 0x09
      {
        position += 1
      }
      guard position + 6 < range.upperBound, text[position + 1] == UInt8(ascii: "<"),
        text[position + 2] == UInt8(ascii: "e"), text[position + 3] == UInt8(ascii: "d"),
        text[position + 4] == UInt8(ascii: "g"), text[position + 5] == UInt8(ascii: "e")
      else { continue }
      return TextMark(position: position + 1, line: 0, lineStart: line)
    }
    return nil
  }

  private init(start: TextMark, end: Int) {
    self.start = start
    self.end = end
  }

  private mutating func read(
    _ text: Span<UInt8>, _ rules: PlainRules, _ pool: IdentifierPool, _ relations: IdentifierPool
  ) {
    let text = text.extracting(0..<end)
    isUnread = [Bool](repeating: false, count: rules.meanings.count)
    edges.reserveCapacity((end - start.position) / 64)
    codes.reserveCapacity((end - start.position) / 32)
    var ends: [IdentifierPool.Entry] = []
    ends.reserveCapacity(Self.batch)
    var edge = PlainEdge(
      position: start.position, line: start.line, lineStart: start.lineStart)
    lastMark = start
    while edge.next(in: text), take(edge, text, rules, relations) {
      let entries = (
        IdentifierPool.entry(text, edge.source), IdentifierPool.entry(text, edge.target)
      )
      pool.readAhead(entries.0)
      pool.readAhead(entries.1)
      ends.append(entries.0)
      ends.append(entries.1)
      if ends.count == Self.batch {
        look(up: ends.span, in: text, pool)
        ends.removeAll(keepingCapacity: true)
      }
      lastMark = edge.mark
    }
    look(up: ends.span, in: text, pool)
    var rest = PlainEdge(
      position: lastMark.position, line: lastMark.line, lineStart: lastMark.lineStart)
    rest.skipBlanks(text)
    endMark = rest.mark
    isWhole = endMark.position == end
  }

  private mutating func look(
    up ends: Span<IdentifierPool.Entry>, in text: Span<UInt8>, _ pool: IdentifierPool
  ) {
    let first = codes.count
    pool.existing(ends, in: text, into: &codes)
    for place in 0..<ends.count where codes[first + place] == Self.unknown {
      newEnds.append(ends[place])
    }
  }

  /// Adds an edge without its ends; `false` for one that libxml2 has to read, and say what is wrong
  /// or odd.
  private mutating func take(
    _ edge: PlainEdge, _ text: Span<UInt8>, _ rules: PlainRules, _ relations: IdentifierPool
  ) -> Bool {
    guard edge.isShort(rules.maximumValueBytes) else { return false }
    var weight = Double.nan
    var relation = Self.unknown
    var newRelation: Range<Int>?
    var isMirror = false
    var isUndirected = rules.isUndirected
    if !edge.directed.isEmpty {
      isUndirected = !edge.is(edge.directed, "true", in: text)
      guard !isUndirected || edge.is(edge.directed, "false", in: text) else { return false }
    }
    for (key, value) in edge.data {
      guard let field = rules.keys.known(text, key, for: .edge) else { return false }
      switch rules.meanings[field] {
      case nil: isUnread[field] = true
      case .weight:
        guard let number = Number.parse(text, value), number >= 0, weight.isNaN,
          let strength = rules.weightMeans == .distance ? strength(atDistance: number) : number
        else { return false }
        weight = strength
      case .relation:
        guard relation == Self.unknown, newRelation == nil else { return false }
        guard !value.isEmpty else { continue }
        if let known = relations.existing(text, value) {
          relation = UInt32(known)
        } else {
          newRelation = value
        }
      case .time: return false
      case .mirror:
        isMirror = edge.is(value, "true", in: text) || edge.is(value, "True", in: text)
        guard isMirror || edge.is(value, "false", in: text) || edge.is(value, "False", in: text)
        else { return false }
      }
    }
    if let name = newRelation { newRelations.append(NewRelation(edge: edges.count, name: name)) }
    edges.append(
      Edge(
        weight: weight, line: UInt32(truncatingIfNeeded: edge.start.line),
        column: UInt32(truncatingIfNeeded: edge.column), relation: relation,
        isUndirected: isUndirected, isMirror: isMirror))
    return true
  }

  // MARK: Adding

  /// Makes ties of the edges, in their order; `weight` and `relation` are those of edges that state
  /// none.
  ///
  /// - Complexity: O(edges).
  func add(
    to ties: inout NetworkTies, _ pool: inout IdentifierPool, in text: Span<UInt8>,
    from line: Int, weight: Double?, of relation: NetworkTies.Relation
  ) {
    var ends = 0
    func code(_ place: Int) -> Int {
      guard codes[place] == Self.unknown else { return Int(codes[place]) }
      ends += 1
      let new = newEnds[ends - 1]
      return pool.code(of: text, Int(new.start)..<Int(new.start) + Int(new.length))
    }
    var relations = newRelations[...]
    for (number, edge) in edges.enumerated() {
      let source = code(2 * number)
      let target = code(2 * number + 1)
      var own = edge.relation == Self.unknown ? relation : .named(Int(edge.relation))
      if let new = relations.first, new.edge == number {
        own = .named(ties.relations.code(of: text, new.name))
        relations.removeFirst()
      }
      ties.append(
        from: source, to: target, weight: edge.weight.isNaN ? weight : edge.weight,
        isUndirected: edge.isUndirected, of: own, isMirror: edge.isMirror,
        line: Int(edge.line) + line, column: Int(edge.column))
    }
  }
}
