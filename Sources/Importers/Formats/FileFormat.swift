/// A form of file, other than our tables, in which networks and organisations are kept.
///
/// A new one is a folder with a type that conforms, and a line in `Formats.files`. Reading adds to
/// a draft; complaints go to its issues, each with its place and a hint.
protocol FileFormat: Sendable {
  /// Its word on the command line, in `check` and in reports: `gexf`.
  var name: String { get }
  /// What it is, after an article: `a GEXF file`.
  var title: String { get }
  /// How names of such files end, in lowercase, without `.gz`; in a folder, others are skipped.
  var endings: [String] { get }
  /// Whole names of such files, where nothing but the name tells them; only of files that are named
  /// by themselves, since they lie in folders that are something else.
  var fileNames: Set<String> { get }
  /// Whether it is a network of people above all, which a table of ties beside it stands for too.
  var isGraph: Bool { get }

  /// Whether the bytes are of this form; asked where the ending alone does not say so, as for
  /// `.json`, `.xml`, `.txt`, `.csv`, standard input.
  func recognises(_ bytes: [UInt8]) -> Bool

  /// Reads the file.
  func read(_ input: Input, into draft: Draft)

  /// Reads all files of this form, for exports in several files that refer to one another; one
  /// after another unless said otherwise.
  func read(_ inputs: [Input], into draft: Draft)
}

extension FileFormat {
  var fileNames: Set<String> { [] }

  func read(_ inputs: [Input], into draft: Draft) {
    for input in inputs where !draft.issues.isFull { read(input, into: draft) }
  }
}

/// A table that a tool exports, told by its columns, which no column mapping turns into one of ours.
///
/// A new one is a folder with a type that conforms, and a line in `Formats.tables`.
protocol TableFormat: Sendable {
  /// Its word in `check` and in reports: `viva_person_to_group`.
  var name: String { get }
  /// What it is, after an article.
  var title: String { get }

  /// Whether a table with these headers, as `normalisedHeader` gives them, is of this form.
  func matches(_ headers: Set<String>) -> Bool

  /// Reads the rows; `table.kind` is `nil` and `table.columns` empty: columns are found by
  /// `table.column(named:)`.
  func read(_ table: Table, into draft: Draft)

  /// Reads all tables of this form, for exports in several tables that refer to one another; one
  /// after another unless said otherwise.
  func read(_ tables: [Table], into draft: Draft)
}

extension TableFormat {
  func read(_ tables: [Table], into draft: Draft) {
    for table in tables where !draft.issues.isFull { read(table, into: draft) }
  }
}

/// A folder that a tool writes, told by the names in it.
///
/// Asked only where the folder holds nothing that is read by itself, or where `--input-format` names
/// it. A new one is a folder with a type that conforms, and a line in `Formats.folders`.
protocol FolderFormat: Sendable {
  /// Its word on the command line, in `check` and in reports: `slack`.
  var name: String { get }
  /// What it is, after an article.
  var title: String { get }

  /// Whether these are the names in such a folder.
  func recognises(_ folder: InputFolder) -> Bool

  /// Reads the folder.
  func read(_ folder: InputFolder, into draft: Draft)
}

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

  /// Whether the name alone lets a file of a folder be opened.
  static func mayBeRead(_ ending: String) -> Bool {
    ["csv", "tsv"].contains(ending) || files.contains { $0.endings.contains(ending) }
  }
}
