/// What the lines between the stars say.
extension PajekDocument {
  mutating func readRow(_ reader: PajekReader, _ span: Span<UInt8>) {
    switch section {
    case .vertices: readVertex(reader, span)
    case .lines(let isDirected): readTie(reader, span, isDirected)
    case .lists(let isDirected): readList(reader, span, isDirected)
    case .matrix: readMatrixRow(reader, span)
    case .values:
      let word = reader.words[0]
      attributes[attributes.count - 1].values.append(
        (text.decoded(span, word.range), reader.place(of: word.range.lowerBound)))
    case .skipped, .ofVertices: break
    case .none:
      section = .skipped
      complain(
        reader, reader.words[0].range.lowerBound, "text before any section",
        "a Pajek file begins with *Network or *Vertices")
    }
  }

  /// The number of a vertex of the network, or `nil` with a complaint.
  private func vertex(
    _ reader: PajekReader, _ span: Span<UInt8>, _ word: PajekReader.Word
  ) -> Int? {
    let count = networks[networks.count - 1].count
    if let number = whole(span, word), number >= 1, number <= count { return number }
    complain(
      reader, word.range.lowerBound,
      "\"\(shown(span.bytes(word.range)))\" is no vertex: they are 1 to \(count)",
      "correct the number, or the one after *Vertices")
    return nil
  }

  private mutating func readVertex(_ reader: PajekReader, _ span: Span<UInt8>) {
    let words = reader.words
    guard let number = vertex(reader, span, words[0]) else { return }
    let place = reader.place(of: words[0].range.lowerBound)
    let last = networks.count - 1
    if let first = networks[last].places[number] {
      complain(
        reader, words[0].range.lowerBound,
        "duplicate vertex \(number), first on line \(first.line)", "give every vertex one line")
      return
    }
    networks[last].places[number] = place
    // What follows the label are coordinates, shapes and colours.
    if words.count > 1, !words[1].range.isEmpty {
      networks[last].labels[number] = text.decoded(span, words[1].range)
    }
  }

  private mutating func readTie(
    _ reader: PajekReader, _ span: Span<UInt8>, _ isDirected: Bool
  ) {
    var words = reader.words[...]
    var relation = self.relation
    // A line may begin with the number of its relation: 2: 1 5.
    if let first = words.first, !first.isQuoted,
      span[first.range.upperBound - 1] == UInt8(ascii: ":"),
      let number = whole(
        span,
        PajekReader.Word(
          range: first.range.lowerBound..<first.range.upperBound - 1, isQuoted: false))
    {
      relation = code(ofRelation: number, name: nil)
      words = words.dropFirst()
    }
    guard words.count >= 2 else {
      complain(
        reader, reader.words[0].range.lowerBound, "a tie with one end",
        "write two vertices and, if you like, a weight")
      return
    }
    let ends = words.prefix(2).compactMap { vertex(reader, span, $0) }
    guard ends.count == 2 else { return }
    var weight = 1.0
    // Without a weight, parameters such as colours may follow at once.
    if let third = words.dropFirst(2).first, startsNumber(span, third) {
      let place = network.place(reader.place(of: third.range.lowerBound))
      let bytes = NetworkText.number(span, third.range) ?? span.bytes(third.range)
      guard let strength = network.strength(bytes, "weight", at: place) else { return }
      weight = strength
    }
    if words.dropFirst(2).contains(where: {
      !$0.isQuoted && span[$0.range.lowerBound] == UInt8(ascii: "[")
    }) {
      issues.warning(
        "times of lines are not dates and are not read",
        at: network.place(reader.place(of: words[words.startIndex].range.lowerBound)))
    }
    append(reader, ends[0], ends[1], weight, isUndirected: !isDirected, relation)
  }

  private func startsNumber(_ span: Span<UInt8>, _ word: PajekReader.Word) -> Bool {
    guard !word.isQuoted else { return false }
    let byte = span[word.range.lowerBound]
    return byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".")
  }

  private mutating func readList(
    _ reader: PajekReader, _ span: Span<UInt8>, _ isDirected: Bool
  ) {
    guard let source = vertex(reader, span, reader.words[0]) else { return }
    for word in reader.words.dropFirst() {
      guard let target = vertex(reader, span, word) else { return }
      append(reader, source, target, 1, isUndirected: !isDirected, relation)
    }
  }

  private mutating func readMatrixRow(_ reader: PajekReader, _ span: Span<UInt8>) {
    let own = networks[networks.count - 1]
    let rows = own.firstMode ?? own.count
    let columns = own.firstMode.map { own.count - $0 } ?? own.count
    guard matrixRow < rows, reader.words.count == columns else {
      complain(
        reader, reader.words[0].range.lowerBound,
        matrixRow < rows
          ? "\(reader.words.count) numbers in a row of the matrix, \(columns) expected"
          : "more than \(rows) rows in the matrix", "a row for each vertex, a number for each")
      section = .skipped
      return
    }
    matrixRow += 1
    for (column, word) in reader.words.enumerated() {
      let place = network.place(reader.place(of: word.range.lowerBound))
      let bytes = NetworkText.number(span, word.range) ?? span.bytes(word.range)
      // A nought is no tie, also where weights are distances.
      if Number.parse(bytes.span, 0..<bytes.count) == 0 { continue }
      guard let weight = network.strength(bytes, "matrix", at: place) else { return }
      append(
        reader, matrixRow, column + 1 + (own.firstMode ?? 0), weight,
        isUndirected: own.firstMode != nil, relation)
    }
  }

  private mutating func append(
    _ reader: PajekReader, _ source: Int, _ target: Int, _ weight: Double, isUndirected: Bool,
    _ relation: Int32
  ) {
    let place = reader.place(of: reader.words[0].range.lowerBound)
    ties.append(
      Tie(
        network: Int32(networks.count - 1), source: Int32(source), target: Int32(target),
        relation: relation, line: UInt32(truncatingIfNeeded: place.line),
        column: UInt32(truncatingIfNeeded: place.column), weight: weight,
        isUndirected: isUndirected))
  }
}
