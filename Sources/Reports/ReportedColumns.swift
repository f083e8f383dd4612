import Metrics

/// Columns as a report shows them: an effective fraction stops at 1 and an effective number at N.
///
/// The unbiased estimate exceeds both by chance; `heterarchy measure` prints it as it is.
enum ReportedColumns {
  static func clipped(_ columns: [Column]) -> [Column] {
    var fractions: [String: Double] = [:]
    for column in columns {
      if case .whole = column.scope, let holding = holding(column, of: "effective_fraction_") {
        fractions[holding] = column.values[0]
      }
    }
    return columns.map { column in
      guard case .whole = column.scope, column.values[0].isFinite else { return column }
      if holding(column, of: "effective_fraction_") != nil { return clipped(column, at: 1) }
      if let holding = holding(column, of: "effective_number_"), let fraction = fractions[holding] {
        // ²D = N·φ, whichever N this variant has.
        return clipped(column, at: column.values[0] / fraction)
      }
      return column
    }
  }

  /// What the measure is of, with its variant: the same for number and fraction.
  private static func holding(_ column: Column, of prefix: String) -> String? {
    column.measure.hasPrefix(prefix)
      ? column.measure.dropFirst(prefix.count) + " " + column.variant : nil
  }

  private static func clipped(_ column: Column, at limit: Double) -> Column {
    var clipped = column
    clipped.values[0] = min(limit, column.values[0])
    clipped.low = column.low.map { min(limit, $0) }
    clipped.high = column.high.map { min(limit, $0) }
    if clipped != column {
      clipped.note = [column.note, "above its limit by chance, and shown as the limit"]
        .filter { !$0.isEmpty }.joined(separator: "; ")
    }
    return clipped
  }
}
