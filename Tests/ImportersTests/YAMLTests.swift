import Testing

@testable import Importers

struct YAMLTests {
  private func read(_ text: String, nesting: Int = 256) throws -> [String] {
    let bytes = Array(text.utf8)
    let yaml = try YAMLSubset(bytes.span, 0..<bytes.count, maximumNesting: nesting)
    return yaml.entries.map {
      "\($0.path.joined(separator: "/"))=\($0.text) \($0.line):\($0.column)"
    }
  }

  @Test(
    arguments: [
      ("", []), ("# nothing\n\n", []), ("a: b", ["a=b 1:4"]), ("a:", ["a= 1:1"]),
      ("a: b # c", ["a=b 1:4"]), ("a: b#c", ["a=b#c 1:4"]), ("a: 'it''s'", ["a=it's 1:4"]),
      ("a: \"x\\\"y\\\\\" # c", ["a=x\"y\\ 1:4"]), ("\"a: b\": c", ["a: b=c 1:9"]),
      ("a: [b, 'c,d', \"e\"]", ["a/[0]=b 1:5", "a/[1]=c,d 1:8", "a/[2]=e 1:15"]),
      ("a: []", []), ("a: {}", ["a= 1:4"]), ("a: no\nb: 007", ["a=no 1:4", "b=007 2:4"]),
      ("a:\n- b\n- c\nd: e", ["a/[0]=b 2:3", "a/[1]=c 3:3", "d=e 4:4"]),
      ("a:\n  - b\n  -\n  - c", ["a/[0]=b 2:5", "a/[1]= 3:3", "a/[2]=c 4:5"]),
      ("a:\n  b:\n    c: d\n  e: f\ng: h", ["a/b/c=d 3:8", "e", "g=h 5:4"]),
      ("- a: b\n  c: d\n- e: f", ["[0]/a=b 1:6", "[0]/c=d 2:6", "[1]/e=f 3:6"]),
      ("a: b # c\n   d\n\n  e\nf:\n- g\n  h", ["a=b d e 1:4", "f/[0]=g h 6:3"]),
      ("- - a\n  - b", ["[0]/[0]=a 1:5", "[0]/[1]=b 2:5"]),
      (
        "a: |\n  text: [\n\n   more \nb: c",
        ["a/[0]=text: [ 2:3", "a/[1]=more 4:4", "b=c 5:4"]
      ),
      ("a: >-\n  b,\n  c # d\n", ["a=b, c # d 2:3"]), ("a: |\nb: c", ["b=c 2:4"]),
      ("- |\n  a\n- b", ["[0]/[0]=a 2:3", "[1]=b 3:3"]),
      ("a: null\nb: ~\nc: NULL # d\nd: Null", ["a= 1:4", "b= 2:4", "c= 3:4", "d= 4:4"]),
      ("a: 'null'\nb: null\n  c", ["a=null 1:4", "b=null c 2:4"]),
      ("a: [null, \"~\", ~]", ["a/[0]= 1:5", "a/[1]=~ 1:11", "a/[2]= 1:16"]),
      ("a: @ann\r\nb: c\r\n", ["a=@ann 1:4", "b=c 2:4"]),
    ] as [(String, [String])]) func `Plain YAML is read`(text: String, expected: [String]) throws
  {
    #expect(try read(text) == expected.map { $0 == "e" ? "a/e=f 4:6" : $0 })
  }

  @Test(
    arguments: [
      ("a: &x b", "1:4 anchors, aliases and tags are not read"),
      ("a: *x", "1:4 anchors, aliases and tags are not read"),
      ("a: !!str b", "1:4 anchors, aliases and tags are not read"),
      ("a: {b: c}", "1:4 a map in braces is not read"),
      ("a: b: c", "1:5 a colon in a value without quotes"),
      ("a\n", "1:1 neither a key with a colon nor an item of a list"),
      ("a: b\n  c:", "2:4 a colon in a value without quotes"),
      ("a: 'b", "1:4 a quote that is not closed on its line"),
      ("a: \"\\q\"", "1:5 an escape that is not read"),
      ("a: 'b' c", "1:8 text behind a value"),
      ("a: [b", "1:4 a list in brackets that is not closed on its line"),
      ("a: [[b]]", "1:5 a list or map inside a list in brackets"),
      ("a: ['b' c]", "1:9 text behind an item of a list"),
      ("\ta: b", "1:1 a tab in the indentation"), ("a: b\na: c", "2:1 the key \"a\" stands twice"),
      ("a: b\n  c: d", "2:4 a colon in a value without quotes"),
      ("a:\n    b: c\n  d: e", "3:3 this is indented like nothing above it"),
      ("a: b\n- c", "2:1 this is indented like nothing above it"),
    ]) func `What is not plain is refused where it stands`(text: String, expected: String)
  {
    let fault = #expect(throws: YAMLSubset.Fault.self) { try read(text) }
    #expect(fault.map { "\($0.line):\($0.column) \($0.message)" } == expected)
  }

  @Test func `Nesting ends at the limit`() {
    let text = String(repeating: "- ", count: 100_000) + "a"
    let fault = #expect(throws: YAMLSubset.Fault.self) { try read(text) }
    #expect(fault?.message == "values lie more than 256 deep, the limit")
  }
}
