import Foundation
import Graphs
import Importers
import Organisations
import TestSupport
import Testing

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

  /// What this thread has used, so that other tests that run do not count.
  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Cuts a good file at every byte; what is refused is refused once, on the last line that is left
  /// or on the first.
  ///
  /// - Returns: The lengths that were read.
  static func lengthsRead(
    _ bytes: [UInt8], refusedAtStart: Bool = false, _ read: ([UInt8]) throws -> Void
  ) throws -> [Int] {
    try (0..<bytes.count).filter { length in
      do {
        try read(Array(bytes[..<length]))
        return true
      } catch let failure as ImportFailure {
        let lines = bytes[..<length].split(
          separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let error = try #require(failure.errors.first)
        #expect(failure.errors.count == 1 && !error.hint.isEmpty, "cut at \(length)")
        #expect(error.line == (refusedAtStart ? 1 : lines.count), "cut at \(length): \(error)")
        #expect((1...(lines[lines.count - 1].count + 1)).contains(error.column), "cut at \(length)")
        return false
      }
    }
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
