/// The measures of communities that the ties show, in the order in which they are printed.
enum CommunityMetricList {
  static let all: [any NetworkMetric] =
    FoundCommunities.Form.allCases.map { FoundCommunities($0) }
    + CommunityAgreement.Index.allCases.map { CommunityAgreement($0) }
}
