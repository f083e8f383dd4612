import Organisations

/// What one core reads of a table of ties, one piece after another, with a pool of its own.
///
/// Only sound pieces are read here. Anything that is not is left to `Draft.readTiesInOrder`, which
/// finds the words and places for it.
struct TieLane: Sendable {
  let layout: TieLayout
  var pool: IdentifierPool
  var relations = IdentifierPool()
  private(set) var pieces: [TiePiece] = []
  /// Sound rows, those outside of the window among them.
  private(set) var rows = 0
  /// Which of them are to be kept.
  private(set) var dated: DatedRows
  /// For columns without a header how many cells hold something.
  private(set) var unnamedCells: [Int: Int] = [:]
  /// Whether some time states an offset from UTC.
  private(set) var statesOffset = false
  /// Whether the column of directions holds nothing else.
  private(set) var holdsDirections: Bool
  /// Whether it holds some direction.
  private(set) var seesDirections = false

  init(_ layout: TieLayout, pool: IdentifierPool = IdentifierPool()) {
    self.layout = layout
    self.pool = pool
    dated = DatedRows(layout.window)
    holdsDirections = layout.direction != nil
  }

  /// Reads a piece; `bytes` go on behind it.
  ///
  /// - Returns: Whether it was sound; otherwise the lane is of no more use.
  mutating func read(_ bytes: inout [UInt8], _ piece: TablePieces.Piece) -> Bool {
    guard !piece.isCut, piece.count < Int(UInt32.max) else { return false }
    // Every field then ends within the bytes.
    bytes[piece.count] = UInt8(ascii: "\n")
    let text = bytes.span
    guard Encoding.firstFault(text.extracting(0..<piece.count)) == nil else { return false }

    var (start, line) = (0, 0)
    if piece.number == 0 {
      var header = CSVReader(
        delimiter: layout.delimiter, maximumValueBytes: layout.maximumValueBytes,
        start: layout.start.offset, line: layout.start.line)
      guard case .record = header.next(in: text.extracting(0..<piece.count)) else { return false }
      (start, line) = (header.cursor, header.line - 1)
    }
    var read = TiePiece(number: piece.number)
    let estimate = piece.count / 16
    read.ties.sources.reserveCapacity(estimate)
    read.ties.targets.reserveCapacity(estimate)
    if layout.weight != nil { read.ties.weights.reserveCapacity(estimate) }
    var record = QuickRecord(
      delimiter: layout.delimiter, maximumValueBytes: layout.maximumValueBytes,
      fields: layout.fields, start: start, line: line)
    var batch = TieBatch()
    let unnamedColumns = layout.unnamedColumns
    let plain = piece.hasQuotes ? nil : PlainTies(layout)
    while true {
      if let plain {
        let before = batch.count
        let position = plain.add(
          to: &batch, from: text, record.position, to: piece.count, for: pool)
        record.skip(batch.count - before, to: position)
        rows += batch.count - before
        if batch.isFull {
          guard look(up: &batch, in: text, into: &read) else { return false }
          continue
        }
      }
      switch record.next(in: text, to: piece.count) {
      case .broken: return false
      case .end:
        guard look(up: &batch, in: text, into: &read) else { return false }
        // A file may end without a line break, and then nothing follows.
        read.lineCount = record.line
        if read.ties.weights.allSatisfy({ $0 == 1 }) { read.ties.weights = [] }
        pieces.append(read)
        return true
      case .record: break
      }
      rows += 1
      for column in unnamedColumns where !record.range(column).isEmpty {
        unnamedCells[column, default: 0] += 1
      }
      if let direction = layout.direction, holdsDirections || !seesDirections {
        noteDirection(String(decoding: record.bytes(direction, in: text), as: UTF8.self), &read)
      }
      let from = record.range(layout.source)
      let to = record.range(layout.target)
      guard !from.isEmpty, !to.isEmpty else { return false }
      if record.hasQuotes {
        // The pool must see ids in their order, so those before come first.
        guard look(up: &batch, in: text, into: &read) else { return false }
      }
      var strength = 1.0
      if let weight = layout.weight {
        guard
          let parsed = Number.parse(text, record.range(weight), decimalMark: layout.decimalMark),
          parsed >= 0, let meant = layout.strength(parsed)
        else { return false }
        strength = meant
      }
      var isOutside = false
      if let time = layout.time {
        let range = record.range(time)
        var time: Instant?
        if !range.isEmpty {
          guard case .success(let instant) = layout.dates.parse(text, range) else { return false }
          if !statesOffset { statesOffset = layout.dates.statesOffset(text, range) }
          time = instant
        }
        isOutside = !dated.keeps(time)
      }
      if let relation = layout.relation {
        let code = code(ofRelation: record, relation, text)
        if !isOutside { read.relationOf.append(UInt32(code)) }
      }
      if !isOutside, layout.keepsLines { read.lines.append(UInt32(record.recordLine)) }
      if layout.direction != nil, isOutside, holdsDirections { read.undirected.removeLast() }

      if record.hasQuotes {
        guard add(record, isOutside ? nil : strength, text, into: &read) else { return false }
        continue
      }
      let ends = (IdentifierPool.entry(text, from), IdentifierPool.entry(text, to))
      pool.readAhead(ends.0)
      pool.readAhead(ends.1)
      batch.append(from: ends.0, to: ends.1, strength: isOutside ? -1 : strength)
      if batch.isFull {
        guard look(up: &batch, in: text, into: &read) else { return false }
      }
    }
  }

  /// The pieces, which are no longer the lane's.
  mutating func takePieces() -> [TiePiece] {
    defer { pieces = [] }
    return pieces
  }

  /// Looks the ends of ties up, adds the ties and leaves the batch empty; `false` for an id that may
  /// not be.
  private mutating func look(
    up batch: inout TieBatch, in text: Span<UInt8>, into read: inout TiePiece
  ) -> Bool {
    let known = pool.count
    let count = batch.count
    batch.count = 0
    var codes = [UInt32](repeating: 0, count: 2 * count)
    var code = codes.mutableSpan
    pool.codes(of: batch.entries.span.extracting(0..<2 * count), in: text, into: &code)
    let strengths = batch.strengths.span
    read.ties.sources.append(addingCapacity: count) { sources in
      for tie in 0..<count where strengths[tie] >= 0 { sources.append(code[2 * tie]) }
    }
    read.ties.targets.append(addingCapacity: count) { targets in
      for tie in 0..<count where strengths[tie] >= 0 { targets.append(code[2 * tie + 1]) }
    }
    if layout.weight != nil {
      read.ties.weights.append(addingCapacity: count) { weights in
        for tie in 0..<count where strengths[tie] >= 0 { weights.append(strengths[tie]) }
      }
    }
    return areSound(from: known)
  }

  /// Adds a tie of a record with quotes; a strength of `nil` leaves it out.
  private mutating func add(
    _ record: QuickRecord, _ strength: Double?, _ text: Span<UInt8>, into read: inout TiePiece
  ) -> Bool {
    let known = pool.count
    let source = UInt32(record.code(layout.source, in: text, &pool))
    let target = UInt32(record.code(layout.target, in: text, &pool))
    if let strength {
      read.ties.sources.append(source)
      read.ties.targets.append(target)
      if layout.weight != nil { read.ties.weights.append(strength) }
    }
    return areSound(from: known)
  }

  /// Whether the ids that came after `known` others are sound.
  private func areSound(from known: Int) -> Bool {
    (known..<pool.count).allSatisfy { isSoundIdentifier(pool.bytes(of: $0)) }
  }

  private mutating func code(
    ofRelation record: QuickRecord, _ column: Int, _ text: Span<UInt8>
  ) -> Int {
    guard !record.range(column).isEmpty else { return relations.code(of: layout.defaultRelation) }
    return record.code(column, in: text, &relations)
  }

  private mutating func noteDirection(_ word: String, _ read: inout TiePiece) {
    guard let isUndirected = layout.isUndirected(word) else {
      holdsDirections = false
      read.undirected = []
      return
    }
    if !word.isEmpty { seesDirections = true }
    if holdsDirections { read.undirected.append(isUndirected) }
  }
}
