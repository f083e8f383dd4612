import Organisations

/// Collects the records that say who belongs to which group and who had which part in which poll.
///
/// Records refer to one another by id in no stated order, so they are joined at the end.
struct LoomioGroupReader {
  private struct Membership {
    var user: Identifier
    var group: Identifier
    var since: Instant?
    var until: Instant?
    var place: Place
  }

  private struct Stance {
    var poll: Identifier
    var participant: Identifier?
    var isAnswered: Bool
    var place: Place
  }

  private let draft: Draft
  private var groups: [(id: Identifier, name: String?, parent: Identifier?, place: Place)] = []
  private var userNames: [Identifier: String] = [:]
  private var memberships: [Membership] = []
  private var invitations = 0
  private var polls: [LoomioPolls.Poll] = []
  private var pollAuthors: [Identifier?] = []
  private var pollTopics: [Identifier?] = []
  private var discarded = 0
  private var topicGroups: [Identifier: Identifier] = [:]
  private var options: [(poll: Identifier, id: Identifier, name: String)] = []
  private var stances: [Identifier: Stance] = [:]
  private var stanceOrder: [Identifier] = []
  private var choices: [(stance: Identifier, option: Identifier)] = []
  private var outcomes: [(poll: Identifier, author: Identifier, time: Instant?, place: Place)] = []
  private var ballots: [Identifier: Int] = [:]
  private var issues: Issues { draft.issues }

  init(_ draft: Draft) { self.draft = draft }

  mutating func read(_ line: JSONValue) {
    guard let table = line["table"]?.text, let record = line["record"], record.kind == .object
    else {
      line.complain(
        "has no table and record", hint: "each line is {\"table\": …, \"record\": {…}}", issues)
      return
    }
    switch table {
    case "groups": readGroup(record)
    case "users":
      if let id = id(record, "id"), let name = record["name"]?.text { userNames[id] = name }
    case "memberships": readMembership(record)
    case "topics":
      if let id = id(record, "id"), let group = record["group_id"]?.identifier(issues) {
        topicGroups[id] = group
      }
    case "polls": readPoll(record)
    case "poll_options":
      if let id = id(record, "id"), let poll = self.id(record, "poll_id"), let name = record["name"]
      {
        options.append((poll, id, normalisedHeader(name.text)))
      }
    case "stances": readStance(record)
    case "stance_choices":
      guard let stance = id(record, "stance_id"), let option = id(record, "poll_option_id") else {
        return
      }
      if record["score"].map({ $0.amount(issues).map { $0 > 0 } ?? false }) ?? true {
        choices.append((stance, option))
      }
    case "anonymous_poll_voters":
      guard let poll = id(record, "poll_id"), let voter = record["voter_id"] else { return }
      let key = Identifier("anonymous \(stanceOrder.count)")
      stanceOrder.append(key)
      stances[key] = Stance(
        poll: poll, participant: voter.identifier(issues), isAnswered: true, place: record.place)
    case "anonymous_ballots":
      if let poll = id(record, "poll_id") { ballots[poll, default: 0] += 1 }
    case "outcomes":
      guard record["latest"]?.kind != .no, let poll = id(record, "poll_id"),
        let author = id(record, "author_id")
      else { return }
      outcomes.append((poll, author, time(record, "created_at"), record.place))
    default: break
    }
  }

  private mutating func readGroup(_ record: JSONValue) {
    guard let id = id(record, "id") else { return }
    groups.append(
      (
        id, record["name"]?.text, record["parent_id"].flatMap { $0.identifier(issues) },
        record.place
      ))
  }

  private mutating func readMembership(_ record: JSONValue) {
    guard let user = id(record, "user_id"), let group = id(record, "group_id") else { return }
    guard let accepted = time(record, "accepted_at") else {
      if record["accepted_at"] == nil { invitations += 1 }
      return
    }
    let until = time(record, "revoked_at") ?? time(record, "archived_at")
    memberships.append(
      Membership(user: user, group: group, since: accepted, until: until, place: record.place))
  }

  private mutating func readPoll(_ record: JSONValue) {
    guard let id = id(record, "id") else { return }
    guard record["discarded_at"] == nil else {
      discarded += 1
      return
    }
    var poll = LoomioPolls.Poll(id: id, place: record.place)
    poll.type = record["poll_type"]?.text
    poll.group = record["group_id"].flatMap { $0.identifier(issues) }
    poll.created = time(record, "created_at")
    poll.closed = time(record, "closed_at")
    poll.isClosed = record["closed_at"] != nil
    polls.append(poll)
    pollAuthors.append(record["author_id"].flatMap { $0.identifier(issues) })
    pollTopics.append(record["topic_id"].flatMap { $0.identifier(issues) })
  }

  private mutating func readStance(_ record: JSONValue) {
    guard let id = id(record, "id"), let poll = self.id(record, "poll_id") else { return }
    guard record["latest"]?.kind != .no, record["revoked_at"] == nil else { return }
    stanceOrder.append(id)
    // Older exports have no cast_at: whoever has choices has answered.
    stances[id] = Stance(
      poll: poll, participant: record["participant_id"].flatMap { $0.identifier(issues) },
      isAnswered: record["cast_at"] != nil, place: record.place)
    for (option, score) in record["option_scores"]?.members ?? [] {
      if let number = score.amount(issues), number > 0 {
        choices.append((id, Identifier(option.text)))
      }
    }
  }

  mutating func finish() {
    var export = RoleExport(draft)
    let known = Set(groups.map(\.id))
    for group in groups {
      // The group above a subgroup that is exported alone is not in the file.
      let parent = group.parent.flatMap { known.contains($0) ? $0 : nil }
      export.addCircle(group.id, name: group.name, parent: parent, at: group.place)
    }
    for membership in memberships {
      guard let person = person(membership.user, export, at: membership.place) else { continue }
      export.addCircle(membership.group, at: membership.place)
      export.addMember(
        person, of: membership.group, since: membership.since, until: membership.until)
      let isPresent =
        draft.isPresent(from: membership.since, to: membership.until)
        && !(membership.until != nil && draft.window == Window())
      draft.roster[person] = (draft.roster[person] ?? false) || isPresent
      draft.hasRoster = true
    }
    export.finish()
    finishPolls(export)
    if invitations > 0 {
      issues.remark("Loomio: \(invitations) invitations that nobody accepted are no memberships")
    }
    if discarded > 0 { issues.remark("Loomio: \(discarded) discarded polls were left out") }
  }

  private mutating func finishPolls(_ export: RoleExport) {
    var index: [Identifier: Int] = [:]
    for (position, poll) in polls.enumerated() {
      if let first = index.updateValue(position, forKey: poll.id) {
        issues.error(
          at: poll.place,
          "poll \"\(shown(poll.id.text))\" stands twice, first on line \(polls[first].place.line)",
          hint: "export the group again")
      }
      if let author = pollAuthors[position] {
        polls[position].author = person(author, export, at: poll.place)
      }
      if poll.group == nil {
        polls[position].group = pollTopics[position].flatMap { topicGroups[$0] }
      }
    }
    for (poll, id, name) in options {
      if let position = index[poll] { polls[position].options[id] = name }
    }
    var chosen: [Identifier: Set<Identifier>] = [:]
    for (stance, option) in choices { chosen[stance, default: []].insert(option) }
    for id in stanceOrder {
      guard let stance = stances[id], let position = index[stance.poll] else { continue }
      let options = (chosen[id] ?? []).sorted()
      guard let participant = stance.participant else {
        polls[position].anonymous += 1
        continue
      }
      guard let person = person(participant, export, at: stance.place) else { continue }
      polls[position].asked.append((person, stance.place))
      if !stance.isAnswered, options.isEmpty { polls[position].unanswered += 1 }
      for option in options { polls[position].choices.append((person, option, stance.place)) }
    }
    for (poll, count) in ballots {
      if let position = index[poll] { polls[position].anonymous += count }
    }
    for outcome in outcomes {
      guard let position = index[outcome.poll] else { continue }
      polls[position].outcomeAuthor = person(outcome.author, export, at: outcome.place)
      polls[position].outcomeTime = outcome.time
    }
    var decisions = LoomioPolls(draft)
    for position in polls.indices where index[polls[position].id] == position {
      decisions.add(polls[position])
    }
    decisions.finish()
  }

  private func person(_ id: Identifier, _ export: RoleExport, at place: Place) -> Int? {
    export.person(id, name: userNames[id], at: place)
  }

  private func id(_ record: JSONValue, _ name: String) -> Identifier? {
    guard let value = record[name] else {
      record.complain("has no \(name)", hint: "export the group again", issues)
      return nil
    }
    return value.identifier(issues)
  }

  private func time(_ record: JSONValue, _ name: String) -> Instant? {
    record[name].flatMap { $0.date(draft.dates, issues) }
  }
}
