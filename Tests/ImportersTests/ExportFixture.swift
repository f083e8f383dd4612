import Foundation
import Importers
import Organisations
import TestSupport

/// The small made-up exports of `Fixtures`.
enum ExportFixture {
  static func path(_ name: String) -> String {
    SharedData.packageFolder.appendingPathComponent("Tests/ImportersTests/Fixtures").path + "/"
      + name
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  /// The organisation of these fixtures, given together.
  static func organisation(
    _ names: String..., options: ImportOptions = ImportOptions()
  ) throws -> Organisation {
    try Import.organisation(from: names.map(path), options: options)
  }

  /// Cuts a file at every byte: each part is read, or refused with hints and with places in the line
  /// that is cut or, of a table, in the header.
  ///
  /// - Returns: what is said otherwise.
  static func complaintsWithoutPlace(
    _ name: String, options: ImportOptions = ImportOptions()
  ) throws -> [String] {
    let bytes = Array(try text(name).utf8)
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return bytes.indices.flatMap { length -> [String] in
      let cut = Array(bytes[..<length])
      do throws(ImportFailure) {
        _ = try Import.organisation(ofFiles: [(last, cut)], options: options)
        return []
      } catch {
        let lines = cut.split(separator: 0x0A, omittingEmptySubsequences: false)
        // Behind a line break the line before it may be the broken one, and a cell may have two lines.
        let first = lines.count - (lines[lines.count - 1].isEmpty ? 2 : 1)
        let isTable = last.hasSuffix(".csv")
        return error.errors.filter { complaint in
          guard (1...lines.count).contains(complaint.line), !complaint.hint.isEmpty else {
            return true
          }
          let isOfAll = complaint.message.hasPrefix("there are n")
          let isThere = complaint.line >= first || complaint.line == 1 && (isTable || isOfAll)
          let columns = 1...lines[complaint.line - 1].count + 1
          return !isThere || !columns.contains(complaint.column)
        }.map { "\(length) bytes: \($0)" }
      }
    }
  }
}

extension Organisation {
  /// Every membership in words: `p in c as Role, lead, 0.5, by election, since 2026-01-01`.
  var membershipsInWords: [String] {
    memberships.map { membership in
      var words = [
        "\(people.ids[membership.person].text) in \(circles[membership.circle].id.text)"
          + (membership.role.map { " as \($0)" } ?? ""),
        membership.roleKind.rawValue,
      ]
      if let share = membership.share { words.append("\(share)") }
      if let how = membership.appointedBy { words.append("by \(how.rawValue)") }
      if let since = membership.since { words.append("since \(since.dayText)") }
      if let until = membership.until { words.append("until \(until.dayText)") }
      return words.joined(separator: ", ")
    }.sorted()
  }

  /// Every circle in words: `c1 (Sales) in c0`.
  var circlesInWords: [String] {
    circles.map { circle in
      circle.id.text + (circle.name.map { " (\($0))" } ?? "")
        + (circle.parent.map { " in \(circles[$0].id.text)" } ?? "")
    }.sorted()
  }

  /// Every right in words: `r1: holder may decide domain`.
  var rightsInWords: [String] {
    rights.map { right in
      let holder =
        switch right.holder {
        case .person(let person): people.ids[person].text
        case .role(let role): "role " + role.text
        case .circle(let circle): "circle " + circles[circle].id.text
        }
      return "\(right.id.text): \(holder) may \(right.action.rawValue) \(right.domain?.text ?? "-")"
    }.sorted()
  }

  /// Every decision in words, with its parts: `d1 consent adopted 2026-01-01: proposer a; decider b`.
  var decisionsInWords: [String] {
    decisions.map { decision in
      let head = [
        decision.id.text, decision.process?.rawValue ?? "-", decision.outcome.rawValue,
        decision.decidedAt?.dayText ?? "-",
      ].joined(separator: " ")
      let parts = decision.participations.map { part in
        let holder =
          switch part.holder {
          case .person(let person): people.ids[person].text
          case .body(let body): bodies[body].id.text
          }
        return "\(part.part.rawValue) \(holder)" + (part.status.map { " (\($0.rawValue))" } ?? "")
      }
      return head + (parts.isEmpty ? "" : ": " + parts.joined(separator: "; "))
    }
  }

  /// Every tie of a relation in words: `a>b 2.5`, or `a-b` without direction.
  func tiesInWords(_ name: String) -> [String] {
    guard let relation = allRelations.first(where: { $0.name == name }) else { return ["none"] }
    let graph = relation.graph
    return graph.nodes.flatMap { node in
      graph.arcs(of: node).map { arc in
        let ends = (people.ids[node].text, people.ids[graph.target(of: arc)].text)
        let weight = graph.weight(of: arc)
        return ends.0 + (graph.isDirected ? ">" : "-") + ends.1 + (weight == 1 ? "" : " \(weight)")
      }
    }.sorted()
  }

  /// The ids of those who count.
  var eligibleIds: [String] {
    people.ids.indices.filter { people.isEligible[$0] }.map { people.ids[$0].text }
  }
}
