import Foundation
import Importers
import Organisations
import TestSupport
import Testing

@testable import Importers

struct OwnersTests {
  private func rights(_ organisation: Organisation) -> [String] {
    organisation.rights.map { right in
      let holder =
        switch right.holder {
        case .person(let person): organisation.people.ids[person].text
        case .circle(let circle): "circle " + organisation.circles[circle].id.text
        case .role(let role): "role " + role.text
        }
      return "\(right.domain?.text ?? "") \(right.action.rawValue) \(holder)"
    }
  }

  private func read(_ text: String) throws -> Organisation {
    try TemporaryFolder(["CODEOWNERS": text]).organisation("CODEOWNERS")
  }

  @Test(arguments: ["Owners/code/CODEOWNERS", "Owners/code"])
  func `Every pattern of CODEOWNERS gives its owners the right to approve`(path: String) throws {
    let organisation = try Import.organisation(from: [LogFixtures.path(path)])
    #expect(
      rights(organisation) == [
        "* approve ann", "/docs/ approve circle org/writers", "/path with blank/ approve bob",
        "/api/ approve carl", "/api/v2/ approve role maintainer", "/notes/ advise dora",
      ])
    #expect(organisation.rights.allSatisfy { $0.basis == .delegated && $0.revocableBy == nil })
    #expect(
      organisation.provenance.warnings.map { "\($0.count) \($0.text) \($0.places)" } == [
        "1 patterns that stand twice; the last counts [\"CODEOWNERS:6:1\"]"
      ])
    #expect(
      organisation.provenance.remarks.contains(
        "CODEOWNERS: 1 patterns without owners: anybody may approve there"))
    #expect(
      organisation.provenance.remarks.contains("1 teams are named without saying who is in them"))
  }

  @Test func `Approvers of a folder approve in those below, unless they are cut off`() throws {
    let organisation = try Import.organisation(from: [LogFixtures.path("Owners/tree")])
    #expect(
      rights(organisation) == [
        "/ approve circle leads", "/ approve carl", "/ advise dora", "pkg approve zoe",
        "pkg \\.go$ advise carl", "pkg approve circle leads", "pkg approve carl",
        "pkg/api approve dora",
      ])
    #expect(organisation.circles.map(\.id.text) == ["leads", "empty"])
    #expect(
      organisation.memberships.map { organisation.people.ids[$0.person].text } == ["ann", "bob"])
    #expect(organisation.people.ids.map(\.text) == ["ann", "bob", "carl", "dora", "zoe"])
    #expect(organisation.provenance.warnings.isEmpty)
  }

  @Test(
    arguments: [
      ("* ann", "1:3 \"ann\" is no owner"), ("* @", "1:3 \"@\" is no owner"),
      ("# x\n/a @b @@", "2:7 \"@@\" is no owner"),
      ("[Docs @a", "1:1 a section whose bracket is not closed"), ("", "1:1 the file is empty"),
      ("* @a\0", "1:5 a NUL byte: this is no text"),
      ("* @a\u{1B}", "1:1 the id \"a\\u{1B}\" holds control characters"),
      (
        "* @" + String(repeating: "a", count: 300_000),
        "1:1 a line is longer than 262144 bytes, the limit"
      ),
    ]) func `A broken CODEOWNERS is refused where it breaks`(text: String, expected: String) throws
  {
    let failure = #expect(throws: ImportFailure.self) { try read(text) }
    #expect(failure?.errors.first.map { "\($0.line):\($0.column) \($0.message)" } == expected)
  }

  @Test func `OWNERS that are no plain YAML are refused where they stand`() throws {
    let folder = try TemporaryFolder(["OWNERS": "approvers:\n  - ann\n  - &x bob\n"])
    let failure = #expect(throws: ImportFailure.self) { try folder.organisation() }
    #expect(
      failure?.errors.map { "\($0.line):\($0.column) \($0.message)" }
        == ["3:5 anchors, aliases and tags are not read"])
  }

  @Test func `Groups and who leads them are circles and memberships`() throws {
    let organisation = try Import.organisation(from: [LogFixtures.path("Owners/sigs.yaml")])
    #expect(organisation.circles.map(\.id.text) == ["sig-a", "sig-a/core", "committee-b"])
    #expect(organisation.circles.map(\.parent) == [nil, 0, nil])
    #expect(organisation.circles.map(\.name) == ["A", "core", "B"])
    #expect(
      organisation.memberships.map {
        "\(organisation.people.ids[$0.person]) \($0.circle) \($0.role ?? "") \($0.roleKind)"
      } == ["ann 0 chairs lead", "bob 0 tech_leads other", "ann 2 chairs lead"])
    #expect(organisation.people.names == ["Ann Lee", "Bob"])
    #expect(organisation.people.attribute("company")?.value(of: 0) == Identifier("Example: One"))
    #expect(
      organisation.provenance.warnings.map { "\($0.count) \($0.text) \($0.places)" } == [
        "1 people with several companies; the first counts [\"sigs.yaml:27:15\"]"
      ])
  }

  @Test(
    arguments: [
      ("sigs:\n", "1:1 the file lists no groups"), ("", "1:1 the file is empty"),
      ("sigs:\n- label: x\n", "2:10 a group has no dir"),
      ("sigs:\n- dir: a\n- dir: a\n", "3:8 the group \"a\" stands twice"),
      ("sigs:\n- dir: [a\n", "2:8 a list in brackets that is not closed on its line"),
    ]) func `A broken list of groups is refused where it breaks`(text: String, expected: String)
    throws
  {
    let failure = #expect(throws: ImportFailure.self) {
      try TemporaryFolder(["sigs.yaml": text]).organisation("sigs.yaml")
    }
    #expect(failure?.errors.first.map { "\($0.line):\($0.column) \($0.message)" } == expected)
  }

  @Test func `Links are not followed`() throws {
    let folder = try TemporaryFolder(["OWNERS": "approvers: [ann]\n"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("loop"), withDestinationPath: folder.path)
    #expect(rights(try folder.organisation()) == ["/ approve ann"])
  }

  @Test func `Folders beyond the limit are refused`() throws {
    let folder = try TemporaryFolder(["OWNERS": "approvers: [ann]\n"])
    try FileManager.default.createDirectory(
      atPath: folder.file("a/b/c/d"), withIntermediateDirectories: true)
    var options = ImportOptions()
    options.maximumNesting = 3
    let failure = #expect(throws: ImportFailure.self) { try folder.organisation(options: options) }
    #expect(failure?.errors.first?.message == "folders lie more than 3 deep, the limit")
  }

  @Test func `CODEOWNERS beside our tables is passed over`() throws {
    let folder = try TemporaryFolder(["CODEOWNERS": "* @a", "ties.csv": "source,target\na,b\n"])
    let organisation = try folder.organisation()
    #expect(organisation.rights.isEmpty)
    #expect(organisation.provenance.skipped.map(\.name) == ["CODEOWNERS"])
  }

  @Test func `Logins, teams and aliases are compared without letter case`() throws {
    let folder = try TemporaryFolder([
      "OWNERS": "approvers: [Ann, ann, LEADS]\n",
      "OWNERS_ALIASES": "aliases:\n  Leads: [Bob, BOB]\n",
    ])
    let organisation = try folder.organisation()
    #expect(rights(organisation) == ["/ approve ann", "/ approve circle leads"])
    #expect(organisation.people.ids.map(\.text) == ["ann", "bob"])
    #expect(organisation.memberships.count == 1)
    let code = try read("* @Ann @ann @Org/Team\n/a @ORG/team Zoe@Example.org\n")
    #expect(
      rights(code) == [
        "* approve ann", "* approve circle org/team", "/a approve circle org/team",
        "/a approve Zoe@example.org",
      ])
    let groups = try TemporaryFolder([
      "sigs.yaml": "sigs:\n- dir: a\n  leadership:\n    chairs:\n    - github: Ann\n"
    ]).organisation("sigs.yaml")
    #expect(groups.people.ids.map(\.text) == ["ann"])
  }

  @Test func `Owners that are null are nobody`() throws {
    let folder = try TemporaryFolder(["OWNERS": "approvers: [ann]\nreviewers: null\n"])
    #expect(rights(try folder.organisation()) == ["/ approve ann"])
  }

  @Test func `Approvers from above are inherited once a folder, whatever its patterns`() throws {
    let count = 300
    let folder = try TemporaryFolder([
      "OWNERS": "approvers:\n" + (0..<count).map { "- p\($0)\n" }.joined()
    ])
    try FileManager.default.createDirectory(
      atPath: folder.file("inner"), withIntermediateDirectories: true)
    try folder.write(
      "inner/OWNERS",
      Array(
        ("filters:\n" + (0..<count).map { "  f\($0):\n    approvers: [q]\n" }.joined()).utf8))
    #expect(try folder.organisation().rights.count == 3 * count)
  }
}
