import Graphs
import Organisations
import Testing

@testable import Simulation

/// An organisation as text, so that two of them can be compared whole.
private func digest(_ organisation: Organisation) -> [String] {
  [
    "\(organisation.people)", "\(organisation.decisions)", "\(organisation.voice)",
    "\(organisation.circles)", "\(organisation.memberships)", "\(organisation.rights)",
    "\(organisation.window)",
    organisation.allRelations.map { "\($0.name) \(arcs(of: $0.graph))" }.joined(),
  ]
}

private func arcs(of graph: Graph) -> [[Double]] {
  graph.nodes.flatMap { node in
    graph.arcs(of: node).map {
      [Double(node), Double(graph.target(of: $0)), graph.weight(of: $0)]
    }
  }
}

private func people(_ decision: Decision, _ part: Participation.Part) -> [Int] {
  decision.holders(part).map { holder in
    guard case .person(let person) = holder else { return -1 }
    return person
  }
}

@Suite struct SimulationTests {
  @Test(arguments: ReferenceModel.allCases)
  func `The same seed gives the same organisation and another seed another`(
    model: ReferenceModel
  ) {
    let first = digest(Simulation.organisation(model: model, people: 20, seed: 7))
    #expect(first == digest(Simulation.organisation(model: model, people: 20, seed: 7)))
    #expect(first != digest(Simulation.organisation(model: model, people: 20, seed: 8)))
  }

  @Test func `The same seed gives the same organisation on every platform`() {
    // The numbers of the first run, on Linux; a platform with another libm must find them too.
    let organisation = Simulation.organisation(model: .sociocraticCircles, people: 20, seed: 1)
    #expect(organisation.relations[0].graph.tieCount == 73)
    #expect(organisation.decisions[0].decidedAt?.dayText == "2025-01-07")
    #expect(organisation.decisions[0].magnitude == 0.404)
    #expect(people(organisation.decisions[0], .affected) == [4, 17, 18, 19])
    #expect(organisation.voice.prefix(7).map(\.turns) == [4, 2, 1, 2, 1, 2, 5])
  }

  @Test(arguments: ReferenceModel.allCases)
  func `More meetings change no decision and more decisions change no tie`(model: ReferenceModel) {
    let small = Simulation.organisation(model: model, people: 20, decisions: 30, meetings: 5)
    let talkative = Simulation.organisation(model: model, people: 20, decisions: 30, meetings: 90)
    let busy = Simulation.organisation(model: model, people: 20, decisions: 90, meetings: 5)
    #expect(small.decisions == talkative.decisions)
    #expect(small.relations[0].graph == busy.relations[0].graph)
    #expect(small.voice == busy.voice)
  }

  @Test(arguments: ReferenceModel.allCases, [5, 7, 8, 20, 40, 80])
  func `Every decision has a decider, a proposer and the right number of affected`(
    model: ReferenceModel, count: Int
  ) throws {
    let organisation = Simulation.organisation(
      model: model, people: count, decisions: 60, seed: 3)
    #expect(organisation.decisions.count == 60)
    #expect(organisation.people.count == count)
    for decision in organisation.decisions {
      let deciders = people(decision, .decider)
      #expect(!deciders.isEmpty && Set(deciders).count == deciders.count)
      #expect(people(decision, .proposer).count == 1)
      #expect(Set(people(decision, .consulted)).isDisjoint(with: deciders))
      let affected = people(decision, .affected)
      let magnitude = try #require(decision.magnitude)
      #expect(Set(affected).count == affected.count)
      // The log rounds the magnitude to three digits, which can move k by one.
      let expected = min(count, max(2, Int(((0.05 + 0.35 * magnitude) * Double(count)).rounded())))
      #expect(abs(affected.count - expected) <= 1)
      #expect(
        decision.participations.allSatisfy { part in
          if case .person(let person) = part.holder { (0..<count).contains(person) } else { false }
        })
      #expect(decision.domain != nil)
    }
  }

  @Test(arguments: [(0.0, 40, 2), (0.5, 40, 9), (1.0, 40, 16), (1.0, 80, 32), (0.1, 20, 2)])
  func `The affected are max(2, round((0.05 + 0.35 m) N))`(m: Double, n: Int, k: Int) {
    #expect(Simulator.affectedCount(m, people: n) == k)
  }

  @Test(arguments: ReferenceModel.allCases)
  func `Decisions come by date, on working days of the window, and are asked for before`(
    model: ReferenceModel
  ) throws {
    let organisation = Simulation.organisation(model: model, people: 20, decisions: 200)
    let days = organisation.decisions.compactMap(\.decidedAt)
    #expect(days.count == 200)
    #expect(days == days.sorted())
    for decision in organisation.decisions {
      let decided = try #require(decision.decidedAt)
      let requested = try #require(decision.requestedAt)
      #expect(requested <= decided)
      #expect(organisation.window.contains(decided))
      // 1970-01-01 was a Thursday.
      for day in [decided.day, requested.day] { #expect((day + 3) % 7 < 5) }
    }
    let ids = organisation.decisions.map(\.id)
    #expect(ids == ids.sorted() && ids.first == Identifier("d001"))
  }

  @Test(arguments: ReferenceModel.allCases)
  func `Each meeting has twelve turns and lists the silent too`(model: ReferenceModel) {
    let organisation = Simulation.organisation(model: model, people: 40, meetings: 30)
    let meetings = Dictionary(grouping: organisation.voice, by: \.event)
    #expect(meetings.count == 30)
    for turns in meetings.values {
      #expect(turns.map(\.turns).reduce(0, +) == 12)
      #expect(Set(turns.map(\.person)).count == turns.count)
    }
    #expect(organisation.voice.contains { $0.turns == 0 })
  }

  @Test(arguments: ReferenceModel.allCases)
  func `People, formal structure and relations are what the importers would make`(
    model: ReferenceModel
  ) {
    let organisation = Simulation.organisation(model: model, people: 40)
    #expect(organisation.people.ids == organisation.people.ids.sorted())
    #expect(organisation.people.ids.first == Identifier("p001"))
    #expect(organisation.people.ids.last == Identifier("p040"))
    #expect(organisation.people.eligibleCount == 40)
    let circlesCommand = model == .sociocraticCircles || model == .consentTheatre
    #expect(
      organisation.declaresNoReportingLines == (organisation.command == nil && !circlesCommand))
    #expect(organisation.relations.map(\.name) == ["messages"])
    #expect(organisation.relations[0].kind == .communication)
    #expect(!organisation.relations[0].graph.isDirected)
    #expect(organisation.hasDecisionLog)
  }

  @Test func `A thousand people sort by their numbers`() {
    var roles = Xoshiro256(seed: 1)
    let organisation = Simulator(
      blueprint: .of(.adviceProcess, people: 1000, using: &roles), model: .adviceProcess,
      people: 1000, seed: 1
    ).formalOrganisation()
    #expect(organisation.people.ids.first == Identifier("p0001"))
    #expect(organisation.people.ids == organisation.people.ids.sorted())
  }

  @Test(arguments: ReferenceModel.allCases)
  func `The share of pairs that talk is the one its rates say`(model: ReferenceModel) {
    // Σ over pairs of P(Poisson(R) ≥ 1), pooled over seeds; each pair is a coin of its own.
    var ties = 0.0
    var expected = 0.0
    var variance = 0.0
    for seed in UInt64(1)...3 {
      var roles = Xoshiro256(master: seed, purpose: model.name, "roles")
      let blueprint = Blueprint.of(model, people: 40, using: &roles)
      ties += Double(
        Simulation.organisation(model: model, people: 40, decisions: 0, meetings: 0, seed: seed)
          .relations[0].graph.tieCount)
      for one in 0..<40 {
        for other in 0..<one {
          let rate = blueprint.rate(one, other)
          #expect(rate == blueprint.rate(other, one) && rate >= 0)
          let share = 1 - Elementary.exp(-rate)
          expected += share
          variance += share * (1 - share)
        }
      }
    }
    #expect(abs(ties - expected) <= 4 * variance.squareRoot())
  }
}
