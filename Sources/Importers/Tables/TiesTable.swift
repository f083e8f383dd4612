import Foundation
import Graphs
import Organisations
import Synchronization

extension Draft {
  /// More cores than that wait for one another.
  private static let maximumLanes = 8

  /// Reads a table of ties, piece by piece on all cores; no text is made for ids and weights.
  ///
  /// What is wrong is found again by a reader that goes through the rows in their order, which
  /// `inOrder` asks for from the beginning.
  ///
  /// - Complexity: O(bytes) time; the space of the ties, and a few pieces.
  func readTies(_ table: Table, defaultRelation: String, inOrder: Bool = false) {
    guard let layout = layout(of: table, defaultRelation) else { return }
    var ties = TieRows(
      place: Place(file: table.path),
      relations: layout.relation == nil ? [defaultRelation] : [],
      hasTimes: layout.time != nil, namesRelations: layout.relation != nil)
    // Taken out of the draft meanwhile: a class's properties are checked at every access.
    var pool = IdentifierPool()
    swap(&pool, &self.pool)
    let known = pool
    let lanes = inOrder || table.hasOddDelimiter ? nil : readLanes(table, layout, pool)
    pool = IdentifierPool()
    if let lanes {
      let rows = lanes.reduce(0) { $0 + $1.rows }
      let dated = lanes.dropFirst().reduce(into: lanes[0].dated) { $0.add($1.dated) }
      let isMixed =
        lanes.contains(where: \.seesDirections) && !lanes.allSatisfy(\.holdsDirections)
      warn(
        of: lanes.reduce(into: [:]) { $0.merge($1.unnamedCells, uniquingKeysWith: +) }, in: table)
      self.pool = add(lanes, layout, to: &ties)
      finish(
        table, layout, &ties, rows: rows, dated,
        noDirection: isMixed
          ? layout.direction.flatMap { directions(in: $0, table, layout).other } : nil)
    } else {
      self.pool = known
      readTiesInOrder(table, layout, into: &ties)
    }
    self.ties.append(ties)
  }

  private func layout(of table: Table, _ defaultRelation: String) -> TieLayout? {
    let columns = table.columns
    guard let source = columns["source"], let target = columns["target"] else { return nil }
    let relation = columns["relation"]
    let kind = options.kinds[defaultRelation] ?? RelationAssembly.kind(of: defaultRelation)
    return TieLayout(
      source: source, target: target, weight: columns["weight"], time: columns["time"],
      relation: relation, direction: columns["type"], fields: table.headers.count,
      unnamedColumns: table.unnamedColumns, delimiter: table.delimiter, start: table.start,
      maximumValueBytes: table.maximumValueBytes,
      decimalMark: UInt8(ascii: options.decimalComma ? "," : "."),
      weightMeans: options.weightMeans, isUndirected: options.undirected, window: window,
      dates: dates,
      defaultRelation: Array(defaultRelation.utf8),
      keepsLines: relation != nil || kind == .command)
  }

  /// Reads all pieces, each on whichever core is free; `nil` where something is not sound.
  private func readLanes(
    _ table: Table, _ layout: TieLayout, _ pool: IdentifierPool
  ) -> [TieLane]? {
    guard let pieces = try? table.pieces(options) else { return nil }
    let lanes = min(Execution.threadCount, Self.maximumLanes, table.pieceCount(options))
    let isBroken = Mutex(false)
    let read = concurrently(lanes) { lane -> TieLane in
      // What is known before the table is known to the first.
      var own = TieLane(layout, pool: lane == 0 ? pool : IdentifierPool())
      var buffer: [UInt8] = []
      while !isBroken.withLock({ $0 }), let piece = pieces.next(into: &buffer) {
        if !own.read(&buffer, piece) { isBroken.withLock { $0 = true } }
      }
      return own
    }
    return isBroken.withLock { $0 } || pieces.failure != nil ? nil : read
  }

  /// Unites what the lanes read.
  ///
  /// - Returns: The pool of all.
  private func add(
    _ lanes: consuming [TieLane], _ layout: TieLayout, to ties: inout TieRows
  ) -> IdentifierPool {
    var lanes = lanes
    var pool = lanes[0].pool
    lanes[0].pool = IdentifierPool()
    var relations = IdentifierPool()
    var pieces: [TiePiece] = []
    for lane in lanes.indices {
      let codes = lane == 0 ? nil : pool.add(lanes[lane].pool)
      lanes[lane].pool = IdentifierPool()
      let relationCodes = relations.add(lanes[lane].relations)
      var own = lanes[lane].takePieces()
      concurrently(over: &own) { piece in
        if let codes { piece.ties.renumber(codes) }
        for tie in piece.relationOf.indices {
          piece.relationOf[tie] = relationCodes[Int(piece.relationOf[tie])]
        }
      }
      pieces += own
    }
    pieces.sort { $0.number < $1.number }
    let hasDirections = lanes.contains(where: \.seesDirections)
    let hasOthers = !lanes.allSatisfy(\.holdsDirections)
    ties.add(pieces, statesDirection: hasDirections && !hasOthers)
    if layout.relation != nil {
      ties.relations =
        relations.count == 0
        ? [String(decoding: layout.defaultRelation, as: UTF8.self)]
        : (0..<relations.count).map { relations.text(of: $0) }
    }
    issues.remarkOffset(if: lanes.contains { $0.statesOffset })
    return pool
  }

  /// What is said of every table of ties in the end.
  ///
  /// - Parameter noDirection: Where, among directions, something else stands.
  private func finish(
    _ table: Table, _ layout: TieLayout, _ ties: inout TieRows, rows: Int, _ dated: DatedRows,
    noDirection: Place?
  ) {
    finish(dated, of: table.name)
    var unused = table.columns.others
    if !ties.statesDirection {
      ties.isDirected = !options.undirected
      if let column = layout.direction {
        unused.append(column)
        if let noDirection {
          issues.warning(
            "\"\(shown(table.headers[column]))\" holds directions and something else, and is not "
              + "read as the direction", at: noDirection)
        }
      }
    }
    remarkUnused(unused.sorted(), of: table)
    add(source: table, rows: rows)
  }

  /// Notes that a table was read.
  func add(source table: Table, rows: Int) {
    sources.append(
      Provenance.Source(
        name: table.input.name, path: table.input.path, table: table.kindName, rows: rows,
        columns: table.columns.renamed(table.headers)))
    if rows == 0 { issues.warning("\(table.name): the table has no rows") }
    for remark in table.columns.remarks { issues.remark("\(table.name): \(remark)") }
  }

  /// Notes that a table of ours was read.
  func add(source table: Table, _ rows: Rows) {
    warn(of: rows.unnamedCells, in: table)
    add(source: table, rows: rows.count)
  }

  /// Warns of values in columns without a header, by their columns.
  private func warn(of cells: [Int: Int], in table: Table) {
    let columns = cells.keys.sorted()
    guard let first = columns.first else { return }
    let numbers = columns.prefix(10).map { "\($0 + 1)" }.joined(separator: ", ")
    let more = columns.count > 10 ? " and \(columns.count - 10) more" : ""
    issues.warning(
      "\(table.name): values in columns without a header, which are not used: column "
        + "\(numbers)\(more)", count: cells.values.reduce(0, +), at: table.place(ofHeader: first))
  }

  /// Says which columns nothing was made of.
  func remarkUnused(_ columns: [Int], of table: Table) {
    guard !columns.isEmpty else { return }
    let names = columns.map { "\"\(shown(table.headers[$0]))\"" }.joined(separator: ", ")
    issues.remark("\(table.name): not used: \(names)")
  }
}

extension Draft {
  /// Reads the rows one after another, with a complaint for each that is not sound.
  ///
  /// The lanes read what is sound, and faster; on that the two agree.
  private func readTiesInOrder(_ table: Table, _ layout: TieLayout, into ties: inout TieRows) {
    guard isText(table) else { return }
    let found =
      layout.direction.map { directions(in: $0, table, layout) } ?? (some: false, other: nil)
    ties.statesDirection = found.some && found.other == nil
    let direction = ties.statesDirection ? layout.direction : nil
    var relationPool = IdentifierPool()
    var dated = DatedRows(window)
    // Outside of the draft while the loop runs, as above.
    var pool = IdentifierPool()
    swap(&pool, &self.pool)
    defer { swap(&pool, &self.pool) }

    let rows = table.forEachPiece(issues, options) { rows, text in
      while rows.next(in: text) {
        guard let from = rows.person(layout.source, of: self, &pool, in: text),
          let to = rows.person(layout.target, of: self, &pool, in: text)
        else { continue }
        var strength = 1.0
        if let weight = layout.weight {
          let field = rows.reader.fields[weight].range
          guard let parsed = Number.parse(text, field, decimalMark: layout.decimalMark),
            parsed >= 0, let meant = layout.strength(parsed)
          else {
            complainOfWeight(rows, weight, in: text)
            continue
          }
          strength = meant
        }
        // A relation is there in every window, with or without ties.
        let relation = layout.relation.map {
          relationPool.code(of: rows.bytes($0, in: text) ?? layout.defaultRelation)
        }
        guard dated.keeps(rows.date(layout.time, dates, in: text)) else { continue }
        if let relation { ties.relationOf.append(UInt32(relation)) }
        if let direction {
          let word = rows.text(direction, in: text) ?? ""
          ties.undirected.append(layout.isUndirected(word) ?? options.undirected)
        }
        ties.append(from: from, to: to, weight: strength, line: rows.line)
      }
    }
    if layout.relation != nil, relationPool.count > 0 {
      ties.relations = (0..<relationPool.count).map { relationPool.text(of: $0) }
    } else {
      ties.relations = [String(decoding: layout.defaultRelation, as: UTF8.self)]
    }
    warn(of: rows.unnamedCells, in: table)
    finish(
      table, layout, &ties, rows: rows.count, dated, noDirection: found.some ? found.other : nil)
  }

  private func complainOfWeight(_ rows: Rows, _ column: Int, in text: Span<UInt8>) {
    guard !rows.reader.fields[column].isEmpty else {
      issues.error(
        at: rows.place(of: column, in: text),
        "column \"\(shown(rows.table.headers[column]))\" is empty",
        hint: "give every tie a weight, or leave the column out")
      return
    }
    guard let number = rows.number(column, decimalComma: options.decimalComma, in: text) else {
      return
    }
    if number < 0 {
      rows.complain(
        column, "is negative", hint: "a weight is the strength of a tie, 0 or more", in: text)
    } else {
      rows.complain(
        column, "is a distance without a strength", hint: "a distance is above 0", in: text)
    }
  }

  /// Whether some cell of a column is a direction, and where the first is that is none.
  private func directions(
    in column: Int, _ table: Table, _ layout: TieLayout
  ) -> (some: Bool, other: Place?) {
    var found: (some: Bool, other: Place?) = (false, nil)
    _ = table.forEachPiece(Issues(), options) { rows, text in
      while !found.some || found.other == nil, rows.next(in: text) {
        let word = rows.text(column, in: text) ?? ""
        if layout.isUndirected(word) == nil {
          if found.other == nil { found.other = rows.place(of: column, in: text) }
        } else if !word.isEmpty {
          found.some = true
        }
      }
    }
    return found
  }

  /// Whether all of a long table is text; complains where not, and then of nothing else: short ones
  /// were looked at when they were opened.
  private func isText(_ table: Table) -> Bool {
    guard table.input.isBeginning else { return true }
    do {
      guard let fault = try Encoding.firstFault(in: table.input.stream(limits: options)) else {
        return true
      }
      issues.refuse(
        ImportFailure(
          .data,
          [
            ImportError(
              file: table.path, line: fault.line, column: fault.column, message: fault.message,
              hint: fault.hint)
          ]))
    } catch {
      issues.refuse(error)
    }
    return false
  }
}
