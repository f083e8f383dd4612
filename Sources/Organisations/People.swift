/// Everyone an organisation's data name, in the order of the bytes of their ids; one person's
/// place in this order is the node in every graph and the index in every table of results.
///
/// Columns, not rows: a million people fit.
public struct People: Sendable, Equatable {
  /// The ids, ascending, each once.
  public var ids: [Identifier]
  /// Whether the roster of the window holds the person; others stay in the graphs and outside N.
  public var isEligible: [Bool]
  /// The formal level, 1 = top; `nan` where none is recorded.
  public var levels: [Double]
  /// A name to show beside the id, where one was given.
  public var names: [String?]
  /// What else is known of people: unit, site, kind and every unknown column.
  public var attributes: [Attribute]

  /// People with these ids, all eligible, nothing else known.
  ///
  /// - Precondition: `ids` ascend and no id stands twice.
  public init(ids: [Identifier] = []) {
    self.ids = ids
    isEligible = Array(repeating: true, count: ids.count)
    levels = Array(repeating: .nan, count: ids.count)
    names = Array(repeating: nil, count: ids.count)
    attributes = []
  }

  /// Everyone named, eligible or not.
  public var count: Int { ids.count }

  /// N: the number of eligible people.
  public var eligibleCount: Int { isEligible.count { $0 } }

  /// The index of an id, or `nil` for nobody. O(log n).
  public func index(of id: Identifier) -> Int? {
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == id ? low : nil
  }

  /// The attribute of that name, if there is one.
  public func attribute(_ name: String) -> Attribute? { attributes.first { $0.name == name } }
}

/// One text attribute of all people, as codes into its values.
public struct Attribute: Sendable, Equatable {
  /// The column's name: `unit`, `site`, `role` …
  public var name: String
  /// The distinct values, in the order of their bytes.
  public var values: [Identifier]
  /// For each person the position of the value in `values`, −1 where none is recorded.
  public var codes: [Int32]

  /// The attribute of these texts, one a person, `nil` or empty where none is recorded.
  public init(name: String, texts: [String?]) {
    let cells = texts.map { $0.flatMap { $0.isEmpty ? nil : Identifier($0) } }
    let distinct = Set(cells.compactMap { $0 }).sorted()
    let positions = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
    self.name = name
    values = distinct
    codes = cells.map { cell in cell.flatMap { positions[$0] }.map(Int32.init) ?? -1 }
  }

  /// The value of a person, or `nil` where none is recorded.
  public func value(of person: Int) -> Identifier? {
    codes[person] < 0 ? nil : values[Int(codes[person])]
  }
}

/// Where the people who count, N, come from.
public enum RosterBasis: Sendable, Equatable {
  /// A table of people says who belongs.
  case declared
  /// No roster: people with at least five participations in the window.
  case regulars
  /// No roster and no decisions: everyone who appears in the ties.
  case observed
}
