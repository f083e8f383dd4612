import Organisations
import Testing

@testable import Metrics

@Suite struct VoiceMetricsTests {
  /// Two meetings: a speaks 3 turns and b 1; a and c one each. d is silent or does not count.
  private func log(isEligible: [Bool] = [true, true, true]) -> DecisionLog {
    let ids = ["a", "b", "c", "d"].prefix(isEligible.count).map(Identifier.init)
    var organisation = Organisation(people: People(ids: ids))
    organisation.people.isEligible = isEligible
    organisation.voice = [("m1", 0, 3.0), ("m1", 1, 1), ("m2", 0, 1), ("m2", 2, 1)].map {
      VoiceTurns(event: Identifier($0), person: $1, turns: $2)
    }
    return DecisionLog(organisation)
  }

  @Test func `Two meetings by hand`() throws {
    // Shares (¾, ¼, 0) and (½, 0, ½), in sum (1¼, ¼, ½): Ĥ = (1.875 − 1.125)/2 = 0.375.
    let fraction = try #require(try VoiceFraction().columns(of: log()).first)
    let number = try #require(try VoiceNumber().columns(of: log()).first)
    let share = try #require(try VoiceShare().columns(of: log()).first)
    #expect(abs(fraction.values[0] - 1 / (3 * 0.375)) < 1e-12)
    #expect(abs(number.values[0] - 1 / 0.375) < 1e-12)
    #expect(share.values == [0.625, 0.125, 0.25])
    #expect(fraction.n == 2)
  }

  @Test func `Silent people lower the fraction, not the number`() throws {
    let silent = log(isEligible: [true, true, true, true])
    #expect(
      abs(try VoiceFraction().columns(of: silent)[0].values[0] - 1 / (4 * 0.375)) < 1e-12)
    #expect(abs(try VoiceNumber().columns(of: silent)[0].values[0] - 1 / 0.375) < 1e-12)
  }

  @Test func `Turns of people who do not count are left out and counted`() {
    // Without b the first meeting is a's alone.
    let voice = VoiceShares(log(isEligible: [true, false, true]))
    #expect(voice.shares.totals() == [1.5, 0.5])
    #expect(voice.outside == 0.125)
  }

  @Test func `Without meetings there is a reason`() throws {
    let nobody = DecisionLog(Organisation())
    for metric in Catalogue.voiceMetrics {
      for column in try metric.columns(of: nobody) where !column.values.isEmpty {
        #expect(column.values[0].isNaN)
        #expect(column.reason?.isEmpty == false)
      }
    }
  }
}
