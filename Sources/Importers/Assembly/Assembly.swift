import Graphs
import Organisations

/// Turns a draft into an organisation: people get their places in the order of their ids, ties
/// become graphs, reporting lines one hierarchy, and N is settled.
struct Assembly {
  let draft: Draft
  /// Codes in the order of their ids.
  let order: [Int]
  /// For each code the person's index.
  let rank: [Int]

  var issues: Issues { draft.issues }
  var count: Int { order.count }

  init(_ draft: Draft) {
    self.draft = draft
    let codes = draft.pool.sorted()
    order = draft.notPeople.isEmpty ? codes : codes.filter { !draft.notPeople.contains($0) }
    var rank = [Int](repeating: 0, count: codes.count)
    for (index, code) in order.enumerated() { rank[code] = index }
    self.rank = rank
  }

  func organisation(name: String, skipped: [Provenance.Skipped]) -> Organisation {
    markBodiesAmongPeople()
    var organisation = Organisation(name: name, people: people())
    organisation.window = draft.window
    organisation.declaresNoReportingLines = draft.configuration.declaresNoReportingLines
    organisation.logIsExecution = draft.logIsExecution || draft.configuration.logIsExecution
    organisation.logCoverage = draft.configuration.logCoverage
    organisation.hasDecisionLog = draft.hasDecisionLog

    let relations = RelationAssembly(self)
    organisation.command = relations.command()
    organisation.relations = relations.others()
    keepAskedRelation(in: &organisation)

    organisation.circles = draft.circles
    organisation.memberships = draft.memberships.map { membership in
      var membership = membership
      membership.person = rank[membership.person]
      return membership
    }
    addDecisions(to: &organisation)
    organisation.rights = draft.rights.map { right in
      var right = right
      if case .person(let code) = right.holder { right.holder = .person(rank[code]) }
      return right
    }
    organisation.voice = draft.voice.map { turns in
      var turns = turns
      turns.person = rank[turns.person]
      return turns
    }
    organisation.responses = draft.responses.map { response in
      var response = response
      response.person = rank[response.person]
      return response
    }

    settleRoster(of: &organisation)
    checkThatSomethingIsThere(organisation)
    warnOfOddIdentifiers()
    organisation.provenance.sources = draft.sources.sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    organisation.provenance.skipped = skipped
    organisation.provenance.dates = draft.dated.dates
    organisation.provenance.warnings = issues.warnings
    organisation.provenance.remarks = issues.remarks
    return organisation
  }

  private func people() -> People {
    let (pool, order) = (draft.pool, order)
    let parts = max(1, order.count >> 14)
    let ids = concurrently(parts) { part in
      order[order.count * part / parts..<order.count * (part + 1) / parts].map {
        Identifier(pool.text(of: $0))
      }
    }
    var people = People(ids: Array(ids.joined()))
    let (names, levels) = (draft.names, draft.levels)
    if !names.isEmpty { people.names = order.map { names[$0] } }
    let top = levels.isEmpty ? nil : order.compactMap { levels[$0] }.max()
    if let top {
      people.levels = order.map { code in
        guard let level = levels[code] else { return .nan }
        return draft.options.levelsDescending ? top + 1 - level : level
      }
    }
    if draft.options.levelsDescending, top == nil {
      let likely = draft.attributes.map(\.name).filter { name in
        ["level", "grade", "rank", "band", "tier"].contains {
          normalisedHeader(name).contains($0)
        }
      }
      issues.error(
        at: Place(file: draft.sources.first.map { shown($0.path) } ?? "-"),
        "--levels is given, but nobody has a level",
        hint: likely.isEmpty
          ? "name the column with --column level=NAME"
          : "did you mean --column level=\(shown(likely[0]))?")
    }
    var positions = [Int](repeating: -1, count: pool.count)
    for (position, code) in order.enumerated() { positions[code] = position }
    people.attributes = draft.attributes
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      .map { $0.values.attribute(named: $0.name, of: count, positions: positions) }
    return people
  }

  /// Ends of ties that name a body or a circle are nodes, but nobody.
  private func markBodiesAmongPeople() {
    let prefix = Array("body:".utf8)
    let pool = draft.pool
    let hasCircles = !draft.circles.isEmpty
    // In the order of the codes, in which their bytes lie.
    for code in rank.indices where !draft.notPeople.contains(code) {
      if pool.starts(code, with: prefix) {
        draft.bodiesAmongPeople.insert(code)
      } else if hasCircles, draft.listedAt[code] == nil,
        draft.circleIndex[Identifier(pool.text(of: code))] != nil
      {
        draft.bodiesAmongPeople.insert(code)
      }
    }
    if !draft.bodiesAmongPeople.isEmpty {
      issues.remark(
        "\(draft.bodiesAmongPeople.count) ids of bodies and circles are nodes of ties, not people")
    }
  }

  private func addDecisions(to organisation: inout Organisation) {
    let bodyOrder = draft.bodies.indices.sorted { draft.bodies[$0].id < draft.bodies[$1].id }
    var bodyRank = [Int](repeating: 0, count: bodyOrder.count)
    for (index, body) in bodyOrder.enumerated() { bodyRank[body] = index }
    organisation.bodies = bodyOrder.map { draft.bodies[$0] }

    var dated = DatedRows(draft.window)
    let hasWindow = draft.window != Window()
    let partOrder = Dictionary(
      uniqueKeysWithValues: Participation.Part.allCases.enumerated().map { ($1, $0) })
    for decision in draft.decisions {
      let day = decision.decidedAt ?? decision.requestedAt
      guard dated.keeps(day) else { continue }
      var decision = decision
      // Stable within a part: the file's order of the people.
      decision.participations = decision.participations.enumerated()
        .sorted {
          (partOrder[$0.element.part] ?? 0, $0.offset) < (
            partOrder[$1.element.part] ?? 0, $1.offset
          )
        }
        .map { _, participation in
          var participation = participation
          participation.holder =
            switch participation.holder {
            case .person(let code): .person(rank[code])
            case .body(let body): .body(bodyRank[body])
            }
          return participation
        }
      organisation.decisions.append(decision)
    }
    draft.dated.add(dated)
    let outside = dated.outside
    if outside > 0 { issues.remark("\(outside) decisions outside the window were left out") }
    if hasWindow {
      if outside > 0, organisation.decisions.isEmpty {
        issues.warning("no decision of the log lies in the window", count: outside)
      }
      let silent = draft.voice.count { $0.time == nil }
      if silent > 0 {
        issues.warning("turns without a date are kept in the window", count: silent)
      }
    }
    if hasWindow, dated.undated > 0 {
      issues.warning(
        "decisions without a date are kept in the window", count: dated.undated)
    }
  }

  private func keepAskedRelation(in organisation: inout Organisation) {
    guard let asked = draft.options.relation else { return }
    let names = organisation.allRelations.map(\.name)
    guard names.contains(where: { Identifier($0) == Identifier(asked) }) else {
      let suggestion = nearest(to: asked, among: names).map { "did you mean \"\(shown($0))\"? " }
      issues.error(
        at: Place(file: draft.sources.first.map { shown($0.path) } ?? "-"),
        "there is no relation \"\(shown(asked))\"",
        hint: (suggestion ?? "")
          + (names.isEmpty
            ? "the input has none" : "there are \(names.map { shown($0) }.joined(separator: ", "))")
      )
      return
    }
    organisation.relations.removeAll { Identifier($0.name) != Identifier(asked) }
    if organisation.command?.name != asked { organisation.command = nil }
  }

  private func checkThatSomethingIsThere(_ organisation: Organisation) {
    let place = Place(file: draft.sources.first.map { shown($0.path) } ?? "-")
    if issues.errors.isEmpty,
      draft.sources.allSatisfy({ $0.rows == 0 || $0.table == "organisation" })
    {
      issues.error(
        at: place, "there are no rows in the input", hint: "add ties.csv or decisions.csv with rows"
      )
      return
    }
    let hasRelation = !organisation.allRelations.isEmpty
    if hasRelation {
      for relation in organisation.allRelations where relation.graph.tieCount == 0 {
        issues.warning(
          relation.tally.loops > 0
            ? "relation \"\(shown(relation.name))\" has no ties but self-loops"
            : "relation \"\(shown(relation.name))\" has no ties")
      }
      return
    }
    let hasMore =
      organisation.hasDecisionLog || !organisation.memberships.isEmpty
      || !organisation.rights.isEmpty || !organisation.voice.isEmpty
      || !organisation.circles.isEmpty
    if !hasMore, issues.errors.isEmpty {
      issues.error(
        at: place, "there are neither ties nor decisions", hint: "add ties.csv or decisions.csv")
    }
  }
}
