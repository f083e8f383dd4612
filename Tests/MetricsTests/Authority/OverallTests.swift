import Testing

@testable import Metrics

@Suite struct OverallTests {
  /// Answers by their first letters: formal, rights, advice, information, voice.
  func overall(_ letters: String, topShareLow: Double = 0.1) -> Answer {
    Overall(answers: answers(letters), topShareLow: topShareLow).answer
  }

  func answers(_ letters: String) -> [Dimension: Answer] {
    let known: [Character: Answer] = [
      "D": .distributed, "M": .mixed, "C": .concentrated, "I": .insufficient,
    ]
    return Dictionary(
      uniqueKeysWithValues: zip(Dimension.allCases, letters.map { known[$0] ?? .insufficient }))
  }

  @Test func `Without decision rights, or without all three others, there is no answer`() {
    #expect(overall("DIDDD") == .insufficient)
    #expect(overall("DDIII") == .insufficient)
    #expect(overall("CCIII", topShareLow: 0.9) == .insufficient, "rule 1 comes before rule 2")
  }

  @Test func `A majority of last words in one hand is Concentrated, however well all else is`() {
    #expect(overall("DCDDD", topShareLow: 0.51) == .concentrated)
    #expect(overall("DCDDD", topShareLow: 0.5) == .mixed)
  }

  @Test func `Distributed needs rights, one of three, none against and no concentrated chart`() {
    #expect(overall("DDDII") == .distributed)
    #expect(overall("IDMMD") == .distributed)
    #expect(overall("MDMDM") == .distributed)
    #expect(overall("DDMMM") == .mixed, "none of the three is Distributed")
    #expect(overall("DDDCD") == .mixed, "information convicts")
    #expect(overall("CDDDD") == .mixed, "the chart is Concentrated")
    #expect(overall("DMDDD") == .mixed, "rights are Mixed")
  }

  @Test func `Concentrated needs rights, one of three, and neither advice nor voice free`() {
    #expect(overall("CCCII") == .concentrated)
    #expect(overall("DCMDC") == .concentrated, "information cannot acquit")
    #expect(overall("CCDCC") == .mixed, "advice is Distributed")
    #expect(overall("CCCCD") == .mixed, "voice is Distributed")
    #expect(overall("CCMMM") == .mixed, "none of the three is Concentrated")
    #expect(overall("CMCCC") == .mixed, "rights are Mixed")
  }

  @Test func `A mixed answer names the dimensions that disagree`() {
    let reason = Overall(answers: answers("CDDMI"), topShareLow: 0.1).reasons.joined()
    #expect(
      reason
        == "The dimensions disagree. Distributed: decision rights, advice and influence. "
        + "Mixed: information flow. Concentrated: formal structure.")
  }
}
