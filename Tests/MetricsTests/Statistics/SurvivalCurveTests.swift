import Metrics
import Testing

@Suite struct SurvivalCurveTests {
  /// By hand: of six, one closes after 1, two after 3 of five left, one of two left after 5.
  @Test func `Open requests leave without having closed`() {
    let curve = SurvivalCurve(
      [1, 3, 3, 4, 5, 6], hasEnded: [true, true, true, false, true, false])
    #expect(curve.count == 6)
    #expect(curve.steps.map(\.time) == [1, 3, 5])
    let expected = [5.0 / 6, 0.5, 0.25]
    #expect(zip(curve.steps, expected).allSatisfy { abs($0.open - $1) < 1e-15 })
    // Greenwood: S² Σ d / (n (n − d)).
    let greenwood = 1.0 / 30 + 2.0 / 15 + 1.0 / 2
    #expect(abs(curve.steps[2].standardError - 0.25 * greenwood.squareRoot()) < 1e-15)
    #expect(curve.median == 3)
    #expect(curve.open(after: 0.5) == 1)
    #expect(curve.open(after: 4.9) == curve.steps[1].open)
  }

  @Test func `Without open requests it is the share that took longer`() {
    let durations = [2.0, 1, 4, 4, 8]
    let curve = SurvivalCurve(durations, hasEnded: Array(repeating: true, count: 5))
    for time in [0.0, 1, 2, 3, 4, 7, 8] {
      let longer = Double(durations.count { $0 > time }) / 5
      #expect(abs(curve.open(after: time) - longer) < 1e-15)
    }
    #expect(curve.steps.last?.standardError == 0)
  }

  @Test func `The median of twenty-four is the twelfth`() {
    let curve = SurvivalCurve(
      (1...24).map(Double.init), hasEnded: Array(repeating: true, count: 24))
    #expect(curve.median == 12)
  }

  @Test func `Where more than half never close there is no median`() {
    #expect(SurvivalCurve([1, 2, 3], hasEnded: [true, false, false]).median.isNaN)
    #expect(SurvivalCurve([], hasEnded: []).median.isNaN)
    #expect(SurvivalCurve([1, 2], hasEnded: [false, false]).steps.isEmpty)
    #expect(SurvivalCurve([0, 0], hasEnded: [true, false]).median == 0)
  }

  /// Weeks to relapse of Freireich et al. 1963; the limits as SAS's LIFETEST prints them for
  /// `CONFTYPE=LOGLOG`.
  @Test func `The interval of the median of the leukaemia trial is the published one`() {
    let treated = SurvivalCurve(
      [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
      hasEnded: Array(repeating: true, count: 9) + Array(repeating: false, count: 12))
    #expect(treated.median == 23)
    #expect(treated.medianInterval().low == 13)
    #expect(treated.medianInterval().high.isNaN, "half of the treated never relapsed")
    let others = SurvivalCurve(
      [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
      hasEnded: Array(repeating: true, count: 21))
    #expect(others.median == 8)
    #expect(others.medianInterval() == (4, 11))
  }

  @Test func `A curve without steps has no interval, and one of one step no upper end`() {
    let none = SurvivalCurve([1, 2], hasEnded: [false, false]).medianInterval()
    #expect(none.low.isNaN && none.high.isNaN)
    let one = SurvivalCurve([1], hasEnded: [true]).medianInterval()
    #expect(one.low == 1 && one.high.isNaN)
  }
}
