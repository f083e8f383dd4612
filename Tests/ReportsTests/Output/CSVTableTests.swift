import TestSupport
import Testing

@testable import Reports

@Suite struct CSVTableTests {
  @Test(arguments: [
    "plain", "a,b", "a\"b", "a\nb", "a\r\nb", "\"\u{301}", ",\u{301}", "", " leading", "=1+1",
    "Zoe\u{308}",
  ])
  func `Any text reads back byte for byte`(_ text: String) {
    var table = CSVTable(header: ["a", "b"])
    table.cell(text)
    table.cell("end")
    table.endRow()
    let row = PlainCSV.rows(table.bytes)[1]
    #expect(Array(row[0].utf8) == Array(text.utf8))
    #expect(row[1] == "end")
  }

  @Test func `Formulas are counted, and changed only where asked`() {
    var machine = CSVTable(header: ["id"])
    var safe = CSVTable(header: ["id"], spreadsheetSafe: true)
    for text in ["=cmd", "+1", "-1", "@x", "ok"] {
      machine.cell(text)
      machine.endRow()
      safe.cell(text)
      safe.endRow()
    }
    #expect(machine.formulaCells == 4)
    #expect(String(decoding: machine.bytes, as: UTF8.self) == "id\n=cmd\n+1\n-1\n@x\nok\n")
    #expect(String(decoding: safe.bytes, as: UTF8.self) == "id\n'=cmd\n'+1\n'-1\n'@x\nok\n")
  }

  @Test func `An undefined number is an empty cell`() {
    var table = CSVTable(header: ["a", "b"])
    table.cell(Double.nan)
    table.cell(0.5)
    table.endRow()
    #expect(String(decoding: table.bytes, as: UTF8.self) == "a,b\n,0.5\n")
  }
}
