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

  @Test func `A pipe is written into and stays a pipe, with force and without`() throws {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "heterarchy-\(UUID().uuidString)"
    ).path
    #expect(mkfifo(path, 0o600) == 0)
    defer { try? FileManager.default.removeItem(atPath: path) }
    // Held open for reading, so that writing does not wait.
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    for force in [false, true] {
      try OutputPath(path).write(Array("a,b\n".utf8), force: force)
      var bytes = [UInt8](repeating: 0, count: 16)
      #expect(read(reader, &bytes, 16) == 4)
      #expect(Array(bytes.prefix(4)) == Array("a,b\n".utf8))
    }
    var info = stat()
    #expect(stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFIFO)
  }
}
