/// SplitMix64: spreads one seed over many well-mixed words.
///
/// - SeeAlso: G. L. Steele, D. Lea and C. H. Flood, *Fast splittable pseudorandom number
///   generators*, OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose whole sequence follows from `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next word.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// xoshiro256**: the generator behind every random number of this package.
///
/// - SeeAlso: D. Blackman and S. Vigna, *Scrambled linear pseudorandom number generators*,
///   ACM TOMS 47(4), 2021.
public struct Xoshiro256: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator seeded through `SplitMix64`.
  public init(seed: UInt64) {
    var seeds = SplitMix64(seed: seed)
    state = (seeds.next(), seeds.next(), seeds.next(), seeds.next())
  }

  /// The stream that belongs to one purpose: hash(master, snapshot, measure, null).
  ///
  /// Another purpose has another stream, so a new measure changes no number of an old one.
  ///
  /// - Parameter purpose: Whatever names the stream: snapshot, measure, null model, in this order.
  public init(master: UInt64, purpose: String...) {
    // FNV-1a over the master's bytes and each part with its length, so that parts cannot run
    // into one another; SplitMix64 then mixes it.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    for shift in stride(from: 0, to: 64, by: 8) { take(UInt8(truncatingIfNeeded: master >> shift)) }
    for part in purpose {
      let length = UInt64(part.utf8.count)
      for shift in stride(from: 0, to: 64, by: 8) {
        take(UInt8(truncatingIfNeeded: length >> shift))
      }
      for byte in part.utf8 { take(byte) }
    }
    self.init(seed: hash)
  }

  /// The next word.
  public mutating func next() -> UInt64 {
    func rotate(_ word: UInt64, _ by: UInt64) -> UInt64 { (word << by) | (word >> (64 - by)) }
    let result = rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, 45)
    return result
  }
}
