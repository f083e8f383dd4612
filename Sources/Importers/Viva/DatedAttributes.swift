import Organisations

/// Attributes of people as dated rows state them: of several dates the latest stands.
///
/// A person who moves between two weeks is no contradiction; two values on one date are.
struct DatedAttributes {
  /// An attribute and its column.
  struct Column {
    var name: String
    var index: Int
  }

  private struct Value {
    var code: Int
    var time: Instant?
  }

  /// For each end of a row, the columns that speak of it; positions in `names`.
  private var ends: [[(attribute: Int, column: Int)]] = []
  private var names: [String] = []
  private var values: [Sparse<Value>] = []
  private var pool = IdentifierPool()
  private var changed: [Set<Int>] = []
  private var conflicts: [(person: Int, attribute: Int, old: Int, new: Int, place: Place)] = []

  /// All columns.
  var columns: [Int] { ends.flatMap { $0.map(\.column) } }

  /// For each end of a row its columns.
  init(_ columns: [[Column]]) {
    for end in columns {
      ends.append(
        end.map { column in
          let known = names.firstIndex(of: column.name)
          if known == nil { names.append(column.name) }
          return (known ?? names.count - 1, column.index)
        })
    }
    values = Array(repeating: Sparse(), count: names.count)
    changed = Array(repeating: [], count: names.count)
  }

  /// Notes what the row says of the person at one end.
  mutating func note(
    _ person: Int, _ end: Int, at time: Instant?, _ rows: Rows, in text: Span<UInt8>
  ) {
    for (attribute, column) in ends[end] {
      let field = rows.reader.fields[column]
      guard !field.isEmpty else { continue }
      let code =
        field.hasDoubledQuotes
        ? pool.code(of: rows.reader.bytes(of: field, in: text)) : pool.code(of: text, field.range)
      guard let known = values[attribute][person] else {
        values[attribute][person] = Value(code: code, time: time)
        continue
      }
      if known.code == code {
        if let time, known.time.map({ $0 < time }) ?? true {
          values[attribute][person] = Value(code: code, time: time)
        }
      } else if known.time == time {
        if conflicts.count < ImportFailure.maximumErrors {
          conflicts.append(
            (person, attribute, known.code, code, rows.place(of: column, in: text)))
        }
      } else {
        changed[attribute].insert(person)
        let isNewer = time.map { new in known.time.map { $0 < new } ?? true } ?? false
        if isNewer { values[attribute][person] = Value(code: code, time: time) }
      }
    }
  }

  /// Hands the values to the draft; `place` is that of the table.
  func finish(into draft: Draft, at place: Place) {
    for conflict in conflicts {
      draft.conflict(
        conflict.person, names[conflict.attribute], pool.text(of: conflict.old),
        pool.text(of: conflict.new), at: conflict.place)
    }
    for (attribute, name) in names.enumerated() {
      for person in values[attribute].codes {
        guard let value = values[attribute][person] else { continue }
        draft.set(attribute: name, of: person, to: pool.text(of: value.code), at: place)
      }
      if !changed[attribute].isEmpty {
        draft.issues.remark(
          "\(changed[attribute].count) people have several values of \(shown(name)) over time; "
            + "the latest stands")
      }
    }
  }
}

/// The attributes that Viva's tables repeat on every row, `PrimaryCollaborator_City`.
enum VivaAttributes {
  /// Columns with that prefix, by what follows it; `Organization` is the unit.
  static func columns(of table: Table, prefix: String) -> [DatedAttributes.Column] {
    let start = normalisedHeader(prefix)
    return table.headers.enumerated().compactMap { index, header in
      let normalised = normalisedHeader(header)
      guard normalised.hasPrefix(start) else { return nil }
      let rest = String(normalised.dropFirst(start.count))
      guard !["", "personid", "groupsize"].contains(rest) else { return nil }
      let isUnit = rest == "organization" || rest == "organisation"
      // The header's own spelling, where it begins as the prefix does.
      let own =
        header.utf8.count > prefix.utf8.count
        ? String(decoding: header.utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : rest
      let spelled = normalisedHeader(own) == rest ? own : rest
      return DatedAttributes.Column(name: isUnit ? "unit" : spelled, index: index)
    }
  }
}
