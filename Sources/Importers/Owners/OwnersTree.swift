import Foundation
import Organisations

/// Reads the OWNERS files of a folder and of all folders in it.
///
/// Whoever may approve in a folder may approve in those below it, up to one that says
/// `no_parent_owners`; so every folder with a file of its own is a domain, and has the approvers of
/// those above as well. Patterns inside a folder are parts of it, and inherit nothing of their own.
///
/// - Complexity: O(files and entries), times the depth for what is inherited.
struct OwnersTree {
  private let draft: Draft
  private let root: InputFolder
  private var aliases: Set<String> = []
  private var files = 0
  private var inherited = 0

  private var issues: Issues { draft.issues }

  init(_ draft: Draft, _ root: InputFolder) {
    self.draft = draft
    self.root = root
  }

  /// Whether there is such a file at the top.
  static func isThere(_ folder: InputFolder) -> Bool {
    folder.contains("OWNERS") && !Input.isFolder(folder.path(of: "OWNERS"))
  }

  mutating func read(into rights: inout OwnersRights) {
    if root.contains("OWNERS_ALIASES") { readAliases(&rights) }
    /// Folders to go into, each with its path below the root and the approvers from above.
    var open: [(folder: InputFolder, path: String, above: [OwnersFile.Entry], depth: Int)] = [
      (root, "", [], 0)
    ]
    while let (folder, path, above, depth) = open.popLast(), !issues.isFull {
      var approvers = above
      if folder.names.contains("OWNERS"), !Input.isFolder(folder.path(of: "OWNERS")),
        let input = folder.read("OWNERS", issues), let file = OwnersFile(input, draft)
      {
        files += 1
        if file.isCutOff { approvers = [] }
        add(file, path, approvers, &rights)
        approvers += file.entries.filter { $0.action == .approve && $0.pattern.isEmpty }
      }
      let names = folder.names.filter { isFolder(folder.path(of: $0)) }
      guard names.isEmpty || depth < draft.options.maximumNesting else {
        issues.error(
          at: folder.place, "folders lie more than \(draft.options.maximumNesting) deep, the limit",
          hint: "raise the limit with --maximum-nesting")
        return
      }
      // The last is taken first, so that folders are read in the order of their names.
      for name in names.reversed() {
        guard let inner = folder.folder(name) else {
          issues.warning("folders that cannot be listed", at: folder.place)
          continue
        }
        open.append((inner, path.isEmpty ? name : path + "/" + name, approvers, depth + 1))
      }
    }
    finish()
  }

  /// Whether the path is a folder itself: a link might lead back, or out of the tree.
  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private mutating func add(
    _ file: OwnersFile, _ path: String, _ above: [OwnersFile.Entry], _ rights: inout OwnersRights
  ) {
    let folder = path.isEmpty ? "/" : path
    for entry in file.entries {
      let domain = entry.pattern.isEmpty ? folder : "\(folder) \(entry.pattern)"
      rights.add(entry.action, over: domain, to: owner(entry.name), at: entry.place)
    }
    for entry in above {
      rights.add(.approve, over: folder, to: owner(entry.name), at: entry.place)
      inherited += 1
    }
  }

  private func owner(_ name: String) -> Owner {
    let login = Self.lowercased(name)
    let bare = login.hasPrefix("@") ? String(login.dropFirst()) : login
    return aliases.contains(bare) ? .team(bare) : .person(bare)
  }

  /// Logins and aliases are compared without letter case.
  private static func lowercased(_ name: String) -> String {
    String(decoding: lowercasedASCII(name.utf8), as: UTF8.self)
  }

  /// Aliases are circles of the people they stand for.
  private mutating func readAliases(_ rights: inout OwnersRights) {
    guard let input = root.read("OWNERS_ALIASES", issues),
      draft.issues.isText(input, hint: "give the whole file"),
      let yaml = draft.plainYAML(input)
    else { return }
    var seen: Set<[String]> = []
    for entry in yaml.entries where entry.path.count >= 2 && entry.path[0] == "aliases" {
      let alias = Self.lowercased(entry.path[1])
      let member = lowercasedASCII(entry.value)
      aliases.insert(alias)
      let circle = rights.circle(alias)
      let place = Place(file: shown(input.path), line: entry.line, column: entry.column)
      guard !member.isEmpty,
        seen.insert([alias, String(decoding: member, as: UTF8.self)]).inserted,
        let person = draft.person(member, at: place)
      else { continue }
      draft.memberships.append(Membership(person: person, circle: circle))
    }
    draft.sources.append(
      Provenance.Source(
        name: input.name, path: input.path, table: "owners_aliases", rows: aliases.count))
  }

  private func finish() {
    draft.sources.append(
      Provenance.Source(name: "OWNERS", path: root.path, table: "owners", rows: files))
    if inherited > 0 {
      issues.remark(
        "whoever may approve in a folder may approve in those below it, unless no_parent_owners says "
          + "otherwise")
    }
  }
}
