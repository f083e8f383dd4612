import Metrics
import Testing

@testable import Reports

@Suite struct ReportedColumnsTests {
  @Test func `A fraction stops at 1 and its number at N, others stay`() {
    let columns = [
      Column(
        "effective_fraction_use", variant: "weights=count", whole: 1.25, low: 0.9, high: 1.6),
      Column("effective_number_use", variant: "weights=count", whole: 20, low: 14.4, high: 25.6),
      Column("effective_fraction_use", variant: "weights=magnitude", whole: 0.5),
      Column("effective_number_use", variant: "weights=magnitude", whole: 8),
      Column("latency_mean_h", whole: 30),
    ]
    let shown = ReportedColumns.clipped(columns)
    #expect(shown.map { $0.values[0] } == [1, 16, 0.5, 8, 30])
    #expect(shown[0].low == 0.9)
    #expect(shown[0].high == 1)
    #expect(shown[1].high == 16)
    #expect(shown[0].note.contains("by chance"))
    #expect(Array(shown[2...]) == Array(columns[2...]))
  }
}
