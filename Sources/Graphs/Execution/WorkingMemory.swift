extension Array {
  /// Moves the array into a local variable, for as long as spans are needed over several arrays
  /// of one struct: a span over a stored array holds the whole struct.
  ///
  ///     var marks = self.marks.lent()
  ///     defer { self.marks = marks }
  mutating func lent() -> [Element] {
    var local: [Element] = []
    swap(&local, &self)
    return local
  }
}
