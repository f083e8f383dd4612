import Metrics
import Testing

/// Values: R 4.2.2, `prop.test(x, n, correct = FALSE)$conf.int`, to 12 digits.
@Suite struct WilsonIntervalTests {
  @Test(arguments: [
    (0.0, 20.0, 0.0, 0.161125158053), (3, 20, 0.0523687458962, 0.360418864741),
    (10, 12, 0.551969137747, 0.953034857816), (57, 150, 0.306237272464, 0.459755586184),
  ])
  func `The interval is R's`(successes: Double, trials: Double, low: Double, high: Double) {
    let interval = WilsonInterval(successes, of: trials, z: 1.959963984540054)
    #expect(abs(interval.low - low) < 1e-11)
    #expect(abs(interval.high - high) < 1e-11)
  }

  @Test func `Without trials there is none`() {
    #expect(WilsonInterval(0, of: 0).low.isNaN)
    #expect(WilsonInterval(0, of: 0).high.isNaN)
  }
}
