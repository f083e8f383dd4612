import Organisations
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1970, 1, 2, 1), (1969, 12, 31, -1), (2000, 2, 29, 11_016),
    (2024, 2, 29, 19_782), (2026, 11, 22, 20_779), (1600, 3, 1, -135_080), (1, 1, 1, -719_162),
  ])
  func `A day has the number that the calendar gives it`(
    _ year: Int, _ month: Int, _ day: Int, _ number: Int
  ) throws {
    let instant = try #require(Instant(year: year, month: month, day: day))
    #expect(instant.day == number)
    #expect(instant.date == (year, month, day))
  }

  @Test func `Every day of eight centuries reads back`() throws {
    var number = try #require(Instant(year: 1600, month: 1, day: 1)).day
    let last = try #require(Instant(year: 2400, month: 12, day: 31)).day
    var wrong: [Int] = []
    while number <= last {
      let (year, month, day) = Instant(seconds: Double(number) * 86_400).date
      if Instant(year: year, month: month, day: day)?.day != number { wrong.append(number) }
      number += 1
    }
    #expect(wrong == [])
  }

  @Test(arguments: [
    (2026, 2, 30), (2023, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 4, 31), (2026, 1, 0),
  ])
  func `A day that the calendar lacks is none`(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Instant(year: year, month: month, day: day) == nil)
  }

  @Test func `Days are written with leading zeros`() throws {
    #expect(try #require(Instant(year: 987, month: 6, day: 5)).dayText == "0987-06-05")
    #expect(Instant(seconds: -1).dayText == "1969-12-31")
  }

  @Test func `A window holds its last day with all its hours`() throws {
    let first = try #require(Instant(year: 2026, month: 3, day: 1))
    let last = try #require(Instant(year: 2026, month: 3, day: 31))
    let window = Window(from: first, to: last)
    #expect(window.contains(first))
    #expect(window.contains(Instant(seconds: last.seconds + 86_399)))
    #expect(!window.contains(Instant(seconds: last.seconds + 86_400)))
    #expect(!window.contains(Instant(seconds: first.seconds - 1)))
    #expect(Window().contains(Instant(seconds: -1e12)))
  }
}
