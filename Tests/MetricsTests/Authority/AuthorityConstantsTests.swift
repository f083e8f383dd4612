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
    #expect(constants.classify(low: 0.51, high: 0.9) == .distributed)
    #expect(constants.classify(low: 0.5, high: 0.9) == .mixed)
    #expect(constants.classify(low: 0.1, high: 0.24) == .concentrated)
    #expect(constants.classify(low: 0.1, high: 0.25) == .mixed)
    #expect(constants.classify(low: 0.25, high: 0.5) == .insufficient)
    #expect(constants.classify(low: 0.26, high: 0.49) == .mixed)
    #expect(constants.classify(low: .nan, high: 1) == .insufficient)
  }

  @Test func `Decisions needed are 30, and more above 25 people`() {
    #expect(constants.decisionsNeeded(people: 8) == 30)
    #expect(constants.decisionsNeeded(people: 25) == 30)
    #expect(constants.decisionsNeeded(people: 26) == 31)
    #expect(constants.decisionsNeeded(people: 100) == 60)
  }
}
