import Foundation
import Graphs
import Organisations

extension Assembly {
  /// Somebody with a part in so many different decisions is a regular.
  private static let decisionsOfARegular = 5

  /// Who counts in N: the roster's eligible people, else the regulars of the decision log, who
  /// have a part in five different decisions of the window, else everyone who is named.
  func settleRoster(of organisation: inout Organisation) {
    let isBody = order.map { draft.bodiesAmongPeople.contains($0) }
    if draft.hasRoster {
      organisation.rosterBasis = .declared
      organisation.people.isEligible = order.map { draft.roster[$0] ?? false }
      warnOfStrangers(organisation, isBody)
    } else if !organisation.decisions.isEmpty {
      organisation.rosterBasis = .regulars
      let decisions = decisionsOfEach(in: organisation)
      organisation.people.isEligible = order.indices.map {
        decisions[$0] >= Self.decisionsOfARegular && !isBody[$0]
      }
      issues.remark(
        "there is no roster: N is the \(organisation.people.eligibleCount) people with a part "
          + "in at least \(Self.decisionsOfARegular) decisions")
    } else {
      organisation.rosterBasis = .observed
      organisation.people.isEligible = isBody.map { !$0 }
      issues.remark("there is no roster: N is everyone who is named")
    }
  }

  /// In how many different decisions each person has a part, by name or as a member of a circle.
  ///
  /// - Complexity: linear in the parts, times the members of a circle for each day that it decides.
  private func decisionsOfEach(in organisation: Organisation) -> [Int] {
    struct Sitting: Hashable {
      var circle: Int
      var day: Int?
    }
    let memberships = Dictionary(grouping: organisation.memberships, by: \.circle)
    var members: [Sitting: [Int]] = [:]
    var decisions = [Int](repeating: 0, count: count)
    for decision in organisation.decisions {
      let time = decision.decidedAt ?? decision.requestedAt
      var present = Set<Int>()
      for participation in decision.participations {
        switch participation.holder {
        case .person(let person): present.insert(person)
        case .body(let body):
          guard let circle = organisation.bodies[body].circle else { continue }
          let sitting = Sitting(circle: circle, day: time?.day)
          let sitters =
            members[sitting]
            ?? (memberships[circle] ?? []).filter { $0.holds(at: time) }.map(\.person)
          members[sitting] = sitters
          present.formUnion(sitters)
        }
      }
      for person in present { decisions[person] += 1 }
    }
    return decisions
  }

  private func warnOfStrangers(_ organisation: Organisation, _ isBody: [Bool]) {
    func warn(_ people: Set<Int>, _ what: String) {
      let strangers = people.filter { draft.roster[order[$0]] == nil && !isBody[$0] }.sorted()
      guard !strangers.isEmpty else { return }
      let some = strangers.prefix(5).map { "\"\(shown(draft.pool.bytes(of: order[$0])))\"" }
      issues.warning(
        "\(what) name people that the roster lacks, such as \(some.joined(separator: ", ")); "
          + "they stay in the graphs and out of N", count: strangers.count)
    }
    var inTies = Set<Int>()
    for relation in organisation.relations {
      for node in relation.graph.nodes
      where !relation.graph.arcs(of: node).isEmpty || !relation.graph.incomingArcs(of: node).isEmpty
      {
        if draft.roster[order[node]] == nil { inTies.insert(node) }
      }
    }
    warn(inTies, "ties")
    var formal = Set<Int>()
    if let graph = organisation.command?.graph {
      for node in graph.nodes where !graph.arcs(of: node).isEmpty { formal.insert(node) }
      for node in graph.nodes where !graph.incomingArcs(of: node).isEmpty { formal.insert(node) }
    }
    warn(formal, "reporting lines")
    var inDecisions = Set<Int>()
    for decision in organisation.decisions {
      for case .person(let person) in decision.participations.map(\.holder) {
        inDecisions.insert(person)
      }
    }
    warn(inDecisions, "decisions")
    warn(
      Set(
        organisation.voice.map(\.person) + organisation.memberships.map(\.person)
          + organisation.responses.map(\.person)),
      "meetings, circles or surveys")
  }

  /// Warns of ids that differ but hardly look so, and of those that spreadsheets take for formulas.
  func warnOfOddIdentifiers() {
    var formulas: [Int] = []
    var breaks: [Int] = []
    var invisible: [Int] = []
    var invisibleScalars: Set<Unicode.Scalar> = []
    var folded: [Identifier: [Int]] = [:]
    var composed: [Identifier: [Int]] = [:]
    // Most ids are plain letters and digits; all cores find the others, in the order of the codes,
    // in which their bytes lie.
    let (pool, notPeople) = (draft.pool, draft.notPeople)
    let parts = max(1, count >> 14)
    let suspects = concurrently(parts) { part in
      (pool.count * part / parts..<pool.count * (part + 1) / parts)
        .filter { !pool.isPlain($0) && !notPeople.contains($0) }
    }
    for index in suspects.joined().map({ rank[$0] }).sorted() {
      let bytes = pool.bytes(of: order[index])
      if let first = bytes.first, Array("=+-@".utf8).contains(first) { formulas.append(index) }
      var isPlain = true
      var isASCII = true
      for byte in bytes {
        if byte == 0x09 || byte == 0x0A || byte == 0x0D { breaks.append(index) }
        if byte >= 0x80 { isASCII = false }
        if byte <= 0x20 || byte >= 0x80 || (0x41...0x5A).contains(byte) { isPlain = false }
      }
      if isPlain { continue }
      let text = draft.pool.text(of: order[index])
      if !isASCII {
        let found = text.unicodeScalars.filter(isInvisible)
        if !found.isEmpty { invisible.append(index) }
        invisibleScalars.formUnion(found)
        composed[Identifier(text.precomposedStringWithCanonicalMapping), default: []]
          .append(index)
      }
      let simple = Identifier(
        trimmed(
          isASCII ? text.lowercased() : text.precomposedStringWithCanonicalMapping.lowercased())
      )
      folded[simple, default: []].append(index)
    }
    warnOfGroups(composed, "ids that differ in Unicode normalisation only")
    // An id that is its own folded form was passed over above.
    for (key, members) in folded {
      if let twin = draft.pool.existing(Array(key.text.utf8)), !draft.notPeople.contains(twin),
        !members.contains(rank[twin])
      {
        folded[key] = members + [rank[twin]]
      }
    }
    let warned = Set(composed.values.filter { $0.count > 1 })
    warnOfGroups(
      folded.filter { !warned.contains($0.value) },
      "ids that differ in letter case or surrounding spaces only")
    if !formulas.isEmpty {
      issues.warning(
        "ids that a spreadsheet takes for a formula (= + - @), such as \(list(formulas))",
        count: formulas.count)
    }
    if !invisible.isEmpty {
      let names = invisibleScalars.sorted().prefix(10).map { "U+" + fourDigits($0) }
      issues.warning(
        "ids with invisible characters (\(names.joined(separator: ", "))), such as "
          + list(invisible), count: invisible.count)
    }
    if !breaks.isEmpty {
      issues.warning("ids with tabs or line breaks", count: Set(breaks).count)
    }
  }

  private func fourDigits(_ scalar: Unicode.Scalar) -> String {
    let digits = hexadecimal(scalar)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private func warnOfGroups(_ groups: [Identifier: [Int]], _ what: String) {
    let alike = groups.values.filter { $0.count > 1 }.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
    guard !alike.isEmpty else { return }
    let some = alike.prefix(5).map { list($0) }.joined(separator: "; ")
    issues.warning("\(what): \(some)", count: alike.count)
  }

  private func list(_ people: [Int]) -> String {
    people.prefix(5).map { "\"\(shown(draft.pool.bytes(of: order[$0])))\"" }
      .joined(separator: ", ")
  }
}
