import Foundation

/// The `manifest.json` that every folder of results holds.
enum Manifest {
  /// Whether the file is one of ours: an object, or a list of them, whose `"tool"` is heterarchy.
  static func isOurs(_ bytes: [UInt8]) -> Bool {
    guard let value = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return false }
    let objects = value as? [Any] ?? [value]
    return (objects.first as? [String: Any])?["tool"] as? String == "heterarchy"
  }
}
