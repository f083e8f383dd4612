/// A point in time as a file states it: a day, or a day with a time.
///
/// Days are of the proleptic Gregorian calendar; a time without a zone is taken as UTC.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Double
  /// Whether the file gave a time, not only a day.
  public let hasTime: Bool

  /// The instant `seconds` after 1970-01-01T00:00:00Z.
  public init(seconds: Double, hasTime: Bool = true) {
    self.seconds = seconds
    self.hasTime = hasTime
  }

  /// Midnight of the day with that number, 0 for 1970-01-01.
  public init(day: Int) { self.init(seconds: Double(day) * 86_400, hasTime: false) }

  /// Midnight of a day; `nil` where the calendar has no such day (30 February).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year),
      (-9999...9999).contains(year)
    else { return nil }
    self.init(seconds: Double(Self.dayNumber(year, month, day)) * 86_400, hasTime: false)
  }

  /// The number of the UTC day, 0 for 1970-01-01.
  public var day: Int { Int((seconds / 86_400).rounded(.down)) }

  /// Year, month and day in UTC.
  public var date: (year: Int, month: Int, day: Int) {
    // Civil from days, counted in eras of 400 years that begin on 1 March of the year 0.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * ofYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  /// The day as `2026-03-31`.
  public var dayText: String {
    let (year, month, day) = date
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(abs(number))
      let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
      return (number < 0 ? "-" : "") + zeros + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Whether it lies before the other.
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The number of a day, 0 for 1970-01-01; the month is 1 to 12 and the day one that it has.
  static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
  }
}

/// The time that a report speaks of, both days included; an open end is `nil`.
public struct Window: Equatable, Sendable {
  /// The first day.
  public var from: Instant?
  /// The last day, with all its hours.
  public var to: Instant?

  /// All time, unless an end is given.
  public init(from: Instant? = nil, to: Instant? = nil) {
    self.from = from
    self.to = to
  }

  /// Whether the instant lies in the window.
  public func contains(_ instant: Instant) -> Bool {
    if let from, instant.seconds < Double(from.day) * 86_400 { return false }
    if let to, instant.seconds >= Double(to.day + 1) * 86_400 { return false }
    return true
  }
}
