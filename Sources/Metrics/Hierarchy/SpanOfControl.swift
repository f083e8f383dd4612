/// How many people report directly to those whom somebody reports to.
public struct SpanOfControl: NetworkMetric {
  /// What is told of the spans.
  public enum Summary: Sendable, CaseIterable {
    /// The one in the middle; the mean of two.
    case median
    /// The widest.
    case largest
    /// How unequal they are.
    case gini
    /// The same, from 0 to 1 whatever their number.
    case giniCorrected
  }

  /// What is told.
  public var summary: Summary

  /// That summary.
  public init(_ summary: Summary) { self.summary = summary }

  /// The words.
  public var definition: Definition {
    let undefined = "nobody has a report; \(CommandChain.notGiven)"
    let source = CommandChain.source
    let who = "k the direct reports of those who have any; \(CommandChain.directions)"
    return switch summary {
    case .median:
      Definition(
        id: "span_median", title: "Median span of control",
        question: "How many people report directly to a typical superior?",
        formula: "median k, \(who)", range: "1 to N−1", direction: .neither, undefined: undefined,
        caveat: "\(CommandChain.forCommand) People without reports are left out. Each person's "
          + "span is outdegree, or indegree along=reversed.",
        source: source)
    case .largest:
      Definition(
        id: "span_max", title: "Widest span of control",
        question: "How many people report directly to whoever has most reports?",
        formula: "max k, \(who)", range: "1 to N−1", direction: .neither, undefined: undefined,
        caveat:
          "\(CommandChain.forCommand) A wide span leaves less time for each, or more freedom: "
          + "the number does not say which.",
        source: source)
    case .gini:
      Definition(
        id: "gini_span", title: "Gini of spans of control",
        question: "How unequally are direct reports spread over those who have any?",
        formula: "Σ(2i−M−1)·k₍ᵢ₎/(M·Σk), \(who), M of them, ascending", range: "0 to 1",
        direction: .neither, undefined: undefined,
        caveat: "\(CommandChain.forCommand) Says how even the teams are in size, not how power is "
          + "spread: everybody without reports is left out.",
        source: "Gini 1912; \(source)")
    case .giniCorrected:
      Definition(
        id: "gini_bc_span", title: "Gini of spans of control, corrected for few superiors",
        question: "How unequally are direct reports spread over those who have any, for comparing "
          + "small organisations?",
        formula: "gini_span·M/(M−1), M people with reports; \(CommandChain.directions)",
        range: "0 to 1", direction: .neither,
        undefined: "fewer than two people have a report; \(CommandChain.notGiven)",
        caveat: "\(CommandChain.forCommand) Everybody without reports is left out.",
        source: "Deltas 2003, REStat 85:226; \(source)")
    }
  }

  /// One value along the arcs and one against them.
  public func columns(of network: Network) -> [Column] {
    network.commandChains.map { chain in
      let spans = chain.spans.filter { $0 > 0 }.map(Double.init).sorted()
      let value =
        switch summary {
        case .median:
          spans.isEmpty ? .nan : (spans[(spans.count - 1) / 2] + spans[spans.count / 2]) / 2
        case .largest: spans.last ?? .nan
        case .gini: Concentration(spans).gini
        case .giniCorrected: Concentration(spans).giniCorrected
        }
      return Column(
        definition.id, variant: "along=\(chain.along)", whole: value,
        reason: spans.isEmpty ? "nobody has a report" : "one person alone has reports",
        n: spans.count)
    }
  }
}
