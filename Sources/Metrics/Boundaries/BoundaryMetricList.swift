/// The measures of units and other groups, in the order in which they are printed.
enum BoundaryMetricList {
  static let all: [any NetworkMetric] =
    [
      ExternalInternalIndex(), ExternalInternalExpected(), ExternalInternalOfGroups(),
      ExternalInternalOfPeople(), UnitMatrix(), Modularity(), AttributeAssortativity(),
    ] as [any NetworkMetric]
    + [BrokerageRoles(.count), BrokerageRoles(.expected), BrokerageRoles(.score)]
}
