/// The history of a git repository as text: what `git log` prints in the format of `GitLogLine`.
struct GitLogFormat: FileFormat {
  let name = "git_log"
  let title = "a git log"
  let endings = ["gitlog"]
  let isGraph = false

  /// Whether the first line begins with the mark and the id of a commit.
  func recognises(_ bytes: [UInt8]) -> Bool { GitLogLine.begins(bytes.prefix(66)) }

  func read(_ input: Input, into draft: Draft) {
    var history = GitHistory(draft, input.place)
    let bytes = input.bytes
    let text = bytes.span
    guard text.count > 0 else {
      draft.issues.error(
        at: input.place, "the file is empty", hint: "write it with the command in the manual")
      return
    }
    var lines = Lines(text)
    while let line = lines.next(in: text), !draft.issues.isFull {
      guard history.read(line, in: text, number: lines.number) else { return }
    }
    history.finish(name: input.name, path: input.path)
  }
}
