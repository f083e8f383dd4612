import Organisations

extension NetworkDraft {
  /// Makes a person of a node and of what is said of it; `label` is a name where no field is one.
  ///
  /// - Complexity: O(values + presets).
  func describe(_ code: Int, _ values: [Value], label: [UInt8]?, at place: Place) {
    if draft.listedAt[code] == nil { draft.listedAt[code] = place }
    let meanings = meanings
    var values = values
    for field in presetsWithMeaning
    where !values.contains(where: { meanings.firstAlike[$0.field] == meanings.firstAlike[field] }) {
      values.append(Value(field: field, bytes: fields[field].preset ?? [], place: place))
    }
    values.sort { $0.field < $1.field }

    var stated: [String: String] = [:]
    var isEligible = true
    var joined: Instant?
    var left: Instant?
    for value in values {
      guard let (text, isOdd) = fields[value.field].text(of: value.bytes) else {
        if fields[value.field].preset != nil { emptied[value.field, default: []].insert(code) }
        continue
      }
      guard let meaning = meanings.ofNodes[value.field] else {
        if isOdd { warnOfOddValue(value) }
        draft.set(
          attribute: attribute(of: value.field), of: code, to: text, at: value.place)
        continue
      }
      if let known = stated.updateValue(text, forKey: meaning), known != text {
        draft.conflict(code, meaning, known, text, at: value.place)
        continue
      }
      switch meaning {
      case "name": draft.names[code] = text
      case "level":
        guard let level = number(value.bytes, value.field, at: value.place) else { continue }
        if let known = draft.levels[code], known != level {
          draft.conflict(code, "level", "\(known)", "\(level)", at: value.place)
        }
        draft.levels[code] = level
      case "manager_id":
        let managers = draft.entries(of: value.bytes, at: value.place).filter { !$0.isEmpty }
          .compactMap { draft.person($0, at: value.place) }
        if !managers.isEmpty { draft.managers.append((code, managers, value.place)) }
      case "eligible":
        switch normalisedHeader(text) {
        case "1", "true", "yes": break
        case "0", "false", "no": isEligible = false
        default:
          issues.error(
            at: value.place, "\"\(shown(text))\" in \"eligible\" is neither yes nor no",
            hint: "write 1 or 0")
        }
      case "joined": joined = date(value.bytes, value.field, at: value.place)
      case "left": left = date(value.bytes, value.field, at: value.place)
      default:
        if isOdd { warnOfOddValue(value) }
        draft.set(attribute: meaning, of: code, to: text, at: value.place)
      }
    }
    if let label, draft.names[code] == nil, !label.isEmpty {
      draft.names[code] = String(decoding: label, as: UTF8.self)
    }
    if meanings.statesRoster {
      draft.hasRoster = true
      if draft.roster[code] == nil {
        draft.roster[code] = isEligible && draft.isPresent(from: joined, to: left)
      }
    }
  }

  private func warnOfOddValue(_ value: Value) {
    issues.warning(
      "values of \"\(shown(fields[value.field].name))\" are not of the type that the file "
        + "declares; they are kept as text", at: value.place)
  }

  private func number(_ value: [UInt8], _ field: Int, at place: Place) -> Double? {
    if let number = Number.parse(value.span, trimmedRange(of: value)) { return number }
    issues.error(
      at: place, "\"\(shown(value))\" in \"\(shown(fields[field].name))\" is not a number",
      hint: "write decimals with a point, as in 2.5")
    return nil
  }

  /// Fields with a meaning of ours and a preset, one of each name.
  func settledPresets() -> [Int] {
    let meanings = meanings
    var seen = Set<Int>()
    return fields.indices.filter { field in
      fields[field].isForNodes && fields[field].preset != nil && meanings.ofNodes[field] != nil
        && seen.insert(meanings.firstAlike[field]).inserted
    }
  }

  /// What the attribute is called that a field states.
  private func attribute(of field: Int) -> String {
    let name = fields[meanings.firstAlike[field]].name
    return attributeName(name) ?? trimmed(name)
  }

  /// Gives all nodes the attributes that they do not state, one attribute after the other because
  /// there may be as many as fields.
  func fillPresets() {
    let meanings = meanings
    let nodes = declared.codes.map { people[$0] ?? $0 }
    for (field, declared) in fields.enumerated() where declared.isForNodes {
      guard meanings.ofNodes[field] == nil, let preset = declared.preset,
        let (text, isOdd) = declared.text(of: preset)
      else { continue }
      if isOdd {
        issues.warning(
          "the preset of \"\(shown(declared.name))\" is not of the type that the file declares; it "
            + "is kept as text", at: input.place)
      }
      let empty = emptied[field] ?? []
      draft.fill(
        attribute: attribute(of: field),
        of: empty.isEmpty ? nodes : nodes.filter { !empty.contains($0) }, with: text)
    }
  }

  /// Takes nodes off the list of people that are circles: those that a file of ours marks, and in
  /// any other file those that go by the id of a circle.
  func unlistBodies() {
    guard !draft.circleIndex.isEmpty else { return }
    let marked = bodies.map { Set($0.compactMap { draft.pool.existing($0) }) }
    for node in declared.codes {
      let code = people[node] ?? node
      guard draft.listedAt[code]?.file == file else { continue }
      let isBody =
        marked.map { $0.contains(code) }
        ?? (draft.circleIndex[Identifier(draft.pool.text(of: code))] != nil)
      if isBody { draft.listedAt[code] = nil }
    }
  }
}
