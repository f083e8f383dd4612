import Graphs
import TestSupport
import Testing

// Values of ../shared/oracles/targets.csv: reference-numpy 2.4.6 where it has the measure, else
// python-igraph 1.0.0, R sna 2.7.1 or networkx 3.6.1 with exact rational lengths; MEASURES.md §5.
@Suite(.enabled(if: SharedData.isPresent)) struct OracleTests {
  @Test(arguments: OracleGraph.names)
  func `Every kernel gives what other tools give`(name: String) throws {
    let oracle = OracleGraph(named: name)
    let graph = oracle.graph
    let n = Double(graph.count)
    var compared = 0

    func expect(
      _ measure: String, _ options: String = "", tolerance: Double = 1e-6, is values: [Double]
    ) {
      for target in OracleGraph.targets(name, measure, options: options) {
        guard let node = oracle.nodes[target.node] else {
          Issue.record("\(measure): no node \(target.node)")
          continue
        }
        compared += 1
        #expect(
          agree([values[node]], [target.value], tolerance: tolerance),
          "\(measure) \(options) of \(target.node): \(values[node]), expected \(target.value)")
      }
    }
    func expect(_ measure: String, _ options: String = "", is value: Double) {
      for target in OracleGraph.targets(name, measure, options: options) where target.node.isEmpty {
        compared += 1
        #expect(
          agree([value], [target.value], tolerance: 1e-6),
          "\(measure) \(options): \(value), expected \(target.value)")
      }
    }

    expect("m", is: Double(graph.tieCount))
    expect("density", is: graph.density())
    expect("reciprocity", "edgewise", is: graph.reciprocity())
    expect("transitivity", is: try graph.transitivity())
    if !graph.isDirected {
      expect("local_clustering", "degree<2 -> NaN", is: try graph.localClustering())
      expect("strength", is: graph.strengths())
    }
    expect("outdegree", is: graph.degrees().map(Double.init))
    expect("indegree", is: graph.inDegrees().map(Double.init))
    expect("outstrength", is: graph.strengths())
    expect("instrength", is: graph.inStrengths())

    let betweenness = try graph.betweenness()
    let pairs = (n - 1) * (n - 2) / (graph.isDirected ? 1 : 2)
    expect("betweenness", "normalized=False;weights=none", is: betweenness)
    expect("betweenness", "normalized=True;weights=none", is: betweenness.map { $0 / pairs })
    expect(
      "betweenness", "normalized=False;weights=distance=1/w;exact rational path lengths",
      is: try graph.betweenness(along: .inverseStrength))

    let outgoing = try graph.harmonicCloseness().map { $0 / (n - 1) }
    expect("harmonic", "normalized", is: outgoing)
    expect("harmonic", "normalized;distance=outgoing", is: outgoing)
    expect(
      "harmonic", "normalized;distance=incoming",
      is: try graph.reversed().harmonicCloseness().map { $0 / (n - 1) })
    let distances = try graph.distances()
    expect("avg_path_length", "reachable pairs only", is: distances.meanPathLength)
    expect("diameter", "largest finite", is: Double(distances.diameter))
    expect("global_efficiency", is: distances.globalEfficiency)
    expect(
      "local_reaching", "weights=none;along=arcs",
      is: try graph.reachCounts().map { Double($0) / (n - 1) })
    expect(
      "pagerank", "alpha=0.85;weights=strength;dangling=uniform", tolerance: 1e-8,
      is: try graph.pageRank())

    expect("n_weak_components", is: Double(graph.weakComponents().count))
    expect("n_strong_components", is: Double(graph.strongComponents().count))
    expect("coreness", "projection=undirected_simple", is: graph.coreness().map(Double.init))
    expect("n_bridges", "projection=undirected_simple", is: Double(graph.bridges().count))
    let cut = Set(graph.articulationPoints().map(\.node))
    expect(
      "articulation", "1/0;projection=undirected_simple",
      is: graph.nodes.map { cut.contains($0) ? 1 : 0 })

    for (options, graph) in [("weights=none", graph.unweighted()), ("weights=strength", graph)] {
      expect("constraint", options, is: try graph.constraint())
      expect("effective_size", options, is: try graph.effectiveSize())
      expect("burt_hierarchy", options, is: try graph.burtHierarchy())
      expect("flow_hierarchy", "selfloops=dropped;\(options)", is: graph.flowHierarchy())
    }

    let krackhardt = try graph.krackhardt()
    expect("connectedness", is: krackhardt.connectedness)
    expect("krackhardt_hierarchy", is: krackhardt.hierarchy)
    expect("krackhardt_efficiency", "arcs counted", is: krackhardt.efficiency)
    expect(
      "krackhardt_efficiency", "underlying undirected links counted", is: krackhardt.linkEfficiency)
    expect("lubness", "along=arcs", is: krackhardt.leastUpperBoundedness)
    expect(
      "lubness", "along=reversed_arcs", is: try graph.reversed().krackhardt().leastUpperBoundedness)

    #expect(compared > 10 * graph.count)
  }
}
