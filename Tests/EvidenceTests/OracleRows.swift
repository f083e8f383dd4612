import Graphs
import Importers
import Metrics
import Organisations
import TestSupport

/// Our value for a row of `oracles/targets.csv`.
final class OracleRows {
  /// What the rows of one question need as input.
  enum Kind: Sendable {
    case vectors
    case games
    case decisionLog
    case inference
  }

  /// The kind of a row; `nil` for columns of a network.
  static func kind(of row: [String: String]) -> Kind? {
    let (graph, measure) = (row["graph"] ?? "", row["measure"] ?? "")
    if vectorNames.contains(graph) { return .vectors }
    if gameNames.contains(graph) { return .games }
    if graph == "declog_a" { return .decisionLog }
    let ofInference = ["bh", "uniform_", "0/20", "3/20", "10/12", "57/150"]
    let isOfInference =
      graph.contains("~") || OracleTargets.libraryOnly.contains(measure)
      || ofInference.contains { graph.hasPrefix($0) }
    return isOfInference ? .inference : nil
  }

  private static let vectorRows = Shared.table("oracles/vectors.csv")
  private static let gameRows = Shared.table("oracles/games.csv")
  private static let vectorNames = Set(vectorRows.compactMap { $0["vector"] })
  private static let gameNames = Set(gameRows.compactMap { $0["game"] })

  private let logValues: [String: Double]
  private let hightech: Organisation
  private let emergency: Organisation
  private let regression: GraphRegression

  init() throws {
    logValues = try Self.logValues()
    let graphs = "oracles/graphs/"
    let hightech = try Shared.organisation(
      graphs + "hightech_advice.nodes.csv", graphs + "hightech_advice.edges.csv",
      graphs + "hightech_friendship.edges.csv", graphs + "hightech_reports_to.edges.csv")
    emergency = try Shared.organisation(
      graphs + "emon_texas.nodes.csv", graphs + "emon_texas.edges.csv")
    self.hightech = hightech
    var random = Xoshiro256(seed: 1)
    let others = ["friendship", "reports_to"].map { Self.graph("hightech_\($0)", of: hightech) }
    regression = try Self.graph("hightech_advice", of: hightech)
      .regression(on: others, permutations: 0, using: &random)
  }

  /// Our value; `nil` where nothing gives one.
  func value(of row: [String: String]) throws -> Double? {
    switch Self.kind(of: row) {
    case .vectors: ofVector(row)
    case .games: ofGame(row)
    case .decisionLog: ofLog(row)
    case .inference: try ofInference(row)
    case nil: nil
    }
  }

  private func ofVector(_ row: [String: String]) -> Double? {
    let rows = Self.vectorRows.filter { $0["vector"] == row["graph"] }
    let values = rows.compactMap { Double($0["value"] ?? "") }
    let groups = rows.map { $0["group"] ?? "" }
    let names = Set(groups).sorted()
    let spread = Concentration(values)
    let parts = Concentration.theilParts(
      values, groups: groups.map { names.firstIndex(of: $0) ?? 0 })
    return switch row["measure"] {
    case "gini": spread.gini
    case "gini_bc": spread.giniCorrected
    case "hhi": spread.hhi
    case "hhi_normalised": spread.hhiNormalised
    case "hill_q0": spread.effectiveNumber(order: 0)
    case "hill_q1": spread.effectiveNumber(order: 1)
    case "hill_q2": spread.effectiveNumber(order: 2)
    case "effective_fraction": spread.effectiveFraction
    case "shannon": spread.shannon
    case "shannon_evenness": spread.shannonEvenness
    case "theil", "theil_T": spread.theil
    case "theil_T_normalised": spread.theilNormalised
    case "cr1": spread.cr(1)
    case "cr3": spread.cr(3)
    case "cr10pct": spread.crTopTenth
    case "hoover": spread.hoover
    case "coverage": spread.coverage
    case "lorenz": Int(row["node"] ?? "").map { spread.lorenz[$0 - 1] }
    case "palma_like": spread.palma
    case "hhi_unbiased_counts": spread.simpson
    case "effective_fraction_unbiased": min(1, 1 / (Double(spread.count) * spread.simpson))
    case "theil_between": parts.between
    case "theil_within": parts.within
    case "theil_between_share": parts.between / (parts.between + parts.within)
    default: nil
    }
  }

  private func ofGame(_ row: [String: String]) -> Double? {
    let players = Self.gameRows.filter { $0["game"] == row["graph"] }
    guard let quota = players.first.flatMap({ Int($0["quota"] ?? "") }) else { return nil }
    let game = VotingGame(weights: players.compactMap { Int($0["weight"] ?? "") }, quota: quota)
    let player = Int(row["node"] ?? "").map { $0 - 1 }
    return switch (row["measure"], player) {
    case ("banzhaf_normalised", let player?): game.banzhaf()?.normalised[player]
    case ("banzhaf_absolute", let player?): game.banzhaf()?.absolute[player]
    case ("shapley_shubik", let player?): game.shapleyShubik()?.values[player]
    case ("coleman_power_to_act", nil): game.powerToAct()
    case ("hhi_banzhaf", nil): game.banzhaf().map { Concentration($0.normalised).hhi }
    default: nil
    }
  }

  /// Every column of the decision log, as `measure|variant|person`.
  private static func logValues() throws -> [String: Double] {
    let base = "oracles/declog/declog_a."
    let organisation = try Shared.organisation(
      base + "decisions.csv", base + "parts.csv", base + "people.csv")
    let log = DecisionLog(organisation, draws: 9)
    var values: [String: Double] = [:]
    for column in try Catalogue.decisionMetrics.flatMap({ try $0.columns(of: log) }) {
      let people: [String] =
        if case .some(let some) = column.scope {
          some.map { organisation.people.ids[$0].text }
        } else { [""] }
      for (person, value) in zip(people, column.values) {
        values["\(column.measure)|\(column.variant)|\(person)"] = value
      }
    }
    return values
  }

  private func ofLog(_ row: [String: String]) -> Double? {
    let measure = row["measure"] ?? ""
    let variant = OracleTargets.logVariant(measure: measure, options: row["options"] ?? "")
    return logValues["\(measure)|\(variant)|\(row["node"] ?? "")"]
  }

  private func ofInference(_ row: [String: String]) throws -> Double? {
    let (graph, measure, node) = (row["graph"] ?? "", row["measure"] ?? "", row["node"] ?? "")
    switch measure {
    case "mrqap_coefficient":
      let coefficients = [regression.intercept] + regression.terms.map(\.coefficient)
      return ["(intercept)", "friendship", "reports_to"].firstIndex(of: node)
        .map { coefficients[$0] }
    case "mrqap_r2": return regression.rSquared
    case "qap_correlation", "hamming", "jaccard_ties":
      return try ofPair(graph, measure)
    case "wilson95":
      let counts = graph.split(separator: "/").compactMap { Double($0) }
      let interval = WilsonInterval(counts[0], of: counts[1], z: 1.959963984540054)
      return node == "lower" ? interval.low : interval.high
    case "bh_adjusted":
      let family = OracleRowsTests.targets.filter { $0["graph"] == graph }
      let values = family.compactMap { Double(($0["options"] ?? "").dropFirst(2)) }
      return family.firstIndex { $0["node"] == node }.map {
        MultipleTesting.adjusted(values)[$0]
      }
    case "expected_hhi_plugin": return Self.even(graph).expectedHHI
    case "expected_coverage": return Self.even(graph).expectedCoverage
    case "sd_hhi_unbiased_uniform": return Self.even(graph).crossEventDeviation
    default:
      return measure.hasPrefix("rank_") ? ofRanks(graph, measure) : nil
    }
  }

  /// `uniform_N10_E40`: ten people, forty decisions of one holder each.
  private static func even(_ name: String) -> EvenChances {
    let numbers = name.split { !$0.isNumber }.compactMap { Int($0) }
    return EvenChances(
      people: numbers[0], holdersPerEvent: Array(repeating: 1, count: numbers[1]))
  }

  private func ofPair(_ name: String, _ measure: String) throws -> Double? {
    let relations = name.split(separator: "~")
    let networks = hightech.allRelations.filter { relations.contains(Substring($0.name)) }
      .map { Network($0, people: hightech.people) }
    let pair = NetworkPair(networks[0], networks[1], draws: 0)
    let metric = Catalogue.pairMetrics.first { $0.definition.id == measure }
    return try metric?.columns(of: pair).first?.values.first
  }

  /// `rank_kendall_indegree_seniority`: how far two orders of the people agree, where both are
  /// recorded; of the emergency network, where both rank scores are.
  private func ofRanks(_ graph: String, _ measure: String) -> Double? {
    let organisation = graph == "emon_texas" ? emergency : hightech
    let people = organisation.people
    func scores(_ name: String) -> [Double] {
      let attribute = people.attribute(name)
      return people.ids.indices.map { person in
        attribute?.value(of: person).flatMap { Double($0.text) } ?? .nan
      }
    }
    let columns: [String: [Double]] = [
      "indegree": Self.graph(graph, of: organisation).inDegrees().map(Double.init),
      "seniority": people.levels.map { -$0 }, "command": scores("command_rank"),
      "decision": scores("decision_rank"),
    ]
    let words = measure.split(separator: "_").map(String.init)
    guard words.count == 4, let x = columns[words[2]], let y = columns[words[3]] else { return nil }
    let isComplete = zip(columns["command"] ?? [], columns["decision"] ?? []).map {
      graph != "emon_texas" || !($0.isNaN || $1.isNaN)
    }
    let complete = people.ids.indices.filter { isComplete[$0] }
    let (one, other) = (complete.map { x[$0] }, complete.map { y[$0] })
    return words[1] == "kendall"
      ? RankCorrelation.kendall(one, other) : RankCorrelation.spearman(one, other)
  }

  /// A relation as the data state it: reporting lines point to the superior.
  private static func graph(_ name: String, of organisation: Organisation) -> Graph {
    guard let relation = organisation.allRelations.first(where: { $0.name == name }) else {
      return Graph(arcs: [], count: organisation.people.count)
    }
    return relation.isReversed ? relation.graph.reversed() : relation.graph
  }
}
