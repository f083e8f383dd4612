/// A form of file, other than our tables, in which networks and organisations are kept.
///
/// A new one is a folder with a type that conforms, and a line in `Formats.files`. Reading adds to
/// a draft; complaints go to its issues, each with its place and a hint.
protocol FileFormat: Sendable {
  /// Its word on the command line, in `check` and in reports: `gexf`.
  var name: String { get }
  /// What it is, after an article: `a GEXF file`.
  var title: String { get }
  /// How names of such files end, in lowercase, without `.gz`; in a folder, others are skipped.
  var endings: [String] { get }
  /// Whole names of such files, where nothing but the name tells them; only of files that are named
  /// by themselves, since they lie in folders that are something else.
  var fileNames: Set<String> { get }
  /// Whether it is a network of people above all, which a table of ties beside it stands for too.
  var isGraph: Bool { get }
  /// Whether it is read through `Input.stream`, so that of a long file only the beginning is in
  /// memory.
  var readsInPieces: Bool { get }

  /// Whether the bytes are of this form; asked where the ending alone does not say so, as for
  /// `.json`, `.xml`, `.txt`, `.csv`, standard input.
  func recognises(_ bytes: [UInt8]) -> Bool

  /// Reads the file.
  func read(_ input: Input, into draft: Draft)

  /// Reads all files of this form, for exports in several files that refer to one another; one
  /// after another unless said otherwise.
  func read(_ inputs: [Input], into draft: Draft)
}

extension FileFormat {
  var fileNames: Set<String> { [] }
  var readsInPieces: Bool { false }

  func read(_ inputs: [Input], into draft: Draft) {
    for input in inputs where !draft.issues.isFull { read(input, into: draft) }
  }
}
