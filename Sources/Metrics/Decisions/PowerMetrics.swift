import Graphs
import Organisations

/// A body whose votes have weights: the members of a circle of the company layer with their shares,
/// or everybody whose weighted votes the log has.
struct WeightedBody {
  /// `body=NAME;quota=majority`, or `electorate=voters;quota=majority`.
  var variant: String
  /// Its members, ascending.
  var people: [Int]
  /// The weight of each.
  var weights: [Double]
  var banzhaf: BanzhafPower
  var shapleyShubik: ShapleyShubikPower
  /// Coleman's power to act, with its standard error.
  var powerToAct: (value: Double, standardError: Double)
  /// Whether power was sampled, and with how many draws; `nil` where it was counted.
  var draws: Int?
  /// Those without whom no coalition wins, by their place among `people`.
  var vetoPlayers: Set<Int>

  init(_ name: String, people: [Int], weights: [Double], seed: UInt64) {
    variant = "\(name);quota=majority"
    self.people = people
    self.weights = weights
    let game = VotingGame(majorityOf: weights)
    vetoPlayers = Set(game.vetoPlayers)
    if let banzhaf = game.banzhaf(), let shapley = game.shapleyShubik(), let act = game.powerToAct()
    {
      self.banzhaf = banzhaf
      shapleyShubik = shapley
      powerToAct = (act, 0)
      return
    }
    draws = game.draws
    banzhaf = game.sampledBanzhaf(seed: seed)
    var random = Xoshiro256(master: seed, purpose: "", "shapley_shubik", "orders")
    shapleyShubik = game.sampledShapleyShubik(orders: game.draws, using: &random)
    random = Xoshiro256(master: seed, purpose: "", "coleman_power_to_act", "coalitions")
    powerToAct = game.sampledPowerToAct(coalitions: game.draws, using: &random)
  }

  /// The weight of each as a share of all.
  var weightShares: [Double] {
    let total = weights.compensatedSum()
    return weights.map { $0 / total }
  }

  /// How exact the numbers are: nothing to say where they were counted.
  func note(_ errors: [Double]) -> String {
    draws.map { "sampled: \($0) draws, standard error at most \(errors.max() ?? 0)" } ?? ""
  }
}

extension DecisionLog {
  /// The bodies that vote by weight on the last day of the data, in the order of their ids, and the
  /// voters of the log, each with the latest weight on record.
  func makeWeightedBodies() -> [WeightedBody] {
    let circles = organisation.circles
    let ordered = circles.indices.sorted { circles[$0].id < circles[$1].id }
    var bodies = ordered.compactMap { circle in
      organisation.votes(in: circle, by: organisation.memberships, at: organisation.lastDay).map {
        WeightedBody(
          "body=\(variantValue(circles[circle].id.text))", people: $0.people, weights: $0.weights,
          seed: seed)
      }
    }
    var latest: [Int: (date: Double, weight: Double)] = [:]
    for entry in completed {
      guard let votes = entry.votes(.use) else { continue }
      let date = entry.date?.seconds ?? -.infinity
      for (voter, weight) in zip(entry.deciders, votes)
      where !isSeat(voter) && date >= latest[voter]?.date ?? -.infinity {
        latest[voter] = (date, weight)
      }
    }
    let voters = latest.keys.filter { (latest[$0]?.weight ?? 0) > 0 }.sorted()
    if !voters.isEmpty {
      bodies.append(
        WeightedBody(
          "electorate=voters", people: voters, weights: voters.map { latest[$0]?.weight ?? 0 },
          seed: seed))
    }
    return bodies
  }
}

/// What a vote in a body whose votes have weights is worth.
struct VotingPowerMetric: DecisionMetric {
  /// What is printed.
  enum Kind: String, CaseIterable {
    case weight = "voting_weight"
    case banzhaf = "banzhaf_normalised"
    case absoluteBanzhaf = "banzhaf_absolute"
    case shapleyShubik = "shapley_shubik"
    case veto = "voting_veto"
    case dummy = "voting_dummy"
    case powerToAct = "coleman_power_to_act"
    case weightIndex = "hhi_voting_weight"
    case powerIndex = "hhi_banzhaf"
  }

  var kind: Kind

  var definition: Definition {
    switch kind {
    case .weight:
      define(
        "Voting weight", "What share of a body's votes has each member?", "w / Σw",
        "Weight is not power: with 50, 49 and 1 of 100 the last two count the same.", "")
    case .banzhaf:
      define(
        "Banzhaf power", "How often would each member's vote turn the result, as a share of all?",
        "β = η/Ση, η the coalitions that lose without the member and win with them",
        "Every coalition counts as likely as any other: who votes with whom is not looked at.",
        "Banzhaf 1965; Felsenthal & Machover 1998")
    case .absoluteBanzhaf:
      define(
        "Banzhaf power, absolute",
        "In what share of all coalitions of the others does each turn it?",
        "η / 2^(N−1)", "Every coalition counts as likely as any other.",
        "Banzhaf 1965; Felsenthal & Machover 1998", range: "0 to 1")
    case .shapleyShubik:
      define(
        "Shapley–Shubik power", "How often is each member the one who makes a growing side win?",
        "Σ s!(N−s−1)!/N! over the coalitions of s others that the member swings",
        "Every order of joining counts as likely as any other.", "Shapley & Shubik 1954")
    case .veto:
      define(
        "Veto by weight", "Can nothing be decided without this member (1), or can it (0)?",
        "1 where Σw − w is no majority", "A veto by the numbers, whether or not it is ever used.",
        "Felsenthal & Machover 1998", range: "0 to 1")
    case .dummy:
      define(
        "Votes that never count", "Does this member's vote never turn a result (1), or may it (0)?",
        "1 where η = 0", "A dummy may still be listened to.", "Felsenthal & Machover 1998",
        range: "0 to 1", undefined: "power was sampled, and no draw was turned by the member")
    case .powerToAct:
      define(
        "Power of a body to act", "What share of all coalitions can carry a decision?",
        "#{coalitions with more than half of the weight} / 2^N",
        "A property of the rule, not of how the members vote.", "Coleman 1971", range: "0 to 1",
        direction: .neither)
    case .weightIndex:
      define(
        "Herfindahl–Hirschman index of voting weight",
        "How concentrated are the weights of the votes?", "Σ(w/Σw)²",
        "Falls as N grows: compare it with that of power, not across bodies.", "Hirschman 1964",
        range: "1/N to 1", direction: .largerIsConcentrated)
    case .powerIndex:
      define(
        "Herfindahl–Hirschman index of Banzhaf power",
        "How concentrated is the power of the votes?",
        "Σβ²", "Falls as N grows: compare it with that of weight, not across bodies.",
        "Hirschman 1964; Banzhaf 1965", range: "1/N to 1", direction: .largerIsConcentrated)
    }
  }

  func columns(of log: DecisionLog) -> [Column] {
    log.weightedBodies.map { body in
      switch kind {
      case .weight: people(body, body.weightShares)
      case .banzhaf:
        people(
          body, body.banzhaf.normalised,
          note: body.note(body.banzhaf.standardErrors)
            + (body.draws == nil ? "" : " before division"))
      case .absoluteBanzhaf:
        people(body, body.banzhaf.absolute, note: body.note(body.banzhaf.standardErrors))
      case .shapleyShubik:
        people(body, body.shapleyShubik.values, note: body.note(body.shapleyShubik.standardErrors))
      case .veto: people(body, body.people.indices.map { body.vetoPlayers.contains($0) ? 1 : 0 })
      case .dummy:
        people(
          body,
          zip(body.banzhaf.absolute, body.weights).map { power, weight in
            if power > 0 { return 0 }
            return body.draws == nil || weight == 0 ? 1 : .nan
          }, reason: definition.undefined)
      case .powerToAct:
        whole(
          body, body.powerToAct.value, error: body.powerToAct.standardError,
          note: body.note([body.powerToAct.standardError]))
      case .weightIndex: whole(body, Concentration(body.weights).hhi)
      case .powerIndex:
        whole(
          body, Concentration(body.banzhaf.absolute).hhi,
          note: body.draws.map { "from power sampled with \($0) draws" } ?? "")
      }
    }
  }

  private func people(
    _ body: WeightedBody, _ values: [Double], reason: String? = nil, note: String = ""
  ) -> Column {
    Column(
      definition.id, variant: body.variant, scope: .some(body.people), values: values,
      reason: reason ?? "no sampled coalition was turned by anybody", n: body.people.count,
      note: note)
  }

  private func whole(
    _ body: WeightedBody, _ value: Double, error: Double = 0, note: String = ""
  ) -> Column {
    Column(
      definition.id, variant: body.variant, whole: value,
      reason: "no sampled coalition was turned by anybody",
      low: error > 0 ? max(0, value - 1.96 * error) : nil,
      high: error > 0 ? min(1, value + 1.96 * error) : nil, n: body.people.count, note: note)
  }

  private func define(
    _ title: String, _ question: String, _ formula: String, _ caveat: String, _ source: String,
    range: String = "0 to 1; sums to 1", direction: Definition.Direction = .neither,
    undefined: String = "never"
  ) -> Definition {
    Definition(
      id: kind.rawValue, title: title, question: question, formula: formula, range: range,
      direction: direction,
      undefined: undefined + "; not given where no votes with weights are recorded",
      caveat: caveat
        + " A majority is more than half of the weight; other quotas are not recorded. "
        + "The voters of a log stand with their latest weight on a side that won.",
      source: source)
  }
}
