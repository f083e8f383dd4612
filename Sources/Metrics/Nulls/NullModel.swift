import Graphs
import Organisations

/// What chance keeps of a network when a measure of it is set beside chance.
///
/// A p-value against one of these is context for a number and never decides a verdict: hardly any
/// organisation looks like a random network.
///
/// - SeeAlso: B. S. Anderson, C. Butts and K. Carley, *The interaction of size and density with
///   graph-level indices*, Social Networks 21, 1999; C. T. Butts, *Social network analysis with
///   sna*, Journal of Statistical Software 24(6), 2008.
public enum NullModel: String, Sendable, CaseIterable {
  /// Every network of as many people and ties is equally likely.
  case density
  /// Every network of as many people, mutual pairs and one-way pairs is equally likely; where ties
  /// have no direction the same as `density`.
  case dyadCensus = "dyad_census"
  /// Networks in which everyone has as many ties, arcs in and arcs out, as in the data.
  case degrees
  /// The ties of the data; who belongs to which group is dealt out anew, sizes kept.
  case groups

  /// What is kept, in words: `as many mutual and one-way pairs`.
  public var words: String {
    switch self {
    case .density: "as many ties"
    case .dyadCensus: "as many mutual and one-way pairs"
    case .degrees: "as many ties of each person"
    case .groups: "the ties, groups dealt out anew"
    }
  }

  /// B where the size of the network allows it.
  public var usualDraws: Int { self == .degrees ? 199 : 999 }

  /// About how many steps it takes to draw one network.
  func work(of graph: Graph) -> Double {
    let size = Double(graph.count + graph.arcCount)
    return switch self {
    case .density, .dyadCensus: 8 * size
    // Ten swaps a tie, each of several proposals.
    case .degrees: 60 * size
    case .groups: Double(graph.count)
    }
  }

  /// The model that is meant for this graph.
  func applied(to graph: Graph) -> NullModel {
    self == .dyadCensus && !graph.isDirected ? .density : self
  }
}

/// With what a measure of a network is compared, and what computing it takes.
public struct NullTest: Sendable, Equatable {
  /// The models; the last is the one to quote.
  public var models: [NullModel]
  /// What one value costs.
  public var work: Work

  /// The models of a measure of that cost.
  public init(_ models: NullModel..., work: Work = .passes) {
    self.models = models
    self.work = work
  }

  /// What one value of a measure costs.
  public enum Work: Sendable {
    /// Some passes over people and ties.
    case passes
    /// Rounds until values settle.
    case rounds
    /// Fifty searches for communities, of several passes each with their own memory.
    case divisions
    /// Fifty searches of several passes each.
    case restarts
    /// Distances from everybody, many searches in one pass.
    case distances
    /// A search from everybody.
    case searches

    /// About how many steps of a dozen nanoseconds that is.
    func steps(of graph: Graph) -> Double {
      let (people, arcs) = (Double(graph.count), Double(graph.arcCount))
      return switch self {
      case .passes: 4 * (people + arcs)
      case .rounds: 20 * (people + arcs)
      case .divisions: 3_000 * (people + arcs)
      case .restarts: 2_000 * (people + arcs)
      case .distances: people * (people + arcs) / 100
      case .searches: people * (people + arcs) / 8
      }
    }
  }

  /// How many steps the draws of one model, which its measures share, take at most: half a second.
  static let drawingSteps = 5e7

  /// How many steps the values of one measure take at most: a tenth of a second. Small networks have
  /// all draws then, except of what is fifty searches.
  static let valueSteps = 1e7

  /// How many `leastDraws` may take, drawing or computing, if the model is the one to quote.
  static let quotedSteps = 1.3e8

  /// How many times as much all that may take if a number of draws is asked for.
  static let stepsAskedFor = 100.0

  /// Fewer draws than this cannot give a p of 0.05, two-sided.
  static let leastDraws = 39

  /// B against a model: at most `most`, fewer where they would take more steps than are meant for them,
  /// `leastDraws` where no more are affordable, and 0 where not even they are.
  func draws(of graph: Graph, _ model: NullModel, most: Int, timesSteps factor: Double = 1) -> Int {
    let (drawing, value) = (model.work(of: graph), work.steps(of: graph))
    let affordable = factor * min(Self.drawingSteps / drawing, Self.valueSteps / value)
    let least = Double(Self.leastDraws)
    if affordable >= least { return Int(min(Double(most), affordable)) }
    let isQuoted = models.last?.applied(to: graph) == model
    return isQuoted && least * max(drawing, value) <= Self.quotedSteps
      ? min(most, Self.leastDraws) : 0
  }
}
