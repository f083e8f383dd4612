import Organisations
import Testing

@Suite struct IdentifierTests {
  @Test func `Two spellings of the same letters are two people`() {
    let composed = Identifier("Zo\u{EB}")
    let decomposed = Identifier("Zoe\u{308}")
    #expect(composed.text == decomposed.text, "String calls them equal")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
  }

  @Test func `The order is that of the bytes`() {
    let ids = ["b", "B", "é", "a", "007", "10", "9"].map(Identifier.init)
    #expect(ids.sorted().map(\.text) == ["007", "10", "9", "B", "a", "b", "é"])
    #expect(!(Identifier("a") < Identifier("a")))
    #expect(Identifier("a") < Identifier("ab"))
  }
}
