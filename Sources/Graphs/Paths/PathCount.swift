/// A number of shortest paths: `mantissa · 2^(512 · scale)`.
///
/// A chain of a thousand diamonds holds 2¹⁰⁰⁰ paths from end to end and soon more than a `Double`
/// can count; a second exponent for each node keeps the ratios exact however large they grow.
struct PathCount {
  var mantissa: Double
  var scale: Int32

  /// Adds the paths that arrive by another way.
  @inline(__always)
  mutating func add(_ other: PathCount) {
    if scale == other.scale {
      mantissa += other.mantissa
    } else if scale < other.scale {
      mantissa = other.mantissa + mantissa * PathCount.shrink(by: other.scale - scale)
      scale = other.scale
    } else {
      mantissa += other.mantissa * PathCount.shrink(by: scale - other.scale)
    }
  }

  /// This per path, where it is something per path of a node one arc on and `paths` is the number
  /// at the near end of that arc.
  @inline(__always)
  func share(of paths: PathCount) -> Double {
    scale == paths.scale ? mantissa : mantissa * PathCount.shrink(by: scale - paths.scale)
  }

  /// Moves what no longer fits comfortably into the scale.
  @inline(__always)
  mutating func normalise() {
    if mantissa >= PathCount.limit {
      mantissa *= PathCount.step
      scale += 1
    }
  }

  /// 2^(−512 · steps); nothing is left of it, in a `Double`, after the second step.
  @inline(__always)
  static func shrink(by steps: Int32) -> Double {
    steps == 0 ? 1 : steps == 1 ? step : 0
  }

  private static let limit = 0x1p512
  private static let step = 0x1p-512
}
