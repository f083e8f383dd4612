/// The plain part of YAML that front matter and lists of owners are written in: maps and lists by
/// indentation, lists in brackets on one line, plain and quoted scalars, comments.
///
/// Anchors, aliases, tags, maps in braces and quoted scalars over several lines are refused where
/// they stand. A text after `|` is a list of its lines, and one after `>` a scalar. Nothing is a number
/// or a truth value: scalars are their bytes, but for `null` and `~` without quotes, which are empty.
///
/// - Complexity: O(bytes); nesting is a stack with a limit.
struct YAMLSubset {
  /// One scalar and where it hangs.
  struct Entry {
    /// Keys, and `[0]`, `[1]` … for the items of lists, from the outermost.
    var path: [String]
    /// Empty for a key without a value.
    var value: [UInt8]
    var line: Int
    var column: Int
    /// Without quotes, so that `null` is nothing.
    var isPlain = false

    var text: String { String(decoding: value, as: UTF8.self) }
  }

  /// What is refused, and where.
  struct Fault: Error {
    var line: Int
    var column: Int
    var message: String
    var hint: String
  }

  private struct Level {
    var indent: Int
    var isList: Bool
    var path: [String]
    var items = 0
    var keys: Set<String> = []
  }

  /// A key or a list item whose value is to follow, more deeply indented.
  private struct Pending {
    var path: [String]
    var indent: Int
    var isItem: Bool
    var line: Int
    var column: Int
  }

  private(set) var entries: [Entry] = []
  private let maximumNesting: Int
  private var levels: [Level] = []
  private var pending: Pending?
  /// Lines more deeply indented than `indent` belong to the text of `path`.
  private var text: (path: [String], indent: Int, isFolded: Bool, count: Int)?
  /// Lines more deeply indented than this go on with the last value, which has no quotes.
  private var plainIndent: Int?
  private(set) var line: [UInt8] = []
  private(set) var number = 0

  /// Reads the lines of `range`.
  init(
    _ text: Span<UInt8>, _ range: Range<Int>, firstLine: Int = 1, maximumNesting: Int
  ) throws(Fault) {
    self.maximumNesting = maximumNesting
    var lines = Lines(text, from: range.lowerBound, to: range.upperBound, number: firstLine - 1)
    while let next = lines.next(in: text) {
      line = []
      for position in next { line.append(text[position]) }
      number = lines.number
      try readLine()
    }
    endPending()
    for index in entries.indices where entries[index].isPlain {
      if Self.nulls.contains(entries[index].value) { entries[index].value = [] }
    }
  }

  private static let nulls = Set(["null", "Null", "NULL", "~"].map { Array($0.utf8) })

  func fault(_ position: Int, _ message: String, _ hint: String) -> Fault {
    Fault(line: number, column: position + 1, message: message, hint: hint)
  }

  private mutating func readLine() throws(Fault) {
    let indent = line.prefix { $0 == 0x20 }.count
    guard indent < line.count, let first = line[indent...].first(where: { $0 != 0x09 }) else {
      return
    }
    if let text {
      if indent > text.indent {
        addText(indent)
        return
      }
      self.text = nil
    }
    if first == UInt8(ascii: "#") { return }
    if let plainIndent, indent > plainIndent {
      try goOn(indent)
      return
    }
    plainIndent = nil
    if line[indent] == 0x09 {
      throw fault(indent, "a tab in the indentation", "indent with spaces")
    }
    var position = indent
    while isItem(position) {
      try openItem(position)
      position += 1
      while position < line.count, line[position] == 0x20 { position += 1 }
      if position == line.count || line[position] == UInt8(ascii: "#") { return }
    }
    try readContent(position)
  }

  /// Adds a line to the last value, with a blank between them.
  private mutating func goOn(_ position: Int) throws(Fault) {
    let rest = plain(position, until: [])
    try refuseColon(in: rest, at: position)
    entries[entries.count - 1].value += [0x20] + rest
  }

  /// Adds a line of a text: to the one scalar that is folded, or as one more.
  private mutating func addText(_ position: Int) {
    guard let (path, _, isFolded, count) = text else { return }
    let words = trimmed(line[position...])
    if isFolded, count > 0 {
      entries[entries.count - 1].value += [0x20] + words
    } else {
      entries.append(
        Entry(
          path: isFolded ? path : path + ["[\(count)]"], value: Array(words), line: number,
          column: words.startIndex + 1))
    }
    text?.count += 1
  }

  private func isItem(_ position: Int) -> Bool {
    position < line.count && line[position] == UInt8(ascii: "-")
      && (position + 1 == line.count || line[position + 1] == 0x20)
  }

  /// Goes up to the level of this indentation, or opens one below what is pending.
  private mutating func open(_ position: Int, isList: Bool) throws(Fault) {
    if let pending,
      position > pending.indent || (isList && !pending.isItem && position == pending.indent)
    {
      guard levels.count < maximumNesting else {
        throw fault(
          position, "values lie more than \(maximumNesting) deep, the limit",
          "raise the limit with --maximum-nesting")
      }
      levels.append(Level(indent: position, isList: isList, path: pending.path))
      self.pending = nil
      return
    }
    endPending()
    while let last = levels.last,
      last.indent > position || (last.indent == position && last.isList && !isList)
    {
      levels.removeLast()
    }
    if levels.isEmpty, entries.isEmpty {
      levels.append(Level(indent: position, isList: isList, path: []))
    }
    guard let last = levels.last, last.indent == position, last.isList == isList else {
      throw fault(
        position, "this is indented like nothing above it",
        "indent keys and items of one list alike, with spaces")
    }
  }

  private mutating func openItem(_ position: Int) throws(Fault) {
    try open(position, isList: true)
    let last = levels.count - 1
    let path = levels[last].path + ["[\(levels[last].items)]"]
    levels[last].items += 1
    pending = Pending(
      path: path, indent: position, isItem: true, line: number, column: position + 1)
  }

  /// A key without a value is an entry without bytes.
  private mutating func endPending() {
    guard let pending else { return }
    entries.append(
      Entry(path: pending.path, value: [], line: pending.line, column: pending.column))
    self.pending = nil
  }

  /// Reads `key: value`, `key:` or the scalar of a list item.
  private mutating func readContent(_ position: Int) throws(Fault) {
    guard let (key, valueStart) = try key(at: position) else {
      guard let item = pending, item.isItem, item.line == number else {
        throw fault(
          position, "neither a key with a colon nor an item of a list",
          "write key: value; put a value that goes over several lines in quotes on one line")
      }
      pending = nil
      try readValue(position, path: item.path, indent: item.indent)
      return
    }
    try open(position, isList: false)
    let last = levels.count - 1
    guard levels[last].keys.insert(key).inserted else {
      throw fault(position, "the key \"\(shown(key))\" stands twice", "keep one of them")
    }
    let path = levels[last].path + [key]
    var start = valueStart
    while start < line.count, line[start] == 0x20 || line[start] == 0x09 { start += 1 }
    if start == line.count || line[start] == UInt8(ascii: "#") {
      pending = Pending(
        path: path, indent: position, isItem: false, line: number, column: position + 1)
    } else {
      try readValue(start, path: path, indent: position)
    }
  }

  /// The key that begins here and where its value does; `nil` where no key begins.
  private func key(at position: Int) throws(Fault) -> (String, Int)? {
    let first = line[position]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let (bytes, end) = try quoted(position)
      guard end < line.count, line[end] == UInt8(ascii: ":") else { return nil }
      return (String(decoding: bytes, as: UTF8.self), end + 1)
    }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") { return nil }
    var end = position
    while end < line.count {
      if line[end] == UInt8(ascii: ":"),
        end + 1 == line.count || line[end + 1] == 0x20 || line[end + 1] == 0x09
      {
        return (String(decoding: trimmed(line[position..<end]), as: UTF8.self), end + 1)
      }
      if line[end] == UInt8(ascii: "#"), end > position, line[end - 1] == 0x20 { return nil }
      end += 1
    }
    return nil
  }

  private mutating func readValue(_ start: Int, path: [String], indent: Int) throws(Fault) {
    func entry(_ value: [UInt8], _ position: Int, _ path: [String]) -> Entry {
      let first = line[position]
      return Entry(
        path: path, value: value, line: number, column: position + 1,
        isPlain: first != UInt8(ascii: "\"") && first != UInt8(ascii: "'"))
    }
    switch line[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let (value, end) = try quoted(start)
      try expectEnd(end)
      entries.append(entry(value, start, path))
    case UInt8(ascii: "["):
      for (index, item) in try flowList(start).enumerated() {
        entries.append(entry(item.value, item.position, path + ["[\(index)]"]))
      }
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      text = (path, indent, line[start] == UInt8(ascii: ">"), 0)
    case UInt8(ascii: "{"):
      guard line[start...].starts(with: "{}".utf8) else {
        throw fault(start, "a map in braces is not read", "write its keys on lines of their own")
      }
      try expectEnd(start + 2)
      entries.append(entry([], start, path))
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "%"),
      UInt8(ascii: "`"):
      throw fault(
        start, "anchors, aliases and tags are not read",
        "put the value in quotes, or write it out")
    default:
      let value = plain(start, until: [])
      try refuseColon(in: value, at: start)
      plainIndent = indent
      entries.append(entry(value, start, path))
    }
  }
}
