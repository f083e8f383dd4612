/// Builds a Markdown text block by block; blocks are separated by one empty line.
///
/// Text that comes from data goes through `MarkdownText.escaped` before it gets here.
struct MarkdownWriter {
  private(set) var text = ""

  mutating func heading(_ level: Int, _ title: String) {
    block(String(repeating: "#", count: level) + " " + title)
  }

  mutating func paragraph(_ words: String) { block(words) }

  mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    block(items.map { "- " + $0 }.joined(separator: "\n"))
  }

  /// A table; columns named in `numbers` are aligned right.
  mutating func table(_ header: [String], numbers: Set<Int> = [], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    var lines = [line(header)]
    lines.append(line(header.indices.map { numbers.contains($0) ? "---:" : "---" }))
    for row in rows {
      precondition(row.count == header.count, "a row has a cell for each column")
      lines.append(line(row))
    }
    block(lines.joined(separator: "\n"))
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private mutating func block(_ content: String) {
    text += (text.isEmpty ? "" : "\n") + content + "\n"
  }
}
