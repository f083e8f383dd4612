import Graphs

/// An index of how unequally everyone holds the decisions, as counted.
enum SpreadIndex: String, CaseIterable {
  case hhiNormalised = "hhi_normalised"
  case theil = "theil_T"
  case hoover
  case shannonEvenness = "shannon_evenness"
  case topTenth = "cr10pct"
  case palma = "palma_like"

  func value(_ spread: Concentration) -> Double {
    switch self {
    case .hhiNormalised: spread.hhiNormalised
    case .theil: spread.theil
    case .hoover: spread.hoover
    case .shannonEvenness: spread.shannonEvenness
    case .topTenth: spread.crTopTenth
    case .palma: spread.palma
    }
  }

  /// Whether it is larger where more is with fewer.
  var growsWithConcentration: Bool { self != .shannonEvenness }
}

extension DecisionLog {
  /// What even chances would give of every index for the whole log, by count; drawn once.
  func evenSpread(_ attribution: Attribution) -> [SpreadIndex: EvenChances.Null] {
    if let known = evenSpreadCache[attribution] { return known }
    let events = events(attribution)
    let chances = EvenChances(
      people: events.people, holdersPerEvent: events.shares.holdersPerEvent)
    var generator = Xoshiro256(
      master: seed, purpose: "", "spread_\(attribution.rawValue)", "even_chances")
    var draws = [[Double]](repeating: [], count: SpreadIndex.allCases.count)
    chances.forEachDraw(chances.draws(wanted: self.draws), using: &generator) { spread in
      for (place, index) in SpreadIndex.allCases.enumerated() {
        draws[place].append(index.value(spread))
      }
    }
    let spread = Concentration(events.shares.totals())
    var nulls: [SpreadIndex: EvenChances.Null] = [:]
    for (place, index) in SpreadIndex.allCases.enumerated() {
      let sign: Double = index.growsWithConcentration ? 1 : -1
      let null = EvenChances.Null(
        of: draws[place].map { sign * $0 }, observed: sign * index.value(spread))
      nulls[index] = EvenChances.Null(
        mean: sign * null.mean, percentile95: sign * null.percentile95, p: null.p,
        draws: null.draws)
    }
    evenSpreadCache[attribution] = nulls
    return nulls
  }
}

/// An index of spread with its value under even chances.
struct SpreadOfDecisions: HoldingMetric {
  var attribution: Attribution
  var index: SpreadIndex

  var definition: Definition {
    switch index {
    case .hhiNormalised:
      define(
        "Herfindahl–Hirschman index of \(attribution.words), from 0 to 1",
        "How far from even are the \(attribution.words), 1 being all with one person?",
        "(H − 1/N) / (1 − 1/N), H = Σp², N counts people without any", "0 to 1",
        "Falls with N for the same number of holders; too large in short logs.", "Hirschman 1964")
    case .theil:
      define(
        "Theil index of \(attribution.words)", "How unequally do people hold \(attribution.words)?",
        "T = Σp ln(N·p), 0·ln 0 = 0", "0 or more; at most ln N",
        "Its size means little by itself; it splits into what lies between groups and within.",
        "Theil 1967")
    case .hoover:
      define(
        "Hoover index of \(attribution.words)",
        "What share of the \(attribution.words) would have to change hands for evenness?",
        "½Σ|p − 1/N|", "0 to 1", "Counts of few decisions look uneven by chance.", "Hoover 1936")
    case .shannonEvenness:
      define(
        "Shannon evenness of \(attribution.words)",
        "How even are the \(attribution.words), 1 being the same for all who count?",
        "−Σp ln p / ln N, N counts people without any", "0 to 1",
        "Dividing by ln of those who hold any would answer another question.", "Pielou 1966",
        direction: .smallerIsConcentrated)
    case .topTenth:
      define(
        "Share of the largest tenth, \(attribution.words)",
        "What share of the \(attribution.words) lies with the tenth of the people who have most?",
        "the ⌈0.1·N⌉ largest shares, summed", "0 to 1",
        "The largest of noisy shares are too large in short logs.", "Hall & Tideman 1967")
    case .palma:
      define(
        "Palma-like ratio of \(attribution.words)",
        "How many times the share of the lowest four tenths does the highest tenth have?",
        "(1 − L(0.9)) / L(0.4) along the Lorenz curve", "0 or more",
        "Describes and does not rank: infinite where the lowest four tenths hold nothing, as in "
          + "most logs.", "Cobham & Sumner 2013")
    }
  }

  func columns(of log: DecisionLog) -> [Column] {
    log.slices(attribution).map { slice in
      let value = index.value(slice.spread)
      let null = slice.isMain && value.isFinite ? log.evenSpread(attribution)[index] : nil
      // Many even logs have an infinite ratio too.
      let isFinite = null.map { $0.mean.isFinite && $0.percentile95.isFinite } ?? false
      return Column(
        definition.id, variant: slice.variant, whole: value,
        reason: value == .infinity
          ? "infinite: the lowest four tenths hold nothing"
          : slice.events.people < 2 ? "one person" : slice.emptyReason(attribution),
        nullMean: isFinite ? null?.mean : nil, nullP: null?.p,
        chance: EvenChances.Null.chance, n: slice.events.count,
        missing: slice.events.unknown, note: null.map { note($0, isFinite: isFinite) } ?? "")
    }
  }

  private func note(_ null: EvenChances.Null, isFinite: Bool) -> String {
    let percentile = index.growsWithConcentration ? "95th" : "5th"
    return null.words
      + (isFinite ? "; its \(percentile) percentile is \(null.percentile95)" : ", often infinite")
  }

  private func define(
    _ title: String, _ question: String, _ formula: String, _ range: String, _ caveat: String,
    _ source: String, direction: Definition.Direction = .largerIsConcentrated
  ) -> Definition {
    Definition(
      id: "\(index.rawValue)_\(suffix)", title: title, question: question, formula: formula,
      range: range, direction: direction,
      undefined: "no decisions, or nobody or one person counts"
        + (index == .palma ? ", or the lowest four tenths hold nothing" : ""),
      caveat: caveat + " Read it against its value by chance.", source: source)
  }
}

/// The Lorenz curve: what the lowest 1, 2 … N people have together.
struct LorenzOfDecisions: HoldingMetric {
  var attribution: Attribution

  var definition: Definition {
    Definition(
      id: "lorenz_\(suffix)", title: "Lorenz curve of \(attribution.words)",
      question: "What share of the \(attribution.words) have the i people with least, together?",
      formula: "(i/N, Σ of the i lowest shares), from (0, 0)", range: "0 to 1",
      direction: .neither, undefined: "no decisions",
      caveat: "Where two curves cross, which is the more unequal depends on the index. "
        + recordedOnly,
      source: "Lorenz 1905; Atkinson 1970")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let events = log.events(attribution)
    let curve = [events.count > 0 ? 0 : .nan] + Concentration(events.shares.totals()).lorenz
    // A curve is as plain from a hundred points as from a million.
    let points =
      curve.count <= 1_001
      ? Array(curve.indices) : (0...100).map { $0 * (curve.count - 1) / 100 }
    return [
      Column(
        definition.id, variant: "weights=count", scope: .labelled(points.map(String.init)),
        values: points.map { curve[$0] },
        reason: "no completed decision says who has the \(attribution.words) among those who count",
        n: events.count, missing: events.unknown,
        note: points.count < curve.count ? "100 points of \(curve.count - 1)" : "")
    ]
  }
}
