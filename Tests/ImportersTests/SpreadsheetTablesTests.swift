import Organisations
import Testing

@testable import Importers

/// What spreadsheets write into tables beside the rows.
struct SpreadsheetTablesTests {

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func `A first line that names the delimiter is no header, and is said`(
    lineBreak: String, mark: String
  ) throws {
    for (delimiter, name) in [(";", "\";\""), ("\t", "tab"), (",", "\",\""), ("^", "\"^\"")] {
      let lines = ["sep=\(delimiter)"] + ["source", "p1"].map { $0 + delimiter }
      let text =
        mark
        + [lines[0], lines[1] + "target", lines[2] + "p2", ""]
        .joined(separator: lineBreak)
      let organisation = try organisation(text)
      #expect(organisation.people.ids.map(\.text) == ["p1", "p2"])
      #expect(organisation.relations[0].graph.tieCount == 1)
      #expect(
        organisation.provenance.remarks.contains(
          "ties.csv: the delimiter is \(name), named on line 1"))
    }
  }

  @Test(arguments: ["\n", "\r\n"])
  func `Lines behind one that names the delimiter are those of the file`(lineBreak: String) throws {
    let text = ["SEP=;", "source;target;weight", "a;b;1", "a;c;many", ""]
      .joined(separator: lineBreak)
    let expected = "ties.csv:4:5: error: \"many\" in column \"weight\" is not a number"
    #expect(try complaints(text).map { String($0.prefix(expected.count)) } == [expected])
    let people = ["sep=;", "person_id;level", "a;1", "a;2", ""].joined(separator: lineBreak)
    #expect(
      try complaints(people, as: "people.csv").map { $0.prefix { $0 != "\n" } } == [
        "people.csv:4:1: error: \"a\" stands twice, first on line 3"
      ])
    let header = ["sep=;", "source;target;a;A", ""].joined(separator: lineBreak)
    #expect(
      try complaints(header).map { $0.prefix { $0 != "\n" } } == [
        "ties.csv:2:17: error: duplicate column: \"A\" stands at column 15 too"
      ])
  }

  @Test func `A first line that names the delimiter is read in pieces of any length`() throws {
    let text = "\u{FEFF}sep=;\nsource;target\n\"a\";b\nb;c\n"
    let whole = try organisation(text)
    for bytes in 1...40 {
      var options = ImportOptions()
      options.pieceBytes = bytes
      #expect(try organisation(text, options: options).people.ids == whole.people.ids)
    }
  }

  @Test func `What --delimiter says goes before what the first line names`() throws {
    var options = ImportOptions()
    options.delimiter = UInt8(ascii: ",")
    let organisation = try organisation("sep=;\nsource,target\na;b,c\n", options: options)
    #expect(organisation.people.ids.map(\.text) == ["a;b", "c"])
    #expect(
      organisation.provenance.remarks.contains(
        "ties.csv: line 1 names the delimiter \";\"; --delimiter says \",\", and that is followed"))
    #expect(
      try complaints("sep=;\nsource;target\na;b\n", options: options).map {
        $0.prefix { $0 != "\n" }
      } == ["ties.csv:2:1: error: no known table has this header: \"source;target\""])
  }

  @Test(arguments: ["sep=;", "sep=;\n", "sep=;\r\n\r\n"])
  func `A table of nothing but the name of its delimiter is empty`(text: String) throws {
    #expect(
      try complaints(text).map { $0.prefix { $0 != "\n" } } == [
        "ties.csv:1:1: error: the file is empty"
      ])
  }

  @Test(arguments: [1 << 20, 8])
  func `Values in columns without a header are counted and placed`(pieceBytes: Int) throws {
    var options = ImportOptions()
    options.pieceBytes = pieceBytes
    let ties = "source,target,,weight, ,\na,b,x,1,,\nb,c,,2,,\n\"c\",a,y,1,z,\n"
    let warnings = try organisation(ties, options: options).provenance.warnings
    #expect(
      warnings == [
        Provenance.Warning(
          text: "ties.csv: values in columns without a header, which are not used: column 3, 5",
          count: 3, places: ["ties.csv:1:15"])
      ])
  }

  @Test func `Columns without a header and without a value are no news`() throws {
    let organisation = try organisation("source,target,,\na,b,,\n\"b\",c,\"\",\n")
    #expect(organisation.provenance.warnings == [])
  }

  @Test func `Every table of ours counts values in columns without a header`() throws {
    let folder = try TemporaryFolder([
      "people.csv": "person_id,,level\na,x,1\nb,,2\n",
      "circles.csv": "sep=,\ncircle_id,\nc,x\n",
      "memberships.csv": "person_id,circle_id,\na,c,x\n",
      "decisions.csv": "decision_id,outcome,\nd,adopted,x\n",
      "votes.csv": "decision_id,voter,\nd,a,x\n",
      "participations.csv": "decision_id,person_id,part,\nd,a,decider,x\n",
      "rights.csv": "right_id,domain,action,holder_type,holder_id,\nr,m,decide,person,a,x\n",
      "voice.csv": "event_id,person_id,turns,\ne,a,1,x\n",
      "roster.csv": "person_id,responded,\na,1,x\n",
    ])
    let warnings = try folder.organisation().provenance.warnings
      .filter { $0.text.contains("columns without a header") }
    #expect(
      warnings.flatMap(\.places).sorted() == [
        "circles.csv:2:11", "decisions.csv:1:21", "memberships.csv:1:21",
        "participations.csv:1:28", "people.csv:1:11", "rights.csv:1:46", "roster.csv:1:21",
        "voice.csv:1:26", "votes.csv:1:19",
      ])
    #expect(warnings.allSatisfy { $0.count == 1 })
  }

  @Test(
    arguments: [
      (" 1", "begins or ends with a blank, which is no part of a number", "write \"1\""),
      ("1 ", "begins or ends with a blank, which is no part of a number", "write \"1\""),
      ("\t1", "begins or ends with a blank, which is no part of a number", "write \"1\""),
      ("  ", "holds nothing but blanks", "write a number"),
    ]) func `Blanks around a weight are named`(cell: String, what: String, hint: String) throws
  {
    let shown = cell.replacing("\t", with: "\\t")
    let said = try complaints("source,target,weight\na,b,\(cell)\n")
    try #require(said.count == 1)
    #expect(said[0].hasPrefix("ties.csv:2:5: error: "))
    #expect(said[0].contains("in column \"weight\" \(what)\n  hint: \(hint)"), "\(shown)")
  }

  @Test func `Blanks around a date are named`() throws {
    let said = try complaints("source,target,time\na,b, 2026-01-02\n")
    try #require(said.count == 1)
    #expect(said[0].contains("a blank, which is no part of a date\n  hint: write \"2026-01-02\""))
  }

  @Test(
    arguments: [
      ("person_id,a|b|c\np1,x|y|z\np2,x|y|z\n", UInt8(ascii: ",")),
      ("person_id,skills\np1,x|y|z\np2,x|y|z\n", UInt8(ascii: ",")),
      ("person_id,a;b;c\np1,x;y;z\np2,x;y;z\n", UInt8(ascii: ",")),
      ("person_id;level\np1;1,5\np2;2,5\n", UInt8(ascii: ";")),
      ("person_id;level, in all, of 9\np1;1,5,2\np2;2,5,2\n", UInt8(ascii: ";")),
      ("person_id\tlevel\tnote, and so on\np1\t1,5\ta,b\np2\t2,5\ta,b\n", UInt8(ascii: "\t")),
      ("id|unit;with;semicolons\np1|a;b;c\n", UInt8(ascii: "|")),
    ]) func `Lists in cells do not pass for the table`(text: String, delimiter: UInt8) throws
  {
    let input = Input(
      path: "people.csv", name: "people.csv", bytes: Array(text.utf8), isFromFolder: false)
    let opener = TableOpener(options: ImportOptions(), issues: Importers.Issues())
    guard case .table(let table) = opener.open(input) else {
      Issue.record("no table: \(text)")
      return
    }
    #expect(table.delimiter == delimiter)
    #expect(table.kind == .people)
  }

  @Test(
    arguments: [
      ("ties.csv", "source,target\na,b\nŁ,ü\n"), ("net.net", "*Vertices 1\n1 \"Łü\"\n"),
      ("net.gml", "graph [ node [ id 1 label \"a\" ] ]"), ("data.json", "{\"a\": 1}"),
      ("notes.csv", "whatever this is\n"),
    ], [ImportOptions.TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func `UTF-16 without a mark is called so, with the option that reads it`(
    file: (name: String, text: String), encoding: ImportOptions.TextEncoding
  ) throws {
    let units = file.text.utf16.map { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let bytes = units.flatMap { encoding == .utf16LittleEndian ? $0 : $0.reversed() }
    let folder = try TemporaryFolder()
    try folder.write(file.name, bytes)
    let failure = try #require(throws: ImportFailure.self) { try folder.organisation(file.name) }
    #expect(failure.errors.count == 1)
    #expect(
      failure.errors[0].message
        == "every second byte is NUL: this is UTF-16 without a byte-order mark")
    #expect(
      failure.errors[0].hint
        == (file.name == "data.json"
          ? "save the file as UTF-8"
          : "say how it is written: --encoding \(encoding.rawValue), or save the file as UTF-8"))
    var options = ImportOptions()
    options.encoding = encoding
    if ["ties.csv", "net.net"].contains(file.name) {
      let people = try folder.organisation(file.name, options: options).people
      #expect(people.count == (file.name == "ties.csv" ? 4 : 1))
    }
  }

  @Test func `Single NULs do not make UTF-16`() throws {
    let said = try complaints("source,target\na\0b,c\n")
    #expect(
      said.map { $0.prefix { $0 != "\n" } } == ["ties.csv:2:2: error: a NUL byte: this is no text"])
  }
}
