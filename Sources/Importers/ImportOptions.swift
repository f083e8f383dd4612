import Organisations

/// How to read what the files do not say themselves. The defaults suit files with our headers.
public struct ImportOptions: Sendable {
  /// Columns by our name, with the name that the files use: `["person_id": "EmployeeNo"]`.
  public var columns: [String: String] = [:]
  /// The delimiter of tables; found by looking at the first lines when `nil`.
  public var delimiter: UInt8?
  /// How tables without a mark are encoded; UTF-8 when `nil`. What a byte-order mark says goes first.
  public var encoding: TextEncoding?
  /// Whether numbers in tables are written `2,5`.
  public var decimalComma = false
  /// How dates are written where they are not ISO 8601, as in `%d/%m/%Y`.
  public var dateFormat: String?
  /// Whether ties in tables go both ways; formal relations and GraphML say so themselves.
  public var undirected = false
  /// What the weight column holds.
  public var weightMeans: WeightMeaning?
  /// The first day of the window.
  public var from: Instant?
  /// The last day of the window, with all its hours.
  public var to: Instant?
  /// Ties weaker than this are dropped, after parallel ties were summed.
  public var minimumWeight: Double?
  /// Whether the highest number of a level column is the top.
  public var levelsDescending = false
  /// What relations mean, by their names, where the names do not say so.
  public var kinds: [String: Relation.Kind] = [:]
  /// The one relation to keep.
  public var relation: String?
  /// What the inputs are, one of `Import.formatNames`; found by looking when `nil`.
  public var inputFormat: String?
  /// Whether each recipient of a message gets a tie of weight 1; 1/recipients otherwise.
  public var countsMessagesWhole = false
  /// The deepest nesting of elements in GraphML (`--maximum-nesting`).
  public var maximumNesting = 256
  /// The longest value of a cell or an attribute, in bytes (`--maximum-value-bytes`).
  public var maximumValueBytes = 262_144
  /// The largest input after decompression, in bytes (`--maximum-input-bytes`). When `nil`, plain
  /// files have no limit and gzip may grow to 16 MiB or a hundredfold, whichever is more.
  public var maximumInputBytes: Int?
  /// The name of the organisation; from `organisation.json` or the input's name when `nil`.
  public var name: String?

  /// Tables, GraphML and GEXF longer than this are read piece by piece.
  var longTableBytes = 16 << 20
  /// How much of such a file lies in memory at a time, about; of a table, for each core.
  var pieceBytes = 1 << 20

  /// All defaults.
  public init() {}

  /// What a weight column holds.
  public enum WeightMeaning: String, Sendable, CaseIterable {
    /// The larger, the closer.
    case strength
    /// The larger, the farther: the strength is 1/w.
    case distance
    /// How often; a strength.
    case count
  }

  /// How the characters of a table are written as bytes.
  public enum TextEncoding: String, Sendable, CaseIterable {
    /// Bytes as they are.
    case utf8 = "utf-8"
    /// Two bytes a unit, the lower one first.
    case utf16LittleEndian = "utf-16le"
    /// Two bytes a unit, the higher one first.
    case utf16BigEndian = "utf-16be"
    /// ISO 8859-1: each byte is the character of that number.
    case latin1 = "latin-1"
    /// Latin-1 with letters and signs where that has control characters.
    case windows1252 = "windows-1252"
  }
}
