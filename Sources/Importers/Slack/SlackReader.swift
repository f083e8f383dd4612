import Organisations

/// Reads who wrote in which conversation and thread, and when; never what.
///
/// Several exports are one: a conversation's days are read in order from all of them, and a message
/// that stands in two of them counts once.
///
/// - Complexity: O(bytes); memory that of one day's files, and of the threads and the times of the
///   messages of one conversation.
struct SlackReader {
  /// A message goes to so many at most of those who wrote in its thread before.
  static let lastWriters = 20

  private struct Conversation {
    /// Its folders, one in each export that has it.
    var folders: [(folder: InputFolder, export: Int)] = []
    /// Whether its key is an id from the export's lists, and not the name of its folder.
    var isListed = false
    /// Those of a direct conversation.
    var members: [Int]?
  }

  private let draft: Draft
  private var ties: MessageTies
  /// By id, or by the name of the folder for one that no list has.
  private var conversations: [String: Conversation] = [:]
  private var bots: Set<Int> = []
  /// The users that post under the id of a bot.
  private var botUsers: [String: Int] = [:]
  private var departed: Set<Int> = []
  /// Messages and days of each export.
  private var messages: [Int] = []
  private var days: [Int] = []
  private var copies = 0
  private var notices = 0

  private var issues: Issues { draft.issues }

  init(_ draft: Draft, at place: Place) {
    self.draft = draft
    ties = MessageTies(draft, relation: "messages", at: place)
  }

  mutating func read(_ exports: [InputFolder]) {
    messages = exports.map { _ in 0 }
    days = messages
    for (export, folder) in exports.enumerated() {
      for name in SlackFolder.userLists where folder.names.contains(name) {
        readUsers(name, in: folder)
      }
      readConversations(of: folder, export)
    }
    var unlisted = 0
    for key in conversations.keys.sorted(by: { Identifier($0) < Identifier($1) })
    where !issues.isFull {
      guard let conversation = conversations[key] else { continue }
      // The name of a folder may hold the names of people, which no id may.
      if !conversation.isListed { unlisted += 1 }
      read(conversation, as: conversation.isListed ? key : "unlisted-\(unlisted)")
    }
    finish(exports)
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
    if let user = botUsers[id.text] { return user }
    return draft.person(Array(id.text.utf8), at: value.place)
  }

  private mutating func readUsers(_ name: String, in folder: InputFolder) {
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
      if isBot {
        bots.insert(code)
        if let bot = user["profile"]?["bot_id"]?.text { botUsers[bot] = code }
      }
      if user["deleted"]?.kind == .yes { departed.insert(code) } else { departed.remove(code) }
      draft.set(attribute: "kind", of: code, to: isBot ? "agent" : "human", at: id.place)
      draft.roster[code] = !isBot && user["deleted"]?.kind != .yes
      draft.hasRoster = true
    }
    draft.sources.append(
      Provenance.Source(
        name: name, path: folder.path(of: name), table: "slack_users", rows: users.count))
  }

  /// Folders are called by the names of their conversations, or by their ids where they have none.
  private mutating func readConversations(of folder: InputFolder, _ export: Int) {
    var ids: [String: String] = [:]
    var members: [String: [Int]] = [:]
    for name in SlackFolder.conversationLists where folder.names.contains(name) {
      guard let conversations = list(name, in: folder) else { continue }
      let isDirect = name == "dms.json" || name == "mpims.json"
      for conversation in conversations where !issues.isFull {
        let keys = ["id", "name"].compactMap { conversation[$0]?.text }
        guard let id = keys.first else { continue }
        for key in keys { ids[key] = id }
        if isDirect {
          members[id] = (conversation["members"]?.elements ?? []).compactMap { person($0) }
        }
      }
      draft.sources.append(
        Provenance.Source(
          name: name, path: folder.path(of: name), table: "slack_conversations",
          rows: conversations.count))
    }
    for name in folder.names {
      guard let channel = folder.folder(name) else { continue }
      let key = ids[name] ?? name
      var known = conversations[key] ?? Conversation()
      known.folders.append((channel, export))
      known.isListed = known.isListed || ids[name] != nil
      known.members = members[key] ?? known.members
      conversations[key] = known
    }
  }

  private mutating func read(_ conversation: Conversation, as id: String) {
    var threads: [String: SlackThread] = [:]
    var times: Set<Double> = []
    let names = Set(conversation.folders.flatMap(\.folder.names)).filter(SlackFolder.isDay)
    for day in names.sorted() where !issues.isFull {
      var found: [(message: JSONValue, export: Int)] = []
      for (folder, export) in conversation.folders where folder.names.contains(day) {
        days[export] += 1
        guard let messages = list(day, in: folder) else { continue }
        found += messages.map { ($0, export) }
      }
      if conversation.folders.count > 1 {
        // Of two copies the one that knows of the thread goes first.
        let keyed = found.map {
          (
            $0, $0.message["ts"].flatMap(instant)?.seconds ?? 0,
            $0.message["thread_ts"] == nil ? 1 : 0
          )
        }
        found = keyed.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
      }
      for (message, export) in found where !issues.isFull {
        readMessage(message, of: export, conversation.members, &threads, &times)
      }
    }
    addVoice(threads, id)
  }

  /// Subtypes of messages that somebody wrote; others say that somebody joined, left, renamed.
  private static let written: Set = [
    "", "thread_broadcast", "me_message", "file_share", "bot_message",
  ]

  private mutating func readMessage(
    _ message: JSONValue, of export: Int, _ others: [Int]?, _ threads: inout [String: SlackThread],
    _ times: inout Set<Double>
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
    messages[export] += 1
    // Slack gives no time twice in a conversation.
    guard times.insert(time.seconds).inserted else {
      copies += 1
      return
    }
    if message["user"] == nil, bots.insert(sender).inserted, draft.listedAt[sender] == nil {
      draft.set(attribute: "kind", of: sender, to: "agent", at: author.place)
      draft.roster[sender] = false
    }
    let line = message.place.line
    guard let thread = message["thread_ts"]?.text else {
      if let others { ties.add(from: sender, to: others, on: time, line: line) }
      return
    }
    if threads[thread] == nil, let starter = person(message["parent_user_id"]) {
      threads[thread] = SlackThread(writers: [starter])
    }
    // The thread is changed where it lies: a copy for each message would cost all its writers.
    let before = others ?? threads[thread]?.earlier(than: sender) ?? []
    ties.add(from: sender, to: before, on: time, line: line)
    threads[thread, default: SlackThread()].wrote(
      sender, countsTurn: draft.isInWindow(time), time: time)
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

  private func finish(_ exports: [InputFolder]) {
    let names = exports.map { PathName(Input.resolved($0.path)).name }
    for (export, folder) in exports.enumerated() {
      draft.sources.append(
        Provenance.Source(
          name: names[export], path: folder.path, table: "slack_messages", rows: messages[export]))
      guard days[export] == 0 else { continue }
      issues.error(
        at: folder.place, "the export has no day of messages",
        hint: "give the unpacked folder; each channel is a folder of files such as 2026-03-31.json")
    }
    if copies > 0 {
      issues.remark(
        "\(copies) copies of messages, which have the conversation and time of another, were left out"
      )
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
    ties.finish(name: names.map { shown($0) }.joined(separator: ", "))
  }
}
