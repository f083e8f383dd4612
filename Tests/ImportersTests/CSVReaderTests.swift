import Graphs
import Testing

@testable import Importers

struct CSVReaderTests {
  /// All records by the reader under test; `nil` when something is broken.
  private func fastRecords(_ text: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) -> [[[UInt8]]]? {
    var reader = CSVReader(delimiter: delimiter, maximumValueBytes: 1000)
    var records: [[[UInt8]]] = []
    let span = text.span
    while true {
      switch reader.next(in: span) {
      case .end: return records
      case .broken: return nil
      case .record: records.append(reader.fields.map { reader.bytes(of: $0, in: span) })
      }
    }
  }

  @Test(
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("\"a\nA\",\"b,\"\"c\"\"\"\n", [["a\nA", "b,\"c\""]]),
      (",\n\n\n\"\",x\n", [["", ""], ["", "x"]]),
      ("a,\u{301}b\n", [["a", "\u{301}b"]]),
      ("", []),
    ]) func `Records are split as RFC 4180 says`(text: String, records: [[String]])
  {
    let expected = records.map { $0.map { Array($0.utf8) } }
    #expect(fastRecords(Array(text.utf8)) == expected)
    #expect(slowRecords(Array(text.utf8)) == expected)
  }

  @Test(arguments: UInt64(0)..<200)
  func `The reader agrees with a slow and obvious one on random text`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("ab\"\",,\n\r;é".utf8)
    for _ in 0..<50 {
      let length = Int.random(in: 0...24, using: &random)
      let text = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      #expect(fastRecords(text) == slowRecords(text), "\(text)")
    }
  }

  @Test(
    arguments: [
      ("a,b\nx1️⃣\"y,1\n", "a quote inside a field that is not quoted"),
      ("a,b\nx,\"y\"1️⃣z\n", "text after a closing quote"),
      ("a,b\n\"q\n\n\",1\nx,1️⃣\"y\n\n", "this quote is never closed"),
      (
        "a,b\n\"q\r\nr\rs\",1\nx1️⃣\"\n".replacing("\r\n", with: "\n").replacing("\r", with: "\n"),
        "a quote inside a field that is not quoted"
      ),
    ]) func `A broken quote is found where it stands`(text: String, message: String)
  {
    let (text, place) = marked(text)
    let bytes = Array(text.utf8)
    var reader = CSVReader(delimiter: UInt8(ascii: ","), maximumValueBytes: 1000)
    while true {
      switch reader.next(in: bytes.span) {
      case .record: continue
      case .end:
        Issue.record("nothing was found")
        return
      case .broken(let offset, let found, _):
        let (line, column) = reader.place(of: offset, in: bytes.span)
        #expect(found == message)
        #expect("\(line):\(column)" == place)
        return
      }
    }
  }

  @Test func `After a broken line the next one is read`() {
    let text = Array("x\"y,1\nc,d\n".utf8)
    var reader = CSVReader(delimiter: UInt8(ascii: ","), maximumValueBytes: 1000)
    guard case .broken = reader.next(in: text.span) else {
      Issue.record("not broken")
      return
    }
    guard case .record = reader.next(in: text.span) else {
      Issue.record("no record")
      return
    }
    #expect(reader.fields.map { reader.bytes(of: $0, in: text.span) } == [[0x63], [0x64]])
    #expect(reader.recordLine == 2)
  }
}

struct NumberTests {
  @Test(
    arguments: [
      ("0", 0), ("-0.5", -0.5), ("12.25", 12.25), ("1e3", 1000), ("1E-2", 0.01),
      ("9223372036854775807", 0x1p63), ("0.1", 0.1), ("007", 7),
      ("123456789012345678901234567890", 1.2345678901234568e29), ("2.5e+1", 25),
    ]) func `Numbers of the grammar are read exactly`(text: String, value: Double)
  {
    #expect(Number.parse(text) == value)
  }

  @Test(
    arguments: [
      "", "-", "+1", " 1", "1 ", "1.", ".5", "1e", "1e400", "-1e400", "0x1p3", "inf", "infinity",
      "nan", "1,5", "1_000", "١", "1.5.2", "--1",
    ]) func `Everything else is no number`(text: String)
  {
    #expect(Number.parse(text) == nil)
  }

  @Test(arguments: UInt64(0)..<20)
  func `What Swift prints comes back to the last bit`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let text = "\(value)".replacing(".0e", with: "e")
      #expect(Number.parse(text) == value, "\(text)")
    }
  }

  @Test func `A decimal comma is read when asked for`() {
    #expect(Number.parse("2,25", decimalMark: UInt8(ascii: ",")) == 2.25)
    #expect(Number.parse("2.25", decimalMark: UInt8(ascii: ",")) == nil)
  }
}

struct DateReaderTests {
  @Test(
    arguments: [
      ("1970-01-01", 0), ("2026-03-31", 1_774_915_200), ("2026-03-31T10:00:00Z", 1_774_951_200),
      ("2026-03-31 10:00", 1_774_951_200), ("2026-03-31T12:00:00+02:00", 1_774_951_200),
      ("2026-03-31T08:30:00-0130", 1_774_951_200), ("2026-03-31T10:00:00.25Z", 1_774_951_200.25),
      ("2024-02-29", 1_709_164_800),
    ]) func `ISO dates are read`(text: String, seconds: Double) throws
  {
    let instant = try DateReader().parse(text).get()
    #expect(instant.seconds == seconds)
    #expect(instant.hasTime == (text.utf8.count > 10))
  }

  @Test(arguments: [
    "2026-02-30", "2025-02-29", "2026-13-01", "2026-01-01T25:00", "2026-01-01T10:61",
  ])
  func `Days and times that do not exist are told apart`(text: String) {
    #expect(DateReader().parse(text) == .failure(.impossible))
  }

  @Test(arguments: ["", "2026", "01/04/2023", "2026-1-1", "2026-01-01x", "2026-01-01T10:00Q"])
  func `Other text is no date`(text: String) {
    #expect(DateReader().parse(text) == .failure(.shape))
  }

  @Test func `A format of the user is followed`() throws {
    let reader = DateReader(format: "%d/%m/%Y")
    #expect(try reader.parse("01/04/2023").get().dayText == "2023-04-01")
    #expect(try reader.parse("1/4/2023").get().dayText == "2023-04-01")
    #expect(reader.parse("31/02/2023") == .failure(.impossible))
    #expect(reader.parse("2023-04-01") == .failure(.shape))
    let timed = DateReader(format: "%m-%d-%Y %H:%M:%S")
    #expect(try timed.parse("04-01-2023 10:20:30").get().seconds == 1_680_344_430)
  }
}

struct IdentifierPoolTests {
  @Test(arguments: UInt64(0)..<20)
  func `Each id has one code, whatever its length`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var pool = IdentifierPool()
    var codes: [[UInt8]: Int] = [:]
    for _ in 0..<3000 {
      let length = Int.random(in: 1...14, using: &random)
      let id = (0..<length).map { _ in UInt8.random(in: 0...2, using: &random) }
      let code = pool.code(of: id)
      #expect(codes[id, default: code] == code)
      codes[id] = code
      #expect(Array(pool.bytes(of: code)) == id)
      #expect(pool.existing(id) == code)
    }
    #expect(pool.count == codes.count)
    let sorted = pool.sorted().map { Array(pool.bytes(of: $0)) }
    #expect(sorted == codes.keys.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// Each block has a twin with which a chain of products without a secret comes to the same, whatever
  /// it began with.
  @Test func `Long ids that differ in the highest bits of words have keys of their own`() {
    let block = Array("abcdefghABCDEFGH".utf8)
    var twin = block
    for place in [7, 11, 15] { twin[place] |= 0x80 }
    let keys = (0..<1 << 12).map { number in
      let id = (0..<12).flatMap { number >> $0 & 1 == 0 ? block : twin }
      return IdentifierPool.entry(id.span, 0..<id.count).key
    }
    #expect(Set(keys).count == keys.count)
  }
}
