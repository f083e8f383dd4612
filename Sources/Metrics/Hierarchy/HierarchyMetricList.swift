/// The measures of how tree-like a relation is, in the order in which they are printed.
enum HierarchyMetricList {
  static let all: [any NetworkMetric] = [
    Krackhardt(.connectedness), Krackhardt(.hierarchy), Krackhardt(.efficiency),
    Krackhardt(.leastUpperBoundedness),
    GlobalReachingCentrality(), LocalReachingCentrality(), FlowHierarchy(),
    TrophicLevel(), TrophicIncoherence(.incoherence), TrophicIncoherence(.coherence),
    SpringRank(), AgonyHierarchy(), DyadCount(), TriadCount(), ArcTransitivity(),
    CommandDepth(.depth), CommandDepth(.layers), CommandLevel(), CommandCount(.roots),
    CommandCount(.severalSuperiors), CommandCount(.circles), SpanOfControl(.median),
    SpanOfControl(.largest), SpanOfControl(.gini), SpanOfControl(.giniCorrected),
  ]
}
