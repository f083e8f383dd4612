import Graphs

extension Graph {
  /// The ties at least as strong as `minimum`.
  func keepingTies(from minimum: Double) -> Graph {
    var builder = GraphBuilder(count: count, isDirected: isDirected, reserving: arcCount)
    for node in nodes {
      for arc in arcs(of: node) where isDirected || node < target(of: arc) {
        if weight(of: arc) >= minimum {
          builder.add(node, target(of: arc), weight: weight(of: arc))
        }
      }
    }
    return builder.build().graph
  }
}
