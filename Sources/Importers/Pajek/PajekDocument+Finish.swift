import Organisations

/// What numbers and labels become, once all are known.
extension PajekDocument {
  /// Declares people, ties and attributes.
  ///
  /// - Complexity: linear in vertices and ties.
  mutating func finish() {
    let areLabelsIds = networks.allSatisfy(hasDistinctNames)
    if !areLabelsIds {
      issues.remark(
        "\(shown(input.name)): labels repeat, so that the numbers of the vertices are their ids")
    }
    let hasModes = networks.contains { $0.firstMode != nil }
    let mode =
      hasModes
      ? network.declare(
        NetworkField(name: "mode", isForNodes: true, isForEdges: false), at: input.place) : 0
    checkAttributes()
    let fields = attributes.map { attribute in
      network.declare(
        NetworkField(
          name: String(decoding: attribute.name, as: UTF8.self), isForNodes: true,
          isForEdges: false), at: input.place)
    }
    var codes: [[Int]] = []
    for own in networks {
      network.beginGraph(named: own.name, line: own.line, isUndirected: false)
      var ids = [Int](repeating: -1, count: own.count)
      for number in 1..<max(1, own.count + 1) where number <= own.count {
        let label = own.labels[number]
        let id = areLabelsIds ? label ?? Array("\(number)".utf8) : Array("\(number)".utf8)
        let place = own.places[number] ?? own.place
        guard let code = network.code(of: id, at: network.place(place)) else { continue }
        ids[number - 1] = code
        network.declare(node: code, at: place)
        var values: [NetworkDraft.Value] = []
        if let first = own.firstMode {
          values.append(
            NetworkDraft.Value(
              field: mode, bytes: [number <= first ? 0x30 : 0x31], place: network.place(place)))
        }
        for (field, attribute) in zip(fields, attributes) where attribute.values.count == own.count
        {
          let (value, place) = attribute.values[number - 1]
          values.append(
            NetworkDraft.Value(field: field, bytes: value, place: network.place(place)))
        }
        network.describe(
          code, values, label: areLabelsIds ? nil : label, at: network.place(place))
      }
      codes.append(ids)
    }
    addTies(codes)
    if hasModes {
      issues.remark(
        "\(shown(input.name)): a network of two sorts of vertices; the attribute \"mode\" is 0 or 1"
      )
    }
    network.finish()
  }

  private func addTies(_ codes: [[Int]]) {
    let relations = relationNames.map { network.ties.relations.code(of: $0) }
    for tie in ties {
      let own = codes[Int(tie.network)]
      let source = own[Int(tie.source) - 1]
      let target = own[Int(tie.target) - 1]
      guard source >= 0, target >= 0 else { continue }
      network.ties.append(
        from: source, to: target, weight: tie.weight, isUndirected: tie.isUndirected,
        of: tie.relation >= 0
          ? .named(relations[Int(tie.relation)]) : .ofGraph(Int(tie.network)),
        line: Int(tie.line), column: Int(tie.column))
    }
  }

  private func hasDistinctNames(_ own: Network) -> Bool {
    var seen = Set<[UInt8]>()
    for label in own.labels.values {
      guard seen.insert(label).inserted else { return false }
    }
    // A vertex without a label goes by its number, which may be the label of another one.
    for label in own.labels where label.value.count <= 9 {
      guard let number = Int(String(decoding: label.value, as: UTF8.self)),
        "\(number)".utf8.elementsEqual(label.value)
      else { continue }
      if number >= 1, number <= own.count, own.labels[number] == nil { return false }
    }
    return true
  }

  /// Partitions and vectors are for the network that they have as many values as.
  private func checkAttributes() {
    let counts = Set(networks.map(\.count))
    for attribute in attributes where !counts.contains(attribute.values.count) {
      let vertices = networks.prefix(10).map { "\($0.count)" }.joined(separator: ", ")
      issues.warning(
        "\"\(shown(attribute.name))\" has \(attribute.values.count) values for \(vertices) "
          + "vertices; it is left out",
        at: attribute.values.first.map { network.place($0.place) } ?? input.place)
    }
  }
}
