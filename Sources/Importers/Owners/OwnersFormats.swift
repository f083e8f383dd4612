/// A CODEOWNERS file by itself.
struct CodeOwnersFormat: FileFormat {
  let name = "codeowners"
  let title = "a CODEOWNERS file"
  let endings: [String] = []
  let fileNames: Set<String> = ["CODEOWNERS"]
  let isGraph = false

  /// Nothing in the bytes says so; the name does.
  func recognises(_ bytes: [UInt8]) -> Bool { false }

  func read(_ input: Input, into draft: Draft) {
    var rights = OwnersRights(draft)
    var reader = CodeOwnersReader(draft, input)
    reader.read(into: &rights)
    draft.remarkOwners()
  }
}

/// A folder with CODEOWNERS where hosting services look for it, or with OWNERS files in its tree.
struct OwnersFolder: FolderFormat {
  let name = "owners"
  let title = "a tree of OWNERS or CODEOWNERS files"

  private static let places = [
    "CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS",
  ]

  func recognises(_ folder: InputFolder) -> Bool {
    OwnersTree.isThere(folder) || Self.places.contains(where: folder.contains)
  }

  func read(_ folder: InputFolder, into draft: Draft) {
    var rights = OwnersRights(draft)
    // Hosting services take the first that they find.
    if let name = Self.places.first(where: folder.contains),
      let input = folder.read(name, draft.issues)
    {
      var reader = CodeOwnersReader(draft, input)
      reader.read(into: &rights)
    }
    if OwnersTree.isThere(folder) {
      var tree = OwnersTree(draft, folder)
      tree.read(into: &rights)
    }
    draft.remarkOwners()
  }
}

extension Draft {
  /// Says what the files do not say.
  fileprivate func remarkOwners() {
    guard !rights.isEmpty else { return }
    issues.remark(
      "files of owners do not say who may take a right back; every right counts as lent")
    let empty = circles.count - Set(memberships.map(\.circle)).count
    if empty > 0 {
      issues.remark("\(empty) teams are named without saying who is in them")
    }
  }
}
