/// A table that a tool exports, told by its columns, which no column mapping turns into one of ours.
///
/// A new one is a folder with a type that conforms, and a line in `Formats.tables`.
protocol TableFormat: Sendable {
  /// Its word in `check` and in reports: `viva_person_to_group`.
  var name: String { get }
  /// What it is, after an article.
  var title: String { get }

  /// Whether its rows are ties, which a graph beside it in a folder holds too.
  var holdsTies: Bool { get }

  /// Whether a table with these headers, as `normalisedHeader` gives them, is of this form.
  func matches(_ headers: Set<String>) -> Bool

  /// Reads the rows; `table.kind` is `nil` and `table.columns` empty: columns are found by
  /// `table.column(named:)`.
  func read(_ table: Table, into draft: Draft)

  /// Reads all tables of this form, for exports in several tables that refer to one another; one
  /// after another unless said otherwise.
  func read(_ tables: [Table], into draft: Draft)
}

extension TableFormat {
  func read(_ tables: [Table], into draft: Draft) {
    for table in tables where !draft.issues.isFull { read(table, into: draft) }
  }
}
