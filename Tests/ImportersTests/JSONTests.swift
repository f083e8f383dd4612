import Importers
import Testing

/// The reader of JSON, through an export of roles.
struct JSONTests {
  private func said(_ text: String, options: ImportOptions = ImportOptions()) throws -> String? {
    try complaints(text, as: "roles.json", options: options).first
  }

  /// A sound export with something in a place that nobody reads.
  private func holding(_ value: String) -> String {
    #"{"roles": [{"id": 1, "links": {"circle": 2, "people": [3]}}], "x": \#(value)}"#
  }

  @Test(
    arguments: [
      "0", "-0.5e+3", "1E2", "true", "false", "null", "[]", "{}", "[[], {}]",
      #""\u00e9\ud83d\ude00""#, #""x \ud83d""#, #""\udc00\ud800""#, #""\ud800\u0041""#,
      #"{"\ud800": 1, "\ud801": 2}"#,
      #""\"\\\/\b\f\n\r\t""#, "\"ü\"", " [ 1 , 2 ] ", "\"\u{7F}\"", "1e999", "12345678901234567890",
    ]) func `Sound values are read`(value: String) throws
  {
    #expect(try said(holding(value)) == nil)
  }

  @Test(
    arguments: [
      ("1️⃣NaN", "\"NaN\" is no JSON value"), ("1️⃣01", "\"01\" is no JSON value"),
      ("1️⃣-", "\"-\" is no JSON value"), ("1️⃣1.", "\"1.\" is no JSON value"),
      ("1️⃣'a'", "\"'a'\" is no JSON value"), ("1️⃣+1", "\"+1\" is no JSON value"),
      ("1️⃣Infinity", "\"Infinity\" is no JSON value"), ("1️⃣True", "\"True\" is no JSON value"),
      ("[1 1️⃣2]", "\"2\" where , or ] must stand"), ("[1,1️⃣]", "\"]\" where a value must stand"),
      ("{\"a\" 1️⃣1}", "\"1\" where a colon must stand"),
      ("{1️⃣a: 1}", "\"a\" where a key in quotes must stand"),
      ("{\"a\": 1, 1️⃣}", "\"}\" where a key in quotes must stand"),
      ("[11️⃣}", "\"}\" where , or ] must stand"),
      (#""a1️⃣\x""#, "an escape that JSON does not have"),
      (#""\ud8001️⃣\u12g4""#, "an escape that JSON does not have"),
      (#""1️⃣\u12g4""#, "an escape that JSON does not have"),
      ("\"a1️⃣\u{1}\"", "a control character in a text"),
      ("\"a1️⃣\n\"", "a control character in a text"),
      ("{\"a\": 1, 1️⃣\"a\": 2}", "the key \"a\" stands twice in an object"),
      (#"{"a": 1, 1️⃣"\u0061": 2}"#, "the key \"a\" stands twice in an object"),
      (
        #"{"\ud800": 1, 1️⃣"\ud800": 2}"#,
        "the key \"\u{FFFD}\u{FFFD}\u{FFFD}\" stands twice in an object"
      ),
    ]) func `Broken values are refused with line and column`(value: String, message: String) throws
  {
    let (text, place) = marked("\n" + holding(value))
    let first = try #require(try said(text))
    #expect(first.hasPrefix("roles.json:\(place): error: \(message)\n  hint: "))
  }

  @Test func `An id with half a surrogate pair is refused, a name is not`() throws {
    let (text, place) = marked(
      #"{"roles": [{"id": 1️⃣"a\ud83d", "links": {"circle": 2, "people": [3]}}]}"#)
    #expect(
      try said(text)
        == "roles.json:\(place): error: roles[0].id is an id with half a character\n  hint: an escape "
        + #"from \ud800 to \udfff needs its other half"#)
    #expect(
      try said(#"{"roles": [{"id": 1, "name": "\ud83d", "links": {"circle": 2, "people": [3]}}]}"#)
        == nil)
  }

  @Test func `Many keys are compared too`() throws {
    let keys = (0..<100).map { "\"k\($0)\": 0" }
    #expect(try said(holding("{" + keys.joined(separator: ", ") + "}")) == nil)
    let twice = try said(holding("{" + (keys + ["\"k7\": 1"]).joined(separator: ", ") + "}"))
    #expect(twice?.contains("the key \"k7\" stands twice in an object") == true)
  }

  @Test func `Nesting and lengths have limits that options raise`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(
      try said(holding(deep))?.contains(
        "values are nested deeper than 256, the limit\n  hint: --maximum-nesting raises the limit")
        == true)
    let nested = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    var options = ImportOptions()
    options.maximumNesting = 301
    #expect(try said(holding(nested), options: options) == nil)
    options.maximumNesting = 300
    #expect(try said(holding(nested), options: options) != nil)

    options.maximumValueBytes = 10
    #expect(try said(holding("\"0123456789\""), options: options) == nil)
    #expect(
      try said(holding("\"0123456789a\""), options: options)?.contains(
        "a text is longer than 10 bytes, the limit\n  hint: raise the limit with --maximum-value-bytes"
      ) == true)
  }

  @Test func `Other encodings are refused`() throws {
    let folder = try TemporaryFolder()
    func said(_ bytes: [UInt8]) throws -> String? {
      try folder.write("roles.json", bytes)
      do {
        _ = try folder.organisation("roles.json")
        return nil
      } catch let failure as ImportFailure {
        return failure.errors[0].message
      }
    }
    let good = holding("1")
    #expect(try said([0xEF, 0xBB, 0xBF] + Array(good.utf8)) == nil)
    #expect(try said(Array(good.utf8) + [0xFF]) == "the byte 0xFF is not UTF-8")
    #expect(try said(Array(good.utf8) + [0]) == "a NUL byte: this is no text")
    #expect(
      try said(Array(good.utf8) + Array("{}".utf8)) == "\"{\" where the end of the file must stand")
  }

  @Test func `JSON that is nobody's export is called so`() throws {
    #expect(
      try complaints(#"{"a": 1}"#, as: "a.json").first?.hasPrefix(
        "a.json:1:1: error: JSON that is no export that is read\n  hint: the forms that are read are "
      )
        == true)
    #expect(
      try complaints("", as: "a.json") == [
        "a.json:1:1: error: the file is empty\n  hint: a table begins with a header line"
      ])
  }

  @Test(
    arguments: [
      (#"{"peers":[{"id":"p1"1️⃣"#, "the JSON ends in the middle"),
      (#"{"a": [1, 1️⃣}"#, "\"}\" where a value must stand"),
    ]) func `Unknown JSON that is broken is refused where it breaks`(json: String, message: String)
    throws
  {
    let (text, place) = marked(json)
    let first = try #require(try complaints(text, as: "a.json").first)
    #expect(first.hasPrefix("a.json:\(place): error: \(message)"), "\(first)")
  }

  @Test func `JSON lines of nobody are no broken JSON`() throws {
    #expect(
      try complaints("{\"a\": 1}\n{\"a\": 2}\n", as: "a.json").first?.hasPrefix(
        "a.json:1:1: error: JSON that is no export that is read") == true)
  }

  @Test func `JSON in UTF-16 is called so`() throws {
    let folder = try TemporaryFolder()
    let units = Array(#"{"peers": []}"#.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try folder.write("a.json", [0xFF, 0xFE] + units)
    let failure = #expect(throws: ImportFailure.self) { try folder.organisation("a.json") }
    #expect(
      failure?.errors.map(\.message)
        == ["this is JSON in UTF-16 or another encoding that is not UTF-8"])
  }

  @Test(
    arguments: [
      ("a.xlsx", "save each sheet as CSV"), ("a.csv", "unpack it"), ("a.zip", "unpack it"),
      ("a.json", "unpack it"),
    ]) func `An archive is refused with what to do`(name: String, hint: String) throws
  {
    let folder = try TemporaryFolder()
    try folder.write(name, Array("PK\u{3}\u{4}\u{14}\0\0,\n,".utf8))
    let failure = #expect(throws: ImportFailure.self) { try folder.organisation(name) }
    #expect(failure?.errors.map(\.message) == ["this is an archive, no table"])
    #expect(failure?.errors.first?.hint.hasPrefix(hint) == true)
  }
}
