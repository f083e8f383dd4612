import Graphs
import Organisations

/// An organisation as our tables, so that reading them gives the same organisation.
///
///     for (name, bytes) in TableExporter().files(of: organisation) { … }
///
/// Tables without rows are left out, but a directed relation without a tie is a table
/// `edges_NAME.csv` of a header, where its name may stand in a name of a file. What a table cannot
/// say is lost: how often ties were merged, other relations without a tie, the days of joining and
/// leaving (they are settled as `eligible`), and where the data came from.
public struct TableExporter: Sendable {
  /// An exporter; it has no options.
  public init() {}

  /// The files, in the order of their names.
  ///
  /// - Complexity: O(size of the organisation).
  public func files(of organisation: Organisation) -> [(name: String, bytes: [UInt8])] {
    let writer = TableWriter(organisation: organisation)
    let files: [(name: String, bytes: [UInt8]?)] = [
      ("circles.csv", writer.circles()),
      ("decisions.csv", writer.decisions()),
      ("memberships.csv", writer.memberships()),
      ("organisation.json", writer.configuration()),
      ("participations.csv", writer.participations()),
      ("people.csv", writer.people()),
      ("rights.csv", writer.rights()),
      ("roster.csv", writer.responses()),
      ("ties.csv", writer.ties()),
      ("voice.csv", writer.voice()),
      ("votes.csv", writer.votes()),
    ]
    let written = files.compactMap { file in file.bytes.map { (file.name, $0) } }
    let silent = organisation.relationsWithoutTies.filter(\.hasTableWithoutRows)
    let empty = silent.map { (name: "edges_\($0.name).csv", bytes: Self.tiesWithoutRows) }
    return (written + empty).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The table of all ties, `ties.csv`; a header where there are none.
  ///
  /// - Complexity: linear in the ties.
  public func ties(of organisation: Organisation) -> [UInt8] {
    TableWriter(organisation: organisation).ties() ?? Self.tiesWithoutRows
  }

  private static let tiesWithoutRows = Array("source,target\n".utf8)
}

extension Organisation {
  var relationsWithoutTies: [Relation] { allRelations.filter { $0.graph.tieCount == 0 } }
}

extension Relation {
  /// Whether a table of nothing but its header, named after it, says all of a relation without ties.
  var hasTableWithoutRows: Bool {
    // Capitals are left out: some file systems do not tell names apart by them.
    let isFileName = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-")
    }
    return graph.isDirected && isFileName && (1...64).contains(name.utf8.count)
  }
}

/// One table a function; `nil` where there is nothing to write.
struct TableWriter {
  let organisation: Organisation

  private var ids: [Identifier] { organisation.people.ids }

  func people() -> [UInt8]? {
    let people = organisation.people
    guard people.count > 0 else { return nil }
    let hasNames = people.names.contains { $0 != nil }
    let hasLevels = people.levels.contains { !$0.isNaN }
    let isRoster = organisation.rosterBasis == .declared
    let headers = AttributeHeaders(organisation)
    let bodies = bodies()
    var table = CSVWriter(
      header: ["person_id"] + (hasNames ? ["name"] : []) + (hasLevels ? ["level"] : [])
        + (isRoster ? ["eligible"] : []) + people.attributes.map { headers.header(of: $0.name) })
    for person in 0..<people.count {
      // A body that is the end of a tie is a node and nobody; a person may have a circle's id.
      let id = people.ids[person]
      if bodies.contains(person) || id.text.utf8.starts(with: "body:".utf8) { continue }
      var row: [String?] = [id.text]
      if hasNames { row.append(people.names[person]) }
      if hasLevels {
        row.append(people.levels[person].isNaN ? nil : numberText(people.levels[person]))
      }
      if isRoster { row.append(people.isEligible[person] ? "1" : "0") }
      row += people.attributes.map { $0.value(of: person)?.text }
      table.row(row)
    }
    return table.bytes
  }

  /// The nodes that are circles, and nobody.
  func bodies() -> Set<Int> {
    let circles = Set(organisation.circles.map(\.id))
    if circles.isEmpty { return [] }
    let people = organisation.people
    let named = people.ids.indices.filter {
      circles.contains(people.ids[$0]) && !people.isEligible[$0]
    }
    return Set(named).subtracting(peopleWhoAct())
  }

  /// Those who belong to a circle or have a part in something, which a node that is a body has not.
  private func peopleWhoAct() -> Set<Int> {
    var people = Set(organisation.memberships.map(\.person))
    people.formUnion(organisation.voice.map(\.person))
    people.formUnion(organisation.responses.map(\.person))
    for decision in organisation.decisions {
      for case .person(let person) in decision.participations.map(\.holder) {
        people.insert(person)
      }
    }
    for case .person(let person) in organisation.rights.map(\.holder) { people.insert(person) }
    return people
  }

  /// Bodies that are nodes without a tie. No row of people can name them, so that they stand as loops
  /// among the ties, which make a node and no tie.
  private func bodiesWithoutTies() -> [Int] {
    let bodies = bodies()
    let idle = ids.indices.filter {
      bodies.contains($0) || ids[$0].text.utf8.starts(with: "body:".utf8)
    }
    return idle.filter { node in
      organisation.allRelations.allSatisfy {
        $0.graph.arcs(of: node).isEmpty && $0.graph.incomingArcs(of: node).isEmpty
      }
    }
  }

  func ties() -> [UInt8]? {
    let idle = bodiesWithoutTies()
    var relations = organisation.allRelations.filter { $0.graph.tieCount > 0 }
    if relations.isEmpty, !idle.isEmpty { relations = Array(organisation.allRelations.prefix(1)) }
    guard !relations.isEmpty else { return nil }
    let hasWeights = relations.contains { $0.graph.isWeighted }
    let hasDirections = relations.contains { !$0.graph.isDirected }
    var table = CSVWriter(
      header: ["source", "target", "relation"] + (hasWeights ? ["weight"] : [])
        + (hasDirections ? ["type"] : []))
    for relation in relations {
      let direction = relation.graph.isDirected ? "Directed" : "Undirected"
      let graph = relation.graphAsStated
      forEachTie(of: relation, in: graph, at: graph.nodes) { source, target, weight in
        table.row(
          [ids[source].text, ids[target].text, relation.name]
            + (hasWeights ? [numberText(weight)] : []) + (hasDirections ? [direction] : []))
      }
    }
    for node in idle {
      table.row(
        [ids[node].text, ids[node].text, relations[0].name]
          + (hasWeights ? ["1"] : [])
          + (hasDirections ? [relations[0].graph.isDirected ? "Directed" : "Undirected"] : []))
    }
    return table.bytes
  }

  func decisions() -> [UInt8]? {
    guard organisation.hasDecisionLog else { return nil }
    let parts: [(column: String, part: Participation.Part)] = [
      ("proposed_by", .proposer), ("decided_by", .decider), ("consulted", .consulted),
      ("affected", .affected), ("approved_by", .approver), ("vetoed_by", .veto),
      ("overridden_by", .override), ("objected_by", .objection),
    ]
    let shown = needsLongForm ? [] : parts
    var table = CSVWriter(
      header: [
        "decision_id", "domain", "process", "magnitude", "requested_at", "decided_at", "outcome",
        "cluster",
      ] + shown.map(\.column))
    for decision in organisation.decisions {
      let facts: [String?] = [
        decision.id.text, decision.domain?.text, decision.process?.rawValue,
        decision.magnitude.map(numberText), decision.requestedAt.map(instantText),
        decision.decidedAt.map(instantText), decision.outcome.rawValue, decision.cluster?.text,
      ]
      let holders = shown.map { _, part in
        decision.holders(part).map { text(of: $0) }.joined(separator: ";")
      }
      table.row(facts + holders)
    }
    return table.bytes
  }

  /// Whether some part cannot stand in a cell of the decisions.
  private var needsLongForm: Bool {
    organisation.decisions.contains { decision in
      decision.participations.contains {
        $0.isExpert || $0.status != nil || $0.part == .facilitator
          || text(of: $0.holder).utf8.contains(UInt8(ascii: ";"))
      }
    }
  }

  func participations() -> [UInt8]? {
    guard needsLongForm else { return nil }
    var table = CSVWriter(header: ["decision_id", "person_id", "part", "expert", "status"])
    for decision in organisation.decisions {
      for participation in decision.participations {
        table.row([
          decision.id.text, text(of: participation.holder), participation.part.rawValue,
          participation.isExpert ? "1" : "0", participation.status?.rawValue,
        ])
      }
    }
    return table.bytes
  }

  func votes() -> [UInt8]? {
    var table = CSVWriter(header: ["decision_id", "voter", "choice", "weight"])
    var isEmpty = true
    for decision in organisation.decisions {
      for vote in decision.participations where vote.part == .decider {
        guard let weight = vote.weight else { continue }
        isEmpty = false
        table.row([
          decision.id.text, text(of: vote.holder), decision.outcome.rawValue, numberText(weight),
        ])
      }
    }
    return isEmpty ? nil : table.bytes
  }

  func circles() -> [UInt8]? {
    guard !organisation.circles.isEmpty else { return nil }
    var seats: [Int: Int] = [:]
    for body in organisation.bodies where body.seats > 1 {
      if let circle = body.circle { seats[circle] = body.seats }
    }
    var table = CSVWriter(header: ["circle_id", "parent_id", "name", "layer", "helping", "seats"])
    for (index, circle) in organisation.circles.enumerated() {
      table.row([
        circle.id.text, circle.parent.map { organisation.circles[$0].id.text }, circle.name,
        circle.layer.rawValue, circle.isHelping ? "1" : "0", seats[index].map(String.init),
      ])
    }
    return table.bytes
  }

  func memberships() -> [UInt8]? {
    guard !organisation.memberships.isEmpty else { return nil }
    var table = CSVWriter(
      header: [
        "person_id", "circle_id", "role", "role_kind", "share", "appointed_by", "since", "until",
      ])
    for membership in organisation.memberships {
      table.row([
        ids[membership.person].text, organisation.circles[membership.circle].id.text,
        membership.role, membership.roleKind.rawValue, membership.share.map(numberText),
        membership.appointedBy?.rawValue, membership.since.map(instantText),
        membership.until.map(instantText),
      ])
    }
    return table.bytes
  }

  func rights() -> [UInt8]? {
    guard !organisation.rights.isEmpty else { return nil }
    var table = CSVWriter(
      header: [
        "right_id", "domain", "action", "holder_type", "holder_id", "basis", "revocable_by",
        "limit",
      ])
    for right in organisation.rights {
      let (type, holder): (String, String) =
        switch right.holder {
        case .person(let person): ("person", ids[person].text)
        case .role(let role): ("role", role.text)
        case .circle(let circle): ("circle", organisation.circles[circle].id.text)
        }
      table.row([
        right.id.text, right.domain?.text, right.action.rawValue, type, holder,
        right.basis.rawValue, right.revocableBy?.text, right.limit,
      ])
    }
    return table.bytes
  }

  func voice() -> [UInt8]? {
    guard !organisation.voice.isEmpty else { return nil }
    var table = CSVWriter(header: ["event_id", "person_id", "turns", "time"])
    for turns in organisation.voice {
      table.row([
        turns.event.text, ids[turns.person].text, numberText(turns.turns),
        turns.time.map(instantText),
      ])
    }
    return table.bytes
  }

  func responses() -> [UInt8]? {
    guard !organisation.responses.isEmpty else { return nil }
    var table = CSVWriter(header: ["person_id", "invited", "responded"])
    for response in organisation.responses {
      table.row([
        ids[response.person].text, response.invited ? "1" : "0", response.responded ? "1" : "0",
      ])
    }
    return table.bytes
  }

  private func text(of holder: Holder) -> String {
    switch holder {
    case .person(let person): ids[person].text
    case .body(let body): organisation.bodies[body].id.text
    }
  }
}

extension Relation {
  /// The ties in the direction in which a file states them: `reports_to` runs from the subordinate
  /// to the superior, whatever the graph does.
  var graphAsStated: Graph { isReversed ? graph.reversed() : graph }
}

/// Each tie once that is written at some nodes, of a pair the one listed first in front; `graph` is
/// the relation's as stated. All nodes have all ties.
func forEachTie(
  of relation: Relation, in graph: Graph, at nodes: Range<Int>, _ body: (Int, Int, Double) -> Void
) {
  for node in nodes {
    // Rows ascend, so that one walk along both finds the ties that go both ways.
    var back = graph.incomingArcs(of: node)
    for arc in graph.arcs(of: node) {
      let other = graph.target(of: arc)
      let pair = UInt64(min(node, other)) << 32 | UInt64(max(node, other))
      if !graph.isDirected {
        guard node < other else { continue }
        let isListedDescending = relation.listedDescending.contains(pair)
        body(
          isListedDescending ? other : node, isListedDescending ? node : other,
          graph.weight(of: arc))
        continue
      }
      while let first = back.first, graph.source(of: first) < other { back.removeFirst() }
      guard let first = back.first, graph.source(of: first) == other,
        relation.listedDescending.contains(pair)
      else {
        body(node, other, graph.weight(of: arc))
        continue
      }
      // Both ways, and the descending one came first: both are written at the lower node.
      if node < other {
        body(other, node, graph.incomingWeight(of: first))
        body(node, other, graph.weight(of: arc))
      }
    }
  }
}
