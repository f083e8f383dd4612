import Graphs
import Organisations

/// Where a table of ties keeps what, and how it is to be read.
struct TieLayout: Sendable {
  let source: Int
  let target: Int
  let weight: Int?
  let time: Int?
  let relation: Int?
  /// The column that may say which ties are directed.
  let direction: Int?
  /// How many fields every row has.
  let fields: Int
  /// Those without a header.
  let unnamedColumns: [Int]
  let delimiter: UInt8
  /// Where the header begins.
  let start: TableStart
  let maximumValueBytes: Int
  let decimalMark: UInt8
  let weightMeans: ImportOptions.WeightMeaning?
  /// Whether ties are undirected where no cell says so.
  let isUndirected: Bool
  let window: Window
  let dates: DateReader
  /// The relation of rows that name none.
  let defaultRelation: [UInt8]
  /// Whether lines are wanted afterwards: those of formal ties are.
  let keepsLines: Bool

  /// Whether a cell of the column of directions says that its tie is undirected; an empty one leaves
  /// it to the rest of the table, and `nil` is no word for a direction.
  func isUndirected(_ word: String) -> Bool? {
    switch normalisedHeader(word) {
    case "directed": false
    case "undirected": true
    case "": isUndirected
    default: nil
    }
  }

  /// The strength that a weight means, `nil` where it has none.
  func strength(_ weight: Double) -> Double? {
    weightMeans == .distance ? Importers.strength(atDistance: weight) : weight
  }
}

/// The strength 1/w, `nil` for a distance without one.
func strength(atDistance distance: Double) -> Double? {
  let strength = 1 / distance
  return strength.isFinite ? strength : nil
}

extension Draft {
  /// The strength that a weight means, `nil` where it has none.
  func strength(_ weight: Double) -> Double? {
    options.weightMeans == .distance ? Importers.strength(atDistance: weight) : weight
  }
}

/// The ties of one piece of a table; the ends are codes in the pool of the lane that read it.
struct TiePiece: Sendable {
  /// The number of the piece.
  var number: Int
  var ties = TieBlock()
  /// For each tie the code of its relation; empty where no column names relations.
  var relationOf: [UInt32] = []
  /// For each tie whether it is undirected; empty where no column says so.
  var undirected: [Bool] = []
  /// For each tie its line in the piece, from 0; empty where lines are not wanted.
  var lines: [UInt32] = []
  /// How many lines the piece has.
  var lineCount = 0
}
