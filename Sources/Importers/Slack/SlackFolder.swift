/// The folder of a Slack export, unpacked: lists of people and channels, and a folder of days for each
/// channel.
struct SlackFolder: FolderFormat {
  let name = "slack"
  let title = "a Slack export"

  static let userLists = ["users.json", "org_users.json"]
  static let conversationLists = ["channels.json", "groups.json", "dms.json", "mpims.json"]

  func recognises(_ folder: InputFolder) -> Bool {
    guard Self.userLists.contains(where: folder.names.contains),
      Self.conversationLists.contains(where: folder.names.contains)
    else { return false }
    return folder.names.contains { name in
      folder.folder(name)?.names.contains(where: Self.isDay) == true
    }
  }

  func read(_ folder: InputFolder, into draft: Draft) {
    read([folder], into: draft)
  }

  func read(_ folders: [InputFolder], into draft: Draft) {
    guard let first = folders.first else { return }
    var reader = SlackReader(draft, at: first.place)
    reader.read(folders)
  }

  /// Whether a file holds the messages of a day: `2026-03-31.json`.
  static func isDay(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard bytes.count == 15, name.hasSuffix(".json") else { return false }
    return bytes[..<10].enumerated().allSatisfy { position, byte in
      position == 4 || position == 7
        ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
    }
  }
}
