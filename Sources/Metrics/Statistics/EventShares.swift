/// Who holds what share of which event: a sparse matrix w(e, i) whose rows each sum to 1.
///
/// Events that are not independent of one another (one meeting, one day's batch) are of one
/// cluster. An event may weigh more than another by its magnitude m(e) > 0.
///
/// - Complexity: every value is linear in the number of shares.
public struct EventShares: Sendable {
  /// The number of people the holders are numbered among.
  public let holderCount: Int
  /// m(e), 1 unless given.
  public private(set) var magnitudes: [Double] = []

  private var offsets = [0]
  private var holders: [Int32] = []
  private var shares: [Double] = []
  private(set) var clusters: [Int] = []
  private(set) var clusterCount = 0

  /// No events yet among that many possible holders.
  public init(holderCount: Int) { self.holderCount = holderCount }

  /// The number of events.
  public var count: Int { magnitudes.count }

  /// Adds an event that these people hold in proportion to `weights`, equally without.
  ///
  /// - Precondition: at least one holder, none twice; weights and magnitude are above 0;
  ///   clusters are numbered from 0.
  public mutating func add(
    _ people: [Int], weights: [Double]? = nil, magnitude: Double = 1, cluster: Int
  ) {
    precondition(!people.isEmpty && magnitude > 0 && cluster >= 0, "an event has a holder")
    let total = weights?.compensatedSum() ?? Double(people.count)
    for (position, person) in people.enumerated() {
      holders.append(Int32(person))
      shares.append((weights?[position] ?? 1) / total)
    }
    offsets.append(holders.count)
    magnitudes.append(magnitude)
    clusters.append(cluster)
    clusterCount = max(clusterCount, cluster + 1)
  }

  /// The number of shares above 0, over all events.
  var shareCount: Int { holders.count }

  /// How many people hold each event.
  public var holdersPerEvent: [Int] { (0..<count).map { offsets[$0 + 1] - offsets[$0] } }

  /// S(i) = Σ m(e)·w(e, i): what everyone holds in all, in the order of the people.
  public func totals() -> [Double] {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: holderCount)
    for event in 0..<count {
      for position in offsets[event]..<offsets[event + 1] {
        sums[Int(holders[position])].add(magnitudes[event] * shares[position])
      }
    }
    return sums.map(\.value)
  }

  /// What each holder has of each event, one event after the other.
  func forEachEvent(_ body: (_ held: Zip2Sequence<ArraySlice<Int32>, ArraySlice<Double>>) -> Void) {
    for event in 0..<count {
      let range = offsets[event]..<offsets[event + 1]
      body(zip(holders[range], shares[range]))
    }
  }

  /// The same events, each of magnitude 1.
  public func unweighted() -> EventShares {
    var copy = self
    copy.magnitudes = Array(repeating: 1, count: count)
    return copy
  }

  /// The same events with their magnitudes in another order.
  func shufflingMagnitudes(using random: inout some RandomNumberGenerator) -> EventShares {
    var copy = self
    copy.magnitudes.shuffle(using: &random)
    return copy
  }

  /// The same events with every share of the marked holders given to a holder of its own: as if
  /// nobody ever held one of them twice.
  func dispersing(_ isDispersed: [Bool]) -> EventShares {
    let scattered = holders.count { isDispersed[Int($0)] }
    var copy = EventShares(holderCount: holderCount + scattered)
    var next = holderCount
    copy.magnitudes = magnitudes
    copy.offsets = offsets
    copy.shares = shares
    copy.clusters = clusters
    copy.clusterCount = clusterCount
    copy.holders = holders.map { holder in
      guard isDispersed[Int(holder)] else { return holder }
      defer { next += 1 }
      return Int32(next)
    }
    return copy
  }

  /// The events at these positions, in their order.
  func selecting(_ events: [Int]) -> EventShares {
    var copy = EventShares(holderCount: holderCount)
    for event in events {
      let range = offsets[event]..<offsets[event + 1]
      copy.holders += holders[range]
      copy.shares += shares[range]
      copy.offsets.append(copy.holders.count)
      copy.magnitudes.append(magnitudes[event])
      copy.clusters.append(clusters[event])
    }
    copy.clusterCount = clusterCount
    return copy
  }

  /// The same events, each followed by one of its cluster and `ratio` times its magnitude, held by
  /// those whom `others` names for its holders, equally.
  func adding(_ ratio: Double, heldBy others: [[Int]]) -> EventShares {
    var both = EventShares(holderCount: holderCount)
    for event in 0..<count {
      let range = offsets[event]..<offsets[event + 1]
      var amounts: [Int: Double] = [:]
      for position in range {
        let named = others[Int(holders[position])]
        for holder in named {
          amounts[holder, default: 0] += shares[position] / Double(named.count)
        }
      }
      both.add(
        holders[range].map(Int.init), weights: Array(shares[range]), magnitude: magnitudes[event],
        cluster: clusters[event])
      let named = amounts.keys.sorted()
      both.add(
        named, weights: named.map { amounts[$0] ?? 0 }, magnitude: ratio * magnitudes[event],
        cluster: clusters[event])
    }
    return both
  }

  /// What each cluster holds together: the matrix with its clusters merged into one row each.
  ///
  /// Leaving out pairs of events within one cluster is the same as taking each cluster for one
  /// event of its summed magnitude.
  func forEachCluster(_ body: (_ mass: Double, _ held: [(holder: Int, amount: Double)]) -> Void) {
    var starts = [Int](repeating: 0, count: clusterCount + 1)
    for cluster in clusters { starts[cluster + 1] += 1 }
    for cluster in 0..<clusterCount { starts[cluster + 1] += starts[cluster] }
    var next = starts
    var ordered = [Int](repeating: 0, count: count)
    for event in 0..<count {
      ordered[next[clusters[event]]] = event
      next[clusters[event]] += 1
    }

    var amount = [Double](repeating: 0, count: holderCount)
    var touched: [Int] = []
    for cluster in 0..<clusterCount where starts[cluster] < starts[cluster + 1] {
      var mass = 0.0
      for event in ordered[starts[cluster]..<starts[cluster + 1]] {
        mass += magnitudes[event]
        for position in offsets[event]..<offsets[event + 1] {
          let holder = Int(holders[position])
          if amount[holder] == 0 { touched.append(holder) }
          amount[holder] += magnitudes[event] * shares[position]
        }
      }
      body(mass, touched.map { ($0, amount[$0]) })
      for holder in touched { amount[holder] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
  }
}
