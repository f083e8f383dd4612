import Organisations

/// Reads one Pajek file into a draft. Vertices are numbers until the end, because only all labels
/// together tell whether they can be ids.
struct PajekDocument {
  enum Section {
    case none, vertices, lines(isDirected: Bool), lists(isDirected: Bool), matrix, values, skipped
    /// A section of vertices that is not read, as a permutation.
    case ofVertices
  }

  /// A network of the file: its vertices from 1.
  struct Network {
    var name = ""
    var line: Int
    var count = 0
    /// The vertices of the first sort, in a network of two.
    var firstMode: Int?
    var labels: [Int: [UInt8]] = [:]
    var places: [Int: (line: Int, column: Int)] = [:]
    var place = (line: 1, column: 1)
  }

  /// A tie between two vertices of a network.
  struct Tie {
    var network: Int32
    var source: Int32
    var target: Int32
    var relation: Int32
    var line: UInt32
    var column: UInt32
    var weight: Double
    var isUndirected: Bool
  }

  let draft: Draft
  let input: Input
  let network: NetworkDraft
  let text: NetworkText
  var issues: Issues { draft.issues }

  var section = Section.none
  var networks: [Network] = []
  /// How many vertices all networks have.
  var vertexCount = 0
  var ties: [Tie] = []
  /// Relations by their numbers in the network, with their names.
  var relation: Int32 = -1
  var relationNames: [[UInt8]] = []
  var relationCodes: [RelationKey: Int32] = [:]
  var matrixRow = 0
  /// Partitions and vectors: a value a vertex.
  var attributes: [(name: [UInt8], values: [(value: [UInt8], place: (line: Int, column: Int))])] =
    []
  var valuesName: [UInt8] = []

  struct RelationKey: Hashable {
    var network: Int
    var number: Int
  }

  init(_ draft: Draft, _ input: Input) {
    self.draft = draft
    self.input = input
    network = NetworkDraft(draft, input, title: "Pajek")
    text = NetworkText(isLatin: Encoding.firstFault(input.bytes.span) != nil)
  }

  /// Reads the file.
  consuming func read() {
    var document = self
    document.readLines()
    if document.issues.errors.isEmpty { document.finish() }
  }

  private mutating func readLines() {
    let bytes = input.bytes
    let start = Encoding.markLength(bytes)
    guard bytes.count > start, bytes.contains(where: { $0 > 0x20 }) else {
      issues.error(at: input.place, "the file is empty", hint: "export the network again")
      return
    }
    if text.isLatin {
      issues.warning(
        "the file is not UTF-8 and is read as ISO 8859-1", at: input.place)
    }
    let span = bytes.span
    var reader = PajekReader(start: start)
    while !issues.isFull, reader.next(in: span) {
      if let quote = reader.openQuote {
        complain(reader, quote, "this quote is never closed", "close it on the same line")
        continue
      }
      if let longest = reader.words.first(where: {
        $0.range.count > draft.options.maximumValueBytes
      }) {
        complain(
          reader, longest.range.lowerBound,
          "a word is longer than \(draft.options.maximumValueBytes) bytes, the limit",
          "--maximum-value-bytes raises the limit")
        continue
      }
      let first = reader.words[0]
      if !first.isQuoted, span[first.range.lowerBound] == UInt8(ascii: "*") {
        begin(reader, span)
      } else {
        readRow(reader, span)
      }
    }
  }

  // MARK: Sections

  private mutating func begin(_ reader: PajekReader, _ span: Span<UInt8>) {
    let words = reader.words
    let place = reader.place(of: words[0].range.lowerBound)
    // What follows the word may touch it, as in *Arcs:2.
    let head = span.bytes(words[0].range.lowerBound + 1..<words[0].range.upperBound)
      .map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let parts = head.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    switch parts.first.map({ String(decoding: $0, as: UTF8.self) }) ?? "" {
    case "network":
      network.check(graphCount: networks.count + 1, at: network.place(place))
      networks.append(Network(line: reader.line))
      networks[networks.count - 1].name = String(decoding: rest(reader, span), as: UTF8.self)
      section = .skipped
    case "vertices": beginVertices(reader, span, place)
    case "arcs": beginTies(.lines(isDirected: true), reader, span)
    case "edges": beginTies(.lines(isDirected: false), reader, span)
    case "arcslist": beginTies(.lists(isDirected: true), reader, span)
    case "edgeslist": beginTies(.lists(isDirected: false), reader, span)
    case "matrix":
      matrixRow = 0
      beginTies(.matrix, reader, span)
    case "partition", "vector":
      valuesName = rest(reader, span)
      if valuesName.isEmpty { valuesName = head }
      attributes.append((valuesName, []))
      section = .values
    default:
      issues.warning(
        "sections of Pajek that are no network, partition or vector are not read",
        at: network.place(place))
      let word = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
      section = ["permutation", "cluster", "hierarchy"].contains(word) ? .ofVertices : .skipped
    }
  }

  /// The words after the first, without the ending of a file that Pajek puts into names.
  private func rest(_ reader: PajekReader, _ span: Span<UInt8>) -> [UInt8] {
    guard reader.words.count > 1 else { return [] }
    let last = reader.words[reader.words.count - 1].range.upperBound
    return text.decoded(span, reader.words[1].range.lowerBound..<last)
  }

  private mutating func beginVertices(
    _ reader: PajekReader, _ span: Span<UInt8>, _ place: (line: Int, column: Int)
  ) {
    let numbers = reader.words.dropFirst().map { whole(span, $0) }
    guard let stated = numbers.first, let count = stated, count >= 0 else {
      complain(
        reader, reader.words[0].range.lowerBound, "*Vertices without a number",
        "write how many there are: *Vertices 10")
      section = .skipped
      return
    }
    // A partition or a vector repeats how many vertices it is for.
    switch section {
    case .values, .ofVertices: return
    default: break
    }
    let limit = max(1_000_000, input.bytes.count)
    vertexCount += count
    guard vertexCount <= limit else {
      complain(
        reader, reader.words[1].range.lowerBound,
        "\(vertexCount) vertices in a file of \(input.bytes.count) bytes; the limit is \(limit)",
        "correct the number")
      vertexCount -= count
      section = .skipped
      return
    }
    if networks.isEmpty || networks[networks.count - 1].count > 0 {
      network.check(graphCount: networks.count + 1, at: network.place(place))
      networks.append(Network(line: reader.line))
    }
    networks[networks.count - 1].count = count
    networks[networks.count - 1].place = place
    if numbers.count > 1, let second = numbers[1], second > 0, second <= count {
      networks[networks.count - 1].firstMode = second
    }
    relation = -1
    section = .vertices
  }

  private mutating func beginTies(_ begun: Section, _ reader: PajekReader, _ span: Span<UInt8>) {
    guard !networks.isEmpty else {
      complain(
        reader, reader.words[0].range.lowerBound, "ties before any *Vertices",
        "say first how many vertices there are")
      section = .skipped
      return
    }
    section = begun
    relation = -1
    // *Arcs :2 "advice", also written *Arcs:2 or *Arcs : 2.
    let tail = span.bytes(
      reader.words[0].range.lowerBound..<reader.words[reader.words.count - 1].range.upperBound)
    guard let colon = tail.firstIndex(of: UInt8(ascii: ":")) else { return }
    let digits = tail[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 &- 0x30 < 10 }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return }
    let name = reader.words.last.flatMap { $0.isQuoted ? text.decoded(span, $0.range) : nil }
    relation = code(ofRelation: number, name: name)
  }

  mutating func code(ofRelation number: Int, name: [UInt8]?) -> Int32 {
    let key = RelationKey(network: networks.count - 1, number: number)
    if let known = relationCodes[key] { return known }
    relationCodes[key] = Int32(relationNames.count)
    relationNames.append(name ?? Array("relation \(number)".utf8))
    return Int32(relationNames.count - 1)
  }

  // MARK: Complaints and numbers

  func complain(_ reader: PajekReader, _ offset: Int, _ message: String, _ hint: String) {
    issues.error(at: network.place(reader.place(of: offset)), message, hint: hint)
  }

  /// A number without a sign.
  func whole(_ span: Span<UInt8>, _ word: PajekReader.Word) -> Int? {
    guard !word.isQuoted, word.range.count <= 9 else { return nil }
    var number = 0
    for position in word.range {
      guard span[position] &- 0x30 < 10 else { return nil }
      number = number * 10 + Int(span[position] - 0x30)
    }
    return number
  }
}
