import Organisations

/// The inputs of one import, read and sorted into tables, files of other forms, folders and the rest.
struct Files {
  private(set) var tables: [Table] = []
  private(set) var others: [(input: Input, format: any FileFormat)] = []
  private(set) var folders: [(folder: InputFolder, format: any FolderFormat)] = []
  private(set) var configuration: Input?
  private(set) var skipped: [Provenance.Skipped] = []
  /// A name for the organisation.
  private(set) var name: String
  private var inputs: [Input] = []
  private var entries: [InputFolder] = []

  /// The place for complaints about all files together.
  var firstPlace: Place {
    inputs.first?.place ?? Place(file: name)
  }

  /// Reads all bytes; nothing is recognised yet but `organisation.json`.
  init(_ paths: [String], options: ImportOptions, issues: Issues) throws(ImportFailure) {
    name = Self.name(of: paths)
    guard !paths.isEmpty else {
      throw ImportFailure(
        .noInput, [ImportError(file: "-", message: "no input", hint: "name a file or a folder")])
    }
    // The same file twice would double every weight in it.
    if let twice = Dictionary(grouping: paths, by: Input.resolved).values
      .filter({ $0.count > 1 }).map({ $0[0] }).min()
    {
      throw ImportFailure(
        .data,
        [
          ImportError(
            file: shown(twice), message: "the input is named twice",
            hint: twice == "-" ? "standard input can be read once" : "name it once")
        ])
    }
    var failures: [ImportError] = []
    var kind = ImportFailure.Kind.data
    for path in paths {
      do {
        if path != "-", Input.isFolder(path) {
          try add(folder: path, options: options)
        } else {
          add(try Input.read(path, isFromFolder: false, limits: options))
        }
      } catch {
        if failures.isEmpty { kind = error.kind }
        failures += error.errors
      }
    }
    if !failures.isEmpty { throw ImportFailure(kind, failures) }
  }

  /// Files that are in memory already.
  init(_ inputs: [Input]) throws(ImportFailure) {
    name = Self.name(of: inputs.map(\.path))
    guard !inputs.isEmpty else {
      throw ImportFailure(
        .noInput, [ImportError(file: "-", message: "no input", hint: "name a file or a folder")])
    }
    for input in inputs { add(input) }
  }

  private mutating func add(_ input: Input) {
    if input.name == "organisation.json" {
      configuration = input
    } else {
      inputs.append(input)
    }
  }

  private mutating func add(
    folder: String, options: ImportOptions
  ) throws(ImportFailure) {
    let names = try Input.names(in: folder)
    try refuseResult(folder, names, options)
    let entries = InputFolder(path: folder, names: names, options: options)
    let wanted = options.inputFormat
    if let format = Formats.folders.first(where: { $0.name == wanted }) {
      folders.append((entries, format))
      return
    }
    let hasTies = names.contains { $0.hasPrefix("edges_") || $0.hasPrefix("ties") }
    for name in names {
      let path = entries.path(of: name)
      let ending = Input.ending(of: name)
      let isTable = Formats.isTable(ending)
      if Input.isFolder(path) {
        skip(name, "a folder in the folder")
      } else if isTable && hasTies && name.lowercased().hasPrefix("events") {
        skip(name, "events beside a table of ties")
      } else if Formats.mayBeRead(ending) || name == "organisation.json" {
        add(try Input.read(path, isFromFolder: true, limits: options))
      } else {
        skip(name, "no form that is read, by its name")
      }
    }
    self.entries.append(entries)
  }

  /// Tables of a report have the names and columns of tables of an organisation, and other meanings.
  private func refuseResult(
    _ folder: String, _ names: [String], _ options: ImportOptions
  ) throws(ImportFailure) {
    let manifest = "manifest.json"
    guard names.contains(manifest), !names.contains("organisation.json") else { return }
    let path = folder.hasSuffix("/") ? folder + manifest : folder + "/" + manifest
    // A manifest that cannot be read is somebody else's, and no input.
    guard let input = try? Input.read(path, isFromFolder: true, limits: options),
      Manifest.isOurs(input.bytes)
    else { return }
    throw ImportFailure(
      .data,
      [
        ImportError(
          file: shown(folder),
          message: "\"\(shown(folder))\" is a result of heterarchy, not an organisation",
          hint: "pass the folder with the data")
      ])
  }

  private mutating func skip(_ name: String, _ reason: String) {
    skipped.append(Provenance.Skipped(name: shown(name), reason: reason))
  }

  /// Recognises every file; what is nothing of ours is skipped in a folder and refused elsewhere.
  mutating func open(options: ImportOptions, issues: Issues) {
    let opener = TableOpener(options: options, issues: issues)
    // In a folder `people.csv` and `nodes.csv` go before any other table with ids.
    let ordered =
      inputs.filter { ["people", "nodes"].contains($0.stem) }
      + inputs.filter { !["people", "nodes"].contains($0.stem) }
    for input in ordered {
      if let format = Formats.file(input, named: options.inputFormat) {
        var input = input
        if !format.readsInPieces {
          do { try input.readWhole(limits: options) } catch { issues.refuse(error) }
        }
        others.append((input, format))
        continue
      }
      if input.isFromFolder, !Formats.isTable(input.ending) {
        skip(input.name, "no form that is read, by its first bytes")
        continue
      }
      switch opener.open(input) {
      case .table(let table): add(table, issues)
      case .unknown(let place, let message, let hint):
        if input.isFromFolder {
          skip(input.name, message)
        } else {
          issues.error(at: place, message, hint: hint)
        }
      case .refused: break
      }
    }
    // Whatever table holds ties, the graph is likely to hold the same ones.
    if tables.contains(where: { $0.kind == .ties || $0.format?.holdsTies == true }) {
      for (graph, format) in others where graph.isFromFolder && format.isGraph {
        skip(graph.name, "\(format.title) beside a table of ties")
      }
      others.removeAll { $0.input.isFromFolder && $0.format.isGraph }
    }
    if tables.isEmpty, others.isEmpty, folders.isEmpty, issues.errors.isEmpty {
      for folder in entries {
        guard let format = Formats.folders.first(where: { $0.recognises(folder) }) else { continue }
        folders.append((folder, format))
      }
    }
    if !folders.isEmpty, tables.isEmpty, others.isEmpty { skipped = [] }
    if tables.isEmpty, others.isEmpty, folders.isEmpty, issues.errors.isEmpty {
      let more = skipped.count > 10 ? "; and \(skipped.count - 10) more" : ""
      let names =
        skipped.prefix(10).map { "\($0.name) (\($0.reason))" }.joined(separator: "; ") + more
      issues.error(
        at: Place(file: shown(name)), "nothing here is a table, GraphML or an export that is read",
        hint: names.isEmpty ? "add ties.csv or decisions.csv" : "skipped: \(names)")
    }
    skipped.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private mutating func add(_ table: Table, _ issues: Issues) {
    let isListOfPeople = ["people", "nodes"].contains(table.input.stem)
    if table.kind == .people, table.input.isFromFolder, !isListOfPeople, repeatsIds(table) {
      skip(table.input.name, "its ids repeat, so it is no table of people")
      return
    }
    if table.kind != .ties, table.kind != nil,
      let first = tables.first(where: { $0.kind == table.kind })
    {
      if table.input.isFromFolder {
        skip(table.input.name, "a second table of \(table.kindName)")
      } else {
        issues.error(
          at: table.input.place,
          "a second table of \(table.kindName); the first is \(first.path)",
          hint: "give one of them")
      }
      return
    }
    tables.append(table)
  }

  private func repeatsIds(_ table: Table) -> Bool {
    guard let id = table.columns["person_id"] else { return false }
    let text = table.input.bytes.span
    var rows = table.rows(Issues())
    var pool = IdentifierPool()
    while rows.next(in: text) {
      if let bytes = rows.bytes(id, in: text) { _ = pool.code(of: bytes) }
    }
    return pool.count < rows.count
  }

  /// The folder's name, or the file's where it says more than what kind of table it is.
  private static func name(of paths: [String]) -> String {
    guard let path = paths.first, path != "-" else { return "organisation" }
    let last = PathName(path).name
    let saysNothing: Set = ["", ".", "..", "/"]
    if Input.isFolder(path) { return saysNothing.contains(last) ? "organisation" : last }
    let parent = PathName(PathName(path).folder).name
    let stem = Input(path: path, name: last, bytes: [], isFromFolder: false).stem
    let isTableName =
      TableKind(rawValue: stem) != nil
      || ["nodes", "edges"].contains { stem == $0 } || stem.hasPrefix("edges_")
      || stem.hasPrefix("ties_")
    let saysLittle = paths.count > 1 || isTableName
    return saysLittle && !saysNothing.contains(parent) ? parent : stem
  }
}
