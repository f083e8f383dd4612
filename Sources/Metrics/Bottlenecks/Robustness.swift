import Graphs

/// Whether the network falls apart sooner when its most central people leave than when anybody
/// does.
public struct Robustness: NetworkMetric {
  /// What is told of the curve of pairs that stay connected.
  public enum Form: Sendable {
    /// Its points.
    case curve
    /// The mean over all its points.
    case area
    /// How far that lies below the mean at random.
    case gap
  }

  /// What is told.
  public var form: Form

  /// That form.
  public init(_ form: Form) { self.form = form }

  /// The words.
  public var definition: Definition {
    let source = "Albert, Jeong & Barabási 2000, Nature 406:378"
    let undefined =
      "fewer than three people; order=betweenness is too costly above \(Cost.removals.words)"
    return switch form {
    case .curve:
      Definition(
        id: "robustness_curve", title: "Robustness curve",
        question: "What share of the pairs of those left still has a way, once k people have left?",
        formula:
          "1 − F of the N−k left, k stands in the column node; the one with most ties (order=degree) or "
          + "betweenness among those left goes next, or anybody (order=random); without directions",
        range: "0 to 1", direction: .neither, undefined: undefined,
        caveat: "Above 102 people at every hundredth of them. Of several who are as central the "
          + "first by id goes. At the end few are left, and one tie among them counts much. "
          + "In recorded ties.",
        source: source)
    case .area:
      Definition(
        id: "robustness_area", title: "Robustness",
        question: "What share of the pairs of those left has a way, on average while people leave?",
        formula: "mean of 1 − F over k = 0 … N−2 of those left once k have left, in one order",
        range: "0 to 1", direction: .neither, undefined: undefined,
        caveat: "Low in every network with few ties, whoever leaves: read robustness_gap. In "
          + "recorded ties.",
        source: source)
    case .gap:
      Definition(
        id: "robustness_gap", title: "Robustness gap",
        question: "How much less stays connected if the most central leave first, not anybody?",
        formula: "robustness_area with order=random − with this order", range: "−1 to 1",
        direction: .largerIsConcentrated, undefined: undefined,
        caveat: "Up to 0.5 in a star, 0 where everyone is tied to everyone. The mean of up to 200 "
          + "random orders, so around 0 its sign means nothing. Of several who are as central the first by id goes, so "
          + "in a network of separate full groups names alone can move it by 0.3. A missing tie makes people look "
          + "needed who are not. In recorded ties.",
        source: source)
    }
  }

  /// One column an order.
  public func columns(of network: Network) throws -> [Column] {
    let orders: [RemovalOrder] =
      form == .gap ? [.degree, .betweenness] : [.degree, .betweenness, .random]
    return try orders.map { order in
      let variant = "order=\(order.rawValue)"
      let excess =
        order == .betweenness
        ? Cost.removals.excess(
          of: network.undirected, work: network.removalWork,
          for: "computing betweenness anew after each removal") : nil
      guard network.people.count > 2, excess == nil else {
        return Column(
          definition.id, variant: variant, whole: .nan,
          reason: excess ?? "there are fewer than three people")
      }
      let shares = try network.connectedShares(removing: order)
      let note = try order == .random || form == .gap ? network.noteOnRandomRemovals() : ""
      switch form {
      case .curve:
        let points = Self.points(people: network.people.count)
        return Column(
          definition.id, variant: variant, scope: .labelled(points.map(String.init)),
          values: points.map { shares[$0] }, note: note)
      case .area:
        return Column(definition.id, variant: variant, whole: mean(shares), note: note)
      case .gap:
        let random = mean(try network.connectedShares(removing: .random))
        return Column(definition.id, variant: variant, whole: random - mean(shares), note: note)
      }
    }
  }

  /// After how many people the curve is told: after each, or after each hundredth of many.
  static func points(people: Int) -> [Int] {
    let last = people - 2
    return last <= 100 ? Array(0...last) : (0...100).map { last * $0 / 100 }
  }
}

/// Who leaves next.
enum RemovalOrder: String {
  case degree, betweenness, random
}

extension Network {
  /// 1 − F of those left once k people have left, for each k from 0 to N − 2.
  func connectedShares(removing order: RemovalOrder) throws -> [Double] {
    if let known = sharesByOrder[order] { return known }
    let pairs: [Double] =
      switch order {
      case .degree:
        undirected.connectedPairs(removing: undirected.removalOrderByDegree()).map(Double.init)
      case .betweenness:
        undirected.connectedPairs(removing: try undirected.removalOrderByBetweenness())
          .map(Double.init)
      case .random: try randomRemovals().meanPairs
      }
    let shares = (0..<max(0, people.count - 1)).map { gone in
      let left = Double(people.count - gone)
      return pairs[gone] / (left * (left - 1) / 2)
    }
    sharesByOrder[order] = shares
    return shares
  }

  /// What betweenness after each removal has to walk, pendant trees folded away.
  fileprivate var removalWork: Double {
    Double(people.count) * (searchWork + Double(people.count + undirected.arcCount))
  }

  fileprivate func noteOnRandomRemovals() throws -> String {
    let shares = try randomRemovals().meanShares
    let center = mean(shares)
    let variance = shares.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let error = (variance / Double(shares.count * (shares.count - 1))).squareRoot()
    return "mean of \(shares.count) random orders, standard error "
      + Words.fixed(error, decimals: 4)
  }
}

private func mean(_ values: [Double]) -> Double {
  values.compensatedSum() / Double(values.count)
}
