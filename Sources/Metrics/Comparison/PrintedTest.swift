/// One p-value that a comparison prints, beside all others it prints: a row of `tests.csv`.
///
/// Many are printed, and of many some are small by chance. So all of one comparison are one family,
/// whose p-values are adjusted by Benjamini and Hochberg; what stays at 0.10 or below is found.
public struct PrintedTest: Sendable, Equatable {
  /// What was tested: a dimension, as `decision_rights`, or a relation by its name.
  public let subject: String
  /// `everyone` or `stayers`.
  public let scope: RelationChange.Scope
  /// The id of the measure.
  public let measure: String
  /// Its variant; empty where there is one form.
  public let variant: String
  /// How p came about.
  public let method: Method
  /// The p-value, two-sided.
  public let p: Double
  /// B and the Monte-Carlo error, where it is from draws.
  public let drawn: DrawnP?
  /// The p-value adjusted for all others; not below p.
  public private(set) var adjusted = Double.nan

  /// How a p-value comes about.
  public enum Method: String, Sendable {
    /// Δ over its standard error, both snapshots independent.
    case normal
    /// People's two shares trade places.
    case personSwaps = "person_swaps"
    /// What pairs of people had before and after trades places.
    case dyadSwaps = "dyad_swaps"
    /// People are reassigned at random.
    case qap
  }

  /// Whether it stands out among all: of such tests one in ten is false, on average.
  public var isFound: Bool { adjusted <= MultipleTesting.falseShare }

  /// All of a comparison, in the order of its rows, adjusted for one another.
  static func family(
    _ rows: [Comparison.Row], _ stayers: [StayerRow], _ relations: [RelationChange]
  ) -> [PrintedTest] {
    var tests: [PrintedTest] = []
    for row in rows where !row.p.isNaN {
      tests.append(PrintedTest(row, .everyone, .normal, p: row.p))
    }
    for stayer in stayers {
      // Where nobody joined or left it is the same test.
      if !stayer.row.p.isNaN, !rows.contains(where: { $0.isSameTest(as: stayer.row) }) {
        tests.append(PrintedTest(stayer.row, .stayers, .normal, p: stayer.row.p))
      }
      if let swaps = stayer.swaps {
        tests.append(PrintedTest(stayer.row, .stayers, .personSwaps, p: swaps.p, drawn: swaps))
      }
    }
    for relation in relations {
      for row in relation.rows {
        guard let drawn = row.p else { continue }
        tests.append(
          PrintedTest(
            subject: relation.relation, scope: row.scope, measure: row.measure,
            variant: row.variant, method: row.measure == "qap_correlation" ? .qap : .dyadSwaps,
            p: drawn.p, drawn: drawn))
      }
    }
    let adjusted = MultipleTesting.adjusted(tests.map(\.p))
    for index in tests.indices { tests[index].adjusted = adjusted[index] }
    return tests
  }

  private init(
    subject: String, scope: RelationChange.Scope, measure: String, variant: String, method: Method,
    p: Double, drawn: DrawnP?
  ) {
    self.subject = subject
    self.scope = scope
    self.measure = measure
    self.variant = variant
    self.method = method
    self.p = p
    self.drawn = drawn
  }

  private init(
    _ row: Comparison.Row, _ scope: RelationChange.Scope, _ method: Method, p: Double,
    drawn: DrawnP? = nil
  ) {
    self.init(
      subject: row.dimension.rawValue, scope: scope, measure: row.measure, variant: "",
      method: method, p: p, drawn: drawn)
  }
}

extension Comparison.Row {
  /// Whether the numbers are the same.
  fileprivate func isSameTest(as other: Self) -> Bool {
    dimension == other.dimension && measure == other.measure && p == other.p
      && logRatio == other.logRatio
  }
}
