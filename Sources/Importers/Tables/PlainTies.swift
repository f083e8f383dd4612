/// Reads ties of the plainest kind, looking at eight bytes of a field at once.
///
/// It knows text without quotes, records of as many fields as the header, ids that are not empty,
/// strengths of 0 or more, and lines that end with a line feed, with or without a carriage return
/// before it. Where something else begins it stops, and `QuickRecord` goes on, which finds the same
/// in all that is read here.
struct PlainTies {
  private enum Role { case source, target, weight, other }

  /// What stands in each column.
  private let roles: [Role]
  private let layout: TieLayout
  /// The delimiter, in every byte of a word.
  private let delimiters: UInt64

  /// `nil` where more is asked of a record than its ends and its weight.
  init?(_ layout: TieLayout) {
    guard layout.time == nil, layout.relation == nil, layout.direction == nil, !layout.keepsLines,
      layout.unnamedColumns.isEmpty,
      Set([layout.source, layout.target, layout.weight ?? -1]).count == 3
    else { return nil }
    var roles = [Role](repeating: .other, count: layout.fields)
    if let weight = layout.weight { roles[weight] = .weight }
    roles[layout.source] = .source
    roles[layout.target] = .target
    self.roles = roles
    self.layout = layout
    delimiters = ByteWord.every(layout.delimiter)
  }

  /// Adds ties to a batch until it is full, or a record is not plain.
  ///
  /// A line feed must stand at `end`, and as many bytes behind it as a word has. The ends are to be
  /// looked up in `pool`, which is told so.
  ///
  /// - Returns: Where the first record begins that was not read.
  func add(
    to batch: inout TieBatch, from text: Span<UInt8>, _ start: Int, to end: Int,
    for pool: IdentifierPool
  ) -> Int {
    let bytes = text.bytes
    let roles = roles.span
    let (delimiter, decimalMark, longest) =
      (layout.delimiter, layout.decimalMark, layout.maximumValueBytes)
    var count = batch.count
    var ownEntries = batch.entries.lent()
    var ownStrengths = batch.strengths.lent()
    defer { batch = TieBatch(entries: ownEntries, strengths: ownStrengths, count: count) }
    var entries = ownEntries.mutableSpan
    var strengths = ownStrengths.mutableSpan
    var recordStart = start
    records: while count < TieBatch.capacity, recordStart < end {
      var fieldStart = recordStart
      var stop = recordStart
      var hasEnds = true
      strengths[count] = 1
      for column in 0..<roles.count {
        let word = ByteWord.load(bytes, fieldStart)
        var stops = stops(in: word)
        var length = ByteWord.first(stops)
        while stops == 0 {
          stops = self.stops(in: ByteWord.load(bytes, fieldStart + length))
          length += ByteWord.first(stops)
        }
        let role = roles[column]
        if role == .weight {
          let weight =
            Number.parse(word: word, count: length, decimalMark: decimalMark)
            ?? Number.parse(text, fieldStart..<fieldStart + length, decimalMark: decimalMark)
          guard let weight, weight >= 0, let meant = layout.strength(weight) else {
            break records
          }
          strengths[count] = meant
        } else if role != .other {
          hasEnds = hasEnds && length > 0
          let entry = IdentifierPool.entry(text, fieldStart, length: length, beginning: word)
          pool.readAhead(entry)
          entries[2 * count + (role == .source ? 0 : 1)] = entry
        }
        stop = fieldStart + length
        fieldStart = stop + 1
        if column < roles.count - 1, text[stop] != delimiter { break records }
      }
      if text[stop] == UInt8(ascii: "\r"), text[stop + 1] == UInt8(ascii: "\n") {
        fieldStart = stop + 2
      } else if text[stop] != UInt8(ascii: "\n") {
        break
      }
      guard hasEnds, fieldStart <= end, fieldStart - recordStart <= longest else { break }
      count += 1
      recordStart = fieldStart
    }
    return recordStart
  }

  /// Marks the first delimiter or line break of a word; marks above it mean nothing. Some other
  /// control bytes are marked too, and are then found to be neither.
  @inline(__always)
  private func stops(in word: UInt64) -> UInt64 {
    ByteWord.zeros(word ^ delimiters) | ByteWord.below(0x0E, word)
  }
}
