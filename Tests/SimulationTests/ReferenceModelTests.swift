import Testing

@testable import Simulation

@Suite struct ReferenceModelTests {
  @Test func `Names are snake case, each once, nine ordinary ones first`() {
    let names = ReferenceModel.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(
      names.joined().utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      })
    #expect(
      ReferenceModel.allCases.map(\.isAdversarial) == Array(repeating: false, count: 9)
        + Array(repeating: true, count: 6))
    #expect(ReferenceModel(rawValue: "classic_hierarchy") == .classicHierarchy)
  }

  @Test func `Expected verdicts use the words of verdict csv`() {
    let answers: Set = ["distributed", "mixed", "concentrated", "insufficient"]
    let rungs: Set = [
      "self_management", "rights_without_advice", "empowered", "authoritarian", "between",
      "not_determinable",
    ]
    for model in ReferenceModel.allCases {
      #expect(answers.contains(model.expectedVerdict.overall))
      #expect(!model.expectedVerdict.ladder.isEmpty)
      #expect(rungs.isSuperset(of: model.expectedVerdict.ladder))
      #expect(!model.summary.isEmpty)
    }
  }

  @Test func `Rows name the dimension and join the rungs`() {
    let rows = ReferenceModel.matrix.expectedVerdict.rows
    #expect(rows.map(\.dimension) == ["overall", "ladder"])
    #expect(rows.map(\.verdict) == ["mixed", "empowered;between"])
  }

  @Test func `Too few people or decisions are expected to be insufficient`() {
    let model = ReferenceModel.adviceProcess
    #expect(model.expectedVerdict(people: 7, decisions: 150).overall == "insufficient")
    #expect(model.expectedVerdict(people: 20, decisions: 29).overall == "insufficient")
    #expect(model.expectedVerdict(people: 40, decisions: 37).overall == "insufficient")
    #expect(model.expectedVerdict(people: 40, decisions: 38).overall == "distributed")
    #expect(model.expectedVerdict(people: 8, decisions: 30).ladder == ["self_management"])
  }
}
