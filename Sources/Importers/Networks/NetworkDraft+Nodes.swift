import Organisations

/// What nodes of one file have that they do not state.
struct NodePresets {
  /// Fields with a meaning of ours, one of each name.
  private(set) var fields: [Int] = []
  /// Attributes: the first field of that name, the position among the draft's attributes, and the
  /// value's.
  private(set) var attributes: [(field: Int, attribute: Int, value: UInt32)] = []

  init(_ all: [NetworkField], _ meanings: FieldMeanings, in draft: Draft) {
    var seen = Set<Int>()
    for (field, declared) in all.enumerated() where declared.isForNodes {
      guard let preset = declared.preset, let (text, isOdd) = declared.text(of: preset),
        seen.insert(meanings.firstAlike[field]).inserted
      else { continue }
      if isOdd || text.isEmpty || meanings.ofNodes[field] != nil {
        fields.append(field)
        continue
      }
      let name = trimmed(all[meanings.firstAlike[field]].name)
      let attribute = draft.attribute(named: name)
      attributes.append(
        (meanings.firstAlike[field], attribute, draft.code(of: text, in: attribute)))
    }
  }
}

extension NetworkDraft {
  /// Makes a person of a node and of what is said of it; `label` is a name where no field is one.
  ///
  /// - Complexity: O(values + presets).
  func describe(_ code: Int, _ values: [Value], label: [UInt8]?, at place: Place) {
    if draft.listedAt[code] == nil { draft.listedAt[code] = place }
    let meanings = meanings
    let presets = presets
    described += 1
    if lastStated.count < fields.count {
      lastStated += [Int](repeating: 0, count: fields.count - lastStated.count)
    }
    for value in values { lastStated[meanings.firstAlike[value.field]] = described }
    var values = values
    for field in presets.fields where lastStated[meanings.firstAlike[field]] != described {
      values.append(Value(field: field, bytes: fields[field].preset ?? [], place: place))
    }
    values.sort { $0.field < $1.field }
    for (field, attribute, value) in presets.attributes where lastStated[field] != described {
      draft.set(attribute, of: code, to: value, at: place)
    }

    var stated: [String: String] = [:]
    var isEligible = true
    var joined: Instant?
    var left: Instant?
    for value in values {
      guard let (text, isOdd) = fields[value.field].text(of: value.bytes) else { continue }
      guard let meaning = meanings.ofNodes[value.field] else {
        if isOdd { warnOfOddValue(value) }
        draft.set(
          attribute: trimmed(fields[meanings.firstAlike[value.field]].name), of: code, to: text,
          at: value.place)
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
