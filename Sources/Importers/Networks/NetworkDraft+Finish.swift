import Organisations

extension NetworkDraft {
  /// Checks the ends of edges, which may stand before their nodes, makes the circles, names the
  /// relations and hands everything to the draft.
  ///
  /// - Complexity: linear in nodes and ties.
  func finish() {
    guard !graphs.isEmpty else {
      issues.error(at: input.place, "there is no graph in it", hint: "export the network again")
      return
    }
    ties.forEachUnknownEnd(unless: isDeclared) { line, column, code in
      issues.error(
        at: place((line, column)),
        "an edge ends at \"\(shown(draft.pool.bytes(of: code)))\", which is no node",
        hint: "declare the node, or correct the id")
      return !issues.isFull
    }
    for (code, line, column) in required where !isDeclared(code) {
      issues.error(
        at: place((line, column)),
        "\"\(shown(draft.pool.bytes(of: code)))\" is named here and is no node",
        hint: "declare the node, or correct the id")
    }
    settleOwnMarks()
    unlistBodies()
    fillPresets()
    if !circles.isEmpty {
      let isEnd = ties.ends(of: draft.pool.count, circles: circles.nodes)
      circles.finish(in: draft, isEnd: isEnd)
    }
    draft.finish(dated, of: shown(input.name), "edges")
    if ties.withoutWeight > 0, ties.withoutWeight < ties.count {
      issues.warning(
        "edges without a weight, beside others with one, have the weight 1",
        count: ties.withoutWeight, at: place(ties.firstWithoutWeight))
    }
    let meanings = meanings
    let unused = fields.indices.filter { field in
      let isUnread =
        meanings.ofEdges[field] == nil
        || meanings.ofEdges[field] == .mirror && !draft.statesRelations
      return fields[field].isForEdges && isUnread
        && (!fields[field].isForNodes || statedOfEdges.contains(field))
    }
    if !unused.isEmpty {
      let names = unused.map { "\"\(shown(fields[$0].name))\"" }.joined(separator: ", ")
      issues.remark("\(shown(input.name)): not used of the edges: \(names)")
    }
    for remark in meanings.remarks { issues.remark("\(shown(input.name)): \(remark)") }
    draft.sources.append(
      Provenance.Source(
        name: input.name, path: input.path, table: title, rows: nodeCount + ties.count,
        columns: meanings.renamed))
    handOverTies()
  }

  /// Counts edges without a time beside others that have one, where a time is of one moment.
  func noteUndatedEdges() {
    guard dated.inside + dated.outside > 0 else { return }
    dated.noteUndated(max(0, ties.count - dated.inside))
  }

  /// Applies what our own files say of their ties and nodes, which may stand behind them.
  private func settleOwnMarks() {
    if !mirrored.isEmpty {
      ties.settle(mirrored: Set(mirrored.compactMap { ties.relations.existing($0) }))
    }
    guard !people.isEmpty else { return }
    ties.renumber { people[$0] ?? $0 }
    // What was the id of a node in between is nobody's.
    let used = Set(people.values)
    for node in people.keys where !used.contains(node) && draft.listedAt[node] == nil {
      draft.notPeople.insert(node)
    }
  }

  private func handOverTies() {
    let names = relationNames()
    let starts = graphs.map(\.tiesBefore) + [ties.count]
    var own = NetworkTies(at: Place(file: file))
    swap(&own, &ties)
    let namesRelations = own.relations.count > 0
    let rows = own.rows(graphNames: names)
    if rows.count > 0 || namesRelations { draft.ties.append(rows) }
    // Our own files list their relations, those without ties too.
    if draft.statesRelations || namesRelations && graphs.count == 1 { return }
    for (index, graph) in graphs.enumerated() where starts[index] == starts[index + 1] {
      draft.ties.append(
        TieRows(
          place: Place(file: file), relations: [names[index]], isDirected: !graph.isUndirected,
          statesDirection: true, namesRelations: graphs.count > 1))
    }
  }

  /// The relation of each graph: that of a single one is its name where that says what it is, else
  /// the name of the file; several go by their names.
  private func relationNames() -> [String] {
    // NetworkX leaves the relation out that is the preset of all edges.
    if let soleRelation, graphs.count == 1 { return [soleRelation] }
    guard graphs.count > 1 else {
      let name = graphs[0].name
      let isKnown = RelationAssembly.kind(of: name) != nil || draft.options.kinds[name] != nil
      return [isKnown ? name : relationName(of: input)]
    }
    let names = graphs.enumerated().map { index, graph in
      graph.name.isEmpty ? "graph \(index + 1)" : graph.name
    }
    let listed = names.prefix(10).map { "\"\(shown($0))\"" }.joined(separator: ", ")
    issues.remark(
      "\(shown(input.name)): there are \(graphs.count) graphs, each a relation by its name: "
        + listed + (names.count > 10 ? ", …" : ""))
    return names
  }
}
