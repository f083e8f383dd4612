import Foundation
import Importers
import Metrics
import Organisations
import TestSupport
import Testing

/// Python's proposals: one person had the last word until 12 July 2018 (G. van Rossum, *Transfer of
/// power*, python-committers), an elected council of five from 4 February 2019 on (PEP 13, PEP 8016).
@Suite(.enabled(if: SharedData.isPresent), .serialized) struct PythonTests {
  /// The log, and where `seats` is given an `organisation.json` that says how many sit in the council.
  private func proposals(
    seats: Int? = nil, from: Instant? = nil, to: Instant? = nil
  ) throws -> Organisation {
    var options = ImportOptions()
    (options.from, options.to) = (from, to)
    let path = Shared.path("data/python_peps/decisions.csv")
    var files = [(name: "decisions.csv", bytes: [UInt8](try Data(contentsOf: URL(filePath: path))))]
    if let seats {
      let bodies = #"{"bodies": {"steering-council": {"seats": \#(seats)}}}"#
      files.append((name: "organisation.json", bytes: Array(bodies.utf8)))
    }
    return try Import.organisation(ofFiles: files, options: options)
  }

  private static let lastDayOfOne = Instant(year: 2018, month: 7, day: 11)
  private static let firstDayOfFive = Instant(year: 2019, month: 2, day: 4)

  private func effectiveNumber(_ organisation: Organisation) -> Double {
    1 / CoincidenceEstimate(DecisionLog(organisation).events(.lastWord).shares).hhi
  }

  @Test func `Until 2018 it is Concentrated under one person`() throws {
    let before = try proposals(to: Self.lastDayOfOne)
    #expect(try before.verdict()[.decisionRights].answer == .concentrated)
    let log = DecisionLog(before)
    let events = log.events(.lastWord)
    let shares = zip(events.holders, events.heldShares()).sorted { $0.1 > $1.1 }
    #expect(log.holder(shares[0].0).text == "u0005")
    #expect(shares[0].1 > 0.8)
    #expect(effectiveNumber(before) < 2)
  }

  @Test(arguments: [nil, 5]) func `The log alone shows the change`(seats: Int?) throws {
    let found = try DatedLog(DecisionLog(try proposals(seats: seats))).changes.points
    // Nobody decided anything in between.
    #expect(
      found.contains { $0.days.before > "2018-06" && $0.days.after < "2019-07" }, "\(found)")
  }

  @Test func `With five seats in the council more people decide afterwards, never fewer`() throws {
    let before = effectiveNumber(try proposals(seats: 5, to: Self.lastDayOfOne))
    let after = try proposals(seats: 5, from: Self.firstDayOfFive)
    #expect(effectiveNumber(after) > 2 * before)
    #expect(try after.verdict()[.decisionRights].answer == .mixed)

    let dated = try DatedLog(DecisionLog(try proposals(seats: 5)))
    let change = try #require(dated.changes.points.firstIndex { $0.days.after >= "2019-02" })
    let most = dated.stretches[...change].map(\.effectiveNumber).max() ?? .nan
    #expect(dated.stretches[(change + 1)...].allSatisfy { $0.effectiveNumber > most })
  }

  /// One id that stands for five looks like one person; that is no answer.
  @Test func `Without knowing how many sit in the council nothing is claimed`() throws {
    let rights = try proposals(from: Self.firstDayOfFive).verdict()[.decisionRights]
    #expect(rights.answer == .insufficient)
    #expect(rights.reasons.contains { $0.contains("how many people sit in them") })
  }
}
