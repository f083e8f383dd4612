import Testing

@testable import Reports

@Suite struct PathPartsTests {
  @Test(arguments: [
    ("q", ".", "q"), ("q/", ".", "q"), (".", ".", "."), ("/", "/", ""), ("a/b", "a", "b"),
    ("a/b//", "a", "b"), ("/x", "/", "x"), ("./q", ".", "q"), ("", ".", ""), ("é/ü", "é", "ü"),
  ])
  func `A path is its folder and its last name`(_ path: String, _ folder: String, _ name: String) {
    #expect(PathParts(path).folder == folder)
    #expect(PathParts(path).name == name)
  }

  @Test func `A sibling lies in the same folder`() {
    #expect(PathParts("q").sibling("r") == "r")
    #expect(PathParts("a/q").sibling("r") == "a/r")
    #expect(PathParts("/q").sibling("r") == "/r")
  }
}
