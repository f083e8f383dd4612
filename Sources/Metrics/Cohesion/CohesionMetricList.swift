/// The measures of how firmly a network holds together, in the order in which they are printed.
enum CohesionMetricList {
  static let all: [any NetworkMetric] = [
    BlockCount(), LargestBlock(), KConnectivity(),
  ]
}
