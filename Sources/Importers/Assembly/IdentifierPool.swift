/// Ids as bytes, each once, numbered by first appearance.
///
/// An open-addressing table over one arena: an id of up to eight bytes is its own key, so that
/// finding it touches one slot; longer ids are hashed and compared in the arena.
///
/// - Complexity: O(length) expected for each id.
struct IdentifierPool {
  private struct Slot {
    var key: UInt64
    /// One more than the code; 0 is a free slot.
    var code: UInt32
    var length: UInt32
  }

  private var arena: [UInt8] = []
  /// Where each id ends in the arena.
  private var ends: [Int] = []
  private var slots = [Slot](repeating: Slot(key: 0, code: 0, length: 0), count: 1024)

  /// The number of different ids.
  var count: Int { ends.count }

  /// The code of these bytes, a new one if they are new.
  mutating func code(of text: Span<UInt8>, _ range: Range<Int>) -> Int {
    if ends.count * 2 >= slots.count { grow() }
    let key = Self.key(text, range)
    let length = UInt32(range.count)
    let mask = slots.count - 1
    var slot = Self.start(key, length) & mask
    while slots[slot].code != 0 {
      if slots[slot].key == key, slots[slot].length == length,
        length <= 8 || isStored(Int(slots[slot].code) - 1, text, range)
      {
        return Int(slots[slot].code) - 1
      }
      slot = (slot + 1) & mask
    }
    for position in range { arena.append(text[position]) }
    ends.append(arena.count)
    slots[slot] = Slot(key: key, code: UInt32(ends.count), length: length)
    return ends.count - 1
  }

  /// The code of a text.
  mutating func code(of text: [UInt8]) -> Int { code(of: text.span, 0..<text.count) }

  /// The code of these bytes if they were seen before.
  func existing(_ text: [UInt8]) -> Int? {
    let span = text.span
    let range = 0..<text.count
    let key = Self.key(span, range)
    let mask = slots.count - 1
    var slot = Self.start(key, UInt32(text.count)) & mask
    while slots[slot].code != 0 {
      if slots[slot].key == key, Int(slots[slot].length) == text.count,
        isStored(Int(slots[slot].code) - 1, span, range)
      {
        return Int(slots[slot].code) - 1
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The bytes of an id.
  func bytes(of code: Int) -> ArraySlice<UInt8> { arena[start(of: code)..<ends[code]] }

  /// The id as text.
  func text(of code: Int) -> String { String(decoding: bytes(of: code), as: UTF8.self) }

  /// All codes in the order of the bytes of their ids.
  func sorted() -> [Int] {
    // The first eight bytes, read as one number, settle most comparisons.
    let keyed = (0..<count).map { code -> (prefix: UInt64, code: Int) in
      var prefix: UInt64 = 0
      for byte in bytes(of: code).prefix(8) { prefix = prefix << 8 | UInt64(byte) }
      let missing = max(0, 8 - bytes(of: code).count)
      return (missing == 8 ? 0 : prefix << UInt64(8 * missing), code)
    }
    return keyed.sorted { left, right in
      left.prefix != right.prefix
        ? left.prefix < right.prefix
        : bytes(of: left.code).lexicographicallyPrecedes(bytes(of: right.code))
    }.map(\.code)
  }

  private func start(of code: Int) -> Int { code == 0 ? 0 : ends[code - 1] }

  private func isStored(_ code: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var stored = start(of: code)
    for position in range {
      if arena[stored] != text[position] { return false }
      stored += 1
    }
    return true
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(key: 0, code: 0, length: 0), count: slots.count * 2)
    let mask = larger.count - 1
    for old in slots where old.code != 0 {
      var slot = Self.start(old.key, old.length) & mask
      while larger[slot].code != 0 { slot = (slot + 1) & mask }
      larger[slot] = old
    }
    slots = larger
  }

  /// The bytes themselves when they fit; else an FNV-1a hash over them.
  private static func key(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var key: UInt64 = 0
    if range.count <= 8 {
      for position in range { key = key << 8 | UInt64(text[position]) }
    } else {
      key = 0xcbf2_9ce4_8422_2325
      for position in range { key = (key ^ UInt64(text[position])) &* 0x0000_0100_0000_01b3 }
    }
    return key
  }

  private static func start(_ key: UInt64, _ length: UInt32) -> Int {
    var mixed = key ^ (UInt64(length) << 56)
    mixed = (mixed ^ (mixed >> 32)) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 1)
  }
}
