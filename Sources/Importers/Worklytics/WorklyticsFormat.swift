import Organisations

/// A chunk of Worklytics' collaboration graph with one JSON object a line.
struct WorklyticsFormat: FileFormat {
  let name = "worklytics"
  let title = "a collaboration file of Worklytics"
  let endings = ["ndjson", "jsonl", "json"]
  let isGraph = false

  func recognises(_ bytes: [UInt8]) -> Bool {
    let shape = JSONShape(bytes)
    return shape.root == UInt8(ascii: "{")
      && shape.has(WorklyticsColumn.source, WorklyticsColumn.target)
  }

  func read(_ input: Input, into draft: Draft) {
    let issues = draft.issues
    guard var lines = JSONLines(input, draft.options, issues) else { return }
    var ties = WorklyticsTies(draft, input)
    while let object = lines.next() {
      guard let from = person(object, WorklyticsColumn.source, draft),
        let to = person(object, WorklyticsColumn.target, draft),
        let minutes = minutes(object, issues)
      else { continue }
      let week = object[WorklyticsColumn.week].flatMap { $0.date(draft.dates, issues) }
      ties.add(from: from, to: to, minutes: minutes, week: week, line: lines.line)
    }
    ties.finish()
    draft.sources.append(
      Provenance.Source(name: input.name, path: input.path, table: name, rows: lines.count))
  }

  private func person(_ object: JSONValue, _ name: String, _ draft: Draft) -> Int? {
    guard let value = object[name] else {
      object.complain("lacks \(name)", hint: "each line names both people", draft.issues)
      return nil
    }
    guard let id = value.identifier(draft.issues) else { return nil }
    return draft.person(Array(id.text.utf8), at: value.place)
  }

  private func minutes(_ object: JSONValue, _ issues: Issues) -> Double? {
    if let minutes = object[WorklyticsColumn.minutes], !minutes.isEmptyText {
      return minutes.amount(issues)
    }
    if let seconds = object[WorklyticsColumn.seconds], !seconds.isEmptyText {
      return seconds.amount(issues).map { $0 / 60 }
    }
    object.complain(
      "lacks \(WorklyticsColumn.minutes) and \(WorklyticsColumn.seconds)",
      hint: "each line has the time of a week", issues)
    return nil
  }
}

extension JSONValue {
  /// Whether it is `""`, an empty cell of a table.
  fileprivate var isEmptyText: Bool { kind == .string && bytes.isEmpty }
}
