import Foundation
import Graphs
import Metrics

/// How often the 90 % interval of φ holds the truth, in logs drawn from known shares: the cells of
/// MEASURES §2.3 and their neighbours.
struct CoverageTable: Tables {
  /// Who holds how much in truth.
  enum Truth: String, Sendable, CaseIterable {
    case even
    case spread = "lognormal 0.6"
    case uneven = "lognormal 1"
    case dominant = "one holds 30 %"

    /// Shares of `people`; lognormal ones are drawn anew for each log.
    func shares(_ people: Int, using random: inout Xoshiro256) -> [Double] {
      switch self {
      case .even: return Array(repeating: 1 / Double(people), count: people)
      case .dominant:
        return [0.3] + Array(repeating: 0.7 / Double(people - 1), count: people - 1)
      case .spread, .uneven:
        let sigma = self == .spread ? 0.6 : 1
        let weights = (0..<people).map { _ in exp(sigma * Self.normal(using: &random)) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
      }
    }

    /// A standard normal number, by Box and Muller's transform.
    private static func normal(using random: inout Xoshiro256) -> Double {
      let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &random))).squareRoot()
      return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
    }
  }

  /// An interval of φ against the truth.
  struct Hit: Sendable {
    var low: Double
    var high: Double

    init(_ range: (low: Double, high: Double)) {
      (low, high) = (min(max(range.low, 0), 1), min(max(range.high, 0), 1))
    }

    // Even shares have φ 1 but for rounding.
    func isAbove(_ truth: Double) -> Bool { low > truth + 1e-12 }
    func isBelow(_ truth: Double) -> Bool { high < truth - 1e-12 }
  }

  struct Row: Sendable {
    let truth: Truth
    let people: Int
    let events: Int
    /// Whether there are enough events for a verdict.
    let passesGate: Bool
    var fractions: [Double] = []
    var intervals: [Hit] = []
    /// exp(ln φ ± z·se), without any correction, for comparison.
    var plain: [Hit] = []

    func share(of hits: [Hit], _ isMiss: (Hit) -> (Double) -> Bool) -> Double {
      let misses = zip(hits, fractions).count { isMiss($0)($1) }
      return Double(misses) / Double(hits.count)
    }

    /// Coverage, the share that lies above and below the truth, and the median width.
    func numbers(_ hits: [Hit]) -> [Double] {
      let above = share(of: hits, Hit.isAbove)
      let below = share(of: hits, Hit.isBelow)
      let widths = hits.map { $0.high - $0.low }.sorted()
      return [1 - above - below, above, below, widths[widths.count / 2]]
    }
  }

  let rows: [Row]
  let first: UInt64
  let logs: Int

  init(logs: Int, first: UInt64, constants: AuthorityConstants) throws {
    self.first = first
    self.logs = logs
    let cells = Truth.allCases.flatMap { truth in
      [20, 50, 200].flatMap { people in
        [30, 60, 150, 600].map { events in
          Row(
            truth: truth, people: people, events: events,
            passesGate: events >= constants.decisionsNeeded(people: people))
        }
      }
    }
    rows = try parallel(chunks: cells.count) { cell in
      var row = cells[cell]
      for seed in first..<first + UInt64(logs) {
        var random = Xoshiro256(
          master: seed, purpose: row.truth.rawValue, "\(row.people)", "\(row.events)")
        let shares = row.truth.shares(row.people, using: &random)
        let estimate = CoincidenceEstimate(Self.drawn(shares, events: row.events, using: &random))
        let fraction = estimate.effectiveFraction(of: row.people)
        row.fractions.append(1 / (Double(row.people) * shares.reduce(0) { $0 + $1 * $1 }))
        row.intervals.append(Hit(estimate.interval(of: row.people, z: constants.z)))
        let factor = exp(constants.z * estimate.logError)
        row.plain.append(
          Hit(factor.isFinite ? (fraction / factor, fraction * factor) : (0, 1)))
      }
      return row
    }
  }

  /// Events with one holder each, drawn by these shares.
  private static func drawn(
    _ shares: [Double], events: Int, using random: inout Xoshiro256
  ) -> EventShares {
    var upTo: [Double] = []
    for share in shares { upTo.append((upTo.last ?? 0) + share) }
    var log = EventShares(holderCount: shares.count)
    for event in 0..<events {
      let point = Double.random(in: 0..<1, using: &random)
      var (low, high) = (0, shares.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if upTo[middle] > point { high = middle } else { low = middle + 1 }
      }
      log.add([low], cluster: event)
    }
    return log
  }

  var csv: String {
    let header =
      "truth,people,events,gate,fraction,first_seed,logs,coverage,above,below,width,"
      + "plain_coverage,plain_above,plain_below,plain_width\n"
    return rows.reduce(header) { text, row in
      let numbers = row.numbers(row.intervals) + row.numbers(row.plain)
      return text
        + "\(row.truth.rawValue),\(row.people),\(row.events),\(row.passesGate),"
        + "\(decimals(mean(row.fractions))),\(first),\(logs),"
        + numbers.map(decimals).joined(separator: ",") + "\n"
    }
  }

  var markdown: String {
    var text =
      "\(logs) logs a cell, seeds from \(first). *Above*: the interval lies above the truth, so φ "
      + "looks more distributed than it is; *plain*: exp(ln φ ± 1.645·se), the jackknife alone.\n\n"
      + "| truth | people | events | enough | φ | coverage | above | below | width "
      + "| plain coverage | above | below | width |\n|\(String(repeating: "---|", count: 13))\n"
    for row in rows {
      let numbers = row.numbers(row.intervals) + row.numbers(row.plain)
      text +=
        "| \(row.truth.rawValue) | \(row.people) | \(row.events) "
        + "| \(row.passesGate ? "yes" : "no") | \(decimals(mean(row.fractions))) | "
        + numbers.map(decimals).joined(separator: " | ") + " |\n"
    }
    let gated = rows.filter { $0.passesGate && $0.truth != .even }
    text += "\n| | coverage, least | coverage, most | one side, most |\n|---|---|---|---|\n"
    text += summary("all cells", rows)
    text += summary("enough events and φ below 1", gated)
    return text
  }

  private func summary(_ title: String, _ rows: [Row]) -> String {
    let numbers = rows.map { $0.numbers($0.intervals) }
    let coverage = numbers.map { $0[0] }
    let side = numbers.flatMap { [$0[1], $0[2]] }
    return "| \(title) | \(decimals(coverage.min() ?? .nan)) | \(decimals(coverage.max() ?? .nan)) "
      + "| \(decimals(side.max() ?? .nan)) |\n"
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
