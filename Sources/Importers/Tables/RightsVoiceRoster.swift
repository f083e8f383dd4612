import Organisations

extension Draft {
  private enum HolderType: String, CaseIterable { case person, role, circle }

  /// Reads who may decide what.
  func readRights(_ table: Table) {
    let columns = table.columns
    guard let id = columns["right_id"] else { return }
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      guard let key = rows.text(id, in: text) else {
        issues.error(at: rows.place(of: id, in: text), "a right has no id", hint: "number them")
        continue
      }
      let place = rows.place(of: columns["holder_id"], in: text)
      guard let bytes = rows.bytes(columns["holder_id"], in: text) else {
        issues.error(
          at: place, "the right \"\(shown(key))\" has no holder", hint: "fill in holder_id")
        continue
      }
      let holderId = Identifier(String(decoding: bytes, as: UTF8.self))
      let holder: RightHolder
      switch rows.word(columns["holder_type"], HolderType.self, in: text) ?? .person {
      case .person:
        guard let person = person(bytes, at: place) else { continue }
        holder = .person(person)
      case .role: holder = .role(holderId)
      case .circle:
        guard let circle = circle(holderId, at: place) else { continue }
        holder = .circle(circle)
      }
      rights.append(
        Right(
          id: Identifier(key),
          domain: rows.text(columns["domain"], in: text).map(Identifier.init),
          action: rows.word(columns["action"], Right.Action.self, in: text) ?? .decide,
          holder: holder,
          basis: rows.word(columns["basis"], Right.Basis.self, in: text) ?? .delegated,
          revocableBy: rows.text(columns["revocable_by"], in: text).map(Identifier.init),
          limit: rows.text(columns["limit"], in: text)))
    }
    add(source: table, rows)
  }

  /// Reads turns taken in meetings and threads.
  func readVoice(_ table: Table) {
    let columns = table.columns
    guard let id = columns["event_id"], let person = columns["person_id"],
      let turns = columns["turns"]
    else { return }
    var dated = DatedRows(window)
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      guard let code = rows.person(person, of: self, in: text) else { continue }
      guard let event = rows.text(id, in: text) else {
        issues.error(at: rows.place(of: id, in: text), "an event has no id", hint: "number them")
        continue
      }
      guard !rows.reader.fields[turns].isEmpty else {
        issues.error(
          at: rows.place(of: turns, in: text), "the number of turns is empty",
          hint: "write 0 for somebody who was there and said nothing")
        continue
      }
      let time = rows.date(columns["time"], dates, in: text)
      // Turns without a time are counted with those of all files.
      if let time, !dated.keeps(time) { continue }
      guard let amount = rows.amount(turns, decimalComma: options.decimalComma, in: text) else {
        continue
      }
      voice.append(
        VoiceTurns(event: Identifier(event), person: code, turns: amount, time: time))
    }
    finish(dated, of: table.name, "rows")
    add(source: table, rows)
  }

  /// Reads who was asked in a survey and who answered.
  func readResponses(_ table: Table) {
    let columns = table.columns
    guard let id = columns["person_id"], let responded = columns["responded"] else { return }
    var seen = Set<Int>()
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      guard let code = rows.person(id, of: self, in: text) else { continue }
      guard seen.insert(code).inserted else {
        rows.complain(id, "stands twice", hint: "one row a person", in: text)
        continue
      }
      responses.append(
        Response(
          person: code, invited: rows.flag(columns["invited"], in: text) ?? true,
          responded: rows.flag(responded, in: text) ?? false))
    }
    add(source: table, rows)
  }
}
