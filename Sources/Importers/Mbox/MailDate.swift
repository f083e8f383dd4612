import Organisations

/// A date as mail writes it (RFC 5322 with the obsolete forms, and the form of C's `asctime`).
///
///     Tue, 31 Mar 2026 09:15:00 +0200      31 Mar 26 09:15 EST      Tue Mar 31 09:15:00 2026
struct MailDate: Equatable {
  var instant: Instant
  /// Whether the zone is another than UTC.
  var statesOffset: Bool

  /// The date that the bytes write; `nil` where they write none.
  init?(_ value: some Sequence<UInt8>) {
    var day: Int?
    var month: Int?
    var year: Int?
    var time: (hour: Int, minute: Int, second: Int)?
    var offset = 0
    for word in Self.words(value) {
      if word.contains(UInt8(ascii: ":")) {
        guard time == nil, let parsed = Self.time(word) else { return nil }
        time = parsed
      } else if let first = word.first,
        first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
      {
        guard let minutes = Self.minutes(word) else { return nil }
        offset = minutes
      } else if let number = Self.number(word) {
        if day == nil, word.count <= 2 {
          day = number
        } else if year == nil {
          year = word.count == 2 ? number + (number < 50 ? 2000 : 1900) : number
          if word.count == 3 { year = number + 1900 }
        } else {
          return nil
        }
      } else {
        let name = String(decoding: word.prefix(3), as: UTF8.self)
        if word.count >= 3, Self.days.contains(name) { continue }
        if let index = Self.months.firstIndex(of: name), word.count >= 3, month == nil {
          month = index + 1
        } else if word.elementsEqual("am".utf8) || word.elementsEqual("pm".utf8) {
          return nil
        } else {
          // A zone that is not known counts as UTC, as RFC 5322 has it.
          offset = (Self.zones[String(decoding: word, as: UTF8.self)] ?? 0) * 60
        }
      }
    }
    guard let day, let month, let year, let midnight = Instant(year: year, month: month, day: day)
    else { return nil }
    statesOffset = time != nil && offset != 0
    guard let time else {
      instant = midnight
      return
    }
    let minutes = time.hour * 60 + time.minute - offset
    instant = Instant(seconds: midnight.seconds + Double(minutes * 60 + time.second))
  }

  private static let days: Set = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let zones = [
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
  ]

  /// Words in lowercase, without comments; a hyphen between letters or digits parts words too.
  private static func words(_ value: some Sequence<UInt8>) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var depth = 0
    for byte in value {
      if byte == UInt8(ascii: "(") { depth += 1 }
      let isBreak =
        depth > 0 || byte <= 0x20 || byte == UInt8(ascii: ",")
        || (byte == UInt8(ascii: "-") && !word.isEmpty)
      if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
      if !isBreak { word.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
      if isBreak, !word.isEmpty {
        words.append(word)
        word = []
        // No date has more words; what follows would only cost time.
        if words.count > 12 { return [] }
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  static func number(_ word: some Collection<UInt8>) -> Int? {
    guard !word.isEmpty, word.count <= 4 else { return nil }
    var value = 0
    for byte in word {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func time(_ word: [UInt8]) -> (Int, Int, Int)? {
    let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hour = number(parts[0]), hour < 24,
      let minute = number(parts[1]), minute < 60
    else { return nil }
    guard parts.count == 3 else { return (hour, minute, 0) }
    guard let second = number(parts[2]), second <= 60 else { return nil }
    return (hour, minute, min(second, 59))
  }

  /// The minutes of `+0200`.
  private static func minutes(_ word: [UInt8]) -> Int? {
    guard word.count == 5, let hours = number(word[1...2]), hours < 24,
      let minutes = number(word[3...4]), minutes < 60
    else { return nil }
    return (word[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }
}
