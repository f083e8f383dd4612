import Organisations

/// What `organisation.json` says; every key is optional, an unknown one is an error.
///
///     {"name": "Acme", "window": {"from": "2026-01-01", "to": "2026-06-30"},
///      "formal_reporting_lines": "none", "log": "execution", "log_coverage": 0.6,
///      "columns": {"person_id": "EmployeeNo"}, "weight_means": "strength",
///      "relations": {"info": "communication"},
///      "bodies": {"board": {"seats": 5, "members": ["p1", "p2"]}}}
///
/// The three declarations may also stand in an object `"declarations"`.
struct Configuration {
  struct BodyEntry {
    var seats: Int?
    var members: [String] = []
  }

  var name: String?
  var window = Window()
  var declaresNoReportingLines = false
  var logIsExecution = false
  var logCoverage: Double?
  var columns: [String: String] = [:]
  var weightMeans: ImportOptions.WeightMeaning?
  var kinds: [String: Relation.Kind] = [:]
  var bodies: [String: BodyEntry] = [:]
  var input: Input?

  init() {}

  /// Reads the file and complains about every key and value that has no meaning.
  init(_ input: Input, _ issues: Issues) {
    self.input = input
    guard let root = JSONDocument.read(input, ImportOptions(), issues) else { return }
    guard root.kind == .object else {
      issues.error(at: root.place, "the file holds no object", hint: "begin with {")
      return
    }
    let reader = Reader(issues: issues)
    let declarations = ["formal_reporting_lines", "log", "log_coverage"]
    reader.check(
      root,
      known: [
        "name", "window", "declarations", "columns", "weight_means", "relations", "bodies",
      ] + declarations)
    name = reader.text(root, "name")

    if let object = reader.object(root, "window") {
      reader.check(object, known: ["from", "to"])
      window = Window(from: reader.day(object, "from"), to: reader.day(object, "to"))
      if let from = window.from, let to = window.to, to < from {
        reader.complain(
          root, "window", "ends on \(to.dayText), before it begins",
          hint: "give the earlier day to from")
      }
    }
    readDeclarations(root, reader)
    if let object = reader.object(root, "declarations") {
      reader.check(object, known: declarations)
      readDeclarations(object, reader)
    }
    for (key, value) in reader.object(root, "columns")?.members ?? [] {
      if value.kind == .string {
        columns[key.text] = value.text
      } else {
        reader.complain(
          key, "must name a column", hint: "write \"\(shown(key.bytes))\": \"THEIR NAME\"")
      }
    }
    if let word = reader.word(
      root, "weight_means", of: ImportOptions.WeightMeaning.allCases.map(\.rawValue))
    {
      weightMeans = ImportOptions.WeightMeaning(rawValue: word)
    }
    if let object = reader.object(root, "relations") {
      let words = Relation.Kind.allCases.map(\.rawValue)
      for (key, _) in object.members {
        kinds[key.text] = reader.word(object, key.text, of: words).flatMap(Relation.Kind.init)
      }
    }
    for (key, value) in reader.object(root, "bodies")?.members ?? [] {
      let name = key.text
      bodies[name.hasPrefix("body:") ? String(name.dropFirst(5)) : name] = body(key, value, reader)
    }
  }

  private mutating func readDeclarations(_ object: JSONValue, _ reader: Reader) {
    if let word = reader.word(object, "formal_reporting_lines", of: ["none", "recorded"]) {
      declaresNoReportingLines = word == "none"
    }
    if let word = reader.word(object, "log", of: ["execution", "decision"]) {
      logIsExecution = word == "execution"
    }
    guard let value = object.member("log_coverage") else { return }
    if value.kind == .number, let number = Number.parse(value.text), number >= 0, number <= 1 {
      logCoverage = number
    } else {
      reader.complain(
        object, "log_coverage", "must be a number from 0 to 1", hint: "write 0.6 for 60 %")
    }
  }

  private func body(_ key: JSONValue, _ value: JSONValue, _ reader: Reader) -> BodyEntry? {
    guard value.kind == .object else {
      reader.complain(key, "must be an object", hint: "write {\"seats\": 5}")
      return nil
    }
    reader.check(value, known: ["seats", "members"])
    var entry = BodyEntry()
    if let seats = value.member("seats") {
      if seats.kind == .number, let number = Int(seats.text), number > 0 {
        entry.seats = number
      } else {
        reader.complain(value, "seats", "must be a whole number above 0", hint: "write 5")
      }
    }
    if let members = value.member("members") {
      if members.kind == .array, members.elements.allSatisfy({ $0.kind == .string }) {
        entry.members = members.elements.map(\.text)
      } else {
        reader.complain(value, "members", "must be a list of ids", hint: "write [\"p1\", \"p2\"]")
      }
    }
    return entry
  }

  /// Reads values of an object; complaints stand at their keys.
  private struct Reader {
    let issues: Issues

    func check(_ object: JSONValue, known: [String]) {
      for (key, _) in object.members where !known.contains(key.text) {
        let suggestion =
          nearest(to: key.text, among: known).map { "did you mean \"\($0)\"? " } ?? ""
        complain(key, "is not a known key", hint: suggestion + "known are \(list(known))")
      }
    }

    func text(_ object: JSONValue, _ key: String) -> String? {
      guard let value = object.member(key) else { return nil }
      if value.kind == .string { return value.text }
      complain(object, key, "must be a text", hint: "put it in quotes")
      return nil
    }

    func object(_ object: JSONValue, _ key: String) -> JSONValue? {
      guard let value = object.member(key) else { return nil }
      if value.kind == .object { return value }
      complain(object, key, "must be an object", hint: "write {…}")
      return nil
    }

    func word(_ object: JSONValue, _ key: String, of words: [String]) -> String? {
      guard let value = text(object, key) else { return nil }
      if words.contains(value) { return value }
      let suggestion = nearest(to: value, among: words).map { "did you mean \"\($0)\"? " } ?? ""
      complain(
        object, key, "has the unknown value \"\(shown(value))\"",
        hint: suggestion + "known are \(list(words))")
      return nil
    }

    func day(_ object: JSONValue, _ key: String) -> Instant? {
      guard let value = text(object, key) else { return nil }
      if case .success(let day) = DateReader().parse(value) { return day }
      complain(object, key, "\"\(shown(value))\" is not a date", hint: "write 2026-03-31")
      return nil
    }

    func complain(_ object: JSONValue, _ name: String, _ what: String, hint: String) {
      guard let (key, _) = object.members.first(where: { $0.key.text == name }) else { return }
      complain(key, what, hint: hint)
    }

    func complain(_ key: JSONValue, _ what: String, hint: String) {
      issues.error(at: key.place, "\"\(shown(key.bytes))\" \(what)", hint: hint)
    }

    private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
  }
}
