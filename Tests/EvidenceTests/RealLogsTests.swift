import Foundation
import Importers
import Metrics
import Organisations
import TestSupport
import Testing

/// What those who know these organisations expect of a verdict on them, and of its dates. No parameter
/// is told. The sources stand at each test, with more of them in the PROVENANCE.md of each folder.
@Suite(.enabled(if: SharedData.isPresent), .serialized) struct RealLogsTests {
  static let vim = Result { try Shared.organisation("data/git_vim") }

  /// Vim's author and only committer for decades died on 3 August 2023; another contributor became
  /// maintainer (vim-dev, 5 August 2023). One person before, another after: never two who share.
  @Test func `Vim changes hands in August 2023`() throws {
    let dated = try DatedLog(DecisionLog(try Self.vim.get()))
    let change = try #require(dated.largest)
    #expect(change.days.after.hasPrefix("2023-08"))
    #expect(change.changedHands > 0.99)
    #expect(dated.stretches.allSatisfy { $0.effectiveNumber < 1.1 && $0.topShare > 0.95 })
    #expect(dated.stretches.first?.top == "u0001")
    #expect(dated.stretches.last?.top == "u0002")
  }

  @Test(arguments: [true, false])
  func `Vim is Concentrated before August 2023 and after`(isBefore: Bool) throws {
    let part = try Self.vim.get().decided {
      isBefore ? $0.dayText < "2023-08-01" : $0.dayText > "2023-08-31"
    }
    #expect(part.decisions.count > 5000)
    #expect(try part.verdict()[.decisionRights].answer == .concentrated)
  }

  /// The second of two editors left the work to one, until five more came in April 2024 (Bitcoin
  /// Optech newsletter 299, 24 April 2024).
  @Test func `Bitcoin's proposals change hands in the spring of 2024`() throws {
    let dated = try DatedLog(DecisionLog(try Shared.organisation("data/git_bips")))
    let spring = dated.changes.points.filter {
      $0.days.before < "2024-07" && $0.days.after >= "2024-03"
    }
    #expect(!spring.isEmpty, "\(dated.changes.points.map(\.days))")
    #expect(spring.allSatisfy { $0.changedHands > 0.9 })
  }

  /// The creator let everything in at first; gatekeepers of one company followed, each with helpers
  /// (io.js fork, December 2014; Node.js Foundation, May 2015).
  @Test func `Node falls from one to a handful`() throws {
    let dated = try DatedLog(DecisionLog(try Shared.organisation("data/git_node_v0")))
    let first = try #require(dated.stretches.first)
    #expect(first.effectiveNumber < 1.25 && first.top == "u0001")
    #expect(dated.stretches.count > 1)
    for later in dated.stretches.dropFirst() {
      #expect((2..<10).contains(later.effectiveNumber))
      #expect(later.topShare < first.topShare)
    }
  }

  /// Three authors decide unanimously and one of them commits (Ierusalimschy, de Figueiredo and Celes,
  /// *The evolution of Lua*, HOPL III, 2007): the log cannot show it, and says so.
  @Test func `Lua is never Distributed, and its log shows who executes`() throws {
    let lua = try Shared.organisation("data/git_lua")
    let verdict = try lua.verdict()
    let answers = verdict.dimensions.map(\.answer) + [verdict.overall]
    #expect(answers.allSatisfy { $0 == .insufficient || $0 == .concentrated }, "\(answers)")
    #expect(verdict.flags.contains { $0.hasPrefix("execution log") })
    // Nor where each of its years is read by itself.
    for year in Set(lua.decisions.compactMap { $0.decidedAt?.date.year }).sorted() {
      let ofYear = try lua.decided { $0.date.year == year }.verdict()
      #expect([.insufficient, .concentrated].contains(ofYear[.decisionRights].answer), "\(year)")
    }
  }

  /// Each request is decided by a team of its own, three or four volunteers (NixOS RFC 36, 2018).
  @Test func `Nix's requests for comments are not Concentrated`() throws {
    for input in ["data/nixos_rfcs", "data/nixos_rfcs/decisions.csv"] {
      let verdict = try Shared.organisation(input).verdict()
      let answers = verdict.dimensions.map(\.answer) + [verdict.overall]
      #expect(!answers.contains(.concentrated), "\(answers)")
    }
  }

  /// Anybody with reputation may vote, with the weight of it; few take part and power lies with few
  /// (Faqir-Rhazoui, Arroyo and Hassan, J. Internet Services and Applications 12, 2021).
  @Test func `A DAO's votes are counted and weighted side by side and never Distributed in use`()
    throws
  {
    let dao = try Shared.organisation(
      "data/dao_dxdao/decisions.csv", "data/dao_dxdao/votes.csv")
    let log = DecisionLog(dao, draws: 9)
    let columns = try Catalogue.decisionMetrics.flatMap { try $0.columns(of: log) }
      .filter { $0.measure == "effective_fraction_use" && !$0.variant.contains("plugin") }
    func column(_ weights: String) throws -> Column {
      let start = "weights=\(weights);estimator"
      return try #require(columns.first { $0.variant.hasPrefix(start) }, "no row \(start)")
    }
    let (counted, weighted) = (try column("count"), try column("votes"))
    // Reputation lies with fewer than the votes do, by more than chance.
    #expect(try #require(weighted.high) < #require(counted.low))
    for column in columns {
      let (low, high) = (try #require(column.low), try #require(column.high))
      let value = try #require(column.values.first)
      let answer = AuthorityConstants().classify(value: value, low: low, high: high)
      #expect(answer != .distributed, "\(column)")
    }
    #expect(columns.count >= 4)

    let alone = try Shared.organisation("data/dao_dxdao/decisions.csv")
    for organisation in [dao, alone] {
      let verdict = try organisation.verdict()
      #expect([.mixed, .concentrated].contains(verdict[.decisionRights].answer))
      #expect(verdict.overall != .distributed)
    }
  }

  /// One tree under one chief executive in each (Sourcegraph handbook, `data/team.yml`).
  @Test(
    arguments: [
      "2022-03-31", "2022-06-30", "2022-12-31", "2023-06-30", "2023-12-31", "2024-06-24",
    ])
  func `Sourcegraph is Concentrated on paper in each snapshot`(day: String) throws {
    let chart = try Shared.organisation("data/sourcegraph_orgchart/reports_to_\(day).graphml")
    let formal = try chart.verdict()[.formalStructure]
    #expect(formal.answer == .concentrated)
    #expect(formal.value > 0.9)
  }
}
