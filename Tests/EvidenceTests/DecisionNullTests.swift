import Graphs
import Metrics
import Testing

/// The null models of decision logs, under their own hypotheses.
@Suite struct DecisionNullTests {
  static let draws = EvenPValues.draws

  /// Even chances give logs with equal Gini coefficients, so p is spread over those that tie: asked
  /// for slightly more than was observed, the same draws give the p of those that exceed it.
  @Test(arguments: ["gini", "cr1"])
  func `Of logs decided by lot p is even`(index: String) {
    let chances = EvenChances(
      people: 9, holdersPerEvent: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 9])
    EvenPValues.expect { data, draws in
      var held = [Double](repeating: 0, count: 9)
      for count in chances.holdersPerEvent {
        for person in (0..<9).shuffled(using: &data).prefix(count) {
          held[person] += 1 / Double(count)
        }
      }
      let spread = Concentration(held)
      var again = draws
      let (gini, top) = (spread.giniCorrected, spread.cr(1))
      let asMuch = chances.null(gini: gini, cr1: top, draws: Self.draws, using: &draws)
      let more = chances.null(
        gini: gini + 1e-9, cr1: top + 1e-9, draws: Self.draws, using: &again)
      let (low, high) =
        index == "gini" ? (more.gini.p, asMuch.gini.p) : (more.cr1.p, asMuch.cr1.p)
      return high - (high - low) * .random(in: 0..<1, using: &data)
    }
  }

  /// Forty people, so that two orders seldom have the same τ.
  @Test func `Where rank says nothing p of the rank association is even`() {
    let levels = (0..<40).map { Double($0) }
    EvenPValues.expect { data, draws in
      let held = levels.map { _ in 1 / Double.random(in: 0.01..<1, using: &data) }
      return RankAssociation(
        levels: levels, holdings: held, permutations: Self.draws, using: &draws
      ).p
    }
  }

  /// Two units, one of which has both the higher ranks and more to decide; within each rank says
  /// nothing. Without strata the difference of units would be found, every time.
  @Test func `Where rank says nothing within units p of the stratified association is even`() {
    let units = (0..<40).map { $0 / 20 }
    let levels = (0..<40).map { Double($0) }
    var unstratified: [Double] = []
    EvenPValues.expect { data, draws in
      let held = units.map { Double.random(in: 0..<1, using: &data) + ($0 == 0 ? 0.5 : 0) }
      func p(_ strata: [Int]?) -> Double {
        RankAssociation(
          levels: levels, holdings: held, strata: strata, permutations: Self.draws,
          using: &draws
        ).p
      }
      if unstratified.count < 100 { unstratified.append(p(nil)) }
      return p(units)
    }
    #expect(KolmogorovSmirnov.p(unstratified) < 1e-9)
  }

  /// What twelve people hold at two times, of whom each is as busy as before but for chance.
  @Test(arguments: NetworkNullTests.Side.allCases)
  func `Of two times between which nothing changed p is even`(side: NetworkNullTests.Side) throws {
    try EvenPValues.expect(width: NetworkNullTests.width(side)) { data, draws in
      let weights = (0..<12).map { _ in 1 / Double.random(in: 0.05..<1, using: &data) }
      func once() -> [Double] { weights.map { $0 * .random(in: 0..<1, using: &data) } }
      let test = try PermutationTest.paired(
        before: once(), after: once(), permutations: Self.draws, using: &draws
      ) { Concentration($0).effectiveFraction }
      return NetworkNullTests.p(test, side)
    }
  }

  /// Who decides, and how much each decision weighs, have nothing to do with each other.
  @Test(arguments: NetworkNullTests.Side.allCases)
  func `Of magnitudes dealt out anew p is even`(side: NetworkNullTests.Side) throws {
    try EvenPValues.expect(width: NetworkNullTests.width(side)) { data, draws in
      var events = EventShares(holderCount: 5)
      for cluster in 0..<20 {
        events.add(
          [max(0, Int.random(in: -2...4, using: &data))],
          magnitude: 1 / Double.random(in: 0.05..<1, using: &data), cluster: cluster)
      }
      return NetworkNullTests.p(
        try events.permutingMagnitudes(draws: Self.draws, using: &draws), side)
    }
  }

  /// 80 clusters: the first person's share, against what it is in truth, in units of how far
  /// bootstrapped shares stray from that of the log. Even but for terms of 1/80.
  @Test func `Of logs from known shares p of the cluster bootstrap is even`() throws {
    try EvenPValues.expect { data, draws in
      var events = EventShares(holderCount: 3)
      for cluster in 0..<80 {
        // One or two events of a cluster, always by the same.
        let holder = max(0, Int.random(in: -2...2, using: &data))
        for _ in 0..<Int.random(in: 1...2, using: &data) {
          events.add([holder], magnitude: .random(in: 0.5..<2, using: &data), cluster: cluster)
        }
      }
      @Sendable func share(_ events: EventShares) -> Double {
        let totals = events.totals()
        return totals[0] / totals.compensatedSum()
      }
      let own = share(events)
      let strays = try events.bootstrap(count: Self.draws, using: &draws, share)
        .map { abs($0 - own) }
      return permutationP(asExtreme: strays.count { $0 >= abs(own - 0.6) }, of: strays.count)
    }
  }

  /// Three levels, and half of the people hold nothing: ties make p too large, never too small.
  @Test func `Where many tie p of the rank association errs to the safe side`() {
    let levels = (0..<12).map { Double($0 / 4) }
    var small = [Int](repeating: 0, count: 10)
    for seed in 0..<EvenPValues.seeds {
      var data = Xoshiro256(seed: seed)
      var draws = Xoshiro256(master: seed, purpose: "draws")
      let held = levels.map { _ in Double(max(0, Int.random(in: -3...3, using: &data))) }
      let association = RankAssociation(
        levels: levels, holdings: held, permutations: Self.draws, using: &draws)
      for step in 1...9 where association.p <= Double(step) / 10 + 1e-9 { small[step] += 1 }
    }
    // Of 500 p-values, at most that share is so small; three standard errors and more.
    for step in 1...9 {
      let share = Double(step) / 10
      let error = (500 * share * (1 - share)).squareRoot()
      #expect(Double(small[step]) < 500 * share + 3.5 * error, "\(small[step]) at \(share)")
    }
  }

  /// Clusters of one to three events, each of a size of its own, by holders who differ and stay.
  @Test func `Where nothing changes p of a change point is even`() throws {
    var options = ChangePoints.Options()
    options.permutations = Self.draws
    options.fewestClusters = 5
    options.level = 0
    try EvenPValues.expect { data, draws in
      var events = EventShares(holderCount: 5)
      var times: [Int] = []
      for cluster in 0..<24 {
        for _ in 0..<Int.random(in: 1...3, using: &data) {
          times.append(cluster)
          let holder = max(0, Int.random(in: -3...4, using: &data))
          events.add(
            holder == 4 ? [1, 4] : [holder],
            magnitude: .random(in: 0.5..<2, using: &data), cluster: cluster)
        }
      }
      return try ChangePoints(
        of: events, times: times, options: options, seed: draws.next()
      ).unchanged[0]
    }
  }
}
