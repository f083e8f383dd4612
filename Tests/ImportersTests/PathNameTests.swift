import Foundation
import Testing

@testable import Importers

struct PathNameTests {
  @Test(
    arguments: [
      ("", "", ""), ("q", "q", ""), ("q/", "q", ""), (".", ".", ""), ("..", "..", ""),
      ("/", "/", "/"), ("//", "/", "/"), ("/q", "q", "/"), ("//q//", "q", "/"),
      ("a/b", "b", "a"), ("a/b/", "b", "a"), ("a//b", "b", "a"), ("/a/b.csv", "b.csv", "/a"),
      ("./k", "k", "."), ("a/\u{301}b", "\u{301}b", "a"), ("é/ü", "ü", "é"),
    ]) func `A path is its last part and the folder before it`(
      path: String, name: String, folder: String
    )
  {
    #expect(PathName(path).name.utf8.elementsEqual(name.utf8))
    #expect(PathName(path).folder.utf8.elementsEqual(folder.utf8))
  }

  @Test(arguments: ["q", "q/", "é"]) func `A missing file with a name of one letter is missing`(
    path: String
  ) {
    do {
      _ = try Import.organisation(from: [path])
      Issue.record("it was read")
    } catch {
      #expect(error.kind == .noInput)
      #expect(error.errors.map(\.file) == [path])
    }
  }

  @Test(arguments: ["t", "k", "k/", "k//"])
  func `An organisation is named after the last part of its path`(name: String) throws {
    let folder = try TemporaryFolder(["t": "source,target\na,b\n"])
    try FileManager.default.createDirectory(
      atPath: folder.file("k"), withIntermediateDirectories: true)
    try folder.write("k/ties.csv", Array("source,target\na,b\n".utf8))
    let path = folder.file(name)
    let organisation = try Import.organisation(from: [path])
    #expect(organisation.name == String(name.prefix(1)))
    withExtendedLifetime(folder) {}
  }
}
