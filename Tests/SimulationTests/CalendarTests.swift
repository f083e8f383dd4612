import Graphs
import Organisations
import Testing

@testable import Simulation

@Suite struct CalendarTests {
  @Test func `The window begins on Monday 2025-01-06 and ends on Friday 2026-01-02`() {
    #expect(Calendar.window.from == Instant(year: 2025, month: 1, day: 6))
    #expect(Calendar.window.to == Instant(year: 2026, month: 1, day: 2))
  }

  @Test func `Working days skip the week-ends in both directions`() {
    #expect(Calendar.workingDay(4) == Calendar.firstDay + 4)
    #expect(Calendar.workingDay(5) == Calendar.firstDay + 7)
    #expect(Calendar.workingDay(-1) == Calendar.firstDay - 3)
    #expect(Calendar.workingDay(-5) == Calendar.firstDay - 7)
    #expect(Calendar.workingDay(-6) == Calendar.firstDay - 10)
  }

  @Test func `Half of the matters wait less than four working days and few wait long`() {
    var random = Xoshiro256(master: 1, purpose: "tests", "waiting")
    let day = Calendar.workingDay(200)
    let waits = (0..<4000).map { _ in
      Double(day - Calendar.requested(before: day, using: &random)) * 5 / 7
    }
    #expect(waits.allSatisfy { $0 >= 0 })
    let short = Double(waits.count { $0 < 4 }) / 4000
    #expect(short > 0.4 && short < 0.6)
    #expect(waits.count { $0 > 20 } < 200)
  }
}
