import Foundation

/// The zones that calendars name, for comparing times of different zones.
///
/// A zone of the tz database (`Europe/Vienna`) is taken from the system, any other from the
/// VTIMEZONE of its file.
struct CalendarZones {
  /// A part of a VTIMEZONE: an offset, and when it begins.
  struct Observance {
    /// Beginnings as the clock shows them before.
    var starts: [Double] = []
    var rule: Recurrence?
    /// Seconds east of UTC, before and after the beginning.
    var before = 0.0
    var after: Double?

    /// All beginnings in UTC, those of a rule from 1970 to 2100.
    ///
    /// - Complexity: O(starts), and the days of these years for a rule.
    fileprivate var changes: [Change] {
      guard let after, let start = starts.min() else { return [] }
      var all = starts
      if let rule {
        let timeOfDay = start - Double(CalendarDate.day(of: start)) * 86_400
        let until = rule.until.map { $0.zone == .utc ? $0.wall + before : $0.wall }
        let days = rule.lastDays(from: CalendarDate.day(of: start), in: 0...47_846)
        all += days.map { Double($0) * 86_400 + timeOfDay }.filter { $0 <= until ?? $0 }
      }
      return all.map { Change(utc: $0 - before, before: before, after: after) }
    }
  }

  /// A time from which a zone has another offset.
  fileprivate struct Change {
    var utc: Double
    var before: Double
    var after: Double
  }

  private struct Key: Hashable {
    var name: [UInt8]
    var file: Int
  }

  private struct Zone {
    var name: [UInt8]
    var system: TimeZone?
    /// In their order.
    var changes: [Change] = []
  }

  private var zones: [Zone] = []
  private var codes: [Key: Int] = [:]

  /// The zone that a file means by a TZID.
  mutating func code(of name: [UInt8], in file: Int) -> Int {
    let key = Key(name: name, file: file)
    if let code = codes[key] { return code }
    codes[key] = zones.count
    zones.append(Zone(name: name, system: Self.system(name)))
    return zones.count - 1
  }

  /// Adds what a VTIMEZONE of the file says, unless the system knows the zone.
  mutating func add(_ observances: [Observance], to name: [UInt8], in file: Int) {
    let code = code(of: name, in: file)
    guard zones[code].system == nil else { return }
    zones[code].changes = observances.flatMap(\.changes).sorted { $0.utc < $1.utc }
  }

  /// What is shown at `date` in another zone; a time without a zone is of any.
  ///
  /// `nil` where one of both is UTC, or both are named, and a zone is not known.
  func wall(of date: CalendarDate, in zone: CalendarDate.Zone) -> Double? {
    switch (date.zone, zone) {
    case (.day, _), (_, .day), (.floating, _), (.named, .floating), (.utc, .utc): date.wall
    case (.utc, .floating): nil
    case (.utc, .named(let code)): offset(code, at: date.wall).map { date.wall + $0 }
    case (.named(let code), .utc): utc(date.wall, in: code)
    case (.named(let own), .named(let other)):
      zones[own].name == zones[other].name
        ? date.wall
        : utc(date.wall, in: own).flatMap { utc in offset(other, at: utc).map { utc + $0 } }
    }
  }

  private func utc(_ wall: Double, in code: Int) -> Double? {
    // The offset of about that time gives the time at which the offset is asked.
    offset(code, at: wall).flatMap { offset(code, at: wall - $0) }.map { wall - $0 }
  }

  /// Seconds east of UTC.
  private func offset(_ code: Int, at utc: Double) -> Double? {
    let zone = zones[code]
    if let system = zone.system {
      return Double(system.secondsFromGMT(for: Date(timeIntervalSince1970: utc)))
    }
    // The last change up to then; before all of them it is as it was before the first.
    var low = 0
    var high = zone.changes.count
    while low < high {
      let middle = (low + high) / 2
      if zone.changes[middle].utc <= utc { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? zone.changes[low - 1].after : zone.changes.first?.before
  }

  /// Names without dots alone are asked for, since elsewhere they are names of files.
  private static func system(_ name: [UInt8]) -> TimeZone? {
    let isName = name.allSatisfy { byte in
      (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte)
        || [UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+")]
          .contains(byte)
    }
    guard isName, name.count <= 64, name.first.map({ $0 >= 0x41 }) == true else { return nil }
    return TimeZone(identifier: String(decoding: name, as: UTF8.self))
  }
}
