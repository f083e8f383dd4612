import Foundation
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
    let reader = Reader(input: input, issues: issues)
    guard let root = reader.root() else { return }
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
          "window", "ends on \(to.dayText), before it begins", hint: "give the earlier day to from")
      }
    }
    var stated = root
    if let object = reader.object(root, "declarations") {
      reader.check(object, known: declarations)
      stated.merge(object) { $1 }
    }
    if let word = reader.word(stated, "formal_reporting_lines", of: ["none", "recorded"]) {
      declaresNoReportingLines = word == "none"
    }
    if let word = reader.word(stated, "log", of: ["execution", "decision"]) {
      logIsExecution = word == "execution"
    }
    if let value = stated["log_coverage"] {
      if let number = value as? Double, number >= 0, number <= 1 {
        logCoverage = number
      } else {
        reader.complain("log_coverage", "must be a number from 0 to 1", hint: "write 0.6 for 60 %")
      }
    }
    for (key, value) in reader.object(root, "columns") ?? [:] {
      if let value = value as? String {
        columns[key] = value
      } else {
        reader.complain(key, "must name a column", hint: "write \"\(shown(key))\": \"THEIR NAME\"")
      }
    }
    if let word = reader.word(
      root, "weight_means", of: ImportOptions.WeightMeaning.allCases.map(\.rawValue))
    {
      weightMeans = ImportOptions.WeightMeaning(rawValue: word)
    }
    if let object = reader.object(root, "relations") {
      for key in object.keys {
        let words = Relation.Kind.allCases.map(\.rawValue)
        kinds[key] = reader.word(object, key, of: words).flatMap(Relation.Kind.init)
      }
    }
    for (key, value) in reader.object(root, "bodies") ?? [:] {
      guard let object = value as? [String: Any] else {
        reader.complain(key, "must be an object", hint: "write {\"seats\": 5}")
        continue
      }
      reader.check(object, known: ["seats", "members"])
      var entry = BodyEntry()
      if let seats = object["seats"] {
        if let number = seats as? Int, number > 0 {
          entry.seats = number
        } else {
          reader.complain("seats", "must be a whole number above 0", hint: "write 5")
        }
      }
      if let members = object["members"] {
        if let ids = members as? [String] {
          entry.members = ids
        } else {
          reader.complain("members", "must be a list of ids", hint: "write [\"p1\", \"p2\"]")
        }
      }
      bodies[key.hasPrefix("body:") ? String(key.dropFirst(5)) : key] = entry
    }
  }

  /// Reads values of an object and knows where keys stand.
  private struct Reader {
    let input: Input
    let issues: Issues

    func root() -> [String: Any]? {
      guard !input.bytes.isEmpty else {
        issues.error(at: input.place, "the file is empty", hint: "write at least {}")
        return nil
      }
      do {
        let value = try JSONSerialization.jsonObject(with: Data(input.bytes))
        if let object = value as? [String: Any] { return object }
        issues.error(at: input.place, "the file holds no object", hint: "begin with {")
      } catch {
        let what = (error as NSError).userInfo["NSDebugDescription"] as? String
        issues.error(
          at: input.place, "not sound JSON: \(shown(what ?? "it cannot be read"))",
          hint: "check commas, quotes and brackets")
      }
      return nil
    }

    func check(_ object: [String: Any], known: [String]) {
      for key in object.keys.sorted() where !known.contains(key) {
        let suggestion = nearest(to: key, among: known).map { "did you mean \"\($0)\"? " } ?? ""
        complain(key, "is not a known key", hint: suggestion + "known are \(list(known))")
      }
    }

    func text(_ object: [String: Any], _ key: String) -> String? {
      guard let value = object[key] else { return nil }
      if let text = value as? String { return text }
      complain(key, "must be a text", hint: "put it in quotes")
      return nil
    }

    func object(_ object: [String: Any], _ key: String) -> [String: Any]? {
      guard let value = object[key] else { return nil }
      if let inner = value as? [String: Any] { return inner }
      complain(key, "must be an object", hint: "write {…}")
      return nil
    }

    func word(_ object: [String: Any], _ key: String, of words: [String]) -> String? {
      guard let value = text(object, key) else { return nil }
      if words.contains(value) { return value }
      let suggestion = nearest(to: value, among: words).map { "did you mean \"\($0)\"? " } ?? ""
      complain(
        key, "has the unknown value \"\(shown(value))\"",
        hint: suggestion + "known are \(list(words))")
      return nil
    }

    func day(_ object: [String: Any], _ key: String) -> Instant? {
      guard let value = text(object, key) else { return nil }
      if case .success(let day) = DateReader().parse(value) { return day }
      complain(key, "\"\(shown(value))\" is not a date", hint: "write 2026-03-31")
      return nil
    }

    /// A complaint at the first place where the key stands in quotes.
    func complain(_ key: String, _ what: String, hint: String) {
      let quoted = Array("\"\(key)\"".utf8)
      var offset = 0
      let last = input.bytes.count - quoted.count
      while offset <= last, !input.bytes[offset...].starts(with: quoted) { offset += 1 }
      let (line, column) = Encoding.place(of: offset <= last ? offset : 0, in: input.bytes)
      issues.error(
        at: Place(file: shown(input.path), line: line, column: column),
        "\"\(shown(key))\" \(what)", hint: hint)
    }

    private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
  }
}
