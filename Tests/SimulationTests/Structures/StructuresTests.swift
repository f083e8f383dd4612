import Testing

@testable import Simulation

@Suite struct StructuresTests {
  @Test func `A tree of 40 has the parents, levels and leaves of five reports each`() {
    let tree = Tree(count: 40)
    #expect(tree.parent(of: 0) == nil)
    #expect((1...5).allSatisfy { tree.parent(of: $0) == 0 })
    #expect(tree.parent(of: 6) == 1 && tree.parent(of: 30) == 5 && tree.parent(of: 39) == 7)
    #expect(tree.bosses == Array(0...7))
    #expect(tree.leaves == Array(8..<40))
    #expect(tree.levels[0] == 1 && tree.levels[5] == 2 && tree.levels[30] == 3)
    #expect(tree.levels[31] == 4)
    #expect(tree.children(of: 7) == 36..<40)
    #expect(tree.second(above: 31) == 1)
    #expect(tree.second(above: 8) == 1)
    #expect(tree.second(above: 3) == nil && tree.second(above: 0) == nil)
    #expect(tree.commands(39, 7) && tree.commands(7, 39) && !tree.commands(39, 8))
  }

  @Test(arguments: [5, 6, 7, 20, 31, 40, 80])
  func `A tree has one arc fewer than people and every unit is one boss's reports`(count: Int) {
    let tree = Tree(count: count)
    #expect(tree.command.count == count - 1)
    let (units, unitOf) = tree.units
    #expect(units.flatMap(\.members).sorted() == Array(0..<count))
    for (index, unit) in units.enumerated() {
      #expect(unit.members.allSatisfy { unitOf[$0] == index })
      #expect(Set(unit.members.map { tree.parent(of: $0) }).count == 1)
    }
  }

  @Test(
    arguments: [
      (20, [7, 7, 6]), (40, [7, 7, 7, 7, 7, 5]), (24, [7, 7, 10]), (5, [5]), (3, [3]),
      (80, [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 10]),
    ])
  func `A last circle under four joins the one before`(count: Int, sizes: [Int]) {
    #expect(Groups(count: count, size: 7).members.map(\.count) == sizes)
  }

  @Test func `Members of a circle are consecutive and know their circle`() {
    let (units, unitOf) = Groups(count: 40, size: 6).units(named: "team")
    #expect(units.map(\.name).first == "team-01")
    #expect(units.map(\.members.count) == [6, 6, 6, 6, 6, 6, 4])
    #expect(unitOf[0] == 0 && unitOf[6] == 1 && unitOf[39] == 6)
  }

  @Test func `Numbers are padded so that bytes sort as numbers`() {
    #expect(numbered("p", 7, of: 40, digits: 3) == "p007")
    #expect(numbered("p", 7, of: 12345, digits: 3) == "p00007")
    #expect(numbered("team-", 12, of: 12, digits: 2) == "team-12")
  }
}
