import Importers
import Testing

/// Cuts a good file at every byte: each part but the whole is refused with a place and a hint, or
/// read where `mayBeRead` says so.
func expectPrefixesRefused(
  _ good: [UInt8], as name: String, mayBeRead: (Int) -> Bool = { _ in false }
) throws {
  let folder = try TemporaryFolder()
  for end in 0...good.count {
    try folder.write(name, Array(good[..<end]))
    do {
      _ = try folder.organisation(name)
      #expect(end == good.count || mayBeRead(end), "read when cut at \(end)")
    } catch {
      let failure = try #require(error as? ImportFailure)
      #expect(end < good.count, "\(failure)")
      #expect(failure.errors.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.hint.isEmpty })
    }
  }
}
