import CProcessor
import Graphs

/// Ids as bytes, each once, numbered by first appearance.
///
/// An open-addressing table over one arena: an id of up to eight bytes is its own key, so that
/// finding it touches one slot; longer ids are hashed and compared in the arena.
///
/// - Complexity: O(length) expected for each id.
struct IdentifierPool: Sendable {
  /// An id to be looked up: its key, and where it stands in a text.
  struct Entry: BitwiseCopyable {
    var key: UInt64
    var start: UInt32
    var length: UInt32
  }

  /// Numbers of this process, so that nobody can write a file whose ids all fall into one slot. Codes
  /// do not depend on them.
  private struct Secret: BitwiseCopyable {
    let first: UInt64
    let second: UInt64

    /// Chance from the system, and none that a result could show.
    static let own = Secret(
      first: UInt64.random(in: .min ... .max) | 1, second: UInt64.random(in: .min ... .max) | 1)
  }

  private struct Slot: BitwiseCopyable {
    var key: UInt64
    /// One more than the code; 0 is a free slot.
    var code: UInt32
    var length: UInt32
  }

  private var arena: [UInt8] = []
  /// Where each id ends in the arena.
  private var ends: [Int] = []
  /// A copy, which is read faster than what is made on first use.
  private let secret = Secret.own
  private var slots = [Slot](repeating: Slot(key: 0, code: 0, length: 0), count: 1024)

  /// The number of different ids.
  var count: Int { ends.count }

  /// The code of these bytes, a new one if they are new.
  mutating func code(of text: Span<UInt8>, _ range: Range<Int>) -> Int {
    guard range.upperBound < Int(UInt32.max) else {
      let own = text.extracting(range)
      return code(of: own, 0..<own.count)
    }
    grow(for: 1)
    let entry = Self.entry(text, range)
    var own = slots.lent()
    defer { slots = own }
    var slots = own.mutableSpan
    return Int(
      Self.code(
        of: entry, startingAt: firstSlot(of: entry) & (slots.count - 1), in: text, &slots, &arena,
        &ends))
  }

  /// Asks for the memory where the id of an entry is kept, so that the waits for many overlap; what
  /// is found does not depend on it.
  @inline(__always)
  func readAhead(_ entry: Entry) {
    let slot = firstSlot(of: entry) & (slots.count - 1)
    slots.withUnsafeBufferPointer { slots in
      guard let first = slots.baseAddress else { return }
      heterarchy_prefetch(first + slot)
      // The next one may lie in another cache line; behind the last one, nothing is read.
      heterarchy_prefetch(first + slot + 1)
    }
  }

  /// The codes of many ids of one text, in their order: fastest after `readAhead` of each.
  mutating func codes(
    of entries: Span<Entry>, in text: Span<UInt8>, into codes: inout MutableSpan<UInt32>
  ) {
    grow(for: entries.count)
    var own = slots.lent()
    defer { slots = own }
    var slots = own.mutableSpan
    let mask = slots.count - 1
    for place in 0..<entries.count {
      let entry = entries[place]
      codes[place] = Self.code(
        of: entry, startingAt: firstSlot(of: entry) & mask, in: text, &slots, &arena, &ends)
    }
  }

  @inline(__always)
  private static func code(
    of entry: Entry, startingAt start: Int, in text: Span<UInt8>,
    _ slots: inout MutableSpan<Slot>, _ arena: inout [UInt8], _ ends: inout [Int]
  ) -> UInt32 {
    let mask = slots.count - 1
    var slot = start
    var known = slots[slot]
    while known.code != 0 {
      if known.key == entry.key, known.length == entry.length,
        entry.length <= 8 || isStored(Int(known.code) - 1, arena, ends, text, entry)
      {
        return known.code &- 1
      }
      slot = (slot + 1) & mask
      known = slots[slot]
    }
    let code = add(entry, of: text, to: &arena, &ends)
    slots[slot] = Slot(key: entry.key, code: code + 1, length: entry.length)
    return code
  }

  /// Stores a new id.
  @inline(never)
  private static func add(
    _ entry: Entry, of text: Span<UInt8>, to arena: inout [UInt8], _ ends: inout [Int]
  ) -> UInt32 {
    for position in Int(entry.start)..<Int(entry.start) + Int(entry.length) {
      arena.append(text[position])
    }
    ends.append(arena.count)
    return UInt32(ends.count - 1)
  }

  /// The code of a text.
  mutating func code(of text: [UInt8]) -> Int { code(of: text.span, 0..<text.count) }

  /// The code of these bytes if they were seen before.
  func existing(_ text: [UInt8]) -> Int? { existing(text.span, 0..<text.count) }

  /// The same for bytes that stand in a text.
  func existing(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let code = existing(Self.entry(text, range), in: text, among: slots.span)
    return code == .max ? nil : Int(code)
  }

  /// The codes of ids of one text that were seen before, and `UInt32.max` for all others: fastest
  /// after `readAhead` of each.
  func existing(_ entries: Span<Entry>, in text: Span<UInt8>, into codes: inout [UInt32]) {
    let table = slots.span
    for place in 0..<entries.count {
      codes.append(existing(entries[place], in: text, among: table))
    }
  }

  @inline(__always)
  private func existing(
    _ entry: Entry, in text: Span<UInt8>, among slots: Span<Slot>
  ) -> UInt32 {
    let mask = slots.count - 1
    var slot = firstSlot(of: entry) & mask
    while slots[slot].code != 0 {
      let known = slots[slot]
      if known.key == entry.key, known.length == entry.length,
        entry.length <= 8 || Self.isStored(Int(known.code) - 1, arena, ends, text, entry)
      {
        return known.code - 1
      }
      slot = (slot + 1) & mask
    }
    return .max
  }

  /// Adds the ids of another pool, in their order.
  ///
  /// - Returns: For each code of the other the code here.
  mutating func add(_ other: IdentifierPool) -> [UInt32] {
    var codes = [UInt32](repeating: 0, count: other.count)
    var entries: [Entry] = []
    let text = other.arena.span
    var start = 0
    var done = 0
    while done < other.count {
      // In parts, so that the table grows by what is new, not by what there is.
      let part = done..<min(done + 512, other.count)
      entries.removeAll(keepingCapacity: true)
      for code in part {
        let entry = Self.entry(text, start..<other.ends[code])
        readAhead(entry)
        entries.append(entry)
        start = other.ends[code]
      }
      var into = codes.mutableSpan
      var own = into.extracting(part)
      self.codes(of: entries.span, in: text, into: &own)
      done = part.upperBound
    }
    return codes
  }

  /// The bytes of an id.
  func bytes(of code: Int) -> ArraySlice<UInt8> { arena[start(of: code)..<ends[code]] }

  /// Whether an id begins so.
  func starts(_ code: Int, with prefix: [UInt8]) -> Bool {
    let start = start(of: code)
    guard ends[code] - start >= prefix.count else { return false }
    return prefix.indices.allSatisfy { arena[start + $0] == prefix[$0] }
  }

  /// Whether an id holds nothing but printable ASCII without blanks and capitals, and does not begin
  /// as a formula does.
  func isPlain(_ code: Int) -> Bool {
    let arena = arena.span
    let range = start(of: code)..<ends[code]
    for position in range {
      let byte = arena[position]
      if byte <= 0x20 || byte >= 0x80 || byte &- 0x41 < 26 { return false }
    }
    guard let first = range.first.map({ arena[$0] }) else { return true }
    return first != 0x3D && first != 0x2B && first != 0x2D && first != 0x40
  }

  /// The id as text.
  func text(of code: Int) -> String { String(decoding: bytes(of: code), as: UTF8.self) }

  /// All codes in the order of the bytes of their ids.
  ///
  /// - Complexity: O(n log n), on all cores.
  func sorted() -> [Int] {
    let count = count
    // Eight, however many cores there are: four rounds of merging cost more than they win.
    let parts = count < 1 << 14 ? 1 : 8
    var sorted = concurrently(parts) { part in
      var keys = (count * part / parts..<count * (part + 1) / parts).map { code in
        SortKey(
          prefix: Self.prefix(arena.span, start(of: code)..<ends[code]), code: UInt32(code))
      }
      keys.sort { precedes($0, $1) }
      return keys
    }
    while sorted.count > 1 {
      let halves = sorted
      sorted = concurrently(halves.count / 2) { pair in
        merged(halves[2 * pair], halves[2 * pair + 1])
      }
    }
    return sorted.first?.map { Int($0.code) } ?? []
  }

  /// The first bytes of an id, and its code.
  private struct SortKey: BitwiseCopyable, Sendable {
    var prefix: UInt64
    var code: UInt32
  }

  private func precedes(_ left: SortKey, _ right: SortKey) -> Bool {
    left.prefix != right.prefix
      ? left.prefix < right.prefix
      : bytes(of: Int(left.code)).lexicographicallyPrecedes(bytes(of: Int(right.code)))
  }

  private func start(of code: Int) -> Int { code == 0 ? 0 : ends[code - 1] }

  private func merged(_ left: [SortKey], _ right: [SortKey]) -> [SortKey] {
    var both: [SortKey] = []
    both.reserveCapacity(left.count + right.count)
    var (first, second) = (0, 0)
    while first < left.count, second < right.count {
      if precedes(right[second], left[first]) {
        both.append(right[second])
        second += 1
      } else {
        both.append(left[first])
        first += 1
      }
    }
    both.append(contentsOf: left[first...])
    both.append(contentsOf: right[second...])
    return both
  }

  @inline(never)
  private static func isStored(
    _ code: Int, _ arena: [UInt8], _ ends: [Int], _ text: Span<UInt8>, _ entry: Entry
  ) -> Bool {
    var stored = code == 0 ? 0 : ends[code - 1]
    for position in Int(entry.start)..<Int(entry.start) + Int(entry.length) {
      if arena[stored] != text[position] { return false }
      stored += 1
    }
    return true
  }

  /// Makes room for so many new ids.
  private mutating func grow(for news: Int) {
    var size = slots.count
    while (ends.count + news) * 2 > size { size *= 2 }
    guard size > slots.count else { return }
    var larger = [Slot](spread: Slot(key: 0, code: 0, length: 0), count: size)
    let mask = size - 1
    for old in slots where old.code != 0 {
      var slot = firstSlot(of: Entry(key: old.key, start: 0, length: old.length)) & mask
      while larger[slot].code != 0 { slot = (slot + 1) & mask }
      larger[slot] = old
    }
    slots = larger
  }

  /// The entry of the bytes of a range.
  static func entry(_ text: Span<UInt8>, _ range: Range<Int>) -> Entry {
    Entry(
      key: key(text, range), start: UInt32(range.lowerBound), length: UInt32(range.count))
  }

  /// The entry of bytes of which the first eight, if there are so many, were read already.
  @inline(__always)
  static func entry(
    _ text: Span<UInt8>, _ start: Int, length: Int, beginning word: UInt64
  ) -> Entry {
    let key =
      length > 8
      ? hash(text, start..<start + length)
      : length == 0 ? 0 : word & UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    return Entry(
      key: key, start: UInt32(truncatingIfNeeded: start),
      length: UInt32(truncatingIfNeeded: length))
  }

  /// The bytes themselves, the first the lowest, when they fit; else a hash over them.
  @inline(__always)
  private static func key(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    range.count <= 8 ? word(text, range) : hash(text, range)
  }

  /// A hash over more than eight bytes: eight at a time, the last ones overlapping; long ids are
  /// compared anyhow.
  @inline(never)
  private static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    let secret = Secret.own
    var hash = secret.first
    var position = range.lowerBound
    while position < range.upperBound {
      let first = min(position, range.upperBound - 8)
      hash = folded(hash ^ word(text, first..<first + 8), secret.second)
      position += 8
    }
    return hash
  }

  /// The two halves of a product, one over the other.
  @inline(__always)
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  /// Up to eight bytes as one number, the first the lowest.
  @inline(__always)
  private static func word(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    if range.lowerBound + 8 <= text.count {
      let word = UInt64(
        littleEndian: text.bytes.unsafeLoadUnaligned(
          fromByteOffset: range.lowerBound, as: UInt64.self))
      // Shifting by the whole width is shifting everything out.
      return word & ~(UInt64.max << UInt64(8 * range.count))
    }
    var word: UInt64 = 0
    for position in range.reversed() { word = word << 8 | UInt64(text[position]) }
    return word
  }

  /// The first eight bytes as a number that sorts as they do.
  private static func prefix(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    word(text, range.lowerBound..<min(range.upperBound, range.lowerBound + 8)).byteSwapped
  }

  /// The slot where the search for an entry begins, before the table's size is taken of it.
  @inline(__always)
  private func firstSlot(of entry: Entry) -> Int {
    let mixed = Self.folded(
      entry.key ^ UInt64(entry.length) << 56 ^ secret.first, secret.second)
    // Twice: for ids that are but numbered differ in few bits, and one product of them with some
    // secrets leaves long runs.
    return Int(truncatingIfNeeded: Self.folded(mixed ^ secret.second, secret.first))
  }
}
