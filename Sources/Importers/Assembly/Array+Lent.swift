extension Array {
  /// The array, taken out of where it is kept so that a span over it stops nobody else.
  mutating func lent() -> [Element] {
    var local: [Element] = []
    swap(&local, &self)
    return local
  }
}
