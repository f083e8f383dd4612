import Graphs
import Testing

@Suite struct PairedPermutationTests {
  @Test func `Two values that trade places give four differences, equally often`() throws {
    var random = Xoshiro256(seed: 1)
    let change = try PermutationTest.paired(
      before: [1.0, 1], after: [2, 3], permutations: 4000, using: &random
    ) { $0.reduce(0, +) }
    #expect(change.observed == 3)
    for value in [-3.0, -1, 1, 3] {
      // 1000 expected, standard deviation 27; four of them.
      #expect(abs(change.permuted.count { $0 == value } - 1000) < 110)
    }
    #expect(abs(change.pLarger - 0.25) < 0.03 && change.pSmaller == 1)
    #expect(abs(change.pTwoSided - 0.5) < 0.06)
  }

  @Test func `What did not change, or is nothing, has p 1`() throws {
    var random = Xoshiro256(seed: 1)
    let none = try PermutationTest.paired(
      before: [Double](), after: [], permutations: 9, using: &random
    ) { $0.reduce(0, +) }
    #expect(none.observed == 0 && none.pTwoSided == 1)
    let path = Graph.path(4)
    let same = try path.change(to: path, permutations: 9, using: &random) { Double($0.tieCount) }
    #expect(same.observed == 0 && same.permuted.allSatisfy { $0 == 0 } && same.pTwoSided == 1)
  }

  /// A pair that is tied one way before and the other way after changes nothing in number.
  @Test func `The arcs of a pair trade places together`() throws {
    let before = Graph(arcs: [(0, 1), (1, 2), (2, 1)], count: 3)
    let after = Graph(arcs: [(1, 0)], count: 3)
    var random = Xoshiro256(seed: 2)
    let change = try before.change(to: after, permutations: 200, using: &random) {
      Double($0.tieCount)
    }
    #expect(change.observed == -2)
    #expect(Set(change.permuted) == [-2, 2])
    let out = try before.change(to: after, permutations: 200, using: &random) {
      Double($0.degrees()[0])
    }
    #expect(out.observed == -1 && Set(out.permuted) == [-1, 1])
  }

  @Test func `Weights and ties without directions go with their pairs`() throws {
    var builder = GraphBuilder(count: 3, isDirected: false)
    builder.add(1, 0, weight: 2)
    builder.add(2, 1, weight: 4)
    let before = builder.build().graph
    var random = Xoshiro256(seed: 3)
    let change = try before.change(
      to: Graph(ties: [], count: 3), permutations: 300, using: &random
    ) { $0.strengths().reduce(0, +) / 2 }
    #expect(change.observed == -6 && Set(change.permuted) == [-6, -2, 2, 6])
  }

  @Test func `Ten of twenty are those of ten`() throws {
    let (before, after) = (Graph.random(seed: 3), Graph.random(seed: 3).reversed())
    func permuted(_ count: Int) throws -> [Double] {
      var random = Xoshiro256(seed: 5)
      return try before.change(to: after, permutations: count, using: &random) {
        $0.strengths().enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      }.permuted
    }
    #expect(try Array(permuted(20).prefix(10)) == permuted(10))
  }
}
