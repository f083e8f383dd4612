import Graphs
import Organisations

/// A measure of who holds the decisions, once an attribution.
protocol HoldingMetric: DecisionMetric {
  /// Whose decision it is.
  var attribution: Attribution { get }
}

extension HoldingMetric {
  var suffix: String { attribution.rawValue }

  /// The caveat that every measure of a log carries.
  var recordedOnly: String {
    "Speaks of recorded decisions; those prevented, anticipated or made in the corridor are not."
  }
}

/// φ from events: the effective fraction of the people who count.
struct EffectiveFractionOfDecisions: HoldingMetric {
  var attribution: Attribution

  var definition: Definition {
    Definition(
      id: "effective_fraction_\(suffix)", title: "Effective fraction of \(attribution.words)",
      question:
        "As concentrated as if what share of the eligible people held all \(attribution.words) equally?",
      formula: "φ = 1/(N·Ĥ), Ĥ the cross-event estimate of Σp²",
      range: "1/N to 1; estimates may exceed 1 by chance", direction: .smallerIsConcentrated,
      undefined: "fewer than two independent decisions",
      caveat: recordedOnly
        + " By magnitude it is set beside the same magnitudes dealt out anew among the decisions.",
      source: "Hill 1973; Jost 2006; Simpson 1949")
  }

  func columns(of log: DecisionLog) throws -> [Column] {
    try log.slices(attribution).map { slice in
      let estimate = CoincidenceEstimate(slice.events.shares)
      let interval = estimate.interval(of: slice.events.people)
      let chance = try magnitudesByChance(slice, of: log)
      var note =
        "N = \(slice.events.people); 90 % interval, jackknife over clusters, corrected for skewness"
      if let chance {
        note +=
          "; null: the same magnitudes on other decisions, \(chance.test.permuted.count) draws; p "
          + "two-sided, standard error \(Words.fixed(chance.test.pTwoSidedError, decimals: 3))"
      }
      return Column(
        definition.id, variant: slice.variant + ";estimator=cross_event",
        whole: estimate.effectiveFraction(of: slice.events.people),
        reason: "fewer than two independent decisions", low: interval.low.ifFinite,
        high: interval.high.ifFinite, nullMean: chance?.mean, nullP: chance?.test.pTwoSided,
        chance: "magnitudes dealt out anew",
        n: slice.events.count, missing: slice.events.unknown, note: note)
    }
  }

  /// What φ by magnitude would be if large decisions were taken by the same people as small ones;
  /// `nil` for other slices, where all magnitudes are alike, φ is 1 both ways, or fewer than 19 draws are affordable.
  private func magnitudesByChance(
    _ slice: LogSlice, of log: DecisionLog
  ) throws -> (mean: Double, test: PermutationTest)? {
    let shares = slice.events.shares
    let draws = shares.magnitudeDraws(wanted: log.draws)
    guard slice.variant == "weights=\(DecisionWeights.magnitude.rawValue)", draws >= 19,
      let first = shares.magnitudes.first, shares.magnitudes.contains(where: { $0 != first })
    else { return nil }
    var random = Xoshiro256(master: log.seed, purpose: "", definition.id, "magnitudes")
    let test = try shares.permutingMagnitudes(draws: draws, using: &random)
    // φ of the mean, as the mean of φ = 1/NĤ would be too large; cut as φ itself is.
    let mean = min(1, 1 / (Double(slice.events.people) * test.nullMean))
    let isCut = mean == 1 && test.observed * Double(slice.events.people) <= 1
    return mean.isNaN || isCut ? nil : (mean, test)
  }
}

/// The number of equal holders as concentrated as those observed.
struct EffectiveNumberOfDeciders: HoldingMetric {
  var attribution: Attribution

  var definition: Definition {
    Definition(
      id: "effective_number_\(suffix)", title: "Effective number of people, \(attribution.words)",
      question: "As concentrated as if how many people held all \(attribution.words) equally?",
      formula: "1/Ĥ = N·φ", range: "1 to N; estimates may exceed N by chance",
      direction: .smallerIsConcentrated, undefined: "fewer than two independent decisions",
      caveat: recordedOnly, source: "Hill 1973; Simpson 1949")
  }

  func columns(of log: DecisionLog) -> [Column] {
    log.slices(attribution).map { slice in
      let estimate = CoincidenceEstimate(slice.events.shares)
      let people = slice.events.people
      let interval = estimate.interval(of: people)
      return Column(
        definition.id, variant: slice.variant + ";estimator=cross_event",
        whole: estimate.effectiveFraction(of: people) * Double(people),
        reason: "fewer than two independent decisions",
        low: (interval.low * Double(people)).ifFinite,
        high: (interval.high * Double(people)).ifFinite, n: slice.events.count,
        missing: slice.events.unknown)
    }
  }
}

/// Herfindahl–Hirschman, as counted and as estimated.
struct HHIOfDecisions: HoldingMetric {
  var attribution: Attribution

  var definition: Definition {
    Definition(
      id: "hhi_\(suffix)", title: "Herfindahl–Hirschman index of \(attribution.words)",
      question: "How likely are random holders of two decisions the same person?",
      formula: "Σp² (plugin); the same over pairs of independent decisions (cross_event)",
      range: "1/N to 1; the cross_event estimate is from 0", direction: .largerIsConcentrated,
      undefined: "no decisions",
      caveat:
        "Falls as N grows: never compare across sizes. The plug-in form is too large in short logs.",
      source: "Hirschman 1964; Simpson 1949")
  }

  func columns(of log: DecisionLog) -> [Column] {
    log.slices(attribution).flatMap { slice in
      let even = EvenChances(
        people: slice.events.people, holdersPerEvent: slice.events.shares.holdersPerEvent)
      return [
        Column(
          definition.id, variant: slice.variant + ";estimator=plugin", whole: slice.spread.hhi,
          reason: slice.emptyReason(attribution),
          nullMean: slice.isMain ? even.expectedHHI : nil, n: slice.events.count,
          missing: slice.events.unknown,
          note: slice.isMain ? "null: every eligible person equally likely, exact" : ""),
        Column(
          definition.id, variant: slice.variant + ";estimator=cross_event",
          whole: CoincidenceEstimate(slice.events.shares).hhi,
          reason: "fewer than two independent decisions", n: slice.events.count,
          missing: slice.events.unknown),
      ]
    }
  }
}

/// The jackknife error of ln Ĥ.
struct LogErrorOfDecisions: HoldingMetric {
  var attribution: Attribution

  var definition: Definition {
    Definition(
      id: "se_log_hhi_\(suffix)", title: "Standard error of ln Ĥ, \(attribution.words)",
      question: "How uncertain is the effective fraction?",
      formula: "√((C − 1)/C · Σ(θ₋c − mean)²), θ₋c = ln Ĥ without cluster c", range: "from 0",
      direction: .neither,
      undefined: "no two decisions share a holder, or would not without some cluster",
      caveat: "Takes clusters as independent.", source: "Efron & Stein 1981")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let slice = log.events(attribution)
    let estimate = CoincidenceEstimate(slice.shares)
    return [
      Column(
        definition.id, variant: "weights=count", whole: estimate.logError,
        reason: estimate.clusters < 2
          ? "fewer than two independent decisions"
          : "too few decisions share a holder", n: estimate.clusters)
    ]
  }
}

/// What everyone holds.
struct ShareOfDecisions: HoldingMetric {
  var attribution: Attribution

  var definition: Definition {
    Definition(
      id: "share_\(suffix)", title: "Share of \(attribution.words)",
      question: "What share of all \(attribution.words) lies with each person?",
      formula: "Σ over decisions of 1/(number of holders), over the number of decisions",
      range: "0 to 1; sums to 1", direction: .neither, undefined: "no decisions",
      caveat: "A position in this log, not a judgement of a person.", source: "")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let events = log.events(attribution)
    let shares = events.heldShares()
    let named = events.holders.indices.filter { !log.isSeat(events.holders[$0]) }
    return [
      Column(
        definition.id, variant: "weights=count", scope: .some(named.map { events.holders[$0] }),
        values: named.map { shares[$0] },
        reason: "no completed decision says who has the \(attribution.words)", n: events.count,
        missing: events.unknown,
        note: named.count < shares.count
          ? "seats of bodies without known members hold the rest" : "")
    ]
  }
}
