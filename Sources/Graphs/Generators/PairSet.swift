/// A set of ordered pairs of nodes, as words `one << 32 | other`, in one array with open places.
///
/// Removing moves later entries up, so that any number of changes leaves no traces. Those that
/// change it in a hot loop borrow `places` and use the static functions.
struct PairSet: Sendable {
  static let empty: UInt64 = .max

  /// A power of two of them, at least half of them empty.
  var places: [UInt64]
  let shift: UInt64

  /// Room for `count` pairs and two more.
  init(capacity count: Int) {
    let bits = max(3, Int.bitWidth - (2 * (count + 2) - 1).leadingZeroBitCount)
    places = Array(repeating: Self.empty, count: 1 << bits)
    shift = UInt64(UInt64.bitWidth - bits)
  }

  /// Where `pair` is looked for first.
  @inline(__always)
  static func home(of pair: UInt64, shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9e37_79b9_7f4a_7c15) &>> shift)
  }

  /// The place of `pair`, or the empty one where it would stand.
  @inline(__always)
  static func place(
    of pair: UInt64, in places: borrowing MutableSpan<UInt64>, shift: UInt64
  ) -> Int {
    var place = home(of: pair, shift: shift)
    while places[place] != pair, places[place] != empty { place = (place + 1) & (places.count - 1) }
    return place
  }

  /// Empties the place of a pair that is there.
  @inline(__always)
  static func remove(_ pair: UInt64, from places: inout MutableSpan<UInt64>, shift: UInt64) {
    let last = places.count - 1
    var hole = place(of: pair, in: places, shift: shift)
    var next = (hole + 1) & last
    while places[next] != empty {
      // Whoever may stand in the hole without standing before its home moves there.
      let wandered = (next &- home(of: places[next], shift: shift)) & last
      if wandered >= (next &- hole) & last {
        places[hole] = places[next]
        hole = next
      }
      next = (next + 1) & last
    }
    places[hole] = empty
  }

  /// Whether a pair is among `places`.
  @inline(__always)
  static func contains(_ pair: UInt64, in places: Span<UInt64>, shift: UInt64) -> Bool {
    var place = home(of: pair, shift: shift)
    while places[place] != pair, places[place] != empty { place = (place + 1) & (places.count - 1) }
    return places[place] == pair
  }

  /// Adds a pair; whether it was new.
  mutating func insert(_ pair: UInt64) -> Bool {
    var memory = places.lent()
    defer { places = memory }
    var places = memory.mutableSpan
    let place = Self.place(of: pair, in: places, shift: shift)
    guard places[place] == Self.empty else { return false }
    places[place] = pair
    return true
  }

  /// Takes out a pair that is there.
  mutating func remove(_ pair: UInt64) {
    var memory = places.lent()
    defer { places = memory }
    var places = memory.mutableSpan
    Self.remove(pair, from: &places, shift: shift)
  }

  /// Whether the pair is there.
  func contains(_ pair: UInt64) -> Bool {
    Self.contains(pair, in: places.span, shift: shift)
  }
}
