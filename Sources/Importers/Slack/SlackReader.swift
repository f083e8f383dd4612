import Organisations

/// Reads who wrote in which conversation and thread, and when; never what.
///
/// - Complexity: O(bytes); memory that of one day's file, and of the threads of one channel.
struct SlackReader {
  /// A message goes to so many at most of those who wrote in its thread before.
  static let lastWriters = 20

  private let draft: Draft
  private let folder: InputFolder
  private var ties: MessageTies
  /// The members of direct conversations, by the names of their folders.
  private var members: [String: [Int]] = [:]
  private var bots: Set<Int> = []
  private var departed: Set<Int> = []
  private var messages = 0
  private var notices = 0
  private var days = 0

  private var issues: Issues { draft.issues }

  init(_ draft: Draft, _ folder: InputFolder) {
    self.draft = draft
    self.folder = folder
    ties = MessageTies(draft, relation: "messages", at: folder.place)
  }

  mutating func read() {
    for name in SlackFolder.userLists where folder.names.contains(name) { readUsers(name) }
    for name in ["dms.json", "mpims.json"] where folder.names.contains(name) { readMembers(name) }
    for name in folder.names where !issues.isFull {
      guard let channel = folder.folder(name) else { continue }
      readChannel(channel, name)
    }
    finish()
  }

  /// The list in a file; `nil`, with a complaint, where it is none.
  private func list(_ name: String, in folder: InputFolder) -> [JSONValue]? {
    guard let input = folder.read(name, issues),
      let root = JSONDocument.read(input, draft.options, issues)
    else { return nil }
    return root.objects(issues)
  }

  private func person(_ value: JSONValue?) -> Int? {
    guard let value, let id = value.identifier(issues) else { return nil }
    return draft.person(Array(id.text.utf8), at: value.place)
  }

  private mutating func readUsers(_ name: String) {
    guard let users = list(name, in: folder) else { return }
    for user in users where !issues.isFull {
      guard let id = user["id"] else {
        user.complain("has no id", hint: "export it again", issues)
        continue
      }
      guard let code = person(id) else { continue }
      draft.listedAt[code] = id.place
      let names = [user["profile"]?["display_name"], user["real_name"], user["name"]]
      if let shownName = names.compactMap({ $0?.text }).first(where: { !$0.isEmpty }) {
        draft.names[code] = shownName
      }
      let isBot = user["is_bot"]?.kind == .yes || id.text == "USLACKBOT"
      if isBot { bots.insert(code) }
      if user["deleted"]?.kind == .yes { departed.insert(code) }
      draft.set(attribute: "kind", of: code, to: isBot ? "agent" : "human", at: id.place)
      draft.roster[code] = !isBot && user["deleted"]?.kind != .yes
      draft.hasRoster = true
    }
    draft.sources.append(
      Provenance.Source(
        name: name, path: folder.path(of: name), table: "slack_users", rows: users.count))
  }

  /// Folders of direct conversations are called by their names, or their ids where they have none.
  private mutating func readMembers(_ name: String) {
    guard let conversations = list(name, in: folder) else { return }
    for conversation in conversations where !issues.isFull {
      let people = (conversation["members"]?.elements ?? []).compactMap { person($0) }
      for key in ["name", "id"] {
        if let folderName = conversation[key]?.text { members[folderName] = people }
      }
    }
    draft.sources.append(
      Provenance.Source(
        name: name, path: folder.path(of: name), table: "slack_conversations",
        rows: conversations.count))
  }

  private mutating func readChannel(_ channel: InputFolder, _ name: String) {
    var threads: [String: SlackThread] = [:]
    for day in channel.names where SlackFolder.isDay(day) && !issues.isFull {
      guard let messages = list(day, in: channel) else { continue }
      days += 1
      for message in messages where !issues.isFull {
        readMessage(message, members[name], &threads)
      }
    }
    addVoice(threads, name)
  }

  /// Subtypes of messages that somebody wrote; others say that somebody joined, left, renamed.
  private static let written: Set = [
    "", "thread_broadcast", "me_message", "file_share", "bot_message",
  ]

  private mutating func readMessage(
    _ message: JSONValue, _ others: [Int]?, _ threads: inout [String: SlackThread]
  ) {
    guard message["type"]?.text ?? "message" == "message",
      Self.written.contains(message["subtype"]?.text ?? "")
    else {
      notices += 1
      return
    }
    guard let stamp = message["ts"], let time = instant(stamp) else {
      message.complain(
        "has no time that can be read",
        hint: "\"ts\" is the second since 1970, as in \"1772442000.000100\"",
        issues)
      return
    }
    guard let author = message["user"] ?? message["bot_id"], let sender = person(author) else {
      issues.warning("messages of nobody were left out", at: message.place)
      return
    }
    messages += 1
    if message["user"] == nil, bots.insert(sender).inserted, draft.listedAt[sender] == nil {
      draft.set(attribute: "kind", of: sender, to: "agent", at: author.place)
      draft.roster[sender] = false
    }
    let line = message.place.line
    guard let thread = message["thread_ts"]?.text else {
      if let others { ties.add(from: sender, to: others, on: time, line: line) }
      return
    }
    var known = threads[thread] ?? SlackThread()
    if threads[thread] == nil, let starter = person(message["parent_user_id"]) {
      known.writers.append(starter)
    }
    if let others {
      ties.add(from: sender, to: others, on: time, line: line)
    } else {
      let before = known.writers.filter { $0 != sender }.suffix(Self.lastWriters)
      ties.add(from: sender, to: Array(before), on: time, line: line)
    }
    known.wrote(sender, countsTurn: draft.isInWindow(time), time: time)
    threads[thread] = known
  }

  private func instant(_ stamp: JSONValue) -> Instant? {
    guard let seconds = Number.parse(stamp.text), seconds < 253_402_300_800 else { return nil }
    return Instant(seconds: seconds)
  }

  /// Threads in which at least two people wrote are events of voice.
  private func addVoice(_ threads: [String: SlackThread], _ channel: String) {
    for (stamp, thread) in threads.sorted(by: { Identifier($0.key) < Identifier($1.key) }) {
      let people = thread.turns.keys.filter { !bots.contains($0) }.sorted()
      guard people.count > 1 else { continue }
      for person in people {
        draft.voice.append(
          VoiceTurns(
            event: Identifier("\(channel)/\(stamp)"), person: person,
            turns: Double(thread.turns[person] ?? 0), time: thread.start))
      }
    }
  }

  private func finish() {
    let name = PathName(Input.resolved(folder.path)).name
    draft.sources.append(
      Provenance.Source(name: name, path: folder.path, table: "slack_messages", rows: messages))
    guard days > 0 else {
      issues.error(
        at: folder.place, "the export has no day of messages",
        hint: "give the unpacked folder; each channel is a folder of files such as 2026-03-31.json")
      return
    }
    if !bots.isEmpty { issues.remark("\(bots.count) bots are agents, and not counted in N") }
    if !departed.isEmpty {
      issues.remark(
        "\(departed.count) people whose accounts are closed stay in the graphs and out of N")
    }
    if notices > 0 {
      issues.remark("\(notices) notices, such as that somebody joined a channel, are no messages")
    }
    issues.remark(
      "a message in a thread goes to those who wrote in the thread before it, the last "
        + "\(Self.lastWriters) at most; one in a direct conversation to its other members; a post that "
        + "begins a thread in a channel goes to nobody: who reads a channel is not recorded")
    ties.finish(name: shown(name))
  }
}
