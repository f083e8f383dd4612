/// The reference organisations: kinds of organisation whose answer is known before anything is
/// measured.
///
/// The first nine are ordinary; the rest are built to mislead, with a chart on paper that practice
/// contradicts, or with power in a place where few look.
public enum ReferenceModel: String, Sendable, CaseIterable {
  /// One person decides nearly everything.
  case autocracy
  /// A tree of five reports each; decisions rise with their size.
  case classicHierarchy = "classic_hierarchy"
  /// A tree whose bosses let others decide and keep the approval.
  case empoweredHierarchy = "empowered_hierarchy"
  /// Two bosses for everybody, by function and by project.
  case matrix
  /// Double-linked circles that hold their rights and decide by consent.
  case sociocraticCircles = "sociocratic_circles"
  /// Roles with domains; whoever fills the role decides there.
  case holacracy
  /// Whoever takes a matter up decides after asking the affected and an expert.
  case adviceProcess = "advice_process"
  /// A founder and a small core decide what a crowd proposes.
  case openSourceBDFL = "open_source_bdfl"
  /// No hierarchy, few ties beyond the neighbours.
  case flatRing = "flat_ring"
  /// A tree on paper, decisions by everybody in practice.
  case paperTree = "paper_tree_distributed_practice"
  /// No hierarchy on paper, one person in the middle in practice.
  case hiddenHub = "flat_on_paper_hidden_hub"
  /// Everybody decides, and the boss vetoes three in ten.
  case bossVetoes = "boss_vetoes_30"
  /// All consent, and one person proposes nearly everything.
  case consentTheatre = "consent_theatre"
  /// One person decides everything after asking everybody.
  case consultativeAutocrat = "consultative_autocrat"
  /// A quarter of the people decide for all.
  case councilOfAQuarter = "council_of_a_quarter"

  /// The name on the command line: `classic_hierarchy`.
  public var name: String { rawValue }

  /// What kind of organisation it is, in one sentence.
  public var summary: String {
    switch self {
    case .autocracy: "one person decides nine of ten matters and talks to everybody"
    case .classicHierarchy:
      "a tree of five reports each; the larger the matter, the higher it is decided"
    case .empoweredHierarchy:
      "a tree; those who do the work decide two of three matters, bosses approve most of them"
    case .matrix: "everybody has a functional and a project head, who decide together"
    case .sociocraticCircles:
      "double-linked circles of seven decide by consent and hold their rights"
    case .holacracy: "three roles a person; whoever fills a role decides in its domain"
    case .adviceProcess: "anybody decides after asking the affected and an expert"
    case .openSourceBDFL: "a founder and a small core decide what a crowd proposes"
    case .flatRing: "no hierarchy; people talk to their neighbours, decide alone and ask for advice"
    case .paperTree: "adversarial: a tree on paper, everybody decides in practice"
    case .hiddenHub: "adversarial: flat on paper, more than half of all decided by one person"
    case .bossVetoes: "adversarial: everybody decides, the boss vetoes three in ten"
    case .consentTheatre: "adversarial: circles consent to what one person proposes"
    case .consultativeAutocrat: "adversarial: one person decides everything and asks everybody"
    case .councilOfAQuarter: "adversarial: a quarter of the people decide for all"
    }
  }

  /// Whether it is built to mislead; the others are the reference set.
  public var isAdversarial: Bool {
    switch self {
    case .autocracy, .classicHierarchy, .empoweredHierarchy, .matrix, .sociocraticCircles,
      .holacracy, .adviceProcess, .openSourceBDFL, .flatRing:
      false
    case .paperTree, .hiddenHub, .bossVetoes, .consentTheatre, .consultativeAutocrat,
      .councilOfAQuarter:
      true
    }
  }

  /// The right answer where there are enough people and decisions.
  public var expectedVerdict: ExpectedVerdict {
    switch self {
    case .autocracy, .classicHierarchy, .openSourceBDFL, .hiddenHub:
      ExpectedVerdict(overall: "concentrated", ladder: ["authoritarian"])
    case .empoweredHierarchy, .paperTree, .bossVetoes:
      ExpectedVerdict(overall: "mixed", ladder: ["empowered"])
    case .matrix, .councilOfAQuarter:
      ExpectedVerdict(overall: "mixed", ladder: ["empowered", "between"])
    case .sociocraticCircles, .adviceProcess, .flatRing:
      ExpectedVerdict(overall: "distributed", ladder: ["self_management"])
    case .holacracy:
      ExpectedVerdict(
        overall: "distributed", ladder: ["rights_without_advice", "self_management"])
    case .consentTheatre: ExpectedVerdict(overall: "mixed", ladder: ["between"])
    case .consultativeAutocrat:
      ExpectedVerdict(overall: "concentrated", ladder: ["empowered"])
    }
  }

  /// The right answer for so many people and decisions: below 8 people or below
  /// max(30, ⌈6√N⌉) decisions there is too little to tell.
  public func expectedVerdict(people: Int, decisions: Int) -> ExpectedVerdict {
    let needed = max(30, Int((6 * Double(people).squareRoot()).rounded(.up)))
    return people < 8 || decisions < needed ? .insufficient : expectedVerdict
  }
}
