import Graphs
import Organisations
import Testing

@testable import Importers

/// Tables of ties are read in pieces, on several cores; nobody may notice.
struct PiecesTests {
  /// All records of a text that is handed out in pieces of about so many bytes; `nil` where
  /// something is broken.
  private func recordsInPieces(_ text: [UInt8], of bytes: Int) -> [[[UInt8]]]? {
    let pieces = TablePieces(
      ByteStream(text, name: "text"), delimiter: UInt8(ascii: ","), maximumValueBytes: 1000,
      pieceBytes: bytes)
    var records: [[[UInt8]]] = []
    var reader = CSVReader(delimiter: UInt8(ascii: ","), maximumValueBytes: 1000)
    var buffer: [UInt8] = []
    var numbers: [Int] = []
    var line = 1
    while let piece = pieces.next(into: &buffer) {
      if piece.number > 0 { reader.restart() }
      numbers.append(piece.number)
      #expect(reader.line == line)
      let span = buffer.span.extracting(0..<piece.count)
      reading: while true {
        switch reader.next(in: span) {
        case .end: break reading
        case .broken: return nil
        case .record: records.append(reader.fields.map { reader.bytes(of: $0, in: span) })
        }
      }
      line = reader.line
    }
    #expect(numbers == Array(numbers.indices))
    return records
  }

  @Test(arguments: UInt64(0)..<100)
  func `Pieces of a few bytes hold the records of the whole`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("ab\"\",,\n\r\n".utf8)
    for _ in 0..<40 {
      let length = Int.random(in: 0...40, using: &random)
      let text = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      for bytes in [1, 2, 3, 7, 16, 1000] {
        #expect(recordsInPieces(text, of: bytes) == slowRecords(text), "\(text) in \(bytes)")
      }
    }
  }

  @Test func `The line of a record does not depend on where the text was cut`() {
    let text = Array("a,b\r\n\r\n\"x\r\ny\",1\n\n\rc,d\r\r\ne,f".utf8)
    var lines: [[Int]] = []
    for bytes in 1...text.count + 1 {
      let pieces = TablePieces(
        ByteStream(text, name: "text"), delimiter: UInt8(ascii: ","), maximumValueBytes: 1000,
        pieceBytes: bytes)
      var reader = CSVReader(delimiter: UInt8(ascii: ","), maximumValueBytes: 1000)
      var buffer: [UInt8] = []
      var own: [Int] = []
      while let piece = pieces.next(into: &buffer) {
        if piece.number > 0 { reader.restart() }
        let span = buffer.span.extracting(0..<piece.count)
        while case .record = reader.next(in: span) { own.append(reader.recordLine) }
      }
      lines.append(own)
    }
    #expect(Set(lines) == [[1, 3, 7, 9]])
  }

  /// A table of ties with all that may stand in one; `broken` in a hundred cells are not sound.
  private func table(broken: Int, _ random: inout SplitMix64) -> [UInt8] {
    let people = ["a", "b", "ann", "Zoë", "p1234567", "p12345678", "somebody@somewhere.example"]
    let delimiter = [",", ",", ";", "\t", "|"].randomElement(using: &random) ?? ","
    let lineBreak = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    let hasRelation = Bool.random(using: &random)
    let hasType = Bool.random(using: &random)
    let hasTime = Bool.random(using: &random)
    func cell(_ good: [String], _ bad: [String], _ random: inout SplitMix64) -> String {
      let isBad = Int.random(in: 0..<100, using: &random) < broken
      var text = (isBad ? bad : good).randomElement(using: &random) ?? ""
      if Int.random(in: 0..<6, using: &random) == 0, !isBad {
        text = "\"" + text.replacing("\"", with: "\"\"") + "\""
      }
      return text
    }
    var header = ["source", "target", "weight"]
    if hasRelation { header.append("relation") }
    if hasType { header.append("type") }
    if hasTime { header.append("time") }
    var text = (Int.random(in: 0..<4, using: &random) == 0 ? "\u{FEFF}" : "")
    text += header.joined(separator: delimiter) + lineBreak
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      let ids = ["", "x\u{7}y", "\u{1B}[0m", "a\"b", "\"a\"b", "\"open"]
      var cells = [
        cell(people, ids, &random), cell(people, ids, &random),
        cell(
          ["1", "1", "2.5", "0", "0.1", "1e3", "-0", "123456789012345678"],
          ["", "abc", "-1", "1,5", "1e999"], &random),
      ]
      if hasRelation { cells.append(cell(["advice", "", "mail"], ["advice"], &random)) }
      if hasType { cells.append(cell(["Directed", "undirected"], ["both", ""], &random)) }
      if hasTime {
        cells.append(
          cell(
            ["2026-01-01", "2026-01-10T10:00:00+01:00", "", "2026-02-01"],
            ["2026-02-30", "yesterday"], &random))
      }
      if Int.random(in: 0..<400, using: &random) < broken { cells.append("more") }
      text += cells.joined(separator: delimiter)
      text += Int.random(in: 0..<20, using: &random) == 0 ? lineBreak + lineBreak : lineBreak
    }
    var bytes = Array(text.utf8)
    if Int.random(in: 0..<100, using: &random) < broken / 2 { bytes.append(0xFF) }
    if Int.random(in: 0..<3, using: &random) == 0, !bytes.isEmpty { bytes.removeLast() }
    return bytes
  }

  /// Everything that is read, or everything that is wrong.
  private func reading(
    _ path: String, _ options: ImportOptions
  ) -> [String] {
    do {
      let organisation = try Import.organisation(from: [path], options: options)
      var lines = organisation.people.ids.map(\.text)
      for relation in organisation.allRelations {
        let graph = relation.graph
        lines.append("\(relation.name) \(relation.kind) \(graph.isDirected) \(relation.tally)")
        for node in graph.nodes {
          lines += graph.arcs(of: node).map {
            "\(node) \(graph.target(of: $0)) \(graph.weight(of: $0))"
          }
          lines += graph.incomingArcs(of: node).map {
            "\(node) from \(graph.source(of: $0)) \(graph.incomingWeight(of: $0))"
          }
          for other in node + 1..<max(node + 1, graph.count) {
            let isTie = graph.arc(from: node, to: other) ?? graph.arc(from: other, to: node)
            guard isTie != nil else { continue }
            lines.append(
              "\(relation.listedDescending.contains(UInt64(node) << 32 | UInt64(other)))")
          }
        }
      }
      let provenance = organisation.provenance
      return lines + provenance.remarks + provenance.warnings.map { "\($0)" }
        + provenance.sources.map { "\($0)" }
    } catch {
      return error.errors.map(\.description)
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func `Neither the size of the pieces nor the number of cores shows in anything`(seed: UInt64)
    throws
  {
    var random = SplitMix64(seed: seed)
    let folder = try TemporaryFolder()
    let before = Execution.threadCount
    defer { Execution.threadCount = before }
    for broken in [0, 0, 1, 8] {
      let path = try folder.write("ties.csv", table(broken: broken, &random))
      var options = ImportOptions()
      options.undirected = Bool.random(using: &random)
      if Bool.random(using: &random) {
        options.from = Instant(year: 2026, month: 1, day: 1)
        options.to = Instant(year: 2026, month: 1, day: 31)
      }
      if Bool.random(using: &random) { options.maximumValueBytes = 20 }
      if Bool.random(using: &random) { options.weightMeans = .distance }
      let whole = reading(path, options)
      for (bytes, threads) in [(1, 2), (5, 8), (64, 1), (200, 2), (1000, 8)] {
        Execution.threadCount = threads
        options.pieceBytes = bytes
        // From memory, and from the file.
        for longTableBytes in [16 << 20, 300] {
          options.longTableBytes = longTableBytes
          let difference = reading(path, options).difference(from: whole).map { "\($0)" }
          #expect(difference == [], "\(bytes) bytes, \(threads) threads, \(longTableBytes)")
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func `The reader of rows one after another reads what the lanes read`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed &+ 1000)
    for _ in 0..<10 {
      let bytes = table(broken: 0, &random)
      let first = try readTies(bytes, pieceBytes: 50, inOrder: false)
      let second = try readTies(bytes, pieceBytes: 50, inOrder: true)
      #expect(first == second)
    }
  }

  /// A table of ties with few quotes or none, whose fields are as long as a word, shorter and longer;
  /// `broken` in a hundred cells are not sound.
  private func plainTable(broken: Int, _ random: inout SplitMix64) -> [UInt8] {
    let delimiter = [",", ",", ";", "\t", "|"].randomElement(using: &random) ?? ","
    let lineBreak = ["\n", "\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    var header = ["source", "target", "weight", "note"]
    header.removeLast(Int.random(in: 0...2, using: &random))
    header.shuffle(using: &random)
    let letters = "abcXYZ09.-_@ é日'!+".map { String($0) }
    let ids = (0..<12).map { _ in
      let length = [1, 2, 6, 7, 8, 9, 15, 16, 17, 24, 300].randomElement(using: &random) ?? 1
      return (0..<length).map { _ in letters.randomElement(using: &random) ?? "a" }.joined()
    }
    let good = [
      "0", "1", "12345678", "123456789", "1.5", "0.001", "1234.567", "12345.6789", "00000001",
      "1e3",
      "2.5E-1", "1e+2", "-0", "0.1234567890123456789", "99999999999999999999", "7.25", "3",
    ]
    let bad = [
      "", ".5", "5.", "1.2.3", "+1", " 1", "1 ", "-1", "1,5", "abc", "1e", "1e999", "1.5x",
    ]
    let text = (0..<Int.random(in: 0...60, using: &random)).map { _ -> String in
      var cells = header.map { name -> String in
        let isBroken = Int.random(in: 0..<100, using: &random) < broken
        switch name {
        case "weight": return (isBroken ? bad : good).randomElement(using: &random) ?? ""
        case "note":
          return ["", "x", "12345678", "a longer note: \u{7}"].randomElement(using: &random) ?? ""
        default:
          return isBroken
            ? ["", "x\u{7}y", "a\"b", "\u{C}"].randomElement(using: &random) ?? ""
            : ids.randomElement(using: &random) ?? ""
        }
      }
      if Int.random(in: 0..<400, using: &random) < broken { cells.append("more") }
      if Int.random(in: 0..<400, using: &random) < broken { cells.removeLast() }
      if Int.random(in: 0..<40, using: &random) == 0 { cells[0] = "\"\(cells[0])\"" }
      let isBlank = Int.random(in: 0..<20, using: &random) == 0
      return cells.map { $0.replacing(delimiter, with: "z") }.joined(separator: delimiter)
        + lineBreak + (isBlank ? lineBreak : "")
    }
    let mark = Int.random(in: 0..<4, using: &random) == 0 ? "\u{FEFF}" : ""
    var bytes = Array((mark + header.joined(separator: delimiter) + lineBreak).utf8)
    bytes += text.joined().utf8
    if Int.random(in: 0..<100, using: &random) < broken / 2 { bytes.append(0xFF) }
    if Int.random(in: 0..<3, using: &random) == 0, !bytes.isEmpty { bytes.removeLast() }
    return bytes
  }

  @Test(arguments: UInt64(0)..<100)
  func `Fields read a word at a time are what they are byte by byte`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed &+ 2000)
    for broken in [0, 0, 0, 1, 1, 8] {
      let bytes = plainTable(broken: broken, &random)
      var options = ImportOptions()
      options.decimalComma = Int.random(in: 0..<5, using: &random) == 0
      if Bool.random(using: &random) { options.maximumValueBytes = 20 }
      if Bool.random(using: &random) { options.weightMeans = .distance }
      options.pieceBytes = 1 << 20
      let slow = try readTies(bytes, options, inOrder: true)
      for pieceBytes in [1, 50, 333, 1 << 20] {
        options.pieceBytes = pieceBytes
        #expect(try readTies(bytes, options, inOrder: false) == slow, "\(pieceBytes)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func `A number read as one word is what it is byte by byte`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let characters = Array("00123456789999..,-+eE \n\u{0}/:".utf8)
    for _ in 0..<2000 {
      let length = Int.random(in: 0...9, using: &random)
      let digits = Bool.random(using: &random) ? 14 : characters.count
      var text = (0..<length).map { _ in characters[Int.random(in: 0..<digits, using: &random)] }
      if length > 0, Bool.random(using: &random) {
        text[Int.random(in: 0..<length, using: &random)] = UInt8(ascii: ".")
      }
      if length > 0, Int.random(in: 0..<8, using: &random) == 0 {
        text[Int.random(in: 0..<length, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let behind = text + (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
      for mark in [UInt8(ascii: "."), UInt8(ascii: ",")] {
        let number = Number.parse(text.span, 0..<length, decimalMark: mark)
        let word = ByteWord.load(behind.span.bytes, 0)
        let short = Number.parse(word: word, count: length, decimalMark: mark)
        if let short { #expect(short.bitPattern == number?.bitPattern, "\(text)") }
        let isPlain = text.allSatisfy { $0 == mark || $0 &- 0x30 < 10 }
        if isPlain, length <= 8 { #expect(short == number, "\(text)") }
      }
    }
  }

  /// The ties of a table by their ends' names, and what is wrong with it.
  private func readTies(_ bytes: [UInt8], pieceBytes: Int, inOrder: Bool) throws -> [String] {
    var options = ImportOptions()
    options.pieceBytes = pieceBytes
    let read = try readTies(bytes, options, inOrder: inOrder)
    #expect(read.errors == [])
    return read.ties
  }

  private struct ReadTies: Equatable {
    var ties: [String] = []
    var errors: [String] = []
  }

  private func readTies(
    _ bytes: [UInt8], _ options: ImportOptions, inOrder: Bool
  ) throws -> ReadTies {
    let issues = Issues()
    let input = Input(path: "ties.csv", name: "ties.csv", bytes: bytes, isFromFolder: false)
    guard case .table(let table) = TableOpener(options: options, issues: issues).open(input) else {
      return ReadTies(errors: issues.errors.map { "\($0)" })
    }
    let draft = Draft(options: options, configuration: Configuration(), issues: issues)
    draft.readTies(table, defaultRelation: "ties", inOrder: inOrder)
    let ties = draft.takeTies().flatMap { rows -> [String] in
      var rows = rows
      for block in rows.takeBlocks() {
        for tie in 0..<block.count {
          rows.append(
            from: Int(block.sources[tie]), to: Int(block.targets[tie]),
            weight: block.weights.isEmpty ? 1 : block.weights[tie])
        }
      }
      return rows.sources.indices.map { tie in
        let ends = [rows.sources, rows.targets].map { draft.pool.text(of: Int($0[tie])) }
        let relation = rows.relationOf.isEmpty ? rows.relations[0] : ""
        let line = rows.relationOf.isEmpty ? "" : "\(rows.lines[tie])"
        return "\(ends) \(rows.weight(tie)) \(rows.isUndirected(tie)) \(relation) \(line)"
      }
    }
    return ReadTies(ties: ties, errors: issues.errors.map { "\($0)" })
  }
}
