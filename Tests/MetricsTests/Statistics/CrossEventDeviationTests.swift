import Metrics
import Testing

@Suite struct CrossEventDeviationTests {
  @Test func `One holder an event gives the closed form, and too little gives nothing`() {
    let even = EvenChances(people: 10, holdersPerEvent: Array(repeating: 1, count: 40))
    #expect(abs(even.crossEventDeviation - (2 * 0.1 * 0.9 / (40 * 39)).squareRoot()) < 1e-15)
    #expect(EvenChances(people: 1, holdersPerEvent: [1, 1]).crossEventDeviation.isNaN)
    #expect(EvenChances(people: 3, holdersPerEvent: [1]).crossEventDeviation.isNaN)
    // Who all decide together never differ.
    #expect(EvenChances(people: 3, holdersPerEvent: [3, 3, 1]).crossEventDeviation == 0)
  }

  /// Every log that could be, each as likely: three people, events of one and of two holders.
  @Test(arguments: [[1, 1], [1, 2, 1], [1, 2, 1, 1], [2, 3, 2, 1, 1]])
  func `It is that of all logs that could be`(holdersPerEvent: [Int]) {
    let choices: [[[Int]]] = holdersPerEvent.map { count in
      switch count {
      case 1: [[0], [1], [2]]
      case 2: [[0, 1], [0, 2], [1, 2]]
      default: [[0, 1, 2]]
      }
    }
    var logs: [[[Int]]] = [[]]
    for choice in choices { logs = logs.flatMap { log in choice.map { log + [$0] } } }
    let estimates = logs.map { log in
      var events = EventShares(holderCount: 3)
      for (event, people) in log.enumerated() { events.add(people, cluster: event) }
      return CoincidenceEstimate(events).hhi
    }
    let mean = estimates.reduce(0, +) / Double(logs.count)
    let variance = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(logs.count)
    #expect(abs(mean - 1.0 / 3) < 1e-12)
    let even = EvenChances(people: 3, holdersPerEvent: holdersPerEvent)
    #expect(abs(even.crossEventDeviation - variance.squareRoot()) < 1e-12)
  }
}
