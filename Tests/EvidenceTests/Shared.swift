import Foundation
import Importers
import Organisations
import TestSupport

/// Files of the folder that lies beside the checkout.
enum Shared {
  /// The path of a file or folder in it.
  static func path(_ name: String) -> String { SharedData.folder.appendingPathComponent(name).path }

  /// The rows of a table in it, by the names of the header.
  static func table(_ name: String) -> [[String: String]] {
    PlainCSV.records(FileManager.default.contents(atPath: path(name)) ?? Data())
  }

  /// Files in it, read as a user's are.
  static func organisation(
    _ names: String..., options: ImportOptions = ImportOptions()
  ) throws -> Organisation {
    try Import.organisation(from: names.map(path), options: options)
  }
}
