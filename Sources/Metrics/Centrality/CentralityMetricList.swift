/// The measures of size, ties, positions and cohesion, in the order in which they are printed.
enum CentralityMetricList {
  static let all: [any NetworkMetric] =
    [
      NetworkCount(.people), NetworkCount(.ties), NetworkCount(.loops), NetworkCount(.isolates),
      Density(),
      Degree(.undirected), Degree(.incoming), Degree(.outgoing),
      Strength(.undirected), Strength(.incoming), Strength(.outgoing),
    ]
    + Strength.Ends.allCases.flatMap { ends in
      StrengthConcentration.Index.allCases.map { StrengthConcentration($0, of: ends) }
    } + [
      Betweenness(), BetweennessStandardError(),
      BetweennessConcentration(.effectiveFraction), BetweennessConcentration(.cr1),
      HarmonicCloseness(), Closeness(), Eccentricity(), PageRank(),
      Eigenvector(), HubAuthority(.hub), HubAuthority(.authority),
      DegreeCentralisation(), BetweennessCentralisation(), HarmonicCentralisation(),
      ClosenessCentralisation(), EigenvectorCentralisation(),
      Distance(.mean), Distance(.largest), Distance(.efficiency), Distance(.reachable),
      Transitivity(), LocalClustering(), Coreness(), Reciprocity(),
      CorePeripheryFit(), RichClub(), DegreeAssortativity(),
      ComponentCount(.weak), ComponentCount(.strong),
    ]
}
