/// Values for some of the people, by their codes in the pool.
struct Sparse<Value> {
  private var values: [Value?] = []

  subscript(code: Int) -> Value? {
    get { code < values.count ? values[code] : nil }
    set {
      if code >= values.count {
        values.append(contentsOf: repeatElement(nil, count: code + 1 - values.count))
      }
      values[code] = newValue
    }
  }

  /// The codes that have a value.
  var codes: [Int] { values.indices.filter { values[$0] != nil } }
  var isEmpty: Bool { values.allSatisfy { $0 == nil } }
}
