import Graphs

/// When somebody else came to hold the events: the dates at which their distribution over holders
/// changes.
///
/// A segment of the log is split where the mean shares before and after differ most,
///
///     Q(t) = m·n / (m + n) · Σᵢ (x̄ᵢ − ȳᵢ)²     m and n events, or their magnitudes,
///                                               before and after, x̄ and ȳ mean shares
///
/// which for one holder an event is the energy distance between the two distributions. The largest Q
/// is held against the largest of the same segment with its clusters in random order; where chance
/// seldom does as well, the segment is split there and both parts are searched in turn.
///
/// Clusters move as a whole, since what is decided together is not independent. Logs in which the same
/// person decides for weeks on end, while nothing changes, break that: there more is found than there
/// is.
///
/// - SeeAlso: D. S. Matteson and N. A. James, *A nonparametric approach for multiple change point
///   analysis of multivariate data*, JASA 109, 2014; A. J. Scott and M. Knott, *A cluster analysis
///   method for grouping means*, Biometrics 30, 1974.
public struct ChangePoints: Sendable, Equatable {
  /// One change.
  public struct Point: Sendable, Equatable {
    /// The last time before it.
    public let before: Int
    /// The first time after it.
    public let after: Int
    /// Q.
    public let statistic: Double
    /// (1 + #{Q* ≥ Q}) / (B + 1), within the segment in which it was found.
    public let p: Double
    /// ½ Σ|x̄ᵢ − ȳᵢ| between the stretches on either side, up to the next changes: the share of events
    /// that changed hands. A long log shows changes that are certain and too small to matter.
    public let changedHands: Double
  }

  /// How changes are looked for.
  public struct Options: Sendable, Equatable {
    /// The fewest clusters on either side of a change.
    public var fewestClusters = 15
    /// What p must not exceed.
    public var level = 0.01
    /// How many random orders.
    public var permutations = 999

    /// The usual ones.
    public init() {}
  }

  /// The changes in order of time.
  public let points: [Point]
  /// The p of the segments that hold no change; `nan` where one was too short to look at.
  public let unchanged: [Double]

  /// Looks for changes.
  ///
  /// - Parameters:
  ///   - events: Who holds which event.
  ///   - times: When each event happened, in any unit; a cluster has the time of its first event, and
  ///     two of one time are never parted.
  ///   - seed: The random orders follow from it and the segment alone.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(B · shares) for each segment looked at, on all cores.
  public init(
    of events: EventShares, times: [Int], options: Options = Options(), seed: UInt64
  ) throws {
    precondition(times.count == events.count, "one time an event")
    let log = ClusterLog(events, times: times)
    var found: [(place: Int, statistic: Double, p: Double)] = []
    var unchanged: [Double] = []
    var waiting = [0..<log.count]
    while let segment = waiting.popLast() {
      let splits = log.splits(of: segment, fewest: options.fewestClusters)
      guard !splits.isEmpty else {
        unchanged.append(.nan)
        continue
      }
      let order = Array(segment)
      let (place, statistic) = log.largestDifference(in: order, at: splits)
      let larger = try parallel(chunks: options.permutations) { draw in
        var random = Xoshiro256(
          master: seed, purpose: "change points", "\(segment.lowerBound)", "\(segment.upperBound)",
          "\(draw)")
        let permuted = log.largestDifference(in: order.shuffled(using: &random), at: splits)
        return permuted.statistic >= statistic * (1 - 1e-12) ? 1 : 0
      }.reduce(0, +)
      let p = Double(1 + larger) / Double(options.permutations + 1)
      guard p <= options.level else {
        unchanged.append(p)
        continue
      }
      let split = segment.lowerBound + place
      found.append((split, statistic, p))
      waiting.append(segment.lowerBound..<split)
      waiting.append(split..<segment.upperBound)
    }
    found.sort { $0.place < $1.place }
    let ends = [0] + found.map(\.place) + [log.count]
    let stretches = zip(ends, ends.dropFirst()).map { log.meanShares(of: $0..<$1) }
    points = found.enumerated().map { number, change in
      let changes = zip(stretches[number], stretches[number + 1]).map { abs($0 - $1) }
      return Point(
        before: log.times[change.place - 1], after: log.times[change.place],
        statistic: change.statistic, p: change.p, changedHands: changes.compensatedSum() / 2)
    }
    self.unchanged = unchanged
  }
}

/// Clusters in order of time, each with its events' shares added up.
struct ClusterLog: Sendable {
  private(set) var times: [Int] = []
  private var masses: [Double] = []
  private var starts = [0]
  private var holders: [Int] = []
  private var amounts: [Double] = []
  private let holderCount: Int

  var count: Int { times.count }

  init(_ events: EventShares, times eventTimes: [Int]) {
    var timeOf = [Int?](repeating: nil, count: events.clusterCount)
    for (event, cluster) in events.clusters.enumerated() {
      timeOf[cluster] = min(timeOf[cluster] ?? .max, eventTimes[event])
    }
    var rows: [(mass: Double, held: [(holder: Int, amount: Double)])] = []
    events.forEachCluster { mass, held in rows.append((mass, held)) }
    let known = timeOf.compactMap { $0 }
    holderCount = events.holderCount
    for row in known.indices.sorted(by: { (known[$0], $0) < (known[$1], $1) }) {
      times.append(known[row])
      masses.append(rows[row].mass)
      for (holder, amount) in rows[row].held {
        holders.append(holder)
        amounts.append(amount)
      }
      starts.append(holders.count)
    }
  }

  /// What share of the events of some clusters each holder has.
  func meanShares(of clusters: Range<Int>) -> [Double] {
    var sums = [Double](repeating: 0, count: holderCount)
    for share in starts[clusters.lowerBound]..<starts[clusters.upperBound] {
      sums[holders[share]] += amounts[share]
    }
    let mass = masses[clusters].compensatedSum()
    return sums.map { $0 / mass }
  }

  /// After how many clusters of a segment it may be split.
  func splits(of segment: Range<Int>, fewest: Int) -> [Int] {
    guard segment.count >= 2 * max(1, fewest) else { return [] }
    return (max(1, fewest)...segment.count - max(1, fewest)).filter {
      times[segment.lowerBound + $0 - 1] < times[segment.lowerBound + $0]
    }
  }

  /// The split at which Q is largest, the first of them, with the clusters in that order.
  ///
  /// With S what the holders have before a split, M its mass and μ the mean shares of all, Q is
  /// (m + n)/(m·n) · |S − M·μ|². What is no more than rounding leaves of equal shares is 0.
  func largestDifference(in order: [Int], at splits: [Int]) -> (place: Int, statistic: Double) {
    var means = [Double](repeating: 0, count: holderCount)
    var total = 0.0
    for cluster in order {
      total += masses[cluster]
      for share in starts[cluster]..<starts[cluster + 1] { means[holders[share]] += amounts[share] }
    }
    for holder in means.indices { means[holder] /= total }
    let squaredMeans = means.reduce(0) { $0 + $1 * $1 }

    var before = [Double](repeating: 0, count: holderCount)
    var mass = 0.0
    // Σx² and Σx·μ of the sums before.
    var squares = 0.0
    var product = 0.0
    var best = (place: 0, statistic: -Double.infinity)
    var next = 0
    for (place, cluster) in order.enumerated() {
      if next < splits.count, splits[next] == place {
        next += 1
        let distance = squares - 2 * mass * product + mass * mass * squaredMeans
        let isKnown = distance > 1e-12 * mass * mass
        let statistic = isKnown ? total / (mass * (total - mass)) * distance : 0
        if statistic > best.statistic { best = (place, statistic) }
      }
      mass += masses[cluster]
      for share in starts[cluster]..<starts[cluster + 1] {
        let (holder, amount) = (holders[share], amounts[share])
        squares += amount * (2 * before[holder] + amount)
        product += amount * means[holder]
        before[holder] += amount
      }
    }
    return best
  }
}
