import Organisations
import Testing

@Suite struct PeopleTests {
  @Test func `Everyone is found by the bytes of the id, nobody else is`() {
    let ids = ["a", "b", "Zo\u{EB}", "Zoe\u{308}"].map(Identifier.init).sorted()
    let people = People(ids: ids)
    for (index, id) in ids.enumerated() { #expect(people.index(of: id) == index) }
    #expect(people.index(of: Identifier("c")) == nil)
    #expect(People().index(of: Identifier("a")) == nil)
  }

  @Test func `N counts the eligible`() {
    var people = People(ids: ["a", "b", "c"].map(Identifier.init))
    people.isEligible[1] = false
    #expect(people.count == 3)
    #expect(people.eligibleCount == 2)
  }

  @Test func `An attribute keeps values in order and empty cells apart`() {
    let unit = Attribute(name: "unit", texts: ["sales", nil, "labs", "", "sales"])
    #expect(unit.values.map(\.text) == ["labs", "sales"])
    #expect(unit.codes == [1, -1, 0, -1, 1])
    #expect(unit.value(of: 0) == Identifier("sales"))
    #expect(unit.value(of: 3) == nil)
  }
}
