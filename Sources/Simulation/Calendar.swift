import Organisations

/// The year that reference organisations live in: 52 working weeks from Monday, 2025-01-06.
enum Calendar {
  /// The number of the first day, 2025-01-06, counted from 1970-01-01.
  static let firstDay = 20_094
  /// Working days in the window.
  static let length = 260

  /// The window: Monday of the first week to Friday of the last.
  static let window = Window(
    from: instant(day: firstDay), to: instant(day: workingDay(length - 1)))

  /// The day of a working day's number, which may be negative.
  static func workingDay(_ number: Int) -> Int {
    let week = number >= 0 ? number / 5 : (number - 4) / 5
    return firstDay + 7 * week + (number - 5 * week)
  }

  /// `count` days of the window, drawn evenly and sorted.
  static func workingDays(
    _ count: Int, using random: inout some RandomNumberGenerator
  ) -> [Int] {
    (0..<count).map { _ in random.below(length) }.sorted().map(workingDay)
  }

  /// When a matter decided on `day` was asked for: lognormal working days before, half of them
  /// above four, one in twenty above fifteen.
  static func requested(before day: Int, using random: inout some RandomNumberGenerator) -> Int {
    let wait = random.logNormal(location: 1.386, sigma: 0.8)
    let week = (day - firstDay) / 7
    return workingDay(5 * week + (day - firstDay - 7 * week) - Int(min(wait, 250)))
  }

  /// Midnight of that day, as a day without a time.
  static func instant(day: Int) -> Instant {
    Instant(seconds: Double(day) * 86_400, hasTime: false)
  }
}
