import Organisations

/// Files to an organisation.
public enum Import {
  /// The formats that can be asked for by name, besides those that are found by looking.
  public static var formatNames: [String] { Formats.names }

  /// Reads a folder, one or more files, or standard input (`-`) into one organisation.
  ///
  /// Tables are recognised by their headers, GraphML by its first byte, gzip by its mark. In a
  /// folder, files that are nothing of ours are listed as skipped; a file named by itself must be
  /// something. What the reader decided stands in `provenance.remarks`, what is odd in
  /// `provenance.warnings`; `Source.sha256` stays empty.
  ///
  ///     let organisation = try Import.organisation(from: ["people.csv", "edges_advice.csv"])
  ///
  /// - Throws: `ImportFailure` with up to 100 complaints, each with its place and a hint.
  /// - Complexity: O(bytes) time and space, with a logarithmic factor for sorting the people.
  public static func organisation(
    from inputs: [String], options: ImportOptions = ImportOptions()
  ) throws(ImportFailure) -> Organisation {
    let issues = Issues()
    return try organisation(
      from: try Files(inputs, options: options, issues: issues), options, issues)
  }

  /// The same for files in memory, each with the name that it would have in a folder.
  ///
  ///     let organisation = try Import.organisation(ofFiles: [("ties.csv", bytes)])
  ///
  /// They are taken as named one by one, so that each must be something.
  public static func organisation(
    ofFiles files: [(name: String, bytes: [UInt8])], options: ImportOptions = ImportOptions()
  ) throws(ImportFailure) -> Organisation {
    let issues = Issues()
    let inputs = files.map {
      Input(path: $0.name, name: $0.name, bytes: $0.bytes, isFromFolder: false)
    }
    return try organisation(from: try Files(inputs), options, issues)
  }

  private static func organisation(
    from files: Files, _ options: ImportOptions, _ issues: Issues
  ) throws(ImportFailure) -> Organisation {
    var files = files
    let configuration =
      files.configuration.map { Configuration($0, issues) } ?? Configuration()
    let draft = Draft(options: options, configuration: configuration, issues: issues)
    try issues.throwIfWrong()

    files.open(options: draft.options, issues: issues)
    try issues.throwIfWrong()
    draft.read(files)
    draft.complainOfSpacedEntries()
    try issues.throwIfWrong()
    let organisation = Assembly(draft).organisation(
      name: options.name ?? configuration.name ?? files.name, skipped: files.skipped)
    try issues.throwIfWrong()
    return organisation
  }
}

extension Draft {
  /// Reads all files, each kind after those that it refers to.
  fileprivate func read(_ files: Files) {
    checkColumnMapping(files)
    let order: [TableKind] = [
      .circles, .people, .memberships, .decisions, .participations, .votes, .rights, .voice,
      .roster, .ties,
    ]
    for kind in order where !issues.isFull {
      // Decisions name bodies, so their circles must be known by then.
      if kind == .decisions { addConfiguredBodies() }
      for table in files.tables where table.kind == kind {
        switch kind {
        case .circles: readCircles(table)
        case .people: readPeople(table)
        case .memberships: readMemberships(table)
        case .decisions: readDecisions(table)
        case .participations: readParticipations(table)
        case .votes: readVotes(table)
        case .rights: readRights(table)
        case .voice: readVoice(table)
        case .roster: readResponses(table)
        case .ties: readTies(table, defaultRelation: relationName(of: table.input))
        }
      }
    }
    for format in Formats.tables where !issues.isFull {
      format.read(files.tables.filter { $0.format?.name == format.name }, into: self)
    }
    for format in Formats.files where !issues.isFull {
      format.read(files.others.filter { $0.format.name == format.name }.map(\.input), into: self)
    }
    for format in Formats.folders where !issues.isFull {
      format.read(files.folders.filter { $0.format.name == format.name }.map(\.folder), into: self)
    }
    if let input = configuration.input {
      sources.append(
        Provenance.Source(
          name: input.name, path: input.path, table: "organisation", rows: 1))
    }
  }

  /// Every `--column` must name a column of ours and one of the files.
  private func checkColumnMapping(_ files: Files) {
    let place = configuration.input?.place ?? files.firstPlace
    let headers = Set(files.tables.flatMap { $0.headers.map(normalisedHeader) })
    for (ours, theirs) in options.columns.sorted(by: { $0.key < $1.key }) {
      guard TableKind.allColumnNames.contains(ours) else {
        let meant = nearest(to: ours, among: TableKind.allColumnNames)
        issues.error(
          at: place, "there is no column \"\(shown(ours))\" of ours to map",
          hint: meant.map { "did you mean \"\($0)\"?" } ?? "write OURS=THEIRS")
        continue
      }
      guard !headers.contains(normalisedHeader(theirs)), files.others.isEmpty else { continue }
      let meant = nearest(
        to: theirs, among: files.tables.flatMap(\.headers))
      issues.error(
        at: place, "no table has the column \"\(shown(theirs))\" that \(ours) is mapped to",
        hint: meant.map { "did you mean \"\(shown($0))\"?" } ?? "check the header")
    }
  }

  /// Bodies whose members `organisation.json` names are circles of those members.
  private func addConfiguredBodies() {
    for (name, entry) in configuration.bodies.sorted(by: { $0.key < $1.key })
    where !entry.members.isEmpty {
      let id = Identifier(circleIndex[Identifier(name)] == nil ? "body:\(name)" : name)
      let place = configuration.input?.place ?? Place(file: "organisation.json")
      let circle =
        circleIndex[id]
        ?? {
          circleIndex[id] = circles.count
          circles.append(Circle(id: id, name: name))
          return circles.count - 1
        }()
      for member in entry.members {
        if let code = person(Array(member.utf8), at: place) {
          memberships.append(Membership(person: code, circle: circle))
        }
      }
    }
  }
}

/// The relation that a file's name gives: `advice` for `edges_advice.csv`, `x` for `x.ties.csv`.
func relationName(of input: Input) -> String {
  guard input.path != "-" else { return "ties" }
  var name = Substring(input.stem)
  for prefix in ["edges_", "ties_"] where name.hasPrefix(prefix) && name != prefix {
    name = name.dropFirst(prefix.count)
    return String(name)
  }
  for suffix in [".edges", ".ties"] where name.hasSuffix(suffix) && name != suffix {
    name = name.dropLast(suffix.count)
  }
  return name.isEmpty ? "ties" : String(name)
}
