/// The measures of people and their groups, in the order in which they are printed.
enum TwoModeMetricList {
  static let all: [any NetworkMetric] = [
    TwoModeDensity(), MembershipCount(), MembershipConcentration(), MultiMembershipShare(),
    GroupSize(), Interlock(),
  ]
}
