import Organisations

/// The commits of a git log, read line by line, and the decisions that they are.
///
/// Every commit on the main line is one decision to let a change in: the commits that are reached
/// from the newest one by first parents. Commits that came in by a merge are part of that decision.
///
/// - Complexity: O(bytes).
struct GitHistory {
  struct Commit {
    var id: Int
    var line: Int
    var time: Instant?
    /// Codes of commits.
    var parents: [Int]
    /// Codes of people, in `people`.
    var author: Int
    var committer: Int
    var reviewers: [Int]
    var coauthors: [Int]
    var domain: Int?
    var lines: Double?
  }

  let draft: Draft
  let place: Place
  private(set) var ids = IdentifierPool()
  private(set) var people = IdentifierPool()
  /// The name of each person's newest commit.
  private(set) var names: [String] = []
  private(set) var addressesOfName: [String: Set<Int>] = [:]
  private(set) var domains = IdentifierPool()
  private(set) var commits: [Commit] = []
  /// For each id the position of its commit; −1 for one that is named as a parent only.
  private(set) var positions: [Int] = []
  private(set) var isParent: [Bool] = []
  private(set) var signOffs = 0
  /// Values of trailers, which the same people repeat from commit to commit, and whom each names.
  private var trailerValues = IdentifierPool()
  private var peopleOfTrailer: [[Int]] = []

  /// Files and changed lines by folder, of the commit at hand.
  private var files: [Int: Int] = [:]
  private var changed: [Int: Double] = [:]
  /// Whether the log comes from git itself, so that its lines are nowhere to be looked up.
  private let isRepository: Bool
  /// The id of the commit that is being read.
  private var atHand: [UInt8] = []

  var issues: Issues { draft.issues }

  init(_ draft: Draft, _ place: Place, isRepository: Bool = false) {
    self.draft = draft
    self.place = place
    self.isRepository = isRepository
  }

  /// A place in the log, or the commit at hand of a repository, as in `folder@0123456789ab:1:1`.
  func place(_ line: Int, _ column: Int = 1) -> Place {
    isRepository ? place(ofCommit: atHand) : Place(file: place.file, line: line, column: column)
  }

  func place(of commit: Commit) -> Place {
    isRepository ? place(ofCommit: ids.bytes(of: commit.id)) : place(commit.line)
  }

  private func place(ofCommit id: some Collection<UInt8>) -> Place {
    var folder = place.file[...]
    while folder.count > 1, folder.last == "/" { folder.removeLast() }
    return Place(file: folder + "@" + shown(id.prefix(12)))
  }

  /// Reads one line; `false` where nothing behind it can be understood.
  mutating func read(_ line: Range<Int>, in text: Span<UInt8>, number: Int) -> Bool {
    guard !line.isEmpty else { return true }
    guard line.count <= draft.options.maximumValueBytes else {
      issues.error(
        at: place(number),
        "a line is longer than \(draft.options.maximumValueBytes) bytes, the limit",
        hint: "raise the limit with --maximum-value-bytes")
      return false
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    for position in line { bytes.append(text[position]) }
    if let fault = bytes.firstIndex(of: 0) {
      issues.error(
        at: place(number, fault + 1), "a NUL byte: this is no text",
        hint: "write the log with the command in the manual, without -z")
      return false
    }
    if bytes[0] == GitLogLine.mark {
      settleDomain()
      readCommit(bytes, number)
      return true
    }
    guard !commits.isEmpty || !issues.errors.isEmpty else {
      issues.error(
        at: place(number), "not a git log: it does not begin with a commit",
        hint: "write it with the command in the manual, or name the repository's folder")
      return false
    }
    readPath(bytes)
    return true
  }

  private mutating func readCommit(_ bytes: [UInt8], _ number: Int) {
    if isRepository { atHand = Array(bytes[1...].prefix { $0 != GitLogLine.fieldMark }) }
    let fields = bytes[1...].split(
      separator: GitLogLine.fieldMark, omittingEmptySubsequences: false)
    guard fields.count == GitLogLine.Field.allCases.count else {
      issues.error(
        at: place(number),
        "\(fields.count) fields found, \(GitLogLine.Field.allCases.count) expected",
        hint: "write the log with the command in the manual; the last line may be cut off")
      return
    }
    func field(_ field: GitLogLine.Field) -> ArraySlice<UInt8> { fields[field.rawValue] }
    func complain(_ at: GitLogLine.Field, _ what: String) {
      issues.error(
        at: place(number, field(at).startIndex + 1), "\"\(shown(field(at)))\" \(what)",
        hint: "write the log with the command in the manual")
    }
    guard GitLogLine.isCommit(field(.commit)) else {
      complain(.commit, "is no id of a commit")
      return
    }
    let parents = field(.parents).split(separator: 0x20)
    guard parents.allSatisfy(GitLogLine.isCommit) else {
      complain(.parents, "are no ids of commits")
      return
    }
    guard let seconds = GitLogLine.time(field(.time)) else {
      complain(.time, "is no number of seconds since 1970")
      return
    }
    let id = code(Array(field(.commit)))
    guard positions[id] < 0 else {
      complain(.commit, "stands twice, first on line \(commits[positions[id]].line)")
      return
    }
    if seconds == 0 { issues.warning("commits without a time", at: place(number)) }
    let author = person(field(.authorAddress), field(.authorName), number)
    let committer = person(field(.committerAddress), field(.committerName), number)
    let signedOff = trailers(field(.signedOff), number)
    signOffs += signedOff.count { $0 != author && $0 != committer }
    positions[id] = commits.count
    commits.append(
      Commit(
        id: id, line: number, time: seconds == 0 ? nil : Instant(seconds: seconds),
        parents: parents.map { parent in
          let code = code(Array(parent))
          isParent[code] = true
          return code
        },
        author: author, committer: committer,
        reviewers: trailers(field(.reviewed), number) + trailers(field(.acked), number),
        coauthors: trailers(field(.coauthored), number)))
  }

  private mutating func code(_ id: [UInt8]) -> Int {
    let code = ids.code(of: id)
    if code == positions.count {
      positions.append(-1)
      isParent.append(false)
    }
    return code
  }

  /// The person of an address, or of a name where there is none.
  private mutating func person(
    _ address: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>, _ line: Int
  ) -> Int {
    var id = AddressList.address(address) ?? Array(address.isEmpty ? name : address)
    if Encoding.firstFault(id.span) != nil {
      issues.warning("addresses with bytes that are not UTF-8", at: place(line))
      id = Array(String(decoding: id, as: UTF8.self).utf8)
    }
    if id.isEmpty {
      issues.warning("commits of nobody: neither an address nor a name", at: place(line))
      id = Array("unknown".utf8)
    }
    let code = people.code(of: id)
    let text = String(decoding: name, as: UTF8.self)
    // The log begins with the newest commit, so the first name is the newest.
    if code == names.count { names.append(text) }
    if names[code].isEmpty { names[code] = text }
    if !text.isEmpty { addressesOfName[text, default: []].insert(code) }
    return code
  }

  /// The people of `Name <address>` values, each once; one without an address is no id.
  private mutating func trailers(_ field: ArraySlice<UInt8>, _ line: Int) -> [Int] {
    var found: [Int] = []
    var seen = Set<Int>()
    for value in field.split(separator: GitLogLine.valueMark) {
      let people = people(ofTrailer: value, line)
      if people.isEmpty {
        issues.warning("trailers without a mail address were left out", at: place(line))
      }
      for code in people where seen.insert(code).inserted { found.append(code) }
    }
    return found
  }

  /// The people of one value; found once, since a second time would find the same.
  private mutating func people(ofTrailer value: ArraySlice<UInt8>, _ line: Int) -> [Int] {
    let bytes = Array(value)
    let code = trailerValues.code(of: bytes)
    if code < peopleOfTrailer.count { return peopleOfTrailer[code] }
    let list = AddressList(bytes)
    // Of several people in one trailer the names are not told apart.
    let nameEnd = value.firstIndex(of: UInt8(ascii: "<")) ?? value.startIndex
    let name = list.addresses.count == 1 ? trimmed(value[..<nameEnd]) : []
    peopleOfTrailer.append(list.addresses.map { person($0[...], name, line) })
    return peopleOfTrailer[code]
  }

  /// Counts a path, or `added TAB removed TAB path`, for its top-level folder.
  private mutating func readPath(_ bytes: [UInt8]) {
    var path = bytes[...]
    var lines: Double?
    let columns = bytes.split(
      separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
    if columns.count == 3 {
      path = columns[2]
      // Git writes hyphens for files that are not text.
      lines = columns[..<2].reduce(0) {
        $0 + (Number.parse(String(decoding: $1, as: UTF8.self)) ?? 0)
      }
    }
    if path.first == UInt8(ascii: "\"") { path = path.dropFirst() }
    let folder =
      path.firstIndex(of: UInt8(ascii: "/")).map { Array(path[..<$0]) } ?? Array("(root)".utf8)
    let code = domains.code(of: folder)
    files[code, default: 0] += 1
    if let lines { changed[code, default: 0] += lines }
  }

  /// The folder with the most changed lines, or files where lines are not counted.
  mutating func settleDomain() {
    guard let last = commits.indices.last, !files.isEmpty else { return }
    let amounts = changed.isEmpty ? files.mapValues(Double.init) : changed
    let most = amounts.values.max()
    commits[last].domain = amounts.filter { $0.value == most }.keys.min {
      domains.bytes(of: $0).lexicographicallyPrecedes(domains.bytes(of: $1))
    }
    if !changed.isEmpty { commits[last].lines = changed.values.reduce(0, +) }
    files = [:]
    changed = [:]
  }
}
