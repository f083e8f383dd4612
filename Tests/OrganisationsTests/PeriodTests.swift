import Organisations
import Testing

@Suite struct PeriodTests {
  private func day(_ text: String) throws -> Instant {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    try #require(parts.count == 3)
    return try #require(Instant(year: parts[0], month: parts[1], day: parts[2]))
  }

  private func words(_ length: Period.Length, _ from: String, _ to: String) throws -> [String] {
    let (from, to) = (try day(from), try day(to))
    let periods = length.periods(from: from, to: to)
    #expect(length.count(from: from, to: to) == periods.count)
    return periods.map { "\($0.name) \($0.first.dayText) \($0.last.dayText)" }
  }

  @Test func `Months end where the calendar ends them, in leap years too`() throws {
    #expect(
      try words(.month, "2024-01-15", "2024-04-01") == [
        "2024-01 2024-01-15 2024-01-31", "2024-02 2024-02-01 2024-02-29",
        "2024-03 2024-03-01 2024-03-31", "2024-04 2024-04-01 2024-04-01",
      ])
    #expect(
      try words(.month, "1900-02-28", "1900-03-01") == [
        "1900-02 1900-02-28 1900-02-28", "1900-03 1900-03-01 1900-03-01",
      ])
  }

  @Test func `Weeks are those of ISO 8601 at the end of a year`() throws {
    #expect(
      try words(.week, "2026-12-25", "2027-01-04") == [
        "2026-W52 2026-12-25 2026-12-27", "2026-W53 2026-12-28 2027-01-03",
        "2027-W01 2027-01-04 2027-01-04",
      ])
    #expect(
      try words(.week, "2024-12-29", "2025-01-01") == [
        "2024-W52 2024-12-29 2024-12-29", "2025-W01 2024-12-30 2025-01-01",
      ])
    #expect(
      try words(.week, "2026-12-31", "2027-01-01") == ["2026-W53 2026-12-31 2027-01-01"])
    #expect(
      try words(.week, "1969-12-28", "1970-01-01") == [
        "1969-W52 1969-12-28 1969-12-28", "1970-W01 1969-12-29 1970-01-01",
      ])
  }

  @Test func `Days, quarters and years have their own names`() throws {
    #expect(
      try words(.day, "2026-02-28", "2026-03-01") == [
        "2026-02-28 2026-02-28 2026-02-28", "2026-03-01 2026-03-01 2026-03-01",
      ])
    #expect(
      try words(.quarter, "2025-12-31", "2026-04-01") == [
        "2025-Q4 2025-12-31 2025-12-31", "2026-Q1 2026-01-01 2026-03-31",
        "2026-Q2 2026-04-01 2026-04-01",
      ])
    #expect(
      try words(.year, "2025-07-01", "2026-07-01") == [
        "2025 2025-07-01 2025-12-31", "2026 2026-01-01 2026-07-01",
      ])
  }

  @Test func `Years before 1 and after 9998 have periods`() throws {
    let first = try #require(Instant(year: -1, month: 12, day: 31))
    let last = try #require(Instant(year: 0, month: 1, day: 1))
    #expect(
      Period.Length.month.periods(from: first, to: last).map(\.name) == ["-0001-12", "0000-01"])
    #expect(try words(.year, "9999-12-30", "9999-12-31") == ["9999 9999-12-30 9999-12-31"])
  }

  @Test func `Nothing lies between a day and one before it`() throws {
    for length in Period.Length.allCases {
      #expect(try words(length, "2026-01-02", "2026-01-01") == [])
    }
  }

  @Test(arguments: Period.Length.allCases)
  func `Periods cover every day of thirty years once, and no name comes twice`(
    length: Period.Length
  ) throws {
    let (from, to) = (try day("1999-03-14"), try day("2029-08-09"))
    let periods = length.periods(from: from, to: to)
    #expect(periods.first?.first == from)
    #expect(periods.last?.last == to)
    #expect(zip(periods, periods.dropFirst()).allSatisfy { $0.last.day + 1 == $1.first.day })
    #expect(periods.allSatisfy { $0.first <= $0.last })
    #expect(Set(periods.map(\.name)).count == periods.count)
  }
}
