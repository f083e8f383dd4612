import Metrics
import Organisations

/// `report.md`: the verdict in the first lines, then the evidence, then what the data cannot say
/// and how every number came about.
struct MarkdownReport {
  let report: Report

  init(_ report: Report) { self.report = report }

  var assessment: Assessment { report.assessment }
  var organisation: Organisation { report.assessment.organisation }
  var verdict: Verdict { report.assessment.verdict }

  func text() -> String {
    var writer = MarkdownWriter()
    summary(&writer)
    dimensions(&writer)
    ladder(&writer)
    sensitivity(&writer)
    decisions(&writer)
    changes(&writer)
    bottlenecks(&writer)
    structure(&writer)
    units(&writer)
    chance(&writer)
    limits(&writer)
    data(&writer)
    methods(&writer)
    return writer.text
  }

  /// The single value of a decision measure, if it was measured and is defined.
  func decisionColumn(_ measure: String, _ variant: String = "") -> Column? {
    report.decisionColumns.first { column in
      guard case .whole = column.scope else { return false }
      return column.measure == measure && column.variant == variant && column.group.isEmpty
    }
  }
}

/// Sentences that several sections use.
enum Phrases {
  /// A number of things: `1 person`, `12 people`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(NumberText.grouped(Int64(number))) \(number == 1 ? one : many)"
  }

  /// `0.19 (0.17 to 0.22)`, `0.19 (at least 0.17)` where an interval has no upper end, and without the
  /// brackets where there is none, or one that leaves out nothing.
  static func interval(_ value: Double, _ low: Double, _ high: Double) -> String {
    guard value.isFinite else { return "n/a" }
    if low > 0, low.isFinite, high == .infinity {
      return "\(NumberText.short(value)) (at least \(NumberText.short(low)))"
    }
    guard low.isFinite, high.isFinite else { return NumberText.short(value) }
    return "\(NumberText.short(value)) (\(NumberText.short(low)) to \(NumberText.short(high)))"
  }

  /// A value with its reason where it is undefined.
  static func value(_ column: Column) -> String {
    guard let value = column.values.first, value.isFinite else {
      return "n/a (\(MarkdownText.escaped(column.reason ?? "undefined")))"
    }
    guard let low = column.low, let high = column.high else { return NumberText.count(value) }
    return interval(value, low, high)
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
