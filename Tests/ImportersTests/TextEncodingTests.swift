import Organisations
import Testing

@testable import Importers

struct TextEncodingTests {
  private let text = "source;target;note\nJürgen;Åsa;\"two\nlines\"\nZoë;Åsa;𝄞\n"

  private func bytes(_ text: String, _ encoding: ImportOptions.TextEncoding) -> [UInt8] {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .latin1, .windows1252:
      text.unicodeScalars.map { UInt8(exactly: $0.value) ?? ($0 == "€" ? 0x80 : 0x3F) }
    }
  }

  private func read(_ bytes: [UInt8], _ encoding: ImportOptions.TextEncoding?) throws
    -> Organisation
  {
    var options = ImportOptions()
    options.encoding = encoding
    let folder = try TemporaryFolder()
    try folder.write("ties.csv", bytes)
    return try folder.organisation("ties.csv", options: options)
  }

  private func complaints(_ bytes: [UInt8], _ encoding: ImportOptions.TextEncoding?) throws
    -> [String]
  {
    do {
      _ = try read(bytes, encoding)
      return []
    } catch let failure as ImportFailure {
      return failure.errors.map { "\($0.line):\($0.column): \($0.message)" }
    }
  }

  @Test(arguments: ImportOptions.TextEncoding.allCases)
  func `A table is read in the encoding that is asked for, which is said`(
    encoding: ImportOptions.TextEncoding
  ) throws {
    let organisation = try read(bytes(text, encoding), encoding)
    #expect(organisation.people.ids.map(\.text) == ["Jürgen", "Zoë", "Åsa"])
    #expect(organisation.relations[0].graph.tieCount == 2)
    let said = "ties.csv: the encoding is \(encoding.title)"
    #expect(organisation.provenance.remarks.contains(said) == (encoding != .utf8))
  }

  @Test func `A mark goes before the option`() throws {
    let little = [0xFF, 0xFE] + bytes(text, .utf16LittleEndian)
    let big = [0xFE, 0xFF] + bytes(text, .utf16BigEndian)
    let plain = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    for bytes in [little, big, plain] {
      for encoding in [nil, ImportOptions.TextEncoding.latin1] {
        #expect(
          try read(bytes, encoding).people.ids.map(\.text) == ["Jürgen", "Zoë", "Åsa"])
      }
    }
  }

  @Test func `Windows-1252 has a euro where Latin-1 has a control character`() throws {
    let text = bytes("source,target\na€,b\n", .windows1252)
    #expect(try read(text, .windows1252).people.ids.map(\.text) == ["a€", "b"])
    #expect(
      try complaints(text, .latin1) == [
        "2:1: \"a\\u{80}\" in column \"source\" is an id with control characters"
      ])
    #expect(
      try complaints(Array("source,target\na,".utf8) + [0x81, 0x0A], .windows1252) == [
        "2:3: the byte 0x81 is no character of Windows-1252"
      ])
  }

  @Test func `A column counts bytes of Latin-1, and units of UTF-16`() throws {
    let text = "source,target,weight\nZoë,Åsa,x\n"
    #expect(
      try complaints(bytes(text, .latin1), .latin1) == [
        "2:9: \"x\" in column \"weight\" is not a number"
      ])
    let wide = "source,target,weight\n𝄞ë,Åsa,x\n"
    #expect(
      try complaints(bytes(wide, .utf16BigEndian), .utf16BigEndian) == [
        "2:9: \"x\" in column \"weight\" is not a number"
      ])
  }

  @Test func `Broken UTF-16 is refused where it breaks`() throws {
    let good = [0xFF, 0xFE] + bytes("source,target\né,", .utf16LittleEndian)
    #expect(
      try complaints(good + [0x00, 0xD8, 0x0A, 0x00], nil) == [
        "2:3: half a character: the unit 0xD800 stands alone"
      ])
    #expect(
      try complaints(good + [0x41, 0x00, 0x41], nil) == [
        "2:4: UTF-16 ends in the middle of a unit of two bytes"
      ])
  }

  @Test func `Every prefix of a table in UTF-16 is read or refused with a place`() throws {
    let good = [0xFF, 0xFE] + bytes(text, .utf16LittleEndian)
    for end in 0...good.count {
      do {
        _ = try read(Array(good[..<end]), nil)
      } catch let failure as ImportFailure {
        #expect(failure.errors.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.hint.isEmpty })
      }
    }
  }

  @Test func `A fault far inside a long table is found where it stands, and nothing else is said`()
    throws
  {
    var text = "source,target,weight\n"
    for row in 0..<5000 { text += "p\(row),q\r\n,é,x\n" }
    var bytes = Array(text.utf8)
    let fault = bytes.count - 40
    bytes[fault] = 0xFE
    let place = Encoding.place(of: fault, in: bytes)
    let folder = try TemporaryFolder()
    let path = try folder.write("ties.csv", bytes)
    var options = ImportOptions()
    options.longTableBytes = 1000
    options.pieceBytes = 777
    do {
      _ = try Import.organisation(from: [path], options: options)
      Issue.record("it was read")
    } catch {
      #expect(error.errors.map(\.line) == [place.line])
      #expect(error.errors.map(\.column) == [place.column])
      #expect(error.errors.map(\.message) == ["the byte 0xFE is not UTF-8"])
    }
  }

  @Test(
    arguments: [
      ("source,target\na;b,c\n", nil), ("source;target\na,x;b\nc;d\n", "\";\""),
      ("source\ttarget\na\tb\n", "tab"), ("source|target|weight\na|b|1\n", "\"|\""),
      ("\"source\";\"tar,get\";target\na;b;c\n", "\";\""),
      ("source,target,of;the;day\na,b,c\nd,e,f\n", nil),
      ("source;target;tag,with,commas,here\na;b;c\nd;e;f\n", "\";\""),
      ("source;target\n", "\";\""),
    ]) func `The delimiter is found in the first lines, and said`(text: String, said: String?)
    throws
  {
    let input = Input(
      path: "ties.csv", name: "ties.csv", bytes: Array(text.utf8), isFromFolder: false)
    let issues = Importers.Issues()
    guard
      case .table(let table) = TableOpener(options: ImportOptions(), issues: issues).open(input)
    else {
      Issue.record("no table: \(text)")
      return
    }
    #expect(table.kind == .ties)
    #expect(
      issues.remarks
        == (said.map { ["ties.csv: the delimiter is \($0), found in the first lines"] } ?? []))
  }
}
