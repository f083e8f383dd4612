/// The one list of measures: what is not here does not exist for the command and the reports.
public enum Catalogue {
  /// The measures of a relation, in the order in which they are printed.
  public static let networkMetrics: [any NetworkMetric] = []

  /// The measures of a decision log, in the order in which they are printed.
  public static let decisionMetrics: [any DecisionMetric] = DecisionMetricList.all
}
