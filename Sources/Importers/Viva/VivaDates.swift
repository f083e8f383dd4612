/// The dates of Viva's tables, which come as `01/04/2023` and do not say which number is the day.
struct VivaDates {
  private let table: Table
  private let draft: Draft

  init(_ table: Table, _ draft: Draft) {
    self.table = table
    self.draft = draft
  }

  /// Whether the dates of a column can be read; one complaint for all of them where the first one
  /// is of numbers in an order that nobody stated.
  func areClear(in column: Int?) -> Bool {
    guard let column, draft.dates.format == nil else { return true }
    let text = table.input.bytes.span
    var rows = table.rows(Issues())
    guard rows.next(in: text), let cell = rows.bytes(column, in: text) else { return true }
    let numbers = cell.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".")
    }
    guard numbers.count == 3,
      numbers.allSatisfy({ part in !part.isEmpty && part.allSatisfy { $0 &- 0x30 < 10 } })
    else { return true }
    let slash = cell.contains(UInt8(ascii: "/")) ? "/" : "."
    draft.issues.error(
      at: rows.place(of: column, in: text),
      "\"\(shown(cell))\" in column \"\(shown(table.headers[column]))\" does not say which number "
        + "is the day",
      hint: "say --date-format %d\(slash)%m\(slash)%Y or %m\(slash)%d\(slash)%Y")
    return false
  }
}
