/// The star: one person commands all.
struct Star {
  let count: Int

  /// Command from person 0, levels 1 and 2.
  var formal: Formal {
    Formal(
      command: (1..<count).map { (0, $0) },
      levels: [1] + Array(repeating: 2, count: count - 1))
  }
}
