import Graphs
import Organisations

/// How the ties of one relation changed from one snapshot to the next.
///
/// Among the stayers: whether the same people are still tied (Jaccard's coefficient, and QAP's
/// correlation, which heeds weights), and the change of density, reciprocity and degree
/// centralisation, with the p-value of a paired permutation, in which what each pair of people had
/// before and after trades places with probability ½. Where people joined or left, the values of
/// all stand beside, without p.
public struct RelationChange: Sendable, Equatable {
  /// The name; `before~after` where the snapshots call their only relation of a kind differently.
  public let relation: String
  /// How many people count in both snapshots.
  public let stayers: Int
  /// What can be measured of it.
  public private(set) var rows: [Row] = []
  /// Whether the stayers have the same ties with the same weights in both, and some.
  public private(set) var isUnchanged = false
  /// What a reader must know before reading the values, in sentences.
  public private(set) var remarks: [String] = []

  /// A factor between the numbers of people, or the densities, of two networks, above which values
  /// are not compared without their standardised ones.
  public static let comparableFactor = 1.25

  /// Graphs behind a standardised value, at most: its error is then below a tenth of a deviation.
  public static let standardisingDraws = 199

  /// Whose ties a value is of.
  public enum Scope: String, Sendable {
    /// The people who count in both snapshots.
    case stayers
    /// All whom each snapshot names.
    case everyone
  }

  /// One measure: a row of `relations.csv`.
  public struct Row: Sendable, Equatable {
    /// Whose ties.
    public var scope: Scope
    /// The id of the measure.
    public var measure: String
    /// As in `measures.csv`; `null=size_density` or `null=dyad_census` mark values that are
    /// standardised: in deviations from the mean of random graphs that have as much.
    public var variant = ""
    /// How many people the earlier value is of.
    public var peopleBefore: Int
    /// How many people the later value is of.
    public var peopleAfter: Int
    /// The earlier value; `nan` for what is measured of both snapshots together.
    public var before = Double.nan
    /// The later value.
    public var after = Double.nan
    /// After less before; for `jaccard_ties` and `qap_correlation` the value itself.
    public var value = Double.nan
    /// How often chance alone would give as much.
    public var p: DrawnP?
    /// Why something is missing, or what chance means here.
    public var note = ""

    /// Whether the values are standardised.
    public var isStandardised: Bool { variant.contains("null=") }
  }

  init(
    _ name: String, _ before: Relation, _ after: Relation, stayers: Stayers,
    fewest: Int, draws: Int, seed: UInt64
  ) throws {
    relation = name
    self.stayers = stayers.count
    var (first, second) = (before.graph, after.graph)
    if first.isDirected != second.isDirected {
      (first, second) = (first.undirected(merging: .sum), second.undirected(merging: .sum))
      remarks.append(
        "Its ties have directions in one snapshot only, so that directions are left out of both.")
    }
    let both = TiePair(
      scope: .stayers, name: name, before: first.induced(by: stayers.before),
      after: second.induced(by: stayers.after), draws: draws, seed: seed)
    if stayers.count < fewest {
      remarks.append(
        "\(Words.count(stayers.count, "person counts", "people count")) in both snapshots, at "
          + "least \(fewest) are needed to compare the ties of the same people.")
    } else {
      isUnchanged = both.before == both.after && both.before.arcCount > 0
      rows += try both.stability() + both.changes()
      try standardise(both)
    }
    guard stayers.hasChange || first.count != second.count || stayers.count < fewest else { return }
    let all = TiePair(
      scope: .everyone, name: name, before: first, after: second, draws: draws, seed: seed)
    rows += all.values()
    try standardise(all)
  }

  /// Adds standardised values where sizes or densities lie too far apart for raw ones.
  private mutating func standardise(_ pair: TiePair) throws {
    let (sizes, densities) = (pair.sizeFactor, pair.densityFactor)
    guard sizes > Self.comparableFactor || densities > Self.comparableFactor else { return }
    let whose = pair.scope == .stayers ? "Among the stayers" : "Among everyone"
    var differences: [String] = []
    if sizes > Self.comparableFactor {
      differences.append("the number of people (\(pair.before.count), then \(pair.after.count))")
    }
    if densities > Self.comparableFactor {
      differences.append(
        "the density (\(Words.percent(pair.before.density())), then "
          + "\(Words.percent(pair.after.density())))")
    }
    let explanation =
      rows.contains { $0.isStandardised }
      ? "."
      : ": reciprocity and centralisation change with size and density alone, so look "
        + "at their standardised values too."
    remarks.append(
      "\(whose) \(Words.list(differences)) \(differences.count > 1 ? "differ" : "differs") by more "
        + "than a factor of \(Self.comparableFactor)\(explanation)")
    rows += try pair.standardised()
  }
}

extension RelationChange {
  /// The relations of two snapshots that belong together.
  struct Matches {
    /// Those of one name, and the only ones of a kind whatever their names.
    var pairs: [(name: String, before: Relation, after: Relation)] = []
    /// The names that are in the first snapshot alone.
    var before: [String] = []
    /// Those in the second.
    var after: [String] = []

    init(_ before: [Relation], _ after: [Relation]) {
      var (first, second) = (before, after)
      for relation in before {
        let name = Identifier(relation.name)
        guard let other = second.firstIndex(where: { Identifier($0.name) == name }) else {
          continue
        }
        pairs.append((relation.name, relation, second.remove(at: other)))
        first.removeAll { Identifier($0.name) == name }
      }
      for kind in Relation.Kind.allCases {
        let (one, other) = (first.filter { $0.kind == kind }, second.filter { $0.kind == kind })
        guard one.count == 1, other.count == 1 else { continue }
        pairs.append(("\(one[0].name)~\(other[0].name)", one[0], other[0]))
        first.removeAll { $0.kind == kind }
        second.removeAll { $0.kind == kind }
      }
      pairs.sort { Identifier($0.name) < Identifier($1.name) }
      self.before = first.map(\.name)
      self.after = second.map(\.name)
    }
  }
}
