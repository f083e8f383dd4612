/// The measures of a decision log, in the order in which they are printed.
enum DecisionMetricList {
  static let all: [any DecisionMetric] =
    LogCount.Kind.allCases.map { LogCount(kind: $0) }
    + Attribution.allCases.flatMap(holding)
    + [
      AdviceCoverageMetric(), AdviceCoverageCount(), ExpertAdviceRate(), BreadthOfAdvice(),
      BreadthAndMagnitude(isKendall: true), BreadthAndMagnitude(isKendall: false),
    ]
    + DecisionRate.Kind.allCases.map { DecisionRate(kind: $0) }
    + [Latency(isMedian: true), Latency(isMedian: false)]
    + WaitShare.Kind.allCases.map { WaitShare(kind: $0) }
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
      ShareOfDecisions(attribution: attribution),
    ]
  }
}
