/// What the keys of a GraphML file mean, by their position: the same names as in tables.
struct KeyMeanings {
  /// Our column of a table of people for each key that is one.
  private(set) var ofNodes: [Int: String] = [:]
  /// Our column of a table of ties for each key that is one.
  private(set) var ofEdges: [Int: String] = [:]
  /// Whether some key makes the nodes the roster.
  private(set) var statesRoster = false
  private(set) var remarks: [String] = []
  private(set) var renamed: [String] = []
  private let domains: [[UInt8]]

  /// Meanings of these keys, each a name and the element that it says it is for.
  init(_ keys: [(name: String, domain: [UInt8])], _ mapping: [String: String]) {
    domains = keys.map(\.domain)
    // Some programs declare edge data for nodes: keys of the right sort go first, others follow.
    let forNodes = keys.indices.filter { isForNodes($0) } + keys.indices.filter { !isForNodes($0) }
    let forEdges = keys.indices.filter { isForEdges($0) } + keys.indices.filter { !isForEdges($0) }
    let people = ColumnMap(kind: .people, headers: forNodes.map { keys[$0].name }, mapping: mapping)
    for (column, _) in TableKind.people.columns where column != "person_id" {
      guard let position = people[column] else { continue }
      let key = forNodes[position]
      ofNodes[key] = column
      if isForNodes(key) {
        if rosterColumns.contains(column) { statesRoster = true }
        remarks += people.remarks.filter { _ in column == "level" }
        if normalisedHeader(keys[key].name) != normalisedHeader(column) {
          renamed.append("\(shown(keys[key].name)) → \(column)")
        }
      }
    }
    let ties = ColumnMap(kind: .ties, headers: forEdges.map { keys[$0].name }, mapping: mapping)
    for column in ["relation", "weight", "time"] {
      guard let position = ties[column] else { continue }
      ofEdges[forEdges[position]] = column
      let name = keys[forEdges[position]].name
      if isForEdges(forEdges[position]), normalisedHeader(name) != normalisedHeader(column) {
        renamed.append("\(shown(name)) → \(column)")
      }
    }
  }

  /// Whether a key is declared for nodes.
  func isForNodes(_ key: Int) -> Bool {
    domains[key].elementsEqual("node".utf8) || domains[key].elementsEqual("all".utf8)
  }

  /// Whether a key is declared for edges.
  func isForEdges(_ key: Int) -> Bool {
    domains[key].elementsEqual("edge".utf8) || domains[key].elementsEqual("all".utf8)
  }
}
