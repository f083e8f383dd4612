import Organisations

/// What one OWNERS file of Kubernetes' form says.
struct OwnersFile {
  /// One entry: who may do what, over all of the folder or the paths that a pattern matches.
  struct Entry {
    var action: Right.Action
    /// Empty for the whole folder.
    var pattern: String
    var name: String
    var place: Place
  }

  var entries: [Entry] = []
  /// Whether the approvers of the folders above have no say here.
  var isCutOff = false

  /// Reads the file; `nil`, with a complaint, where it is not plain YAML.
  init?(_ input: Input, _ draft: Draft) {
    guard draft.issues.isText(input, hint: "give the whole file"), let yaml = draft.plainYAML(input)
    else { return nil }
    for entry in yaml.entries where !entry.value.isEmpty {
      var path = entry.path[...]
      if path.last?.hasPrefix("[") == true { path = path.dropLast() }
      if path.elementsEqual(["options", "no_parent_owners"]) {
        isCutOff = entry.value.elementsEqual("true".utf8)
        continue
      }
      let isFilter = path.count == 3 && path.first == "filters"
      let pattern = isFilter ? path[path.startIndex + 1] : ""
      guard path.count == 1 || isFilter, let action = Self.actions[path.last ?? ""] else {
        continue
      }
      entries.append(
        Entry(
          action: action, pattern: pattern == ".*" ? "" : pattern, name: entry.text,
          place: Place(file: shown(input.path), line: entry.line, column: entry.column)))
    }
  }

  private static let actions: [String: Right.Action] = [
    "approvers": .approve, "reviewers": .advise,
    "required_reviewers": .approve,
  ]
}

extension Draft {
  /// The scalars of a file that is plain YAML; `nil`, with a complaint, where it is not.
  func plainYAML(_ input: Input) -> YAMLSubset? {
    let bytes = input.bytes
    let text = bytes.span
    var start = Encoding.markLength(bytes)
    var lines = Lines(text, from: start)
    var firstLine = 1
    // A document may begin with a line that says so, below comments.
    while let line = lines.next(in: text) {
      let isMark = bytes[line].elementsEqual("---".utf8)
      if isMark {
        start = lines.position
        firstLine = lines.number + 1
      }
      guard line.isEmpty || bytes[line.lowerBound] == UInt8(ascii: "#") else { break }
    }
    do {
      return try YAMLSubset(
        text, start..<text.count, firstLine: firstLine, maximumNesting: options.maximumNesting)
    } catch {
      issues.error(
        at: Place(file: shown(input.path), line: error.line, column: error.column),
        error.message, hint: error.hint)
      return nil
    }
  }
}
