/// The last part of a path and the folder before it, by the bytes of the path.
///
///     PathName("a/b/ties.csv")  // name "ties.csv", folder "a/b"
///     PathName("t")             // name "t", folder ""
///     PathName("/")             // name "/", folder "/"
///
/// `NSString` has the same, but swift-corelibs-foundation traps on paths of one character.
struct PathName: Equatable {
  /// The last part, without slashes around it; `/` for the root and empty for no path.
  let name: String
  /// What stands before the last part, without slashes at its end; empty for the current folder.
  let folder: String

  init(_ path: String) {
    let slash = UInt8(ascii: "/")
    let bytes = Array(path.utf8)
    func end(before limit: Int) -> Int {
      bytes[..<limit].lastIndex { $0 != slash }.map { $0 + 1 } ?? 0
    }
    let nameEnd = end(before: bytes.count)
    guard nameEnd > 0 else {
      name = bytes.isEmpty ? "" : "/"
      folder = name
      return
    }
    let nameStart = bytes[..<nameEnd].lastIndex(of: slash).map { $0 + 1 } ?? 0
    name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self)
    let folderEnd = end(before: nameStart)
    folder =
      folderEnd == 0 && nameStart > 0
      ? "/" : String(decoding: bytes[..<folderEnd], as: UTF8.self)
  }
}
