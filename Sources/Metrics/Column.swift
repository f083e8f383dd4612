/// The values of one measure in one variant: one for the whole, or one a person, tie or class.
public struct Column: Sendable, Equatable {
  /// The measure's id, which the catalogue defines.
  public var measure: String
  /// `key=value` pairs joined by `;`, as `weights=none;direction=in`; empty where there is one form.
  ///
  /// In a value that comes from data `;`, `=` and `%` stand as `%3B`, `%3D` and `%25`.
  public var variant: String
  /// What the values belong to.
  public var scope: Scope
  /// The values in the order of the scope; `nan` is undefined, for `reason`.
  public var values: [Double]
  /// Why values are `nan` or infinite; `nil` where none is.
  public var reason: String?
  /// The ends of the interval of a single value.
  public var low: Double?
  /// The upper end.
  public var high: Double?
  /// The mean under the null model that `note` names.
  public var nullMean: Double?
  /// The p-value against that null model.
  public var nullP: Double?
  /// What chance keeps or deals out anew, in a few words; empty without `nullP`.
  public var chance: String
  /// How many people, ties or events the value rests on.
  public var n: Int?
  /// How many were left out because something about them is not recorded.
  public var missing: Int?
  /// The group that the value is of, as `unit=Sales`; empty for all.
  public var group: String
  /// Anything else a reader must know, in one sentence.
  public var note: String

  /// A column.
  public init(
    _ measure: String, variant: String = "", scope: Scope, values: [Double], reason: String? = nil,
    low: Double? = nil, high: Double? = nil, nullMean: Double? = nil, nullP: Double? = nil,
    chance: String = "", n: Int? = nil, missing: Int? = nil, group: String = "", note: String = ""
  ) {
    self.measure = measure
    self.variant = variant
    self.scope = scope
    self.values = values
    self.reason = values.allSatisfy(\.isFinite) ? nil : reason
    self.low = low
    self.high = high
    self.nullMean = nullMean
    self.nullP = nullP
    self.chance = nullP == nil ? "" : chance
    self.n = n
    self.missing = missing
    self.group = group
    self.note = note
    precondition(scope.count.map { $0 == values.count } ?? true, "one value for each of the scope")
    precondition(
      reason != nil || values.allSatisfy(\.isFinite), "an undefined value comes with its reason")
  }

  /// A column of one value, for the whole network or log.
  public init(
    _ measure: String, variant: String = "", whole value: Double, reason: String? = nil,
    low: Double? = nil, high: Double? = nil, nullMean: Double? = nil, nullP: Double? = nil,
    chance: String = "", n: Int? = nil, missing: Int? = nil, group: String = "", note: String = ""
  ) {
    self.init(
      measure, variant: variant, scope: .whole, values: [value], reason: reason, low: low,
      high: high, nullMean: nullMean, nullP: nullP, chance: chance, n: n, missing: missing,
      group: group,
      note: note)
  }

  /// What the values of a column belong to.
  public enum Scope: Sendable, Equatable {
    /// The network or the log as a whole: one value.
    case whole
    /// Everyone, in the order of `Organisation.people`.
    case people
    /// These people, by index, ascending: where a measure has no value for the others.
    case some([Int])
    /// Ties, by the indices of their ends as first listed.
    case ties([(Int, Int)])
    /// Anything else, by the text that stands in the `node` column.
    case labelled([String])

    /// The number of values, where the scope alone says it.
    var count: Int? {
      switch self {
      case .whole: 1
      case .people: nil
      case .some(let people): people.count
      case .ties(let ties): ties.count
      case .labelled(let labels): labels.count
      }
    }

    /// Whether both speak of the same things.
    public static func == (left: Scope, right: Scope) -> Bool {
      switch (left, right) {
      case (.whole, .whole), (.people, .people): true
      case (.some(let one), .some(let other)): one == other
      case (.ties(let one), .ties(let other)): one.elementsEqual(other, by: ==)
      case (.labelled(let one), .labelled(let other)): one == other
      default: false
      }
    }
  }
}

/// A text from data as the value of a variant: `a;b=c` is `a%3Bb%3Dc`, so that a variant has one
/// reading.
func variantValue(_ text: String) -> String {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: ";"): bytes += Array("%3B".utf8)
    case UInt8(ascii: "="): bytes += Array("%3D".utf8)
    case UInt8(ascii: "%"): bytes += Array("%25".utf8)
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
