import Foundation
import Graphs
import Organisations

/// The number of equal holders that would be as diverse, and what it is in logs of equal length.
struct HillNumberOfDecisions: HoldingMetric {
  var attribution: Attribution
  /// 0 counts holders, 1 weighs them by their share, 2 by its square.
  var order: Int

  /// The fewest decisions of a domain that is compared with others.
  static let leastCompared = 10
  /// How many random parts of a log with shared decisions are drawn.
  static let draws = 200

  var definition: Definition {
    let (title, question, formula) =
      switch order {
      case 0:
        (
          "People with any", "How many people have any of the \(attribution.words)?",
          "⁰D = #{p > 0}; in m decisions Σ 1 − C(E − n, m)/C(E, m), n the decisions of each"
        )
      case 1:
        (
          "Hill number of order 1", "As diverse as if how many people held them equally?",
          "¹D = exp(−Σp ln p); in m decisions the exponential of the expected entropy"
        )
      default:
        (
          "Hill number of order 2", "As concentrated as if how many people held them equally?",
          "²D = 1/Σp², as counted; `effective_number` is the form for samples"
        )
      }
    return Definition(
      id: "hill_q\(order)_\(suffix)", title: "\(title), \(attribution.words)", question: question,
      formula: formula, range: "1 to N", direction: .smallerIsConcentrated,
      undefined: "no decisions, or fewer than the number compared at",
      caveat:
        "Too small in short logs: compare halves and domains by the rows with `events=`, which "
        + "are of equally many decisions. " + recordedOnly,
      source: order == 2 ? "Hill 1973; Jost 2006" : "Hill 1973; Hurlbert 1971; Chao et al. 2014")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let slices = log.slices(attribution)
    let counted = slices.map { slice in
      Column(
        definition.id, variant: slice.variant, whole: slice.spread.effectiveNumber(order: order),
        reason: slice.emptyReason(attribution), n: slice.events.count,
        missing: slice.events.unknown)
    }
    guard order < 2 else { return counted }
    let halves = slices.filter { $0.variant.contains(";half=") }
    let domains = slices.filter { $0.variant.contains(";domain=") }
    return counted + rarefied(halves, least: 1, log)
      + rarefied(domains, least: Self.leastCompared, log)
  }

  /// The slices at the length of the shortest of them that has at least so many decisions.
  private func rarefied(_ slices: [LogSlice], least: Int, _ log: DecisionLog) -> [Column] {
    let lengths = slices.map(\.events.count).filter { $0 >= least }
    guard lengths.count > 1, let events = lengths.min() else { return [] }
    return slices.map { slice in
      let value = order == 0 ? holders(slice, in: events) : entropyNumber(slice, in: events, log)
      return Column(
        definition.id, variant: slice.variant + ";events=\(events)", whole: value,
        reason: "fewer decisions than the \(events) compared at", n: slice.events.count,
        missing: slice.events.unknown, note: "expected in \(events) of the decisions")
    }
  }

  private func holders(_ slice: LogSlice, in events: Int) -> Double {
    var parts = [Int](repeating: 0, count: slice.events.holders.count)
    slice.events.shares.forEachEvent { held in for (holder, _) in held { parts[Int(holder)] += 1 } }
    return Rarefaction.holders(parts, of: slice.events.count, in: events)
  }

  /// Counted where every decision has one holder; where some are shared, the mean entropy of random
  /// parts of the log.
  private func entropyNumber(_ slice: LogSlice, in events: Int, _ log: DecisionLog) -> Double {
    let shares = slice.events.shares
    guard events <= shares.count else { return .nan }
    if shares.holdersPerEvent.allSatisfy({ $0 == 1 }) {
      return Rarefaction.effectiveHolders(
        shares.totals().map { Int($0.rounded()) }, in: events)
    }
    var random = Xoshiro256(
      master: log.seed, purpose: slice.variant, definition.id, "rarefaction")
    return shares.effectiveHolders(in: events, draws: Self.draws, using: &random)
  }
}

extension EventShares {
  /// The exponential of the mean entropy of `events` of these events, drawn without putting back.
  func effectiveHolders(
    in events: Int, draws: Int, using random: inout some RandomNumberGenerator
  ) -> Double {
    var rows: [[(holder: Int, share: Double)]] = []
    forEachEvent { held in rows.append(held.map { (Int($0), $1) }) }
    var entropies: [Double] = []
    for _ in 0..<draws {
      // The first places of a partial shuffle are a random set.
      for place in 0..<events {
        rows.swapAt(place, Int.random(in: place..<rows.count, using: &random))
      }
      var totals = [Double](repeating: 0, count: holderCount)
      for row in rows.prefix(events) { for (holder, share) in row { totals[holder] += share } }
      entropies.append(Concentration(totals).shannon)
    }
    return exp(entropies.compensatedSum() / Double(draws))
  }
}
