import Graphs
import Organisations

/// Makes graphs of tie rows: one for each relation, and one hierarchy of everything formal.
struct RelationAssembly {
  /// The rows of one relation in one file.
  private struct Part {
    var rows: TieRows
    /// Positions of its ties, in the order of the file; `nil` for all.
    var positions: [Int]?
    /// Ties that say no more than their ends and weights.
    var blocks = Blocks([])

    /// How many ties it has.
    var count: Int { positions?.count ?? rows.sources.count }

    /// Whether some tie goes both ways.
    var hasUndirected: Bool {
      rows.undirected.isEmpty
        ? !rows.isDirected
        : positions.map { $0.contains { rows.undirected[$0] } } ?? rows.undirected.contains(true)
    }
  }

  /// Ties that are handed on once, so that they are renumbered in place and then gone.
  private final class Blocks {
    private var blocks: [TieBlock]

    init(_ blocks: [TieBlock]) { self.blocks = blocks }

    func take() -> [TieBlock] {
      defer { blocks = [] }
      return blocks
    }
  }

  /// Each relation is a graph over all people, so their number is bounded.
  static let maximumRelations = 1000

  private let assembly: Assembly
  private let parts: [(name: String, parts: [Part])]
  private var draft: Draft { assembly.draft }
  private var issues: Issues { assembly.issues }

  init(_ assembly: Assembly) {
    self.assembly = assembly
    var byName: [Identifier: [Part]] = [:]
    for var rows in assembly.draft.takeTies() {
      let isWithoutTies = rows.count == 0
      let blocks = Blocks(rows.takeBlocks())
      guard rows.relations.count <= Self.maximumRelations else {
        assembly.issues.error(
          at: rows.place, "more than \(Self.maximumRelations) relations are named in one file",
          hint: "a relation is a kind of tie; check which column holds it")
        continue
      }
      guard !rows.relationOf.isEmpty || isWithoutTies && rows.relations.count > 1 else {
        if let name = rows.relations.first {
          byName[Identifier(name), default: []].append(
            Part(rows: rows, positions: nil, blocks: blocks))
        }
        continue
      }
      var positions = [[Int]](repeating: [], count: rows.relations.count)
      for (tie, relation) in rows.relationOf.enumerated() { positions[Int(relation)].append(tie) }
      for (name, own) in zip(rows.relations, positions) {
        byName[Identifier(name), default: []].append(Part(rows: rows, positions: own))
      }
    }
    if byName.count > Self.maximumRelations {
      assembly.issues.error(
        at: Place(file: assembly.draft.sources.first.map { shown($0.path) } ?? "-"),
        "more than \(Self.maximumRelations) relations in all, the limit",
        hint: "a relation is a kind of tie; give those that are needed")
      byName = [:]
    }
    parts = byName.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }
    let names = parts.map(\.name)
    for name in assembly.draft.options.kinds.keys.sorted() where !names.contains(name) {
      let suggestion = nearest(to: name, among: names).map { "did you mean \"\(shown($0))\"? " }
      assembly.issues.error(
        at: Place(file: assembly.draft.sources.first.map { shown($0.path) } ?? "-"),
        "there is no relation \"\(shown(name))\" to give a kind",
        hint: (suggestion ?? "") + "there are \(names.map { shown($0) }.joined(separator: ", "))")
    }
  }

  private func kind(of name: String) -> Relation.Kind? {
    draft.options.kinds[name] ?? draft.statedKinds[name] ?? Self.kind(of: name)
  }

  /// The relations that are not formal, by name.
  func others() -> [Relation] {
    let informal = parts.filter { kind(of: $0.name) != .command }
    return informal.map { name, parts in
      let stated = kind(of: name)
      let isAssumed = stated == nil && informal.count == 1
      if isAssumed {
        issues.remark(
          "relation \"\(shown(name))\" is the only one and is taken for communication; "
            + "--kind \(shown(name))=advice says otherwise")
      }
      return relation(
        name, stated ?? (isAssumed ? .communication : .other), parts, isAssumed: isAssumed)
    }
  }

  private func relation(
    _ name: String, _ kind: Relation.Kind, _ parts: [Part], isAssumed: Bool
  ) -> Relation {
    let isDirected = parts.contains { part in
      part.rows.undirected.isEmpty
        ? part.rows.isDirected
        : (part.positions.map { $0.isEmpty || $0.contains { !part.rows.undirected[$0] } }
          ?? part.rows.undirected.contains(false))
    }
    let hasBothSorts = isDirected && parts.contains(where: \.hasUndirected)
    var (graph, tally, listed) =
      hasBothSorts
      ? graphOfBothSorts(name, parts.map(withoutBlocks))
      : GraphBuilder.build(
        count: assembly.count, isDirected: isDirected, blocks: parts.flatMap { blocks(of: $0) })
    report(tally, name, haveTimes: parts.contains { $0.rows.hasTimes })
    if let minimum = draft.options.minimumWeight {
      let before = graph.tieCount
      graph = graph.keepingTies(from: minimum)
      let threshold = "\(minimum)".hasSuffix(".0") ? "\(Int(minimum))" : "\(minimum)"
      issues.remark(
        "relation \"\(shown(name))\": \(before - graph.tieCount) of \(before) ties are weaker than "
          + "\(threshold) and were left out")
    }
    return Relation(
      name: name, kind: kind, graph: graph, tally: tally, kindIsAssumed: isAssumed,
      listedDescending: listed, isDated: isDated(parts))
  }

  /// Whether times are lost with the rows: not those of a column of times that is empty, nor those of
  /// decisions.
  private func isDated(_ parts: [Part]) -> Bool {
    draft.dated.dates != nil
      && parts.contains { $0.rows.hasTimes && !$0.rows.restatesDecisions }
  }

  /// The ties of a part, their ends being people, in blocks.
  private func blocks(of part: Part) -> [TieBlock] {
    var blocks = part.blocks.take()
    let size = 1 << 16
    for start in stride(from: 0, to: part.count, by: size) {
      let tiesOfBlock = start..<min(start + size, part.count)
      let positions = part.positions?[tiesOfBlock]
      func own<Value>(_ values: [Value]) -> [Value] {
        positions.map { $0.map { values[$0] } } ?? Array(values[tiesOfBlock])
      }
      blocks.append(
        TieBlock(
          sources: own(part.rows.sources), targets: own(part.rows.targets),
          weights: part.rows.weights.isEmpty ? [] : own(part.rows.weights)))
    }
    let numbers = assembly.rank.map { UInt32($0) }
    concurrently(over: &blocks) { $0.renumber(numbers) }
    return blocks
  }

  /// The part with every tie in its rows.
  private func withoutBlocks(_ part: Part) -> Part {
    var part = part
    for block in part.blocks.take() {
      for tie in 0..<block.count {
        part.rows.append(
          from: Int(block.sources[tie]), to: Int(block.targets[tie]),
          weight: block.weights.isEmpty ? 1 : block.weights[tie])
      }
    }
    return part
  }

  /// The graph of directed ties and of undirected ones, which then go both ways.
  private func graphOfBothSorts(
    _ name: String, _ parts: [Part]
  ) -> (graph: Graph, tally: GraphBuilder.Tally, listedDescending: NodePairs) {
    var builder = GraphBuilder(
      count: assembly.count, isDirected: true, reserving: parts.reduce(0) { $0 + $1.count })
    var listed = ListedPairs(capacity: parts.reduce(0) { $0 + $1.count })
    var bothWays = 0
    for part in parts {
      forEachTie(of: part) { position, source, target in
        let weight = part.rows.weight(position)
        builder.add(source, target, weight: weight)
        if part.rows.isUndirected(position), source != target {
          builder.add(target, source, weight: weight)
          bothWays += 1
        }
        listed.note(source, target)
      }
    }
    if bothWays > 0 {
      issues.remark(
        "relation \"\(shown(name))\" has directed and undirected ties; \(bothWays) go both ways")
    }
    let (graph, tally) = builder.build()
    return (graph, bothWays > 0 ? tallyOfBothSorts(parts) : tally, NodePairs(listed.descending))
  }

  /// Counts of ties as the files list them, directed and undirected ones each among themselves: a
  /// tie that goes both ways is one, and no duplicate of one that goes one way.
  private func tallyOfBothSorts(_ parts: [Part]) -> GraphBuilder.Tally {
    var directed = GraphBuilder(count: assembly.count, isDirected: true)
    var undirected = GraphBuilder(count: assembly.count, isDirected: false)
    for part in parts {
      forEachTie(of: part) { position, source, target in
        let weight = part.rows.weight(position)
        if part.rows.isUndirected(position) {
          undirected.add(source, target, weight: weight)
        } else {
          directed.add(source, target, weight: weight)
        }
      }
    }
    var tally = directed.build().tally
    let other = undirected.build().tally
    tally.added += other.added
    tally.zeroWeights += other.zeroWeights
    tally.loops += other.loops
    tally.merged += other.merged
    return tally
  }

  private func report(_ tally: GraphBuilder.Tally, _ name: String, haveTimes: Bool) {
    if tally.loops > 0 {
      issues.remark("relation \"\(shown(name))\": \(tally.loops) self-loops were dropped")
    }
    if tally.zeroWeights > 0 {
      issues.remark(
        "relation \"\(shown(name))\": \(tally.zeroWeights) ties of weight 0 are none")
    }
    guard tally.merged > 0 else { return }
    if haveTimes {
      issues.remark(
        "relation \"\(shown(name))\": \(tally.merged) dated ties were summed into others")
    } else {
      issues.warning(
        "relation \"\(shown(name))\": duplicate ties merged, their weights summed",
        count: tally.merged)
    }
  }

  /// Each tie that is not in a block.
  private func forEachTie(of part: Part, _ body: (Int, Int, Int) -> Void) {
    let rank = assembly.rank
    if let positions = part.positions {
      for position in positions {
        body(
          position, rank[Int(part.rows.sources[position])], rank[Int(part.rows.targets[position])])
      }
    } else {
      for position in part.rows.sources.indices {
        body(
          position, rank[Int(part.rows.sources[position])], rank[Int(part.rows.targets[position])])
      }
    }
  }

  /// One formal line, as the file states it.
  private struct Line {
    var subordinate: Int
    var superior: Int
    var weight: Double
    var place: Place
  }

  /// Reporting lines turned round, command as it is, and `manager_id`, united.
  func command() -> Relation? {
    let formal = parts.filter { kind(of: $0.name) == .command }
    guard !formal.isEmpty || !draft.managers.isEmpty else { return nil }

    var groups: [(name: String, isReversed: Bool, lines: [Line])] = []
    for (name, parts) in formal {
      let isReversed = Self.isReversed(name)
      for part in parts.map(withoutBlocks) {
        var lines: [Line] = []
        forEachTie(of: part) { position, source, target in
          lines.append(
            Line(
              subordinate: isReversed ? source : target, superior: isReversed ? target : source,
              weight: part.rows.weight(position),
              place: Place(
                file: part.rows.place.file, line: Int(part.rows.lines[position]), column: 1)))
        }
        groups.append((name, isReversed, lines))
      }
    }
    if !draft.managers.isEmpty {
      let lines = draft.managers.flatMap { person, managers, place in
        managers.map {
          Line(
            subordinate: assembly.rank[person], superior: assembly.rank[$0], weight: 1,
            place: place)
        }
      }
      groups.append(("reports_to", true, lines))
    }
    complainOfConflicts(groups.map(\.lines))
    complainOfCycle(groups.filter(\.isReversed).flatMap(\.lines))

    let isReversed = groups.allSatisfy(\.isReversed)
    let names = Set(groups.map(\.name))
    var builder = GraphBuilder(count: assembly.count, isDirected: true)
    var listed = ListedPairs(capacity: groups.reduce(0) { $0 + $1.lines.count })
    var known = Set<UInt64>()
    for (index, group) in groups.enumerated() {
      var own = Set<UInt64>()
      for line in group.lines {
        let pair = UInt64(line.superior) << 32 | UInt64(line.subordinate)
        // Two sources that state one line mean one line; within a source parallel ones add up.
        if index > 0, known.contains(pair) { continue }
        if groups.count > 1 { own.insert(pair) }
        builder.add(line.superior, line.subordinate, weight: line.weight)
        if isReversed {
          listed.note(line.subordinate, line.superior)
        } else {
          listed.note(line.superior, line.subordinate)
        }
      }
      known.formUnion(own)
    }
    let (graph, tally) = builder.build()
    let name = names.count == 1 ? (names.first ?? "command") : isReversed ? "reports_to" : "command"
    report(tally, name, haveTimes: formal.contains { $0.parts.contains { $0.rows.hasTimes } })
    if groups.count > 1 {
      issues.remark("\(groups.count) sources of the formal hierarchy were united")
    }
    return Relation(
      name: name, kind: .command, graph: graph, tally: tally, isReversed: isReversed,
      listedDescending: NodePairs(listed.descending), isDated: isDated(formal.flatMap(\.parts)))
  }

  /// Sources may each know some people's superiors, but must not disagree about anybody's.
  private func complainOfConflicts(_ sources: [[Line]]) {
    guard sources.count > 1 else { return }
    var known: [Int: Set<Int>] = [:]
    for lines in sources {
      let stated = Dictionary(grouping: lines.filter { $0.subordinate != $0.superior }) {
        $0.subordinate
      }
      for subordinate in stated.keys.sorted() {
        let own = stated[subordinate] ?? []
        let superiors = Set(own.map(\.superior))
        if let others = known[subordinate], others != superiors, let first = own.first {
          let list = { (set: Set<Int>) in
            set.sorted().map { "\"\(id($0))\"" }.joined(separator: ", ")
          }
          issues.error(
            at: first.place,
            "\"\(id(subordinate))\" reports to \(list(superiors)) here and to \(list(others)) "
              + "elsewhere",
            hint: "make the sources agree, or give one of them")
        }
        known[subordinate, default: []].formUnion(superiors)
      }
    }
  }

  private func complainOfCycle(_ lines: [Line]) {
    var above = [[Int]](repeating: [], count: assembly.count)
    for line in lines { above[line.subordinate].append(line.superior) }
    guard let cycle = findCycle(above) else { return }
    let first = lines.first { $0.subordinate == cycle[0] }
    issues.error(
      at: first?.place ?? Place(file: "-"),
      "reporting lines run in a cycle: \(cycle.map(id).joined(separator: ", "))",
      hint: "one of them reports to nobody, or to somebody else")
  }

  private func id(_ person: Int) -> String {
    shown(draft.pool.bytes(of: assembly.order[person]))
  }
}
