/// Ties whose ends are about to be looked up together, so that the waits for memory overlap.
struct TieBatch {
  static let capacity = 256

  /// The ends of each tie: where it starts, and then where it goes to.
  var entries = [IdentifierPool.Entry](
    repeating: IdentifierPool.Entry(key: 0, start: 0, length: 0), count: 2 * capacity)
  /// Nobody's strength where it is negative: the ends are people, but the tie is left out.
  var strengths = [Double](repeating: 1, count: capacity)
  var count = 0

  var isFull: Bool { count == Self.capacity }

  mutating func append(
    from source: IdentifierPool.Entry, to target: IdentifierPool.Entry, strength: Double
  ) {
    entries[2 * count] = source
    entries[2 * count + 1] = target
    strengths[count] = strength
    count += 1
  }
}
