import Organisations

/// Whose proposals are adopted.
struct AdoptionByLevel: DecisionMetric {
  /// What is printed.
  enum Kind: CaseIterable {
    case rate, oddsRatio
  }

  var kind: Kind

  var definition: Definition {
    switch kind {
    case .rate:
      Definition(
        id: "adoption_rate", title: "Adoption rate",
        question: "What share of the proposals that were decided was adopted?",
        formula:
          "adopted / (adopted + rejected), over decisions with a known proposer; by level that "
          + "of the most senior proposer", range: "0 to 1", direction: .neither,
        undefined: "no decision with a known proposer",
        caveat: "Proposals that were never made or were taken back are not in it.",
        source: "Bachrach & Baratz 1962")
    case .oddsRatio:
      Definition(
        id: "adoption_odds_ratio", title: "Odds of adoption by level",
        question: "How many times the odds of all others are those that a level's proposals are "
          + "adopted?",
        formula: "ad/(bc), by the most senior proposer; ½ added to all four where one is 0",
        range: "0 or more", direction: .neither,
        undefined:
          "all proposals are of one level, or all were adopted, or all rejected; not given "
          + "without levels",
        caveat:
          "Seniors may propose what is sure to pass. p is Fisher's exact test, two-sided, and "
          + "takes decisions as independent.",
        source: "Fisher 1935; Woolf 1955; Bachrach & Baratz 1962")
    }
  }

  func columns(of log: DecisionLog) -> [Column] {
    let levels = log.organisation.people.levels
    let proposals = log.completed.filter { !$0.proposers.isEmpty }
    var tried: [Double: (adopted: Int, all: Int)] = [:]
    for entry in proposals {
      let known = entry.proposers.filter { $0 < levels.count && !levels[$0].isNaN }
      guard let level = known.map({ levels[$0] }).min() else { continue }
      tried[level, default: (0, 0)].all += 1
      if entry.outcome == .adopted { tried[level, default: (0, 0)].adopted += 1 }
    }
    let order = tried.keys.sorted()
    let levelled = tried.values.reduce(0) { $0 + $1.all }
    let missing = proposals.count - levelled
    switch kind {
    case .rate:
      let whole = Column.rate(
        definition.id, proposals.count { $0.outcome == .adopted }, of: proposals.count,
        reason: definition.undefined, missing: log.completed.count - proposals.count)
      guard !order.isEmpty else { return [whole] }
      let rates = order.map { level in
        tried[level].map { Double($0.adopted) / Double($0.all) } ?? .nan
      }
      return [
        whole,
        Column(
          definition.id, variant: "attribute=level",
          scope: .labelled(order.map(DecisionLog.levelText)), values: rates,
          reason: definition.undefined, n: levelled, missing: missing),
      ]
    case .oddsRatio:
      let adopted = tried.values.reduce(0) { $0 + $1.adopted }
      return order.map { level in
        let own = tried[level] ?? (0, 0)
        let test = FisherExact(
          own.adopted, of: own.all, and: adopted - own.adopted, of: levelled - own.all)
        let isDefined = test.oddsRatio.isFinite
        let range = test.interval()
        return Column(
          definition.id, variant: "level=\(DecisionLog.levelText(level))", whole: test.oddsRatio,
          reason: own.all == levelled
            ? "all proposals are of one level" : "all proposals were adopted, or none",
          low: range.low.ifFinite, high: range.high.ifFinite,
          nullP: isDefined ? test.p : nil, chance: "the level makes no difference", n: own.all,
          missing: missing,
          note: isDefined ? "null: the level makes no difference, exact; 95 % interval" : "")
      }
    }
  }
}
