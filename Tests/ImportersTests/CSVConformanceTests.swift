import Foundation
import Organisations
import TestSupport
import Testing

@testable import Importers

/// Every file of `../shared/data/csv_conformance` with what it holds and what becomes of it.
///
/// Suites and tools disagree on some of them; RFC 4180 decides, and where it says nothing the
/// comment at the file says what was decided.
@Suite(.enabled(if: SharedData.isPresent))
struct CSVConformanceTests {
  /// What a file holds, header and all.
  enum Records {
    /// What the suite itself says, in the file `NAME.expected.json`.
    case asTheSuiteSays
    case fields([[String]])
    /// So many fields in each record.
    case widths([Int])
    /// Not sound; the place and the words.
    case broken(String)
    /// No text in UTF-8, or none at all.
    case unreadable
  }

  struct Expectation: Sendable, CustomTestStringConvertible {
    var file: String
    var delimiter = ","
    var records: Records
    /// People and ties, or the first complaint with its line and column.
    var outcome: String

    var testDescription: String { file }
  }

  static let edges = [
    ["source", "target", "weight", "since"], ["ann", "bo", "3", "2024-01-02"],
    ["bo", "cy", "1.5", "2024-02-03"],
  ]
  /// People make no organisation as long as nothing ties them.
  static let peopleAlone = "1:1: there are neither ties nor decisions"
  static let noTable = "no known table has this header: "

  static let expectations: [Expectation] = [
    Expectation(
      file: "commons-csv/999751170.patch.csv", delimiter: ";",
      records: .fields([["CHANELID", "ADDRESS"], ["27", ""]]),
      outcome: "1:2: \(noTable)\"CHANELID\", \"ADDRESS\""),
    // A backslash escapes nothing in RFC 4180. The quote of line 3 stays open until the next quote,
    // and text follows that one.
    Expectation(
      file: "commons-csv/csv-141.csv",
      records: .broken("4:2: text after a closing quote"),
      outcome: "1:2: \(noTable)\"1414770317901\", \"android.widget.EditText\", "
        + "\"pass sem1 _84*|*\", \"0\", \"pass sem1 _8\""),
    Expectation(
      file: "commons-csv/emoji.csv", records: .widths([16, 16, 16, 16, 16]),
      outcome: peopleAlone),
    Expectation(
      file: "commons-csv/japanese.csv", records: .widths([17, 17, 17, 17]), outcome: peopleAlone),
    // What PostgreSQL writes as text is no CSV: its backslashes are letters here, and its quotes
    // quote.
    Expectation(
      file: "commons-csv/psql.tsv", delimiter: "\t",
      records: .fields([
        ["1", "abc", "test line 1\\ntest line 2", "\\N", ""],
        ["2", "xyz", "\\\\b:\\b \\\\t:\\t \\\\n:\\n \\\\r:\\r", "a", "b"],
        ["3", "a", "b,c,d", "quoted", "e"],
      ]),
      outcome: "1:1: \(noTable)\"1\", \"abc\", \"test line 1\\ntest line 2\", \"\\N\", \"\""),
    // RFC 4180 knows no comments; lines of one field are records of one field.
    Expectation(
      file: "commons-csv/sample1.csv",
      records: .broken("7:33: a quote inside a field that is not quoted"),
      outcome: "1:1: \(noTable)\"# Comment before header\""),
    Expectation(
      file: "commons-csv/testCSV246.csv", records: .widths([5, 1, 1, 5, 1, 1, 5]),
      outcome: "1:1: \(noTable)\"a\", \"b\", \"c\", \"e\", \"f\""),
    Expectation(
      file: "csv-spectrum/comma_in_quotes.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"first\", \"last\", \"address\", \"city\", \"zip\""),
    Expectation(
      file: "csv-spectrum/empty_crlf.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"a\", \"b\", \"c\""),
    Expectation(
      file: "csv-spectrum/json.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"key\", \"val\""),
    Expectation(
      file: "csv-spectrum/newlines.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"a\", \"b\", \"c\""),
    Expectation(
      file: "csv-spectrum/quotes_and_newlines.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"a\", \"b\""),
    Expectation(
      file: "csv-spectrum/simple_crlf.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"a\", \"b\", \"c\""),
    // The suite reads a line without a byte as a record of one empty field; RFC 4180 has no word on
    // such lines, and a table has no use for them: they are no records.
    Expectation(
      file: "csv-test-data/all-empty.csv", records: .fields([]), outcome: "1:1: the file is empty"),
    // RFC 4180: each line should hold the same number of fields. The record is read; the table is
    // refused, if it is one.
    Expectation(
      file: "csv-test-data/bad-header-more-fields.csv",
      records: .fields([["foo", "bar", "baz"], ["1", "2", "3", "4"]]),
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "csv-test-data/bad-header-wrong-header.csv",
      records: .fields([["qux", "quux", "quuz"]]),
      outcome: "1:1: \(noTable)\"qux\", \"quux\", \"quuz\""),
    Expectation(
      file: "csv-test-data/bad-quotes-with-unescaped-quote.csv",
      records: .broken("2:19: text after a closing quote"),
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "csv-test-data/empty-field.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    // The suite leaves the header out, of this file alone.
    Expectation(
      file: "csv-test-data/header-no-rows.csv", records: .fields([["foo", "bar", "baz"]]),
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "csv-test-data/leading-space.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "csv-test-data/quotes-empty.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "csv-test-data/quotes-with-escaped-quote.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "csv-test-data/quotes-with-space.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "csv-test-data/simple-lf.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "csv-test-data/trailing-newline.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "csv-test-data/utf8.csv", records: .asTheSuiteSays,
      outcome: "1:1: \(noTable)\"foo\", \"bar\", \"baz\""),
    Expectation(
      file: "gephi-export/array_attribute.csv",
      records: .fields([["Id", "Label", "array"], ["1", "", "[foo, bar]"], ["2", "", "[foo]"]]),
      outcome: peopleAlone),
    // A decimal comma is read on request alone; Gephi takes it for what the locale says.
    Expectation(
      file: "gephi-export/decimal_separator.csv",
      records: .fields([
        ["Source", "Target", "Type", "Id", "Label", "Weight"],
        ["1", "2", "Directed", "1", "", "1,33"],
      ]),
      outcome: "2:18: \"1,33\" in column \"Weight\" is not a number"),
    Expectation(
      file: "gephi-export/empty.csv",
      records: .fields([["Source", "Target", "Type", "Id", "Label", "Weight"]]),
      outcome: "1:1: there are no rows in the input"),
    Expectation(
      file: "gephi-export/field_delimiter.csv", delimiter: ";",
      records: .fields([["Id", "Label"], ["1", ""], ["2", ""]]), outcome: peopleAlone),
    Expectation(
      file: "gephi-export/int_attribute.csv",
      records: .fields([["Id", "Label", "age"], ["1", "", "10"], ["2", "", "11"]]),
      outcome: peopleAlone),
    // Gephi keeps the two as parallel edges of two kinds; ours have no column for kinds, so they
    // are one tie of weight 2.
    Expectation(
      file: "gephi-export/multigraph.csv",
      records: .fields([
        ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"],
        ["1", "2", "Directed", "", "1", "", "1"], ["1", "2", "Directed", "1", "2", "", "1"],
      ]),
      outcome: "2 people; 1>2:2.0"),
    Expectation(
      file: "gephi-export/number_format.csv",
      records: .fields([
        ["Source", "Target", "Type", "Id", "Label", "Weight"],
        ["1", "2", "Directed", "1", "", "1.4"],
      ]),
      outcome: "2 people; 1>2:1.4"),
    Expectation(
      file: "gephi-export/positions_z.csv",
      records: .fields([
        ["Id", "Label", "X", "Y", "Z"], ["1", "", "0", "0", "5"], ["2", "", "0", "0", "0"],
      ]),
      outcome: peopleAlone),
    Expectation(
      file: "gephi-export/single.csv",
      records: .fields([
        ["Source", "Target", "Type", "Id", "Label", "Weight"],
        ["1", "2", "Directed", "1", "", "1.33"],
      ]),
      outcome: "2 people; 1>2:1.33"),
    // Attributes that change with time are texts here.
    Expectation(
      file: "gephi-export/timestamp.csv",
      records: .fields([
        ["Id", "Label", "timeset", "price"], ["1", "", "", "<[2000.0, 3.0]>"],
        ["2", "", "", "<[2000.0, 6.0]>"],
      ]),
      outcome: peopleAlone),
    Expectation(
      file: "gephi-export/timestamp_with_time_format.csv",
      records: .fields([
        ["Id", "Label", "timeset", "price"], ["1", "", "", "<[2022-09-01, 3.0]>"],
        ["2", "", "", "<[2022-09-01, 6.0]>"],
      ]),
      outcome: peopleAlone),
    Expectation(
      file: "gephi-export/timestampset_column.csv",
      records: .fields([
        ["Id", "Label", "timeset", "events"], ["1", "", "", "<[3.0]>"], ["2", "", "", "<[6.0]>"],
      ]),
      outcome: peopleAlone),
    Expectation(
      file: "gephi-export/without_attributes.csv",
      records: .fields([["Id", "Label"], ["1", ""], ["2", ""]]), outcome: peopleAlone),
    // A list of neighbours has no header; it is no table of ours.
    Expectation(
      file: "gephi-spreadsheet/adj_list.csv", delimiter: ";",
      records: .fields([["a", "b"], ["b", "c", "d"], ["e"], ["f", " a ", "g", "h", " i  "]]),
      outcome: "1:1: \(noTable)\"a\", \"b\""),
    // Gephi's weights over time are no numbers; the first is refused where it stands.
    Expectation(
      file: "gephi-spreadsheet/edges_table_dynamic_weights.csv",
      records: .fields([
        ["source", "target", "weight"], ["a", "b", "<[1.0, 2, 1]; [2, 3, 2]>"],
        ["a", "b", "<[3,5.5, 3.25]>"], ["b", "c", "<[1, Infinity, 1]>"],
        ["a", "b", "<[1.0, 3, 4]>"],
      ]),
      outcome: "2:6: \"<[1.0, 2, 1]; [2, 3, 2]>\" in column \"weight\" is not a number"),
    Expectation(
      file: "gephi-spreadsheet/edges_table_opposite_force_undirected_merged.csv",
      records: .fields([
        ["Source", "Target"], ["loja", "postalecu911"], ["postalecu911", "loja"],
      ]),
      outcome: "2 people; loja>postalecu911:1.0 postalecu911>loja:1.0"),
    Expectation(
      file: "gephi-spreadsheet/edges_table_repeated_without_ids.csv",
      records: .fields([
        ["source", "target", "weight"], ["1", "2", "1"], ["3", "4", "2"], ["1", "2", "5"],
        ["2", "3", "2"], ["1", "2", "1.5"],
      ]),
      outcome: "4 people; 1>2:7.5 2>3:2.0 3>4:2.0"),
    // Gephi lets a space delimit. Ours are comma, semicolon, tab and bar, or what --delimiter says;
    // by a comma, the quotes stand inside fields.
    Expectation(
      file: "gephi-spreadsheet/edges_table_with_timeset_intervals.csv",
      records: .broken("2:21: a quote inside a field that is not quoted"),
      outcome: "1:1: \(noTable)\"Source Target Type timeset\""),
    // A matrix has no header of ours.
    Expectation(
      file: "gephi-spreadsheet/matrix.csv",
      records: .fields([
        [" ", "A", "B", "C", "D", "E"], ["A", "0", "1", "0", "2", "0"],
        ["B", "1", "0", "0", "0", "0"], ["C", "0", "0", "1", "0", "0"],
        ["D", "0", "3.5", " 0", " 4.2 ", "0"], ["E", "0", "0", "0", " 0", "0"],
      ]),
      outcome: "1:1: \(noTable)\"\", \"A\", \"B\", \"C\", \"D\", \"E\""),
    // Gephi takes the last row for somebody without an id; nobody is without one here.
    Expectation(
      file: "gephi-spreadsheet/test_utf8_chars.csv",
      records: .fields([
        ["id", "label", "timeset", "utf8"], ["1", "uno", "[1,5]; [10, 10.5]; [11, 16];", "漢語"],
        ["2", "dos", "", "blabla"], ["2", "dos", "", "bla"], ["", "", ""],
      ]),
      outcome: "4:1: \"2\" stands twice, first on line 3"),
    Expectation(
      file: "ours/bad-utf8.csv", records: .unreadable, outcome: "2:3: the byte 0xFF is not UTF-8"),
    Expectation(
      file: "ours/bom-only.csv", records: .fields([]), outcome: "1:1: the file is empty"),
    // RFC 4180 ends lines with CR LF; CR and LF alone are what some programs write.
    Expectation(
      file: "ours/cr-only.csv",
      records: .fields(edges + [["Lee, Kim", "ann", "2", "2024-03-04"]]),
      outcome: "4 people; Lee, Kim>ann:2.0 ann>bo:3.0 bo>cy:1.5"),
    Expectation(
      file: "ours/dates-mixed.csv",
      records: .fields([
        ["decision_id", "date", "decided_by"], ["D1", "2024-02-30", "ann"],
        ["D2", "03/04/2024", "bo"], ["D3", "2024-06-01T12:00:00+02:00", "cy"],
        ["D4", "1717236000", "dee"], ["D5", "", "ed"], ["D6", "31.12.2024", "fay"],
      ]),
      outcome: "2:4: \"2024-02-30\" in column \"date\" is no day or time that exists"),
    Expectation(
      file: "ours/empty-header-cell.csv",
      records: .fields([["source", "", "weight"], ["ann", "bo", "1"]]),
      outcome: "1:1: column \"target\" is missing; the columns are \"source\", \"\", \"weight\""),
    Expectation(
      file: "ours/header-case-and-synonyms.csv",
      records: .fields([
        ["From", "To", "Weight", "Type"], ["ann", "bo", "1", "Directed"],
        ["bo", "ann", "2", "Undirected"],
      ]),
      outcome: "2 people; ann>bo:3.0 bo>ann:2.0"),
    // Not marked, so it must be asked for: --encoding latin-1. `TextEncodingTests` does.
    Expectation(
      file: "ours/latin1.csv", records: .unreadable, outcome: "2:2: the byte 0xFC is not UTF-8"),
    Expectation(
      file: "ours/many-columns-2000.csv", records: .widths([2000, 2000]), outcome: ""),
    Expectation(
      file: "ours/multi-value-cells.csv",
      records: .fields([
        ["decision_id", "date", "decided_by", "consulted"],
        ["D1", "2024-01-01", "ann;bo", "cy|dee"], ["D2", "2024-01-02", "ann, bo", ""],
        ["D3", "2024-01-03", ";", ";;"],
      ]),
      outcome: "4:15: \";\" in column \"decided_by\" has an empty entry"),
    Expectation(
      file: "ours/newline-in-quotes.csv",
      records: .fields([
        ["source", "target", "note"], ["ann", "bo", "two\nlines"],
        ["bo", "cy", "three\r\nlines, \"quoted\""],
      ]),
      outcome: "3 people; ann>bo:1.0 bo>cy:1.0"),
    Expectation(
      file: "ours/nul-byte.csv", records: .unreadable, outcome: "2:3: a NUL byte: this is no text"),
    Expectation(
      file: "ours/pipe.csv", delimiter: "|",
      records: .fields(edges + [["Lee| Kim", "ann", "2", "2024-03-04"]]),
      outcome: "4 people; Lee| Kim>ann:2.0 ann>bo:3.0 bo>cy:1.5"),
    // RFC 4180: a quote may stand in quoted fields alone.
    Expectation(
      file: "ours/quote-in-middle.csv",
      records: .broken("2:3: a quote inside a field that is not quoted"),
      outcome: "2:3: a quote inside a field that is not quoted"),
    // RFC 4180: each line should hold the same number of fields; a short one may have lost any.
    Expectation(
      file: "ours/ragged-short.csv",
      records: .fields([["source", "target", "weight"], ["ann", "bo"], ["bo", "cy", "2"]]),
      outcome: "2:1: 2 fields found, 3 expected"),
    // 1.250,75 is no number even with a decimal comma: groups of digits are not read.
    Expectation(
      file: "ours/semicolon-decimal-comma.csv", delimiter: ";",
      records: .fields([
        ["source", "target", "weight"], ["ann", "bo", "3,5"], ["bo", "cy", "1.250,75"],
      ]),
      outcome: "2:8: \"3,5\" in column \"weight\" is not a number"),
    Expectation(
      file: "ours/spreadsheet-formula.csv",
      records: .fields([["source", "target"], ["=1+1", "bo"], ["+ann", "-cy"]]),
      outcome: "4 people; +ann>-cy:1.0 =1+1>bo:1.0"),
    // RFC 4180: the last field must not be followed by a comma, so there is an empty one more.
    Expectation(
      file: "ours/trailing-delimiter.csv",
      records: .fields([["source", "target", ""], ["ann", "bo", ""]]),
      outcome: "2 people; ann>bo:1.0"),
    Expectation(
      file: "ours/unicode-forms.csv",
      records: .fields([
        ["source", "target"], ["Jos\u{E9}", "bo"], ["Jose\u{301}", "bo"], ["\u{202E}abc", "bo"],
        ["an\u{A0}n", "bo"],
      ]),
      outcome: "5 people; Jose\u{301}>bo:1.0 Jos\u{E9}>bo:1.0 an\u{A0}n>bo:1.0 \u{202E}abc>bo:1.0"),
    Expectation(
      file: "ours/utf16le-bom.csv",
      records: .fields(edges + [["Lee, Kim", "ann", "2", "2024-03-04"]]),
      outcome: "4 people; Lee, Kim>ann:2.0 ann>bo:3.0 bo>cy:1.5"),
    Expectation(
      file: "ours/utf8-bom.csv",
      records: .fields(edges + [["Lee, Kim", "ann", "2", "2024-03-04"]]),
      outcome: "4 people; Lee, Kim>ann:2.0 ann>bo:3.0 bo>cy:1.5"),
    Expectation(
      file: "ours/zero-bytes.csv", records: .fields([]), outcome: "1:1: the file is empty"),
  ]

  static let folder = SharedData.folder.appendingPathComponent("data/csv_conformance").path + "/"

  @Test func `Every file of the manifest has an expectation, and every expectation a file`() throws
  {
    let bytes = try #require(FileManager.default.contents(atPath: Self.folder + "manifest.csv"))
    let rows = try #require(slowRecords(Array(bytes)))
    let files = rows.dropFirst().map { String(decoding: $0[0], as: UTF8.self) }
    #expect(Self.expectations.map(\.file).sorted() == files.sorted())
  }

  @Test(arguments: expectations) func `A file holds what RFC 4180 says`(
    _ expectation: Expectation
  ) throws {
    let bytes = Array(
      try #require(FileManager.default.contents(atPath: Self.folder + expectation.file)))
    let mark = ImportOptions.TextEncoding.marked(bytes)
    let text = try (mark?.encoding ?? .utf8).decoded(bytes, from: mark?.length ?? 0)
    let delimiter = Array(expectation.delimiter.utf8)[0]
    var records: [[String]] = []
    var broken: String?
    var reader = CSVReader(delimiter: delimiter, maximumValueBytes: 262_144)
    reading: while broken == nil {
      switch reader.next(in: text.span) {
      case .end: break reading
      case .broken(let offset, let message, _):
        let (line, column) = reader.place(of: offset, in: text.span)
        broken = "\(line):\(column): \(message)"
      case .record:
        records.append(
          reader.fields.map { String(decoding: reader.bytes(of: $0, in: text.span), as: UTF8.self) }
        )
      }
    }
    let slow = slowRecords(text, delimiter: delimiter)?
      .map { $0.map { String(decoding: $0, as: UTF8.self) } }
    #expect(slow == (broken == nil ? records : nil))
    switch expectation.records {
    case .fields(let expected): #expect(records == expected)
    case .widths(let widths): #expect(records.map(\.count) == widths)
    case .broken(let words): #expect(broken == words)
    case .unreadable: #expect(Encoding.fault(in: text) != nil)
    case .asTheSuiteSays:
      #expect(records == (try Self.suite(expectation.file, header: records.first ?? [])))
    }
  }

  /// What the suite says: lists of fields, or an object for each record after the header.
  private static func suite(_ file: String, header: [String]) throws -> [[String]] {
    let path = folder + file.dropLast(4) + ".expected.json"
    let json = try JSONSerialization.jsonObject(
      with: try #require(FileManager.default.contents(atPath: path)))
    if let records = json as? [[String]] { return records }
    let objects = try #require(json as? [[String: String]])
    return [header] + objects.map { object in header.map { object[$0] ?? "missing" } }
  }

  @Test(arguments: expectations) func `A file is read or refused as it says here`(
    _ expectation: Expectation
  ) throws {
    var outcomes: [String] = []
    // Whole, and in pieces of a few bytes from the file.
    for bytes in [1 << 20, 5] {
      var options = ImportOptions()
      options.pieceBytes = bytes
      options.longTableBytes = bytes == 5 ? 40 : 16 << 20
      do {
        let organisation = try Import.organisation(
          from: [Self.folder + expectation.file], options: options)
        outcomes.append(Self.summary(organisation))
      } catch {
        outcomes.append(
          error.errors.first.map { "\($0.line):\($0.column): \($0.message)" } ?? "nothing said")
      }
    }
    if expectation.outcome.isEmpty {
      #expect(outcomes.allSatisfy { $0.hasPrefix("1:1: \(Self.noTable)\"c0\", \"c1\"") })
    } else {
      #expect(outcomes == [expectation.outcome, expectation.outcome])
    }
  }

  private static func summary(_ organisation: Organisation) -> String {
    let ids = organisation.people.ids
    let ties = organisation.relations.flatMap { relation in
      relation.graph.nodes.flatMap { node in
        relation.graph.arcs(of: node).map {
          "\(ids[node])>\(ids[relation.graph.target(of: $0)]):\(relation.graph.weight(of: $0))"
        }
      }
    }
    return "\(ids.count) people; \(ties.joined(separator: " "))"
  }
}
