import Graphs
import Organisations

extension Network {
  /// People and groups, where a 0/1 attribute `mode` or `bipartite` of everyone tells them apart
  /// (1 is a group) and no tie runs inside a class; else `nil`.
  var twoMode: TwoModeGraph? {
    for name in ["mode", "bipartite"] {
      guard let attribute = people.attribute(name), !attribute.codes.contains(where: { $0 < 0 })
      else { continue }
      let classes = attribute.values.map { Double($0.text) }
      guard classes.allSatisfy({ $0 == 0 || $0 == 1 }) else { continue }
      return TwoModeGraph(graph, isGroup: attribute.codes.map { classes[Int($0)] == 1 })
    }
    return nil
  }
}

/// What a reader must know of the caveats of all measures of two modes.
let twoModeOnly = "not given where no 0/1 column mode or bipartite tells people from groups"
