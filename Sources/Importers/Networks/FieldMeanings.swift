/// What the fields of a file of a network mean, by their position: the same names as in tables.
struct FieldMeanings {
  /// Our column of a table of people for each field that is one.
  private(set) var ofNodes: [Int: String] = [:]
  /// Our column of a table of ties for each field that is one.
  private(set) var ofEdges: [Int: EdgeMeaning] = [:]
  /// Whether some field makes the nodes the roster.
  private(set) var statesRoster = false
  private(set) var remarks: [String] = []
  private(set) var renamed: [String] = []
  /// For each field the first one of its name among those for the same elements: programs that
  /// keep numbers of two types under one name declare it twice.
  private(set) var firstAlike: [Int] = []

  /// What a field of an edge may mean.
  enum EdgeMeaning: String {
    case relation, weight, time
    /// In files of ours, that the tie stands there a second time, the other way round.
    case mirror
  }

  /// Names, normalised, under which programs keep what tables keep under names of ours.
  private static let dialects: [(column: String, names: [String])] = [
    // NodeXL; TinkerPop and NodeXL and Cytoscape for the sort of a tie.
    ("weight", ["edgeweight"]), ("relation", ["labele", "relationship", "interaction"]),
  ]

  /// Meanings of these fields; a mapping asked for goes before any name.
  init(_ fields: [NetworkField], _ mapping: [String: String]) {
    // Some programs declare edge data for nodes: fields of the right sort go first, others follow.
    let forNodes =
      fields.indices.filter { fields[$0].isForNodes }
      + fields.indices.filter { !fields[$0].isForNodes }
    let forEdges =
      fields.indices.filter { fields[$0].isForEdges }
      + fields.indices.filter { !fields[$0].isForEdges }
    let names = fields.map { field in
      let name = normalisedHeader(field.name)
      return name.isEmpty || attributeName(field.name) != nil ? field.name : name
    }
    var first: [String: Int] = [:]
    firstAlike = fields.indices.map { field in
      let key = "\(fields[field].isForNodes) \(names[field])"
      let known = first[key] ?? field
      first[key] = known
      return known
    }
    let people = ColumnMap(
      kind: .people, headers: forNodes.map { fields[$0].header }, mapping: mapping)
    for (column, _) in TableKind.people.columns where column != "person_id" {
      guard let position = people[column] else { continue }
      let field = forNodes[position]
      for other in fields.indices
      where names[other] == names[field] && fields[other].isForNodes == fields[field].isForNodes {
        ofNodes[other] = column
      }
      if fields[field].isForNodes {
        if rosterColumns.contains(column) { statesRoster = true }
        remarks += people.remarks.filter { _ in column == "level" }
        note(fields[field].name, column)
      }
    }
    var widened = mapping
    for (column, names) in Self.dialects where mapping[column] == nil {
      let own = TableKind.ties.columns.first { $0.name == column }
      let known = Set(([column] + (own?.synonyms ?? [])).map(normalisedHeader))
      let stated = forEdges.filter { fields[$0].isForEdges }
      if stated.contains(where: { known.contains(normalisedHeader(fields[$0].header)) }) {
        continue
      }
      let match = stated.first { names.contains(normalisedHeader(fields[$0].name)) }
      if let match { widened[column] = fields[match].name }
    }
    let ties = ColumnMap(kind: .ties, headers: forEdges.map { fields[$0].header }, mapping: widened)
    for meaning in [EdgeMeaning.relation, .weight, .time] {
      guard let position = ties[meaning.rawValue] else { continue }
      let field = forEdges[position]
      for other in fields.indices
      where names[other] == names[field] && fields[other].isForEdges == fields[field].isForEdges {
        ofEdges[other] = meaning
      }
      if fields[field].isForEdges { note(fields[field].name, meaning.rawValue) }
    }
    for field in fields.indices where fields[field].name == "mirror" && fields[field].isForEdges {
      if ofEdges[field] == nil { ofEdges[field] = .mirror }
    }
  }

  private mutating func note(_ name: String, _ column: String) {
    if normalisedHeader(name) != normalisedHeader(column) {
      renamed.append("\(shown(name)) → \(column)")
    }
  }
}
