import Graphs

/// How high a person stands when every arc leads one level up.
public struct TrophicLevel: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "trophic_level", title: "Trophic level",
      question: "How many levels up does the person stand, if each arc would lead up by one?",
      formula: "h that makes Σ w(i,j)·(hⱼ − hᵢ − 1)² least, lowest 0 in each part; along=reversed "
        + "turns the arcs round",
      range: "0 or more", direction: .neither, undefined: settling,
      caveat: "Levels of different parts cannot be compared. Along command the top is at 0: use "
        + "along=reversed for heights. Not the levels of Levine 1980, which need somebody without "
        + "incoming arcs.",
      source: "MacKay, Johnson & Sansom 2020, R. Soc. Open Sci. 7:201138")
  }

  /// A value a person, along the arcs and against them.
  public func columns(of network: Network) throws -> [Column] {
    guard network.graph.isDirected else { return [] }
    let (levels, reason) = try network.trophicLevels(weighted: true)
    // Turning all arcs round turns every part upside down.
    let parts = network.weakComponents
    var tops = [Double](repeating: 0, count: parts.count)
    for (part, level) in zip(parts.labels, levels) where level > tops[Int(part)] {
      tops[Int(part)] = level
    }
    let turned = zip(parts.labels, levels).map { tops[Int($0)] - $1 }
    return [("arcs", levels), ("reversed", turned)].map { along, values in
      Column(
        definition.id, variant: "weights=strength;along=\(along)", scope: .people, values: values,
        reason: reason)
    }
  }
}

/// When levels have no value.
private let settling =
  "the numbers do not settle to a billionth, as where a part is long and thin or hangs together by "
  + "ties that are nothing beside its strongest; not given where ties have no direction"

extension Network {
  /// Trophic levels, with the weights or with every arc as 1, and why there are none.
  func trophicLevels(weighted: Bool) throws -> (values: [Double], reason: String) {
    try orUndefined(count: people.count) {
      (
        try weighted && graph.isWeighted ? weightedTrophicLevels() : plainTrophicLevels(),
        "a part hangs together only by ties a billion times weaker than its strongest"
      )
    }
  }

  /// What `compute` gives; where it does not settle, `nan` for all with its numbers.
  func orUndefined(
    count: Int, _ compute: () throws -> (values: [Double], reason: String)
  ) throws -> (values: [Double], reason: String) {
    do {
      return try compute()
    } catch let error as Unsettled {
      return ([Double](repeating: .nan, count: count), error.words)
    }
  }
}

extension Unsettled {
  /// The numbers in words.
  var words: String {
    let exponent = residual > 0 ? Int(residual.exponent) * 3 / 10 : 0
    return "it did not settle: after \(steps) steps about 10^\(exponent) of the error was left"
  }
}
