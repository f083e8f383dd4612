import Foundation
import Testing

@testable import Simulation

@Suite struct ElementaryTests {
  @Test(arguments: [1e-300, 0.001, 0.5, 0.9999999, 1, 1.0000001, 2, 2.718281828, 1e6, 1e300])
  func `The logarithm is the library's to the last digits`(x: Double) {
    #expect(abs(Elementary.log(x) - Foundation.log(x)) <= 4e-16 * max(abs(Foundation.log(x)), 1e-9))
  }

  @Test(arguments: [-740.0, -100, -1, -1e-9, 0, 1e-9, 0.3, 0.35, 1, 10, 500, 709])
  func `The exponential is the library's to the last digits`(x: Double) {
    #expect(abs(Elementary.exp(x) / Foundation.exp(x) - 1) <= (x < -700 ? 1e-2 : 1e-15))
  }

  @Test func `One has the logarithm 0 and nought the exponential 1`() {
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-1000) == 0)
    #expect(Elementary.exp(1000) == .infinity)
    #expect(Elementary.exp(.nan).isNaN)
  }

  @Test func `Both agree with the library on a thousand numbers`() {
    for step in 1...1000 {
      let x = Double(step) * 0.037
      #expect(abs(Elementary.log(x) - Foundation.log(x)) < 1e-15 * max(1, abs(Foundation.log(x))))
      #expect(abs(Elementary.exp(-x) / Foundation.exp(-x) - 1) < 1e-15)
    }
  }
}
