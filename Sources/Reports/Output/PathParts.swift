/// A path cut into its folder and its last name, by bytes.
///
/// Foundation's own on Linux ends the process for a path of one character.
struct PathParts: Equatable {
  /// The folder, `.` where the path names none, `/` for the root.
  let folder: String
  /// The last name; slashes at the end do not count.
  let name: String

  init(_ path: String) {
    var bytes = Array(path.utf8)
    let slash = UInt8(ascii: "/")
    while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
    guard let cut = bytes.lastIndex(of: slash) else {
      folder = "."
      name = String(decoding: bytes, as: UTF8.self)
      return
    }
    folder = cut == 0 ? "/" : String(decoding: bytes[..<cut], as: UTF8.self)
    name = String(decoding: bytes[(cut + 1)...], as: UTF8.self)
  }

  /// The path of another name in the same folder.
  func sibling(_ name: String) -> String {
    folder == "." ? name : folder == "/" ? "/" + name : folder + "/" + name
  }
}
