/// Every form that is read, in the order in which they are asked.
enum Formats {
  static let files: [any FileFormat] = [
    GEXFFormat(),
    GMLFormat(),
    PajekFormat(),
    GraphMLFormat(),
    GlassFrogFormat(),
    PeerdomFormat(),
    WorklyticsFormat(),
    LoomioPollFormat(),
    LoomioGroupFormat(),
    ICalendarFormat(),
    MboxFormat(),
    GitLogFormat(),
    CodeOwnersFormat(),
    SigsFormat(),
  ]
  static let tables: [any TableFormat] = [
    GlassFrogTable(),
    HolaspiritFormat(),
    VivaPersonToPerson(),
    VivaGroupToGroup(),
    VivaPersonToGroup(),
    WorklyticsTable(),
    JiraFormat(),
    OrgnetFormat(),
  ]
  static let folders: [any FolderFormat] = [
    GitFolder(),
    SlackFolder(),
    DecisionRecordsFolder(),
    OwnersFolder(),
  ]

  /// What `--input-format` may name.
  static var names: [String] { ["csv"] + files.map(\.name) + folders.map(\.name) }

  /// What a file is: as `--input-format` says, else by its ending, else by its bytes.
  static func file(_ input: Input, named wanted: String?) -> (any FileFormat)? {
    if let wanted, !input.isFromFolder { return files.first { $0.name == wanted } }
    if !input.isFromFolder, let named = files.first(where: { $0.fileNames.contains(input.name) }) {
      return named
    }
    let ending = input.ending
    let byEnding = files.filter { $0.endings.contains(ending) }
    if byEnding.count == 1, !ambiguousEndings.contains(ending) { return byEnding[0] }
    return (byEnding.isEmpty ? files : byEnding).first { $0.recognises(input.bytes) }
  }

  /// Endings that say nothing of what is inside.
  private static let ambiguousEndings: Set = ["json", "xml", "txt", "csv", "tsv"]

  /// Whether files with that ending are tables, ours or a tool's.
  static func isTable(_ ending: String) -> Bool { ["csv", "tsv"].contains(ending) }

  /// Whether the name alone lets a file of a folder be opened.
  static func mayBeRead(_ ending: String) -> Bool {
    isTable(ending) || files.contains { $0.endings.contains(ending) }
  }

  /// Whether files with that ending may be read without being in memory as a whole.
  static func mayBeReadInPieces(_ ending: String) -> Bool {
    isTable(ending)
      || files.contains { $0.readsInPieces && $0.endings.contains(ending) }
  }
}
