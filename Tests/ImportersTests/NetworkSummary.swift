import Graphs
import Organisations

/// The arcs of a relation as `a>b:2.5`, in the order of the people; a tie stands there both ways.
func arcs(_ organisation: Organisation, _ relation: String? = nil) -> [String] {
  guard
    let found = organisation.allRelations.first(where: { relation == nil || $0.name == relation })
  else { return [] }
  let graph = found.graph
  return graph.nodes.flatMap { node in
    graph.arcs(of: node).map {
      "\(organisation.people.ids[node])>\(organisation.people.ids[graph.target(of: $0)])"
        + ":\(graph.weight(of: $0))"
    }
  }
}

/// The members of each circle as `board: a b`, with what the circle lies in.
func circles(_ organisation: Organisation) -> [String] {
  organisation.circles.enumerated().map { index, circle in
    let parent = circle.parent.map { " in \(organisation.circles[$0].id)" } ?? ""
    let members = organisation.members(of: index, at: nil).map { organisation.people.ids[$0].text }
    return "\(circle.id)\(parent): \(members.joined(separator: " "))"
  }
}

/// The values of an attribute, in the order of the people.
func values(_ organisation: Organisation, _ attribute: String) -> [String?] {
  guard let found = organisation.people.attribute(attribute) else { return [] }
  return (0..<organisation.people.count).map { found.value(of: $0)?.text }
}
