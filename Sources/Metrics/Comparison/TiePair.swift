import Graphs

/// The ties of one relation in two snapshots; nodes are the same people where the scope is stayers.
struct TiePair {
  let scope: RelationChange.Scope
  /// The relation, which names the random streams.
  let name: String
  let before: Graph
  let after: Graph
  /// B.
  let draws: Int
  let seed: UInt64

  /// How many times as many people the larger one has.
  var sizeFactor: Double { factor(Double(before.count), Double(after.count)) }

  /// How many times as dense the denser one is; infinite where the other has no ties.
  var densityFactor: Double { factor(before.density(), after.density()) }

  private func factor(_ one: Double, _ other: Double) -> Double {
    one == other ? 1 : max(one, other) / min(one, other)
  }

  /// Why there is nothing to test; `nil` where there is.
  private var triviality: String? {
    if before.arcCount == 0, after.arcCount == 0 { return "there are no ties" }
    return before == after ? "the same ties are in both" : nil
  }

  /// People and arcs of both.
  private var size: Double {
    Double(before.count + after.count) + Double(before.arcCount) + Double(after.arcCount)
  }

  private func row(_ measure: String, _ variant: String = "") -> RelationChange.Row {
    RelationChange.Row(
      scope: scope, measure: measure, variant: variant, peopleBefore: before.count,
      peopleAfter: after.count)
  }

  private func stream(_ measure: String, _ null: String) -> Xoshiro256 {
    Xoshiro256(master: seed, purpose: name, measure, null)
  }

  /// Whether the same people are tied.
  func stability() throws -> [RelationChange.Row] {
    let ties = before.sharedArcs(with: after)
    var jaccard = row("jaccard_ties")
    jaccard.value = Double(ties.shared) / Double(ties.either)
    jaccard.note =
      triviality ?? "ties in both snapshots of all in either; weights do not count"

    var correlation = row("qap_correlation")
    let excess = Cost.permutations.excess(
      of: before, work: Double(draws) * size, for: "reassigning people \(draws) times")
    var random = stream(correlation.measure, "QAP")
    let isTested = triviality == nil && excess == nil
    let test = try before.correlation(
      with: after, permutations: isTested ? draws : 0, using: &random)
    correlation.value = test.observed
    correlation.p = DrawnP(test)
    correlation.note =
      triviality
      ?? (test.observed.isNaN
        ? "all pairs of a snapshot are alike"
        : excess ?? "p by reassigning people at random; weights count")
    return [jaccard, correlation]
  }

  /// What changed, by how much, and how often trading places would change as much.
  func changes() throws -> [RelationChange.Row] {
    let measures = TieMeasure.all(isDirected: before.isDirected)
    // Each draw of each measure builds both graphs, at some 16 times the cost of reassigning people:
    // 999 draws for 200 people with 2,000 arcs took 10 CPU seconds.
    let work = 16 * Double(draws * measures.count) * size
    let excess = Cost.permutations.excess(
      of: before, work: work, for: "swapping pairs \(draws) times")
    return try measures.map { measure in
      var row = value(of: measure)
      guard row.value.isFinite else { return row }
      if let reason = triviality ?? excess {
        row.note = reason
        return row
      }
      var random = stream(measure.id + measure.variant, "dyad_swaps")
      row.p = DrawnP(
        try before.change(to: after, permutations: draws, using: &random, measure.value))
      row.note = "p by swapping what each pair of people had before and after"
      return row
    }
  }

  /// The values without p.
  func values() -> [RelationChange.Row] {
    TieMeasure.all(isDirected: before.isDirected).map(value(of:))
  }

  private func value(of measure: TieMeasure) -> RelationChange.Row {
    var row = row(measure.id, measure.variant)
    (row.before, row.after) = (measure.value(before), measure.value(after))
    row.value = row.after - row.before
    if row.value.isNaN {
      row.note = row.before.isNaN ? "before " + measure.reason : "after " + measure.reason
    }
    return row
  }

  /// Values that can be compared whatever the size and density.
  func standardised() throws -> [RelationChange.Row] {
    let draws = min(draws, RelationChange.standardisingDraws)
    let measures = TieMeasure.all(isDirected: before.isDirected).filter { $0.null != nil }
    let excess = Cost.permutations.excess(
      of: before, work: Double(draws * measures.count) * size, for: "drawing \(draws) graphs")
    return try measures.compactMap { measure in
      guard let null = measure.null else { return nil }
      let parts = [measure.variant, "null=\(null.rawValue)"].filter { !$0.isEmpty }
      var row = row(measure.id, parts.joined(separator: ";"))
      guard excess == nil, draws > 1 else {
        row.note = excess ?? "too few draws"
        return row
      }
      // Both snapshots meet the same random numbers.
      var (one, other) = (stream(measure.id, null.rawValue), stream(measure.id, null.rawValue))
      row.before = try measure.standardised(before, draws: draws, using: &one)
      row.after = try measure.standardised(after, draws: draws, using: &other)
      row.value = row.after - row.before
      row.note =
        row.value.isNaN
        ? "all random graphs with as much have one value, or there is none"
        : "in standard deviations from the mean of \(draws) random graphs with \(null.words)"
      return row
    }
  }
}
