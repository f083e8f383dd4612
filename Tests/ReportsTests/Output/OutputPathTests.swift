import Foundation
import Testing

@testable import Reports

@Suite struct OutputPathTests {
  private struct Stop: Error {}

  @Test func `Pieces make one file, and a file that was broken off is none`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "heterarchy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "values.csv").path
    #expect(throws: Stop.self) {
      try OutputPath(path).write { put in
        try put(Array("half".utf8))
        throw Stop()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    try OutputPath(path).write { put in
      for piece in ["a,", "b\n", "1,2\n"] { try put(Array(piece.utf8)) }
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a,b\n1,2\n")
    #expect(throws: (any Error).self) { try OutputPath(path).write([]) }
  }
}
