/// Every word that a reader meets about one measure: headers, help, reports and tests take them
/// from here.
public struct Definition: Sendable, Equatable {
  /// The name in files and options: `betweenness`, `effective_fraction_last_word`.
  public var id: String
  /// The name in a heading.
  public var title: String
  /// The question it answers, as a reader would ask it.
  public var question: String
  /// The formula in one line.
  public var formula: String
  /// The range in words: `0 to 1`.
  public var range: String
  /// Which way concentration lies.
  public var direction: Direction
  /// When there is no value.
  public var undefined: String
  /// What it cannot say.
  public var caveat: String
  /// The paper or book it comes from.
  public var source: String

  /// A definition.
  public init(
    id: String, title: String, question: String, formula: String, range: String,
    direction: Direction, undefined: String, caveat: String, source: String
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.formula = formula
    self.range = range
    self.direction = direction
    self.undefined = undefined
    self.caveat = caveat
    self.source = source
  }

  /// Which way concentration of authority lies on a scale.
  public enum Direction: String, Sendable {
    /// Larger is more concentrated.
    case largerIsConcentrated = "larger_is_concentrated"
    /// Smaller is more concentrated.
    case smallerIsConcentrated = "smaller_is_concentrated"
    /// Neither end is.
    case neither

    /// The direction in words.
    public var words: String {
      switch self {
      case .largerIsConcentrated: "larger is more concentrated"
      case .smallerIsConcentrated: "smaller is more concentrated"
      case .neither: "neither end is more concentrated"
      }
    }
  }
}
