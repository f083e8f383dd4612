/// What searches add up over the sources searched from: how much of what goes on from a source to
/// its targets passes each node or arc.
struct DependencySums: Sendable {
  /// What is added up.
  enum Kind: Sendable {
    /// A sum for each node.
    case nodes
    /// A sum for each node and one of the squares.
    case nodesAndSquares
    /// A sum for each arc.
    case arcs
  }

  /// Σ weight · dependency for each node; empty when arcs are added up.
  var nodes: [Double]
  /// Σ weight · dependency² for each node; empty unless wanted.
  var squares: [Double]
  /// Σ weight · dependency for each arc; empty unless wanted.
  var arcs: [Double]

  init(_ kind: Kind, nodes count: Int, arcs arcCount: Int) {
    nodes = Array(repeating: 0, count: kind == .arcs ? 0 : count)
    squares = Array(repeating: 0, count: kind == .nodesAndSquares ? count : 0)
    arcs = Array(repeating: 0, count: kind == .arcs ? arcCount : 0)
  }

  /// Adds what one source of that weight gives a node.
  @inline(__always)
  mutating func add(_ dependency: Double, of weight: Double, at node: Int) {
    if !nodes.isEmpty { nodes[node] += weight * dependency }
    if !squares.isEmpty { squares[node] += weight * dependency * dependency }
  }

  mutating func add(_ other: DependencySums) {
    for node in nodes.indices { nodes[node] += other.nodes[node] }
    for node in squares.indices { squares[node] += other.squares[node] }
    for arc in arcs.indices { arcs[arc] += other.arcs[arc] }
  }
}
