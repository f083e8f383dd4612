/// What the distances from one source come to.
struct DistanceSums {
  var harmonic = 0.0
  var total = 0
  var reached = 0
  var eccentricity = 0

  /// Adds `count` nodes at the distances after `distance`.
  mutating func add(_ count: Int, after distance: Int, harmonics: [Double]) {
    guard count > 0 else { return }
    harmonic += harmonics[distance + count] - harmonics[distance]
    total += count * distance + count * (count + 1) / 2
    reached += count
    eccentricity = max(eccentricity, distance + count)
  }

  /// Adds a row of `count` nodes between two that are `first` and `last` away.
  mutating func add(between first: Int, and last: Int, count: Int, harmonics: [Double]) {
    // As many as are no farther by way of the first.
    let near = min(count, max(0, (last - first + count + 1) / 2))
    add(near, after: first, harmonics: harmonics)
    add(count - near, after: last, harmonics: harmonics)
  }
}
