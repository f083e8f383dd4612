import Foundation
import Graphs
import Organisations
import TestSupport

/// The fixtures of logs, calendars and folders.
enum LogFixtures {
  /// The path of a fixture: `Mbox/team.mbox`.
  static func path(_ name: String) -> String {
    SharedData.packageFolder.appendingPathComponent("Tests/ImportersTests/Fixtures/" + name).path
  }

  /// The bytes of a fixture.
  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }
}

extension Organisation {
  /// The ties of a relation as `source→target weight`, in the order of the people.
  func tieTexts(_ name: String) -> [String] {
    guard let relation = relations.first(where: { $0.name == name }) else { return [] }
    let graph = relation.graph
    return graph.nodes.flatMap { node in
      graph.arcs(of: node).map { arc in
        let weight = (graph.weight(of: arc) * 1000).rounded() / 1000
        return "\(people.ids[node])→\(people.ids[graph.target(of: arc)]) \(weight)"
      }
    }
  }

  /// Each decision's parts as `decider ann; proposer bob`, by id.
  func parts(of id: String) -> String {
    guard let decision = decisions.first(where: { $0.id == Identifier(id) }) else { return "none" }
    return decision.participations.map { participation in
      let holder =
        switch participation.holder {
        case .person(let person): people.ids[person].text
        case .body(let body): bodies[body].id.text
        }
      return "\(participation.part.rawValue) \(holder)"
    }.joined(separator: "; ")
  }
}
