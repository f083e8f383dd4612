/// How many nodes had each lane's bit, counted for all lanes at once.
///
/// Plane k holds bit k of every lane's count. Eight nodes are added together: seven full adders make
/// one carry into plane 3 of them, which then ripples on until no lane carries.
///
/// - SeeAlso: W. Muła, N. Kurz and D. Lemire, *Faster population counts using AVX2 instructions*,
///   The Computer Journal 61(1), 2018, for the adders.
struct LaneCounter {
  private typealias Lanes = SharedTraversal.Lanes

  private var planes = [Lanes](repeating: .zero, count: 36)
  private var waiting = [Lanes](repeating: .zero, count: 8)
  private var waitingCount = 0
  private var used = 3

  /// Counts the lanes whose bits are set.
  @inline(__always)
  mutating func add(_ bits: SharedTraversal.Lanes) {
    waiting[waitingCount] = bits
    waitingCount += 1
    if waitingCount == 8 { addWaiting() }
  }

  /// The count of each of the first `lanes` lanes that is not zero; counting starts anew.
  mutating func take(lanes: Int, _ body: (_ lane: Int, _ count: Int) -> Void) {
    for place in waitingCount..<8 { waiting[place] = .zero }
    addWaiting()
    for first in stride(from: 0, to: lanes, by: 64) {
      let words = planes[..<used].map { $0[first >> 6] }
      for bit in 0..<min(64, lanes - first) {
        var count = 0
        for plane in 0..<used { count |= Int(words[plane] >> UInt64(bit) & 1) << plane }
        if count > 0 { body(first + bit, count) }
      }
    }
    for plane in 0..<used { planes[plane] = .zero }
    used = 3
  }

  @inline(never)
  private mutating func addWaiting() {
    let (ones1, twos1) = Self.sum(planes[0], waiting[0], waiting[1])
    let (ones2, twos2) = Self.sum(ones1, waiting[2], waiting[3])
    let (ones3, twos3) = Self.sum(ones2, waiting[4], waiting[5])
    let (ones4, twos4) = Self.sum(ones3, waiting[6], waiting[7])
    let (twos5, fours1) = Self.sum(planes[1], twos1, twos2)
    let (twos6, fours2) = Self.sum(twos5, twos3, twos4)
    let (fours3, eights) = Self.sum(planes[2], fours1, fours2)
    planes[0] = ones4
    planes[1] = twos6
    planes[2] = fours3
    var carry = eights
    var plane = 3
    while carry != .zero {
      let before = planes[plane]
      planes[plane] = before ^ carry
      carry = before & carry
      plane += 1
    }
    used = max(used, plane)
    waitingCount = 0
  }

  @inline(__always)
  private static func sum(_ one: Lanes, _ two: Lanes, _ three: Lanes) -> (sum: Lanes, carry: Lanes)
  {
    let half = one ^ two
    return (half ^ three, (one & two) | (half & three))
  }
}
