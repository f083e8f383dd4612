import Graphs
import Organisations

/// The ids of people as they stand in a document: each is escaped once, however many ties it has.
struct EscapedIDs: Sendable {
  private var bytes: [UInt8] = []
  private var ends = [0]

  init(_ ids: [Identifier]) {
    var text = XMLWriter()
    for id in ids {
      text.text(id.text)
      ends.append(text.bytes.count)
    }
    bytes = text.bytes
  }

  func count(of person: Int) -> Int { ends[person + 1] - ends[person] }

  /// Adds the id of somebody.
  func write(_ person: Int, to sink: inout ByteSink) {
    sink.append(bytes.span.extracting(ends[person]..<ends[person + 1]))
  }
}

/// The ties of some nodes of a relation, which one thread writes.
struct TiePart: Sendable {
  /// About so many arcs are a part.
  private static let work = 5000

  private let relation: Relation
  private let graph: Graph
  private let nodes: Range<Int>
  private let form: TieForm

  /// All ties of a relation, in parts that follow from how many there are.
  static func parts(of relation: Relation, _ form: TieForm) -> [TiePart] {
    let graph = relation.graphAsStated
    var parts: [TiePart] = []
    var (start, arcs) = (0, 0)
    for node in graph.nodes {
      arcs += graph.arcs(of: node).count
      guard arcs >= work || node == graph.count - 1 else { continue }
      if arcs > 0 {
        parts.append(
          TiePart(relation: relation, graph: graph, nodes: start..<node + 1, form: form))
      }
      (start, arcs) = (node + 1, 0)
    }
    return parts
  }

  func mostBytes(_ ids: EscapedIDs) -> Int {
    var most = 0
    forEachTie(of: relation, in: graph, at: nodes) { source, target, weight in
      most += form.mostBytes(weight, ends: ids.count(of: source) + ids.count(of: target))
    }
    return most
  }

  func write(_ ids: EscapedIDs, to sink: inout ByteSink) {
    var line = TieLine(form, ids)
    forEachTie(of: relation, in: graph, at: nodes) { source, target, weight in
      line.write(source, target, weight, form.once, to: &sink)
      if form.isMirrored { line.write(target, source, weight, form.mirrored, to: &sink) }
    }
  }
}

/// The markup around the ends and the weight of every tie of a relation.
struct TieForm: Sendable {
  static let opening = Array("    <edge source=\"".utf8)
  static let between = Array("\" target=\"".utf8)
  static let closing = Array("</data></edge>\n".utf8)

  let isMirrored: Bool
  let isWeighted: Bool
  let once: [UInt8]
  let mirrored: [UInt8]

  /// - Parameters:
  ///   - isNamed: Whether each tie says of which relation it is.
  ///   - isMirrored: Whether ties that are undirected go both ways.
  init(_ relation: Relation, isNamed: Bool, isMirrored: Bool, isWeighted: Bool) {
    self.isMirrored = isMirrored && !relation.graph.isDirected
    self.isWeighted = isWeighted
    func middle(_ more: String) -> [UInt8] {
      var middle = XMLWriter()
      guard isNamed || isWeighted || !more.isEmpty else {
        middle.raw("\"/>\n")
        return middle.bytes
      }
      middle.raw("\">\(more)")
      if isNamed {
        middle.raw("<data key=\"relation\">")
        middle.text(relation.name)
        middle.raw("</data>")
      }
      middle.raw(isWeighted ? "<data key=\"weight\">" : "</edge>\n")
      return middle.bytes
    }
    once = middle("")
    mirrored = middle("<data key=\"mirror\">true</data>")
  }

  /// The most bytes of a tie whose ends have so many, its mirror with it.
  func mostBytes(_ weight: Double, ends: Int) -> Int {
    let around = Self.opening.count + ends + Self.between.count
    let behind = isWeighted ? ByteSink.mostBytes(of: weight) + Self.closing.count : 0
    return around + once.count + behind + (isMirrored ? around + mirrored.count + behind : 0)
  }
}

/// Writes one tie after another.
private struct TieLine {
  private let form: TieForm
  private let ids: EscapedIDs
  /// The source of the last tie, and where it stands: the next one is often of the same.
  private var source = -1
  private var head = 0..<0

  init(_ form: TieForm, _ ids: EscapedIDs) {
    self.form = form
    self.ids = ids
  }

  mutating func write(
    _ source: Int, _ target: Int, _ weight: Double, _ middle: [UInt8], to sink: inout ByteSink
  ) {
    let start = sink.count
    if source == self.source {
      sink.append(again: head)
    } else {
      sink.append(TieForm.opening.span)
      ids.write(source, to: &sink)
      sink.append(TieForm.between.span)
    }
    self.source = source
    head = start..<sink.count
    ids.write(target, to: &sink)
    sink.append(middle.span)
    guard form.isWeighted else { return }
    sink.append(number: weight)
    sink.append(TieForm.closing.span)
  }
}
