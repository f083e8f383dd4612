import Metrics

/// A definition as plain words for a terminal.
public enum Explanation {
  /// All there is to say of one measure.
  public static func text(of definition: Definition) -> String {
    var rows: [(String, String)] = [
      ("Question", definition.question),
      ("Formula", definition.formula),
      ("Range", definition.range),
      ("Direction", definition.direction.words),
      ("No value", definition.undefined),
      ("Cannot say", definition.caveat),
      ("Source", definition.source),
    ]
    if let test = Catalogue.nullTest(of: definition.id) {
      let models = test.models.map { "networks with \($0.words)" }.joined(separator: "; ")
      rows.insert(("Chance", "in a report, " + models), at: rows.count - 1)
    }
    var text = "\(definition.id): \(definition.title)\n\n"
    for (label, words) in rows {
      let indent = String(repeating: " ", count: 12)
      let padded = label + String(repeating: " ", count: 12 - label.utf8.count)
      text += padded + wrapped(words, width: 76, indent: indent) + "\n"
    }
    return text
  }

  /// One line a measure: id and title.
  public static func list() -> String {
    let definitions = Catalogue.all
    let width = (definitions.map { $0.id.utf8.count }.max() ?? 0) + 2
    return definitions.map { definition in
      definition.id + String(repeating: " ", count: width - definition.id.utf8.count)
        + definition.title + "\n"
    }.joined()
  }

  private static func wrapped(_ words: String, width: Int, indent: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in words.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    return lines.joined(separator: "\n" + indent)
  }
}
