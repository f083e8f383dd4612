import Foundation
import Importers
import Organisations

/// A folder of files for one test, gone when the test is over.
final class TemporaryFolder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "heterarchy-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, Array(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  func file(_ name: String) -> String { path + "/" + name }

  /// The organisation of the whole folder.
  func organisation(options: ImportOptions = ImportOptions()) throws -> Organisation {
    try withExtendedLifetime(self) { try Import.organisation(from: [path], options: options) }
  }

  /// The organisation of these files, read one by one.
  func organisation(
    _ names: String..., options: ImportOptions = ImportOptions()
  ) throws -> Organisation {
    try organisation(names, options: options)
  }

  /// The same for a list of them.
  func organisation(
    _ names: [String], options: ImportOptions = ImportOptions()
  ) throws -> Organisation {
    try withExtendedLifetime(self) {
      try Import.organisation(from: names.map(file), options: options)
    }
  }
}

/// The organisation of one file.
func organisation(
  _ text: String, as name: String = "ties.csv", options: ImportOptions = ImportOptions()
) throws -> Organisation {
  try TemporaryFolder([name: text]).organisation(name, options: options)
}

/// What is said of one broken file, without its folder.
func complaints(
  _ text: String, as name: String = "ties.csv", options: ImportOptions = ImportOptions()
) throws -> [String] {
  let folder = try TemporaryFolder([name: text])
  do {
    _ = try folder.organisation(name, options: options)
    return []
  } catch let failure as ImportFailure {
    return failure.errors.map {
      $0.description.replacingOccurrences(of: folder.path + "/", with: "")
    }
  }
}

/// A text with its `1️⃣` taken out, and where it was: line and byte, from 1.
func marked(_ text: String) -> (text: String, place: String) {
  let mark = Array("1️⃣".utf8)
  var bytes = Array(text.utf8)
  var offset = 0
  while offset + mark.count <= bytes.count, !bytes[offset...].starts(with: mark) { offset += 1 }
  bytes.removeSubrange(offset..<offset + mark.count)
  let before = bytes[..<offset]
  let line = before.count { $0 == UInt8(ascii: "\n") } + 1
  let column = offset - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
  return (String(decoding: bytes, as: UTF8.self), "\(line):\(column)")
}
