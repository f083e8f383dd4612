import Foundation
import Testing

@testable import Metrics

@Suite struct LadderTests {
  func rung(
    _ rights: Answer, formal: Answer = .distributed, holds: Bool = false, use: Answer = .mixed,
    gap: Double = 1, veto: Double = 0.02, coverage: (Double, Double)? = (0.6, 0.7)
  ) -> Rung {
    Ladder(
      decisionRights: rights, formal: formal, holdsRights: holds, use: use, gap: gap,
      vetoHigh: veto,
      coverage: coverage.map {
        CoverageInterval(value: ($0.0 + $0.1) / 2, low: $0.0, high: $0.1)
      }
    ).rung
  }

  @Test func `Without rights or coverage no rung is determined`() {
    #expect(rung(.insufficient) == .notDeterminable)
    #expect(rung(.distributed, coverage: nil) == .notDeterminable)
  }

  @Test func `Held rights and asked people are self-management`() {
    #expect(rung(.distributed) == .selfManagement)
    #expect(rung(.distributed, formal: .insufficient) == .selfManagement)
    #expect(rung(.distributed, coverage: (0.49, 0.7)) == .rightsWithoutAdvice)
    #expect(rung(.distributed, veto: 0.10) == .between, "decisions are stopped")
  }

  @Test func `What a chart can take back is lent, unless it is recorded as held`() {
    #expect(rung(.distributed, formal: .concentrated, use: .distributed) == .empowered)
    #expect(
      rung(.distributed, formal: .concentrated, holds: true, use: .distributed) == .selfManagement)
  }

  @Test func `Few who decide and hardly ask are an authoritarian hierarchy`() {
    #expect(rung(.concentrated, coverage: (0.05, 0.29)) == .authoritarian)
    #expect(rung(.concentrated, gap: 1.5, coverage: (0.05, 0.29)) == .empowered, "use is delegated")
    #expect(rung(.concentrated, coverage: (0.31, 0.4)) == .empowered, "the affected are asked")
    #expect(rung(.concentrated, coverage: (0.25, 0.35)) == .between)
  }

  @Test func `Mixed rights without a concentrated chart stand between the rungs`() {
    #expect(rung(.mixed, use: .distributed) == .between)
    #expect(rung(.mixed, formal: .concentrated, use: .distributed) == .empowered)
  }

  @Test func `The sentences say what was seen and no more`() {
    func said(_ rights: Answer, _ formal: Answer, use: Answer = .distributed) -> String {
      Ladder(
        decisionRights: rights, formal: formal, holdsRights: false, use: use, gap: 1,
        vetoHigh: 0.02, coverage: CoverageInterval(value: 0.65, low: 0.6, high: 0.7)
      ).reasons.joined(separator: " ")
    }
    #expect(said(.distributed, .distributed).hasPrefix("Rights are held by everyone"))
    #expect(said(.distributed, .insufficient).hasPrefix("In practice decisions lie with everyone"))
    #expect(said(.distributed, .insufficient).contains("formal structure is not recorded"))
    #expect(said(.distributed, .concentrated).hasPrefix("On paper authority is concentrated"))
    #expect(said(.concentrated, .concentrated).hasPrefix("Authority is concentrated, and yet"))
    let caveats = said(.distributed, .distributed).components(separatedBy: "not a validated scale")
    #expect(caveats.count == 2)
  }
}
