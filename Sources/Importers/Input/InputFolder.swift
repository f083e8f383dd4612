/// A folder and the names in it, for formats that are folders.
struct InputFolder {
  /// As it was given.
  let path: String
  /// The names of files and folders in it, in the order of their bytes, hidden ones left out.
  let names: [String]
  let options: ImportOptions

  var place: Place { Place(file: shown(path)) }

  /// The path of something in it.
  func path(of name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }

  /// Whether something of that name is in it; hidden names may be asked for too.
  func contains(_ name: String) -> Bool { Input.exists(path(of: name)) }

  /// The folder of that name inside; `nil` where there is none, or it cannot be listed.
  func folder(_ name: String) -> InputFolder? {
    guard Input.isFolder(path(of: name)), let names = try? Input.names(in: path(of: name)) else {
      return nil
    }
    return InputFolder(path: path(of: name), names: names, options: options)
  }

  /// The bytes of a file in it; `nil`, with a complaint, where it cannot be read.
  func read(_ name: String, _ issues: Issues) -> Input? {
    do {
      return try Input.read(path(of: name), isFromFolder: true, limits: options)
    } catch {
      for complaint in error.errors {
        issues.error(at: Place(file: complaint.file), complaint.message, hint: complaint.hint)
      }
      return nil
    }
  }
}
