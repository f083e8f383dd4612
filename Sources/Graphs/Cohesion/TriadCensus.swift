/// How many triples of nodes there are of each of the sixteen kinds.
///
/// A kind is named by its numbers of mutual, asymmetric and null pairs, and a letter where these
/// leave a choice: **D**own, **U**p, **T**ransitive, **C**yclic.
public struct TriadCensus: Sendable, Equatable {
  /// One kind of triple, in the usual order.
  public enum Kind: String, Sendable, CaseIterable {
    // Three nodes without a tie; with one arc; with one mutual pair.
    case empty = "003"
    case arc = "012"
    case mutualPair = "102"
    // Two arcs: from the middle, to the middle, through it.
    case outwards = "021D"
    case inwards = "021U"
    case chain = "021C"
    // A mutual pair, and an arc into it or out of it; two mutual pairs.
    case intoPair = "111D"
    case outOfPair = "111U"
    case mutualChain = "201"
    // Three arcs.
    case transitive = "030T"
    case cycle = "030C"
    // A mutual pair and a third node above both, below both, or between.
    case pairBelow = "120D"
    case pairAbove = "120U"
    case pairAround = "120C"
    case oneArcShort = "210"
    case complete = "300"
  }

  /// The number of triples of each kind, in the order of `Kind.allCases`.
  ///
  /// 128 bits, since a million nodes have 1.7 · 10¹⁷ triples and ten million more than 64 hold.
  public let counts: [Int128]

  /// The number of triples of that kind.
  public subscript(kind: Kind) -> Int128 { counts[Self.place(of: kind)] }

  /// The share of two-paths i → j → k, i ≠ k, with an arc i → k: the weak form of transitivity.
  ///
  /// - Returns: From 0 to 1; `nan` without a two-path.
  public var transitivity: Double {
    let (closed, all) = zip(Self.shapes, counts).reduce(into: (Int128(0), Int128(0))) {
      $0.0 += Int128($1.0.closedPaths) * $1.1
      $0.1 += Int128($1.0.paths) * $1.1
    }
    return all > 0 ? Double(closed) / Double(all) : .nan
  }

  static func place(of kind: Kind) -> Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}

extension TriadCensus {
  /// What three nodes 0, 1, 2 have between them, counted from the arcs of each kind.
  struct Shape {
    let kind: Kind
    /// Pairs tied both ways, and one way.
    var mutual = 0
    var asymmetric = 0
    /// Two-paths from end to end, and those with an arc between their ends.
    var paths = 0
    var closedPaths = 0
    /// For each pair of ties that meet in a node, how often the shape has it where both ends are
    /// tied as well; by `Meeting`.
    var corners = [Int](repeating: 0, count: Meeting.count)

    init(_ kind: Kind, _ arcs: [(Int, Int)]) {
      self.kind = kind
      func has(_ from: Int, _ to: Int) -> Bool { arcs.contains { $0 == (from, to) } }
      for (middle, one, other) in [(0, 1, 2), (1, 0, 2), (2, 0, 1)] {
        let pair = (has(one, other), has(other, one))
        if pair == (true, true) { mutual += 1 } else if pair.0 || pair.1 { asymmetric += 1 }
        for (from, to) in [(one, other), (other, one)] where has(from, middle) && has(middle, to) {
          paths += 1
          if has(from, to) { closedPaths += 1 }
        }
        if let first = Tie(out: has(middle, one), into: has(one, middle)),
          let second = Tie(out: has(middle, other), into: has(other, middle))
        {
          corners[Meeting.of(first, second)] += 1
        }
      }
    }
  }

  /// How a node is tied with a contact.
  enum Tie: Int {
    case mutual, out, into

    init?(out: Bool, into: Bool) {
      switch (out, into) {
      case (true, true): self = .mutual
      case (true, false): self = .out
      case (false, true): self = .into
      case (false, false): return nil
      }
    }
  }

  /// A pair of ties that meet in a node, as a number from 0 to 5.
  enum Meeting {
    static let count = 6

    static func of(_ one: Tie, _ other: Tie) -> Int {
      let (low, high) = (min(one.rawValue, other.rawValue), max(one.rawValue, other.rawValue))
      return low * (5 - low) / 2 + high
    }
  }

  /// One example of each kind.
  static let shapes: [Shape] = [
    Shape(.empty, []), Shape(.arc, [(0, 1)]), Shape(.mutualPair, [(0, 1), (1, 0)]),
    Shape(.outwards, [(0, 1), (0, 2)]), Shape(.inwards, [(1, 0), (2, 0)]),
    Shape(.chain, [(0, 1), (1, 2)]),
    Shape(.intoPair, [(0, 1), (1, 0), (2, 1)]), Shape(.outOfPair, [(0, 1), (1, 0), (1, 2)]),
    Shape(.mutualChain, [(0, 1), (1, 0), (1, 2), (2, 1)]),
    Shape(.transitive, [(0, 1), (1, 2), (0, 2)]), Shape(.cycle, [(0, 1), (1, 2), (2, 0)]),
    Shape(.pairBelow, [(0, 1), (0, 2), (1, 2), (2, 1)]),
    Shape(.pairAbove, [(1, 0), (2, 0), (1, 2), (2, 1)]),
    Shape(.pairAround, [(0, 1), (2, 0), (1, 2), (2, 1)]),
    Shape(.oneArcShort, [(0, 1), (1, 0), (1, 2), (2, 1), (0, 2)]),
    Shape(.complete, [(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)]),
  ]
}

extension Graph {
  /// How many triples of nodes there are of each of the sixteen kinds.
  ///
  ///     try Graph(arcs: [(0, 1), (1, 2), (2, 0)]).triadCensus()[.cycle]  // 1
  ///
  /// Only the closed triples are listed. The open ones follow from sums: a node with d ties has
  /// d(d − 1)/2 pairs of them, of which those that a closed triple holds are taken away; a tie has
  /// n − 2 third nodes, of which those tied to either end are taken away. All in whole numbers.
  /// Weights are ignored; the ties of an undirected graph are mutual.
  ///
  /// - Returns: Sixteen counts, n(n − 1)(n − 2)/6 in sum.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m^1.5) time, on all cores; O(n + m) space.
  /// - SeeAlso: P. W. Holland and S. Leinhardt, *Local structure in social networks*, Sociological
  ///   Methodology 7, 1976.
  public func triadCensus() throws -> TriadCensus {
    var counts = [Int128](repeating: 0, count: TriadCensus.Kind.allCases.count)
    func place(_ kind: TriadCensus.Kind) -> Int { TriadCensus.place(of: kind) }

    let ties = TypedTies(of: self)
    for (kind, number) in try ties.closedTriads() { counts[place(kind)] += Int128(number) }

    // Pairs of ties by how they meet, all of them, then without those in closed triples.
    var meetings = [Int128](repeating: 0, count: TriadCensus.Meeting.count)
    for node in nodes {
      let (mutual, out, into) = countOfTies(of: node)
      meetings[TriadCensus.Meeting.of(.mutual, .mutual)] += pairs(mutual)
      meetings[TriadCensus.Meeting.of(.out, .out)] += pairs(out)
      meetings[TriadCensus.Meeting.of(.into, .into)] += pairs(into)
      meetings[TriadCensus.Meeting.of(.mutual, .out)] += Int128(mutual) * Int128(out)
      meetings[TriadCensus.Meeting.of(.mutual, .into)] += Int128(mutual) * Int128(into)
      meetings[TriadCensus.Meeting.of(.out, .into)] += Int128(out) * Int128(into)
    }
    for (shape, number) in zip(TriadCensus.shapes, counts) where number > 0 {
      for meeting in meetings.indices {
        meetings[meeting] -= Int128(shape.corners[meeting]) * number
      }
    }
    for (kind, one, other) in [
      (.outwards, .out, .out), (.inwards, .into, .into), (.chain, .out, .into),
      (.intoPair, .mutual, .into), (.outOfPair, .mutual, .out), (.mutualChain, .mutual, .mutual),
    ] as [(TriadCensus.Kind, TriadCensus.Tie, TriadCensus.Tie)] {
      counts[place(kind)] = meetings[TriadCensus.Meeting.of(one, other)]
    }

    // Ties with a third node, all of them, then without those where it is tied to either end.
    let dyads = dyadCensus()
    var arcs = Int128(dyads.asymmetric) * Int128(max(0, count - 2))
    var mutualPairs = Int128(dyads.mutual) * Int128(max(0, count - 2))
    for (shape, number) in zip(TriadCensus.shapes, counts) {
      arcs -= Int128(shape.asymmetric) * number
      mutualPairs -= Int128(shape.mutual) * number
    }
    counts[place(.arc)] = arcs
    counts[place(.mutualPair)] = mutualPairs
    let all = pairs(count) * Int128(max(0, count - 2)) / 3
    counts[place(.empty)] = all - counts.reduce(0, +)
    return TriadCensus(counts: counts)
  }

  private func pairs(_ count: Int) -> Int128 { Int128(count) * Int128(count - 1) / 2 }
}
