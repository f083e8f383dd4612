import Graphs
import Organisations

/// Organisations with a known answer, made from a seed.
public enum Simulation {
  /// The fewest people an organisation is made of: a founder, a core of three and somebody else.
  public static let fewestPeople = 5

  /// A reference organisation: people, formal structure, a year of decisions, messages, meetings.
  ///
  ///     let before = Simulation.organisation(model: .classicHierarchy, people: 40, seed: 7)
  ///     before.people.ids.first           // p001
  ///     before.decisions.count            // 150
  ///
  /// People are `p001`, `p002` …, the same for every model, so that one organisation can be shown
  /// before and after a change. Decisions and meetings fall on the 260 working days from
  /// 2025-01-06, in the order of their dates. Messages are one undirected relation whose weight is
  /// their number; meetings list everybody present, with 0 turns for the silent. The same arguments
  /// give the same organisation on every platform; formal structure, decisions, ties, meetings and
  /// dates draw from streams of their own.
  ///
  /// - Parameters:
  ///   - model: The kind of organisation.
  ///   - people: N, at least `fewestPeople`.
  ///   - decisions: E, how many decisions the log holds.
  ///   - meetings: How many meetings there are.
  ///   - seed: Whatever tells one organisation of a kind from another.
  /// - Complexity: O(N²) time for the ties of all pairs, O(E·N) for the affected.
  public static func organisation(
    model: ReferenceModel, people: Int = 40, decisions: Int = 150, meetings: Int = 60,
    seed: UInt64 = 1
  ) -> Organisation {
    precondition(people >= fewestPeople, "an organisation of at least \(fewestPeople) people")
    precondition(decisions >= 0 && meetings >= 0, "no negative number of decisions or meetings")
    var roles = Xoshiro256(master: seed, purpose: model.name, "roles")
    let blueprint = Blueprint.of(model, people: people, using: &roles)
    let simulator = Simulator(
      blueprint: blueprint, model: model, people: people, seed: seed)

    var organisation = simulator.formalOrganisation()
    organisation.decisions = simulator.decisions(decisions)
    organisation.hasDecisionLog = true
    organisation.logCoverage = 1
    organisation.relations = [simulator.messages()]
    organisation.voice = simulator.voice(meetings: meetings)
    return organisation
  }
}
