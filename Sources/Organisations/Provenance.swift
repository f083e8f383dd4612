/// Where an organisation was read from and what a careful reader should know about it.
public struct Provenance: Sendable, Equatable {
  /// The files read, in the order of their names.
  public var sources: [Source]
  /// Files that were there and not read, with the reason.
  public var skipped: [Skipped]
  /// What is odd but not wrong; each is listed and counted, and an error when strict.
  public var warnings: [Warning]
  /// What the reader decided and says: a delimiter found, a relation's meaning assumed.
  public var remarks: [String]

  /// The first and the last day of the dated rows that were kept: ties, messages, decisions, turns;
  /// `nil` where none has a date.
  public var dates: ClosedRange<Instant>?

  /// Nothing read yet.
  public init() {
    sources = []
    skipped = []
    warnings = []
    remarks = []
  }

  /// One file that was read.
  public struct Source: Sendable, Equatable {
    /// The file's name as given, without its folder.
    public var name: String
    /// The path that was opened, `-` for standard input; for hashing, not for printing.
    public var path: String
    /// What it was taken for: `people`, `ties`, `decisions` … or `GraphML`.
    public var table: String
    /// SHA-256 of the bytes as they lie on disk, in hexadecimal; empty until computed.
    public var sha256: String
    /// Rows, or nodes and edges.
    public var rows: Int
    /// Which column was taken for which, as `id → person_id`, where the names differ.
    public var columns: [String]

    /// A source.
    public init(
      name: String, path: String = "", table: String, sha256: String = "", rows: Int = 0,
      columns: [String] = []
    ) {
      self.name = name
      self.path = path
      self.table = table
      self.sha256 = sha256
      self.rows = rows
      self.columns = columns
    }
  }

  /// One file that was not read.
  public struct Skipped: Sendable, Equatable {
    /// The file's name.
    public var name: String
    /// Why.
    public var reason: String

    /// A skipped file.
    public init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }

  /// Something odd, once or many times.
  public struct Warning: Sendable, Equatable {
    /// What it is, in a sentence without the count: `ties name people that the roster lacks`.
    public var text: String
    /// How often.
    public var count: Int
    /// The first places, as `ties.csv:14:3`.
    public var places: [String]

    /// A warning.
    public init(text: String, count: Int = 1, places: [String] = []) {
      self.text = text
      self.count = count
      self.places = places
    }
  }
}
