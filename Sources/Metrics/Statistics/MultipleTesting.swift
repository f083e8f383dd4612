/// Many tests in one report: which of them would be found by chance alone.
public enum MultipleTesting {
  /// Benjamini and Hochberg's adjusted p-values, in the order given.
  ///
  ///     adjusted(i) = min over j ≥ i of p(j) · n / j     p ascending, at most 1
  ///
  /// Those at most q are found with a share of false ones of at most q, on average, where tests are
  /// independent or positively dependent.
  ///
  ///     MultipleTesting.adjusted([0.04, 0.02, 0.5, 0.02])  // [0.0533, 0.04, 0.5, 0.04]
  ///
  /// - Parameter values: p-values; `nan` are no tests and stay `nan`.
  /// - Complexity: O(n log n).
  /// - SeeAlso: Y. Benjamini and Y. Hochberg, *Controlling the false discovery rate*, JRSS B 57, 1995.
  public static func adjusted(_ values: [Double]) -> [Double] {
    let tests = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] > values[$1] }
    var adjusted = values
    var least = 1.0
    for (above, test) in tests.enumerated() {
      let rank = tests.count - above
      least = min(least, values[test] * Double(tests.count) / Double(rank))
      adjusted[test] = least
    }
    return adjusted
  }
}

extension MultipleTesting {
  /// The share of false ones among those called found that a report allows.
  public static let falseShare = 0.10

  /// The adjusted p-value of each column, all of one report taken as one family; `nil` where a column
  /// has none.
  ///
  ///     let adjusted = MultipleTesting.adjusted(of: columns)
  ///     let found = zip(columns, adjusted).filter { ($1 ?? 1) <= MultipleTesting.falseShare }
  ///
  /// Columns of the same measure in two variants are two tests, so that all that is printed is one
  /// family. Hand over the columns of all relations, pairs, the log and voice at once.
  public static func adjusted(of columns: [Column]) -> [Double?] {
    adjusted(columns.map { $0.nullP ?? .nan }).map { $0.isNaN ? nil : $0 }
  }
}
