/// A folder that a tool writes, told by the names in it.
///
/// Asked only where the folder holds nothing that is read by itself, or where `--input-format` names
/// it. A new one is a folder with a type that conforms, and a line in `Formats.folders`.
protocol FolderFormat: Sendable {
  /// Its word on the command line, in `check` and in reports: `slack`.
  var name: String { get }
  /// What it is, after an article.
  var title: String { get }

  /// Whether these are the names in such a folder.
  func recognises(_ folder: InputFolder) -> Bool

  /// Reads the folder.
  func read(_ folder: InputFolder, into draft: Draft)

  /// Reads all folders of this form, for exports that overlap; one after another unless said
  /// otherwise.
  func read(_ folders: [InputFolder], into draft: Draft)
}

extension FolderFormat {
  func read(_ folders: [InputFolder], into draft: Draft) {
    for folder in folders where !draft.issues.isFull { read(folder, into: draft) }
  }
}
