/// The measures of two relations among the same people, in the order in which they are printed.
enum PairMetricList {
  static let all: [any PairMetric] = [
    RelationCorrelation(), TieOverlap(.jaccard), TieOverlap(.hamming),
  ]
}
