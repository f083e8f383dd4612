import Organisations

/// A git repository: a folder with `.git` in it, or a bare one.
struct GitFolder: FolderFormat {
  let name = "git"
  let title = "a git repository"

  func recognises(_ folder: InputFolder) -> Bool {
    if folder.contains(".git/HEAD") { return true }
    // Work trees and submodules have a file that says where the repository is.
    if folder.contains(".git"), !Input.isFolder(folder.path(of: ".git")) { return true }
    return ["HEAD", "config", "objects", "refs"].allSatisfy(folder.names.contains)
  }

  func read(_ folder: InputFolder, into draft: Draft) {
    let issues = draft.issues
    let path = Input.resolved(folder.path)
    var history = GitHistory(draft, folder.place, isRepository: true)
    var pending: [UInt8] = []
    var number = 0
    var total = 0
    let limit = draft.options.maximumInputBytes ?? Int.max
    func read(_ bytes: [UInt8], _ end: Int) -> Bool {
      let text = bytes.span
      var lines = Lines(text, to: end, number: number)
      while let line = lines.next(in: text) {
        guard !issues.isFull, history.read(line, in: text, number: lines.number) else {
          return false
        }
      }
      number = lines.number
      return true
    }
    do {
      try GitProcess.log(of: path) { chunk in
        total += chunk.count
        guard total <= limit else {
          issues.error(
            at: folder.place, "the history is longer than \(limit) bytes, the limit",
            hint: "--maximum-input-bytes raises the limit")
          return false
        }
        pending += chunk
        guard let last = pending.lastIndex(of: UInt8(ascii: "\n")) else {
          // A line without an end would be looked through again with each piece.
          return pending.count <= draft.options.maximumValueBytes + chunk.count
            || read(pending, pending.count)
        }
        let isSound = read(pending, last + 1)
        pending.removeFirst(last + 1)
        return isSound
      }
    } catch {
      issues.error(at: folder.place, error.message, hint: error.hint)
      return
    }
    guard read(pending, pending.count), issues.errors.isEmpty else { return }
    if folder.contains(".git/shallow") || folder.contains("shallow") {
      issues.warning("the repository is a shallow clone: its history is cut off")
    }
    history.finish(name: PathName(path).name, path: folder.path)
  }
}
