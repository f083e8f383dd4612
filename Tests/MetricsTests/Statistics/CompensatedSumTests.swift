import Metrics
import Testing

@Suite struct CompensatedSumTests {
  @Test func `Small terms survive beside large ones in any order`() {
    #expect([1, 1e100, 1, -1e100].compensatedSum() == 2)
    #expect([1e100, 1, -1e100, 1].compensatedSum() == 2)
    #expect(Array(repeating: 0.1, count: 10).compensatedSum() == 1)
    #expect([Double]().compensatedSum() == 0)
  }
}
