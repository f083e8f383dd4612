/// The one list of measures: what is not here does not exist for the command and the reports.
public enum Catalogue {
  /// The measures of a relation, in the order in which they are printed.
  public static let networkMetrics: [any NetworkMetric] =
    CentralityMetricList.all + HierarchyMetricList.all + BottleneckMetricList.all
    + CohesionMetricList.all + BoundaryMetricList.all + CommunityMetricList.all
    + TwoModeMetricList.all

  /// The measures of two relations, in the order in which they are printed.
  public static let pairMetrics: [any PairMetric] = PairMetricList.all

  /// The measures of a decision log, in the order in which they are printed.
  public static let decisionMetrics: [any DecisionMetric] = DecisionMetricList.all

  /// The measures of voice: they share N with the decision log.
  public static let voiceMetrics: [any DecisionMetric] = [
    VoiceFraction(), VoiceNumber(), VoiceShare(),
  ]

  /// Every id, in the order of its bytes.
  public static let ids: [String] = definitions.keys.sorted {
    $0.utf8.lexicographicallyPrecedes($1.utf8)
  }

  /// Every definition, in the order of the ids' bytes.
  public static let all: [Definition] = ids.compactMap { definitions[$0] }

  /// The words about the measure of that id, or `nil` where there is none.
  public static func definition(of id: String) -> Definition? { definitions[id] }

  /// The chance that the measure of that id is set beside, or `nil` where none is meant.
  public static func nullTest(of id: String) -> NullTest? {
    networkMetrics.first { $0.definition.id == id }?.nullTest
  }

  /// The id that was probably meant: the nearest by letters changed, left out, added or swapped,
  /// where at most a third of them are; else the shortest id that holds the text; else `nil`.
  public static func suggestion(for text: String) -> String? {
    let wanted = Array(
      text.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0.lowercased })
    guard !wanted.isEmpty else { return nil }
    let nearest = ids.map { (id: $0, edits: edits(from: wanted, to: Array($0.utf8))) }
      .min { $0.edits < $1.edits }
    if let nearest, nearest.edits <= max(2, wanted.count / 3) { return nearest.id }
    guard wanted.count > 2 else { return nil }
    return ids.filter { holds(Array($0.utf8), wanted) }.min { $0.utf8.count < $1.utf8.count }
  }

  private static let definitions: [String: Definition] = {
    let metrics =
      networkMetrics as [any Metric] + pairMetrics as [any Metric]
      + decisionMetrics as [any Metric]
      + voiceMetrics as [any Metric]
    return Dictionary(metrics.map { ($0.definition.id, $0.definition) }) { first, _ in first }
  }()

  /// The least number of bytes changed, removed, added, or swapped with their neighbour.
  private static func edits(from source: [UInt8], to target: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...target.count)
    for (row, byte) in source.enumerated() {
      var current = [row + 1]
      for (column, other) in target.enumerated() {
        var least = min(
          last[column] + (byte == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, byte == target[column - 1], source[row - 1] == other {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[target.count]
  }

  private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}

extension UInt8 {
  /// The lower-case letter of an ASCII capital, else the byte itself.
  fileprivate var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 32 : self
  }
}
