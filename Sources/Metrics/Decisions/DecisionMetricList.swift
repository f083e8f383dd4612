/// The measures of a decision log, in the order in which they are printed.
enum DecisionMetricList {
  static let all: [any DecisionMetric] =
    LogCount.Kind.allCases.map { LogCount(kind: $0) }
    + Attribution.allCases.flatMap(holding)
    + [
      AdviceCoverageMetric(), AdviceCoverageCount(), ExpertAdviceRate(), BreadthOfAdvice(),
      BreadthAndMagnitude(isKendall: true), BreadthAndMagnitude(isKendall: false),
      BreadthPerDoubling(),
    ]
    + DecisionRate.Kind.allCases.map { DecisionRate(kind: $0) }
    + [Latency(isMedian: true), Latency(isMedian: false)]
    + WaitShare.Kind.allCases.map { WaitShare(kind: $0) }
    + OpenRequests.Kind.allCases.map { OpenRequests(kind: $0) }
    + ConsentMetric.Kind.allCases.map { ConsentMetric(kind: $0) } + [ObjectionRatio()]
    + AdoptionByLevel.Kind.allCases.map { AdoptionByLevel(kind: $0) }
    + VotingPowerMetric.Kind.allCases.map { VotingPowerMetric(kind: $0) }
    + [DecisionChangePoints()]

  private static func holding(_ attribution: Attribution) -> [any DecisionMetric] {
    [
      EffectiveFractionOfDecisions(attribution: attribution),
      EffectiveNumberOfDeciders(attribution: attribution),
      HHIOfDecisions(attribution: attribution),
      LogErrorOfDecisions(attribution: attribution),
      GiniOfDecisions(attribution: attribution),
      LargestShare(attribution: attribution, count: 1),
      LargestShare(attribution: attribution, count: 3),
      CoverageOfDecisions(attribution: attribution),
      RankAssociationOfDecisions(attribution: attribution, isKendall: true),
      RankAssociationOfDecisions(attribution: attribution, isKendall: false),
      RankSuperiority(attribution: attribution),
      ShareOfDecisions(attribution: attribution),
      LorenzOfDecisions(attribution: attribution),
    ]
      + SpreadIndex.allCases.map { SpreadOfDecisions(attribution: attribution, index: $0) }
      + (0...2).map { HillNumberOfDecisions(attribution: attribution, order: $0) }
      + TheilByGroup.Part.allCases.map { TheilByGroup(attribution: attribution, part: $0) }
  }
}
