/// The strong components of a graph as nodes, with an arc wherever one reaches into another.
///
/// Components are numbered against the arcs: every arc goes from a higher number to a lower one.
struct Condensation: Sendable {
  /// The component of each node.
  let labels: [Int32]
  /// The nodes of each component.
  let sizes: [Int]
  /// The arcs between components, each once, without loops.
  let graph: Graph

  init(of graph: Graph) {
    let (labels, count) = graph.tarjan()
    var sizes = [Int](repeating: 0, count: count)
    for label in labels { sizes[Int(label)] += 1 }
    var builder = GraphBuilder(count: count, isDirected: true)
    for node in graph.nodes {
      for arc in graph.arcs(of: node) {
        let target = labels[graph.target(of: arc)]
        if target != labels[node] { builder.add(Int(labels[node]), Int(target)) }
      }
    }
    self.labels = labels
    self.sizes = sizes
    self.graph = builder.build(merging: .keepOne).graph
  }
}
