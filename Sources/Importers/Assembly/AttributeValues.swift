import Organisations

/// The texts of one attribute, each kept once, for some of the people by their codes in the pool.
struct AttributeValues {
  private var texts: [Identifier] = []
  private var codes: [Identifier: UInt32] = [:]
  /// One value a person, while many have one; else only those that are there.
  private var dense: [UInt32] = []
  private var sparse: [UInt32: UInt32] = [:]
  private var isDense = false
  private var count = 0
  private var end = 0

  /// What stands where there is no value.
  private static let missing = UInt32.max

  subscript(person: Int) -> String? { code(person).map { texts[Int($0)].text } }

  /// The code of a text, new or known.
  mutating func code(of text: String) -> UInt32 {
    let text = Identifier(text)
    if let known = codes[text] { return known }
    codes[text] = UInt32(texts.count)
    texts.append(text)
    return UInt32(texts.count - 1)
  }

  /// The text of a code.
  func text(of code: UInt32) -> String { texts[Int(code)].text }

  /// The code of a person's text.
  func code(_ person: Int) -> UInt32? {
    guard isDense else { return sparse[UInt32(person)] }
    guard person < dense.count, dense[person] != Self.missing else { return nil }
    return dense[person]
  }

  /// Sets the text of a person to one of these codes.
  ///
  /// - Complexity: O(1) amortised, in time and in space.
  mutating func set(_ person: Int, to code: UInt32) {
    if self.code(person) == nil { count += 1 }
    end = max(end, person + 1)
    // Apart by a factor of two, so that the form changes seldom.
    if isDense, end > 16 * count + 64 {
      for person in dense.indices where dense[person] != Self.missing {
        sparse[UInt32(person)] = dense[person]
      }
      dense = []
      isDense = false
    } else if !isDense, end <= 8 * count {
      dense = [UInt32](repeating: Self.missing, count: end)
      for (person, code) in sparse { dense[Int(person)] = code }
      sparse = [:]
      isDense = true
    }
    guard isDense else {
      sparse[UInt32(person)] = code
      return
    }
    if person >= dense.count {
      dense.append(contentsOf: repeatElement(Self.missing, count: person + 1 - dense.count))
    }
    dense[person] = code
  }

  /// Sets the texts of those who have none to one of these codes.
  mutating func fill(_ people: [Int], with code: UInt32) {
    for person in people where self.code(person) == nil { set(person, to: code) }
  }

  /// The attribute of so many people.
  ///
  /// - Parameter positions: Where the person of each code stands among them, −1 for nobody.
  /// - Complexity: O(people + v log v) with v texts.
  func attribute(named name: String, of count: Int, positions: [Int]) -> Attribute {
    var own = [Int32](repeating: -1, count: count)
    var isUsed = [Bool](repeating: false, count: texts.count)
    func set(_ person: Int, _ code: UInt32) {
      guard positions[person] >= 0, !texts[Int(code)].text.isEmpty else { return }
      own[positions[person]] = Int32(code)
      isUsed[Int(code)] = true
    }
    for (person, code) in sparse { set(Int(person), code) }
    for person in dense.indices where dense[person] != Self.missing { set(person, dense[person]) }
    let used = texts.indices.filter { isUsed[$0] }.sorted { texts[$0] < texts[$1] }
    var rank = [Int32](repeating: -1, count: texts.count)
    for (position, code) in used.enumerated() { rank[code] = Int32(position) }
    for position in own.indices where own[position] >= 0 {
      own[position] = rank[Int(own[position])]
    }
    var attribute = Attribute(name: name, texts: [])
    attribute.values = used.map { texts[$0] }
    attribute.codes = own
    return attribute
  }
}
