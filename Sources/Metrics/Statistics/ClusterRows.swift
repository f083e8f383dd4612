/// The clusters of a log as rows of a sparse matrix: who holds how much of each.
struct ClusterRows {
  /// m: what each cluster weighs.
  private(set) var masses: [Double] = []

  private var offsets = [0]
  private var holders: [Int32] = []
  private var amounts: [Double] = []
  private let holderCount: Int

  init(_ events: EventShares) {
    holderCount = events.holderCount
    events.forEachCluster { mass, held in
      masses.append(mass)
      for (holder, amount) in held {
        holders.append(Int32(holder))
        amounts.append(amount)
      }
      offsets.append(holders.count)
    }
  }

  /// C: the number of clusters.
  var count: Int { masses.count }

  func forEachShare(of cluster: Int, _ body: (_ holder: Int, _ amount: Double) -> Void) {
    for position in offsets[cluster]..<offsets[cluster + 1] {
      body(Int(holders[position]), amounts[position])
    }
  }

  /// Σᵢ c(i)² of each cluster.
  func squares() -> [Double] {
    (0..<count).map { cluster in
      var sum = 0.0
      forEachShare(of: cluster) { _, amount in sum += amount * amount }
      return sum
    }
  }

  /// Σᵢ (Σ_c w(c)·c(i))², less Σ_c w(c)²·Σᵢ c(i)²: the pairs of different clusters, weighted.
  func coinciding(weights: [Double], squares: [Double]) -> Double {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: holderCount)
    for cluster in 0..<count {
      forEachShare(of: cluster) { holder, amount in sums[holder].add(weights[cluster] * amount) }
    }
    return sums.lazy.map { $0.value * $0.value }.compensatedSum()
      - zip(weights, squares).lazy.map { $0 * $0 * $1 }.compensatedSum()
  }

  /// Σ over pairs of different clusters of (Σᵢ c(i)·d(i))², both ways round; `nil` where that would
  /// take more than `limit` products.
  ///
  /// It is Σᵢⱼ G(i, j)² − Σ_c (Σᵢ c(i)²)² with G(i, j) = Σ_c c(i)·c(j), found row by row.
  ///
  /// - Complexity: O(Σ d²) over the holders d of each cluster.
  func squaredCoincidence(squares: [Double], limit: Double = 1e8) -> Double? {
    var work = 0.0
    for cluster in 0..<count {
      let held = Double(offsets[cluster + 1] - offsets[cluster])
      work += held * held
    }
    guard work <= limit else { return nil }

    var starts = [Int](repeating: 0, count: holderCount + 1)
    for holder in holders { starts[Int(holder) + 1] += 1 }
    for holder in 0..<holderCount { starts[holder + 1] += starts[holder] }
    var next = starts
    var entries = [(cluster: Int, amount: Double)](repeating: (0, 0), count: holders.count)
    for cluster in 0..<count {
      forEachShare(of: cluster) { holder, amount in
        entries[next[holder]] = (cluster, amount)
        next[holder] += 1
      }
    }

    var sum = CompensatedSum()
    var row = [Double](repeating: 0, count: holderCount)
    var touched: [Int] = []
    for one in 0..<holderCount {
      for entry in entries[starts[one]..<starts[one + 1]] {
        forEachShare(of: entry.cluster) { other, amount in
          if row[other] == 0 { touched.append(other) }
          row[other] += entry.amount * amount
        }
      }
      for other in touched {
        sum.add(row[other] * row[other])
        row[other] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
    return sum.value - squares.lazy.map { $0 * $0 }.compensatedSum()
  }
}
