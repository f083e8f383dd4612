import Graphs
import Organisations
import Testing

@testable import Simulation

/// How often something happened, against how often its probability says, within four standard
/// errors: a right model misses once in 16,000 trials.
func isAbout(_ count: Int, of trials: Int, probability: Double) -> Bool {
  let error = (Double(trials) * probability * (1 - probability)).squareRoot()
  return abs(Double(count) - Double(trials) * probability) <= 4 * error
}

/// Everybody with that part; bodies do not occur.
func persons(_ decision: Decision, _ part: Participation.Part) -> [Int] {
  decision.holders(part).compactMap { holder in
    if case .person(let person) = holder { person } else { nil }
  }
}

/// A long log of a model, so that rates show.
func longLog(_ model: ReferenceModel, people: Int = 40, seed: UInt64 = 11) -> Organisation {
  Simulation.organisation(
    model: model, people: people, decisions: 2000, meetings: 10, seed: seed)
}

@Suite struct HierarchyTests {
  @Test(arguments: [20, 40, 80])
  func `In a classic hierarchy size decides who decides`(people: Int) {
    let tree = Tree(count: people)
    for decision in longLog(.classicHierarchy, people: people).decisions {
      guard let m = decision.magnitude, let decider = persons(decision, .decider).first else {
        Issue.record("a decision without size or decider")
        continue
      }
      // Digits were cut: at a border both neighbours are right.
      if m > 0.901 { #expect(decider == 0) }
      if m > 0.601, m < 0.9 { #expect(decider == 0 || tree.parent(of: decider) == 0) }
      if m > 0.101, m < 0.6 { #expect(!tree.isLeaf(decider)) }
      if m < 0.1 {
        #expect(tree.isLeaf(decider))
        #expect(persons(decision, .approver) == [tree.parent(of: decider)])
        #expect(decision.process == .approval)
      } else if m > 0.101 {
        #expect(persons(decision, .approver).isEmpty)
      }
    }
  }

  @Test func `In a classic hierarchy one in eight of the affected is asked`() {
    let log = longLog(.classicHierarchy).decisions
    var asked = 0
    var affected = 0
    for decision in log {
      let others = Set(persons(decision, .affected)).subtracting(persons(decision, .decider))
      affected += others.count
      asked += others.intersection(persons(decision, .consulted)).count
    }
    #expect(isAbout(asked, of: affected, probability: 0.12))
  }

  @Test func `A classic hierarchy is a tree with levels`() throws {
    let organisation = Simulation.organisation(model: .classicHierarchy, people: 40)
    let command = try #require(organisation.command).graph
    #expect(command.isDirected && command.arcCount == 39)
    for person in 1..<40 {
      #expect(command.incomingArcs(of: person).map(command.source(of:)) == [(person - 1) / 5])
    }
    #expect(organisation.people.levels.prefix(7) == [1, 2, 2, 2, 2, 2, 3])
    #expect(!organisation.declaresNoReportingLines)
    let units = try #require(organisation.people.attribute("unit"))
    #expect(units.value(of: 0) == Identifier("top"))
    #expect(units.value(of: 1) == Identifier("team-01"))
    #expect(units.value(of: 6) == Identifier("team-02"))
  }

  @Test func `Higher levels speak more in a classic hierarchy`() {
    let voice = Simulation.organisation(
      model: .classicHierarchy, people: 40, decisions: 0, meetings: 400
    ).voice.filter { $0.person <= 5 }
    let root = voice.filter { $0.person == 0 }.map(\.turns).reduce(0, +)
    let all = Dictionary(grouping: voice, by: \.event).values.filter { $0.count == 6 }
    let turns = all.flatMap { $0 }.map(\.turns).reduce(0, +)
    // Weights 10 and five times 5 where the root meets its reports: 10/35 of 12 turns.
    #expect(abs(root / turns - 10.0 / 35) < 0.03)
  }

  @Test func `An autocrat decides nine of ten matters`() {
    let log = longLog(.autocracy).decisions
    #expect(isAbout(log.count { persons($0, .decider) == [0] }, of: 2000, probability: 0.9))
    #expect(log.allSatisfy { persons($0, .decider) != persons($0, .approver) })
    #expect(
      isAbout(log.count { !persons($0, .approver).isEmpty }, of: 2000, probability: 0.01))
  }

  @Test func `An autocracy is a star up to 40 people and a tree above`() throws {
    let small = try #require(Simulation.organisation(model: .autocracy, people: 40).command)
    #expect(small.graph.arcs(of: 0).count == 39)
    let large = try #require(Simulation.organisation(model: .autocracy, people: 80).command)
    #expect(large.graph.arcs(of: 0).count == 5)
  }

  @Test func `In an empowered hierarchy leaves decide two of three and bosses approve most`() {
    let tree = Tree(count: 40)
    let log = longLog(.empoweredHierarchy).decisions
    let byLeaf = log.filter { tree.isLeaf(persons($0, .decider)[0]) }
    #expect(isAbout(byLeaf.count, of: 2000, probability: 0.65))
    let approved = byLeaf.count { !persons($0, .approver).isEmpty }
    #expect(isAbout(approved, of: byLeaf.count, probability: 0.8))
    #expect(log.allSatisfy { tree.isLeaf(persons($0, .proposer)[0]) })
    for decision in byLeaf {
      guard let m = decision.magnitude, let approver = persons(decision, .approver).first else {
        continue
      }
      let leaf = persons(decision, .decider)[0]
      if m < 0.499 { #expect(approver == tree.parent(of: leaf)) }
      if m > 0.901 { #expect(approver == 0) }
    }
  }

  @Test(arguments: [5, 6, 20, 40, 80])
  func `In a matrix every worker has one head of each kind`(people: Int) throws {
    let organisation = Simulation.organisation(model: .matrix, people: people, decisions: 50)
    let command = try #require(organisation.command).graph
    let heads = people < 6 ? 1 : max(2, people / 10)
    for worker in (1 + 2 * heads)..<people {
      let bosses = command.incomingArcs(of: worker).map(command.source(of:))
      #expect(bosses.count == 2)
      #expect(bosses.count { (1...heads).contains($0) } == 1)
    }
    for decision in organisation.decisions {
      #expect(persons(decision, .decider).count <= 2)
    }
  }

  @Test func `A founder decides nearly half and vetoes a tenth of the others`() {
    let log = longLog(.openSourceBDFL).decisions
    let own = log.count { persons($0, .decider) == [0] }
    #expect(isAbout(own, of: 2000, probability: 0.45))
    let vetoed = log.filter { !persons($0, .veto).isEmpty }
    #expect(isAbout(vetoed.count, of: 2000 - own, probability: 0.1))
    #expect(vetoed.allSatisfy { $0.outcome == .rejected && persons($0, .veto) == [0] })
    #expect(log.allSatisfy { persons($0, .decider)[0] <= 3 })
  }

  @Test func `A boss vetoes three in ten and a council is a quarter`() {
    let vetoes = longLog(.bossVetoes).decisions
    let others = vetoes.filter { persons($0, .decider) != [0] }
    #expect(
      isAbout(others.count { !persons($0, .veto).isEmpty }, of: others.count, probability: 0.3))
    let council = longLog(.councilOfAQuarter).decisions
    #expect(Set(council.flatMap { persons($0, .decider) }) == Set(0..<10))
    #expect(council.allSatisfy { persons($0, .affected).contains(persons($0, .proposer)[0]) })
  }

  @Test func `A consultative autocrat decides all and the affected propose`() {
    let log = longLog(.consultativeAutocrat).decisions
    #expect(log.allSatisfy { persons($0, .decider) == [0] })
    #expect(log.allSatisfy { persons($0, .affected).contains(persons($0, .proposer)[0]) })
  }
}
