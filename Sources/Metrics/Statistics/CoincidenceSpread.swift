import Foundation

/// How an estimate Ĥ of Σp² scatters around the truth: what its interval needs besides the
/// standard error.
///
/// Ĥ is a U-statistic of pairs of clusters. With a(c)·a(d) what clusters c and d share, m their
/// masses, P = Σ m(c)·m(d) over pairs of different clusters, both ways round,
///
///     k(c, d) = a(c)·a(d) − Ĥ·m(c)·m(d)      ψ(c) = Σ_d k(c, d)
///     var Ĥ ≈ V₁ + V₂      V₂ = 2·Σ k²/P²      V₁ = 4·(Σψ² − Σk²)/P²
///
/// The jackknife estimates V₁ + 2·V₂. Where everyone holds about the same, V₁ vanishes; where one
/// person holds much, V₁ is nearly all.
struct CoincidenceSpread: Equatable {
  /// Ĥ.
  let hhi: Double
  /// V₁, not below 0.
  private(set) var firstOrder: Double
  /// V₂; 0 where it would be too much work, and V₁ then holds what the jackknife makes of it.
  private(set) var secondOrder: Double
  /// Σψ³/(Σψ²)^{3/2}, from −1 to 1: how skewed what a single cluster adds is.
  private(set) var skewness = 0.0
  /// Σψ(c)·ψ(d)·k(c, d)/(Σψ²)^{3/2}: how much clusters that add alike have in common.
  private(set) var alignment = 0.0
  /// M²/Σm²: how many clusters of equal mass would be worth as much.
  let effectiveClusters: Double
  /// Σ|a(c)|²/Σm(c)²: 1 where each cluster has one holder, 1/s where s share it equally.
  let holding: Double

  /// - Parameters:
  ///   - shared: what each cluster shares with all others, Σ_d a(c)·a(d).
  ///   - mass: M.
  ///   - pairs: P.
  init(_ rows: ClusterRows, shared: [Double], hhi: Double, mass: Double, pairs: Double) {
    self.hhi = hhi
    let squares = rows.squares()
    let masses = rows.masses
    let influence = zip(shared, masses).map { $0 - hhi * $1 * (mass - $1) }
    let variance = influence.lazy.map { $0 * $0 }.compensatedSum()
    let massSquares = masses.lazy.map { $0 * $0 }.compensatedSum()
    effectiveClusters = mass * mass / massSquares
    holding = squares.compensatedSum() / massSquares

    var pairSquares = 0.0
    if let coinciding = rows.squaredCoincidence(squares: squares) {
      let byMass =
        massSquares * massSquares - masses.lazy.map { pow($0, 4) }.compensatedSum()
      let sum =
        coinciding - 2 * hhi * rows.coinciding(weights: masses, squares: squares)
        + hhi * hhi * byMass
      // What is left of terms that cancel is no scatter.
      if sum > 1e-12 * hhi * hhi * byMass { pairSquares = sum }
    }
    secondOrder = 2 * pairSquares / pairs / pairs
    firstOrder = max(0, 4 * (variance - pairSquares) / pairs / pairs)

    let scale = hhi * pairs
    guard variance > 1e-20 * scale * scale else { return }
    let cubed = variance * variance.squareRoot()
    let byMass = zip(influence, masses).lazy.map { $0 * $1 }.compensatedSum()
    let byMassSquares = zip(influence, masses).lazy.map { $0 * $0 * $1 * $1 }.compensatedSum()
    skewness = influence.lazy.map { $0 * $0 * $0 }.compensatedSum() / cubed
    alignment =
      (rows.coinciding(weights: influence, squares: squares)
        - hhi * (byMass * byMass - byMassSquares)) / cubed
  }

  /// The ends of the interval of Σp², over Ĥ.
  ///
  ///     δ = (2z² + 1)/6·skewness + (z² + 1)/2·alignment − se·z²/2, from −z/2 to z/2
  ///     low = min(exp(−se′·(t − δ)), r),  high = max(exp(se·(t + δ)), h/Ĥ)
  ///
  /// t is Student's quantile, δ the one-term Edgeworth correction of a studentised U-statistic,
  /// carried over to its logarithm. se′² lies halfway between the jackknife, which counts the second
  /// order twice, and V₁ + V₂: simulated, the first leaves too few errors, the second too many. h is
  /// `profiled`, r is `unseen`.
  func ratios(logError: Double, z: Double) -> (low: Double, high: Double) {
    let shift =
      (2 * z * z + 1) / 6 * skewness + (z * z + 1) / 2 * alignment - logError * z * z / 2
    let delta = min(max(shift, -z / 2), z / 2)
    let t = student(z)
    let jackknife = logError * logError
    let pairs = secondOrder / hhi / hhi
    let narrow = ((jackknife + max(jackknife - pairs, pairs)) / 2).squareRoot()
    return (
      min(exp(-narrow * (t - delta)), unseen(z: z)),
      max(exp(logError * (t + delta)), profiled(z: z) / hhi)
    )
  }

  /// What people of whom no cluster was seen may take away from Ĥ, as a factor.
  ///
  ///     r = (1 − u)²      (1 − u)ⁿ = 1 − Φ(z), n effective clusters
  ///
  /// With a larger share than u they would have been seen; held by many they add nothing themselves.
  /// Where one person held everything there is no scatter, and this is all the uncertainty: 30
  /// decisions of one person leave 9.5 % to others.
  func unseen(z: Double) -> Double {
    pow(erfc(z / 2.0.squareRoot()) / 2, 2 / effectiveClusters)
  }

  /// Student's quantile for the normal one, with one degree of freedom less than effective
  /// clusters: z + (z³ + z)/4ν, the first term of its expansion.
  private func student(_ z: Double) -> Double {
    z + (z * z * z + z) / 4 / max(1, effectiveClusters - 1)
  }

  /// The largest Σp² that one person more, who holds a share of a part of all clusters, can hide.
  ///
  /// A log in which a dominant person's turn came rarely looks even, and so does its scatter: its
  /// standard error is too small just where Ĥ is. So Σp² is also inverted in the family "with
  /// probability x a cluster is held to ρ by one more person, the rest as observed",
  ///
  ///     u = x·ρ      h(x) = u² + (1 − u)²·Ĥ
  ///
  /// with ρ = `holding`: the largest h(x) with h(x) − Ĥ ≤ 0.779·z·sd(x), sd(x) being what the scatter
  /// of Ĥ would be there. Not z itself, since the family is the worst case: at 90 %, its
  /// limit is one of 80 %.
  private func profiled(z: Double) -> Double {
    func excess(_ part: Double) -> (truth: Double, isLikely: Bool) {
      let share = part * holding
      let rest = 1 - share
      let truth = share * share + rest * rest * hhi
      let sd = scatter(part: part, truth: truth).squareRoot()
      return (truth, truth - hhi <= Self.profileLimit * z * sd)
    }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if excess(middle).isLikely { low = middle } else { high = middle }
    }
    return excess(high).truth
  }

  /// The variance of Ĥ if one person more held `holding` of a part x of all clusters.
  private func scatter(part x: Double, truth: Double) -> Double {
    let clusters = effectiveClusters
    let observed = firstOrder * clusters / 4
    let observedPairs = secondOrder * clusters * (clusters - 1) / 2 + hhi * hhi
    let (held, left) = (holding, 1 - holding)
    let share = x * holding
    let rest = 1 - share

    // The expected square of what a cluster has in common with a random one …
    let inside = share * held + rest * left * hhi
    let single =
      x * (inside * inside + rest * rest * left * left * observed)
      + (1 - x) * rest * rest * (hhi * hhi + observed)
    // … and of what two have in common.
    let both = pow(held, 4) + 2 * held * held * left * left * hhi + pow(left, 4) * observedPairs
    let pair =
      x * x * both + 2 * x * (1 - x) * left * left * observedPairs
      + (1 - x) * (1 - x) * observedPairs
    return 4 / clusters * max(0, single - truth * truth)
      + 2 / clusters / (clusters - 1) * max(0, pair - truth * truth)
  }

  /// 80 % where z is that of 90 %.
  private static let profileLimit = 0.779
}
