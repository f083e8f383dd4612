import Foundation

/// The folder of real organisations, oracles and hostile inputs that lies beside a developer's
/// checkout; tests that need it are enabled when it is there.
public enum SharedData {
  /// `../shared` seen from the package.
  public static let folder = packageFolder.deletingLastPathComponent().appendingPathComponent(
    "shared")

  /// Whether it is there.
  public static let isPresent = FileManager.default.fileExists(
    atPath: folder.appendingPathComponent("oracles/targets.csv").path)

  /// The package's own folder.
  public static let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
