import Organisations

/// A division of the people by a text attribute or by level.
struct PeopleGroups {
  /// `unit`, `site`, `level` …
  var name: String
  /// The group of each person, from 0; −1 where none is recorded.
  var codes: [Int]
  /// The groups' names, in order.
  var labels: [String]
}

extension DecisionLog {
  /// The divisions of the people by which holdings are compared: by level, and by every attribute that
  /// networks are compared by.
  var peopleGroups: [PeopleGroups] {
    let people = organisation.people
    let levels = Set(people.levels.filter { !$0.isNaN }).sorted()
    let byLevel = PeopleGroups(
      name: "level", codes: people.levels.map { levels.firstIndex(of: $0) ?? -1 },
      labels: levels.map(Self.levelText))
    return (levels.count > 1 ? [byLevel] : [])
      + people.groupAttributes.map {
        PeopleGroups(name: $0.name, codes: $0.labels.map(Int.init), labels: $0.values.map(\.text))
      }
  }

  /// A level as it is written: `2`, or `2.5`.
  static func levelText(_ level: Double) -> String {
    Int(exactly: level).map(String.init) ?? "\(level)"
  }
}

/// How much of the inequality is which team, level or site somebody is in.
struct TheilByGroup: HoldingMetric {
  /// What is printed.
  enum Part: String, CaseIterable {
    case between, within
    case betweenShare = "between_share"
  }

  var attribution: Attribution
  var part: Part

  var definition: Definition {
    let (title, question, formula) =
      switch part {
      case .between:
        (
          "Theil index between groups", "How unequal are the groups' shares for their size?",
          "T_B = Σ s ln(s / (n/N)), s a group's share and n its size"
        )
      case .within:
        (
          "Theil index within groups", "How unequal are people within their groups?",
          "T_W = Σ s·T(g), T(g) the index within a group and s its share"
        )
      case .betweenShare:
        (
          "Share of inequality between groups",
          "How much of the inequality is which group somebody is in?", "T_B / T, T = T_B + T_W"
        )
      }
    return Definition(
      id: "theil_\(part.rawValue)_\(suffix)", title: "\(title), \(attribution.words)",
      question: question, formula: formula,
      range: part == .betweenShare ? "0 to 1" : "0 or more", direction: .neither,
      undefined: "no decisions by people whose group is recorded"
        + (part == .betweenShare ? ", or all hold the same" : "")
        + "; not given without levels or groups",
      caveat: "Small groups differ by chance: many groups of few people always explain much.",
      source: "Theil 1967; Shorrocks 1980")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let events = log.events(attribution)
    let totals = events.shares.totals()
    return log.peopleGroups.map { groups in
      let named = events.holders.indices.filter {
        events.holders[$0] < groups.codes.count && groups.codes[events.holders[$0]] >= 0
      }
      let parts = Concentration.theilParts(
        named.map { totals[$0] }, groups: named.map { groups.codes[events.holders[$0]] })
      let all = parts.between + parts.within
      let value =
        switch part {
        case .between: max(0, parts.between)
        case .within: parts.within
        // Sums of logarithms of even shares end a last digit beside 0.
        case .betweenShare: all > 1e-12 ? min(1, max(0, parts.between / all)) : .nan
        }
      return Column(
        definition.id, variant: "weights=count;attribute=\(variantValue(groups.name))",
        whole: parts.between.isNaN ? .nan : value,
        reason: parts.between.isNaN
          ? "no decisions by people whose \(groups.name) is recorded" : "all hold the same",
        n: named.count, missing: max(0, events.people - named.count))
    }
  }
}

/// How often somebody of the upper of two levels holds more than somebody of the lower.
struct RankSuperiority: HoldingMetric {
  var attribution: Attribution

  var definition: Definition {
    Definition(
      id: "rank_superiority_\(suffix)",
      title: "Upper over lower level, \(attribution.words)",
      question: "How often does one of the upper level have more \(attribution.words) than one of "
        + "the lower?",
      formula: "U/(m·n), Mann and Whitney's U over the m·n pairs, ties counting half",
      range: "0 to 1", direction: .largerIsConcentrated,
      undefined: "there are not exactly two levels: τ_b is for more",
      caveat: "½ is no difference. The p-value is that of τ_b, which orders two levels alike.",
      source: "Mann & Whitney 1947")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let events = log.events(attribution)
    let (holders, totals) = (events.holders, events.shares.totals())
    // Equal holdings that were summed in another order differ in the last digit.
    let unit = 1e-12 * max(totals.max() ?? 0, .leastNormalMagnitude)
    var byLevel: [Double: [Double]] = [:]
    let levels = log.organisation.people.levels
    for (holder, total) in zip(holders, totals)
    where holder < levels.count && !levels[holder].isNaN {
      byLevel[levels[holder], default: []].append((total / unit).rounded())
    }
    let order = byLevel.keys.sorted()
    let isDefined = order.count == 2 && events.count > 0
    let value =
      isDefined
      ? MannWhitney(byLevel[order[0]] ?? [], byLevel[order[1]] ?? []).superiority : .nan
    let rank = isDefined ? log.rankAssociation(attribution) : nil
    let p = rank?.p ?? .nan
    let people = byLevel.values.reduce(0) { $0 + $1.count }
    return [
      Column(
        definition.id, variant: "weights=count", whole: value,
        reason: order.count == 2
          ? "no decisions" : "there are \(order.count) levels among the people who count, not two",
        nullP: p.isFinite ? p : nil, chance: RankAssociation.chance, n: people,
        missing: max(0, events.people - people), note: p.isFinite ? rank?.words ?? "" : "")
    ]
  }
}
