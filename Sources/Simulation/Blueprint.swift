import Graphs
import Organisations

/// What makes one kind of organisation: its formal structure, how it decides, who talks to whom,
/// who speaks. One value a model, one model a file in `Models`; a model that is like another but
/// for one thing is made of it by replacing that thing.
struct Blueprint {
  /// The unit of each person, which is where they work and which domain their decisions have.
  var units: [Unit]
  /// The unit of each person, as a position in `units`.
  var unitOf: [Int]
  /// What is written down of superiors, circles and rights.
  var formal = Formal()
  /// What is decided, and by whom, in a matter of magnitude m from 0 to 1.
  var decide: (_ magnitude: Double, _ random: inout Xoshiro256) -> Draft
  /// The expected number of messages between two people, the same both ways.
  var rate: (_ one: Int, _ other: Int) -> Double
  /// How much each person speaks.
  var voiceWeights: [Double]
  /// Who meets, one of these groups a meeting; a group that stands twice meets twice as often.
  var meetingGroups: (_ random: inout Xoshiro256) -> [[Int]]

  /// N.
  var count: Int { unitOf.count }

  /// Some people under one name.
  struct Unit {
    var name: String
    var members: [Int]
  }

  /// Everybody, in order.
  var everyone: [Int] { Array(0..<count) }

  /// The blueprint of a model; what is drawn once an organisation, such as who is how active, is
  /// drawn here.
  static func of(
    _ model: ReferenceModel, people: Int, using random: inout Xoshiro256
  ) -> Blueprint {
    switch model {
    case .autocracy: autocracy(people: people)
    case .classicHierarchy: classicHierarchy(people: people)
    case .empoweredHierarchy: empoweredHierarchy(people: people, using: &random)
    case .matrix: matrix(people: people)
    case .sociocraticCircles: sociocraticCircles(people: people, using: &random)
    case .holacracy: holacracy(people: people, using: &random)
    case .adviceProcess: adviceProcess(people: people, using: &random)
    case .openSourceBDFL: openSourceBDFL(people: people)
    case .flatRing: flatRing(people: people, using: &random)
    case .paperTree: paperTree(people: people, using: &random)
    case .hiddenHub: hiddenHub(people: people, using: &random)
    case .bossVetoes: bossVetoes(people: people, using: &random)
    case .consentTheatre: consentTheatre(people: people, using: &random)
    case .consultativeAutocrat: consultativeAutocrat(people: people, using: &random)
    case .councilOfAQuarter: councilOfAQuarter(people: people, using: &random)
    }
  }
}

/// What is written down of an organisation.
struct Formal {
  /// Arcs from superior to subordinate.
  var command: [(Int, Int)] = []
  /// The level of each person, 1 = top; empty where there are none.
  var levels: [Double] = []
  /// Circles, the top circle first.
  var circles: [Circle] = []
  /// Who belongs to which circle in which role.
  var memberships: [Membership] = []
  /// Rights by domain.
  var rights: [Right] = []

  /// Whether members of a circle command each other, as its policy needs everyone's consent. It
  /// follows from the circles and is not written down a second time as arcs.
  var circlesCommand = false

  /// Whether the organisation says that it has no reporting lines: it has none and says so.
  var declaresNoReportingLines: Bool { command.isEmpty && !circlesCommand }
}

/// One matter as a model decides it, before affected, consulted and dates are drawn.
struct Draft {
  /// Who takes the decision.
  var deciders: [Int]
  /// Who puts it forward.
  var proposer: Proposer = .decider
  /// Whose approval is needed.
  var approver: Int?
  /// Who stops it.
  var veto: Int?
  /// The domain it belongs to.
  var domain: String
  /// Those among whom most of the affected are.
  var unit: [Int]
  /// How likely each of the affected is asked.
  var consult: Double
  /// Who is asked besides.
  var alsoConsulted: [Int] = []
  /// An expert who is asked besides.
  var expert: Int?
  /// How it is decided.
  var process: Decision.Process

  /// Who puts a matter forward.
  enum Proposer {
    /// One of the deciders.
    case decider
    /// This person.
    case person(Int)
    /// One of the affected.
    case anyAffected
  }
}
