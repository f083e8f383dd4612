import Metrics
import Testing

@Suite struct LorenzCrossingTests {
  @Test func `Poorest against richest cross, a spread of one does not`() {
    #expect(Concentration([1, 1, 4]).lorenzCrosses(Concentration([0, 3, 3])))
    #expect(!Concentration([1, 1, 4]).lorenzCrosses(Concentration([2, 2, 2])))
    #expect(!Concentration([1, 1, 4]).lorenzCrosses(Concentration([0, 1, 5])))
  }

  @Test func `The same curve from more people does not cross, nor does nothing`() {
    #expect(!Concentration([1, 2]).lorenzCrosses(Concentration([1, 1, 2, 2])))
    #expect(!Concentration([0, 0]).lorenzCrosses(Concentration([1, 2])))
    // Touching at a half and at three quarters is not crossing.
    #expect(!Concentration([1, 3]).lorenzCrosses(Concentration([0, 2, 3, 3])))
    // Crossing between the points of the shorter curve.
    #expect(Concentration([1, 3]).lorenzCrosses(Concentration([0, 3, 3, 3])))
  }
}
