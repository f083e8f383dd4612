/// Plain edges whose ends are looked up together, so that the waits for memory overlap.
struct EdgeBatch {
  private struct Edge {
    var weight: Double?
    var isUndirected: Bool
    var relation: NetworkTies.Relation
    var isMirror: Bool
    var line: Int
    var column: Int
  }

  private static let size = 256

  private var ends: [IdentifierPool.Entry] = []
  private var edges: [Edge] = []

  var isFull: Bool { edges.count == Self.size }

  mutating func append(
    _ edge: PlainEdge, weight: Double?, isUndirected: Bool, of relation: NetworkTies.Relation,
    isMirror: Bool, in text: Span<UInt8>
  ) {
    ends.append(IdentifierPool.entry(text, edge.source))
    ends.append(IdentifierPool.entry(text, edge.target))
    edges.append(
      Edge(
        weight: weight, isUndirected: isUndirected, relation: relation, isMirror: isMirror,
        line: edge.start.line, column: edge.column))
  }

  /// Makes ties of the edges, in their order, and forgets them.
  mutating func empty(
    into ties: inout NetworkTies, _ pool: inout IdentifierPool, in text: Span<UInt8>
  ) {
    guard !edges.isEmpty else { return }
    var codes = [UInt32](repeating: 0, count: ends.count)
    var found = codes.mutableSpan
    pool.codes(of: ends.span, in: text, into: &found)
    for (number, edge) in edges.enumerated() {
      ties.append(
        from: Int(codes[2 * number]), to: Int(codes[2 * number + 1]), weight: edge.weight,
        isUndirected: edge.isUndirected, of: edge.relation, isMirror: edge.isMirror,
        line: edge.line, column: edge.column)
    }
    ends.removeAll(keepingCapacity: true)
    edges.removeAll(keepingCapacity: true)
  }
}
