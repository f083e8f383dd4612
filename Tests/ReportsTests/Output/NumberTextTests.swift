import Testing

@testable import Graphs
@testable import Reports

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (5, "5"), (-3, "-3"), (0.1, "0.1"), (1e20, "1e+20"), (2.5, "2.5"),
      (.nan, ""), (.infinity, ""), (123_456_789, "123456789"),
    ] as [(Double, String)])
  func `Machines get the shortest text that reads back`(_ value: Double, _ text: String) {
    #expect(NumberText.exact(value) == text)
  }

  @Test(arguments: UInt64(0)..<50) func `Exact text reads back as the same bits`(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    for _ in 0..<100 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite, value != 0 else { continue }
      #expect(Double(NumberText.exact(value))?.bitPattern == value.bitPattern)
    }
  }

  @Test(
    arguments: [
      (0, "0"), (0.19, "0.190"), (0.1234, "0.123"), (0.99949, "0.999"), (0.9996, "1.00"),
      (1.234, "1.23"), (9.996, "10.0"), (12.34, "12.3"), (99.96, "100"), (123.4, "123"),
      (999.6, "1,000"), (25571, "25,571"), (-0.5, "-0.500"), (0.00012345, "1.23e-4"),
      (0.0000999999, "1.00e-4"), (.nan, "n/a"),
      (1e19, "1.00e19"), (-9.999e300, "-1.00e301"), (.greatestFiniteMagnitude, "1.80e308"),
    ] as [(Double, String)])
  func `People get three significant digits`(_ value: Double, _ text: String) {
    #expect(NumberText.short(value) == text)
  }

  @Test(
    arguments: [(0.19, "19 %"), (0, "0 %"), (1, "100 %"), (0.004, "0.4 %")] as [(Double, String)])
  func `Shares are whole percentages, small ones with a digit more`(_ share: Double, _ text: String)
  {
    #expect(NumberText.percent(share) == text)
  }
}
