import Metrics
import Testing

@Suite struct AuthorityConstantsTests {
  let constants = AuthorityConstants()

  @Test func `Every constant can be printed and set by its name`() {
    let stored = Mirror(reflecting: constants).children.compactMap(\.label)
    #expect(constants.settings.count == stored.count)
    #expect(Set(constants.settings.map(\.name)).count == stored.count)
    for (setting, label) in zip(constants.settings, stored) {
      var changed = constants
      let isKnown = changed.set(setting.name, to: 77)
      #expect(isKnown)
      let differing = zip(changed.settings, constants.settings).filter { $0 != $1 }
      #expect(differing.map(\.0.name) == [setting.name])
      #expect(differing.first?.0.standard == setting.value)
      #expect(
        setting.name.filter { $0 != "_" } == label.lowercased(), "the name is the property's")
    }
    var same = constants
    let isKnown = same.set("no_such_constant", to: 1)
    #expect(!isKnown)
    #expect(same == constants)
  }

  @Test func `An interval is above, below, across or between the thresholds`() {
    func answer(_ low: Double, _ high: Double) -> Answer {
      constants.classify(low: low, high: high, concentratedBelow: 0.25, distributedAbove: 0.5)
    }
    #expect(answer(0.51, 0.9) == .distributed)
    #expect(answer(0.5, 0.9) == .mixed)
    #expect(answer(0.1, 0.24) == .concentrated)
    #expect(answer(0.1, 0.25) == .mixed)
    #expect(answer(0.25, 0.5) == .insufficient)
    #expect(answer(0.26, 0.49) == .mixed)
    #expect(answer(.nan, 1) == .insufficient)
  }

  @Test func `A fraction above the threshold may have an interval that reaches a tenth below it`() {
    #expect(constants.classify(value: 0.6, low: 0.451, high: 0.9) == .distributed)
    #expect(constants.classify(value: 0.6, low: 0.45, high: 0.9) == .mixed)
    #expect(constants.classify(value: 0.5, low: 0.48, high: 0.52) == .mixed, "not above one half")
    #expect(constants.classify(value: 0.2, low: 0.1, high: 0.24) == .concentrated)
    #expect(constants.classify(value: 0.2, low: 0.1, high: 0.25) == .mixed, "no allowance here")
    #expect(constants.classify(value: 0.4, low: 0.25, high: 0.5) == .insufficient)
    #expect(constants.classify(value: .nan, low: .nan, high: .nan) == .insufficient)
    var strict = constants
    strict.set("distributed_surely", to: 1)
    #expect(strict.classify(value: 0.6, low: 0.5, high: 0.9) == .mixed)
    #expect(strict.classify(value: 0.6, low: 0.51, high: 0.9) == .distributed)
  }

  @Test func `Decisions needed are 30, and more above 25 people`() {
    #expect(constants.decisionsNeeded(people: 8) == 30)
    #expect(constants.decisionsNeeded(people: 25) == 30)
    #expect(constants.decisionsNeeded(people: 26) == 31)
    #expect(constants.decisionsNeeded(people: 100) == 60)
  }
}
