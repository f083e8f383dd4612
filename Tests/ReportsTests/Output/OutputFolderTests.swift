import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct OutputFolderTests {
  private static let manifest = #"{"tool":"heterarchy","files":["a.csv","manifest.json"]}"#
  private let files = [
    OutputFile("a.csv", text: "1\n"), OutputFile("manifest.json", text: manifest),
  ]

  @Test func `A folder appears whole`() throws {
    let place = try TemporaryFolder()
    try OutputFolder(place.path + "/out").write(files)
    #expect(Set(place.contents(of: "out").keys) == ["a.csv", "manifest.json"])
    #expect(place.names == ["out"])
  }

  @Test func `Another result that fails meanwhile does no harm`() throws {
    struct Stop: Error {}
    let place = try TemporaryFolder()
    try OutputFolder(place.path + "/out").write { put in
      try put(files[0])
      #expect(throws: Stop.self) {
        try OutputFolder(place.path + "/other").write { _ in throw Stop() }
      }
      try put(files[1])
    }
    #expect(Set(place.contents(of: "out").keys) == ["a.csv", "manifest.json"])
    #expect(place.names == ["out"])
  }

  @Test func `Files that come one by one may lie in folders, and appear together`() throws {
    let place = try TemporaryFolder()
    let folder = OutputFolder(place.path + "/out")
    try folder.write { put in
      for name in ["a/1.csv", "a/2.csv", "b/1.csv", "c.csv"] {
        try put(OutputFile(name, text: name))
        #expect(!place.names.contains("out"))
      }
    }
    #expect(Set(place.contents(of: "out").keys) == ["a/1.csv", "a/2.csv", "b/1.csv", "c.csv"])
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try folder.write(force: true) { put in
        try put(OutputFile("d/1.csv", text: "1"))
        throw Stop()
      }
    }
    #expect(place.contents(of: "out").count == 4)
    #expect(place.names == ["out"])
  }

  @Test func `When a file cannot be written nothing is left behind`() throws {
    let place = try TemporaryFolder()
    let broken = files + [OutputFile("no/such/folder.csv", text: "")]
    #expect(throws: OutputError.self) { try OutputFolder(place.path + "/out").write(broken) }
    #expect(place.names == [])
  }

  @Test func `A failed second run keeps the first result`() throws {
    let place = try TemporaryFolder()
    let folder = OutputFolder(place.path + "/out")
    try folder.write(files)
    #expect(throws: OutputError.self) {
      try folder.write([OutputFile("no/such/folder.csv", text: "")])
    }
    #expect(Set(place.contents(of: "out").keys) == ["a.csv", "manifest.json"])
    #expect(place.names == ["out"])
  }

  @Test func `A folder that is not ours is refused unless forced`() throws {
    let place = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: place.path + "/out", withIntermediateDirectories: true)
    try place.write("out/theirs.txt", "keep")
    let folder = OutputFolder(place.path + "/out")
    #expect(throws: OutputError.exists(place.path + "/out")) { try folder.write(files) }
    #expect(Set(place.contents(of: "out").keys) == ["theirs.txt"])
    try folder.write(files, force: true)
    #expect(Set(place.contents(of: "out").keys) == ["a.csv", "manifest.json"])
  }

  @Test(arguments: [
    #"{"name":"my app"}"#, #"{"tool":"heterarchy","files":["a.csv"]}"#, "not JSON",
    #"{"tool":"another","files":["manifest.json","notes.txt"]}"#,
  ])
  func `A folder with somebody else's manifest, or with more than ours lists, is not ours`(
    _ manifest: String
  ) throws {
    let place = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: place.path + "/out", withIntermediateDirectories: true)
    try place.write("out/manifest.json", manifest)
    try place.write("out/notes.txt", "keep")
    #expect(throws: OutputError.exists(place.path + "/out")) {
      try OutputFolder(place.path + "/out").write(files)
    }
    #expect(place.contents(of: "out").count == 2)
  }

  @Test(arguments: [".", "..", "/"]) func `A place without a name is refused`(_ path: String) {
    #expect(throws: OutputError.noName(path)) {
      try OutputFolder(path).check(force: true)
    }
  }

  @Test func `Parents are not made`() throws {
    let place = try TemporaryFolder()
    #expect(
      throws: OutputError.noParent(place.path + "/a/b", parent: place.path + "/a")
    ) { try OutputFolder(place.path + "/a/b").write(files) }
  }

  @Test func `The temporary folder of a run that was killed is removed by the next`() throws {
    let place = try TemporaryFolder()
    // No process has this number: it lies above every limit of the kernel.
    try FileManager.default.createDirectory(
      atPath: place.path + "/.out.heterarchy-tmp-99999999", withIntermediateDirectories: true)
    try OutputFolder(place.path + "/out").write(files)
    #expect(place.names == ["out"])
  }
}
