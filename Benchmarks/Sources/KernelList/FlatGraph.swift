import Foundation
import Graphs
import Organisations

/// Directed ties as three arrays, before they are a graph.
///
/// In a file, little-endian and without padding: the number of people and of ties as two 64-bit
/// integers, then all sources and all targets as 32-bit integers, then all weights as doubles.
/// `generate_organisation.py --binary` writes it; node *i* is the person with number *i*.
public struct FlatGraph: Sendable {
  /// The number of people.
  public let count: Int
  /// The source of each tie.
  public let sources: [UInt32]
  /// The target of each tie.
  public let targets: [UInt32]
  /// The strength of each tie.
  public let weights: [Double]

  /// Reads a file.
  ///
  /// - Throws: `WrongFile` where the size is not what the two counts say.
  public init(contentsOf path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    guard data.count >= 16 else { throw WrongFile(path: path) }
    let (count, ties) = data.withUnsafeBytes {
      (Int($0.load(as: UInt64.self)), Int($0.load(fromByteOffset: 8, as: UInt64.self)))
    }
    guard data.count == 16 + ties * 16 else { throw WrongFile(path: path) }
    self.count = count
    sources = data.withUnsafeBytes { Array($0[16..<16 + ties * 4].bindMemory(to: UInt32.self)) }
    targets = data.withUnsafeBytes {
      Array($0[16 + ties * 4..<16 + ties * 8].bindMemory(to: UInt32.self))
    }
    weights = data.withUnsafeBytes { Array($0[(16 + ties * 8)...].bindMemory(to: Double.self)) }
  }

  /// A small organisation, always the same: half of all ties within teams of ten, senders and
  /// receivers with a heavy tail, weights with two decimals.
  public init(people: Int, ties: Int, seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var weights: [Double] = []
    while sources.count < ties {
      let source = Self.anyone(of: people, using: &random)
      let target =
        Bool.random(using: &random)
        ? min(source / 10 * 10 + Int.random(in: 0..<10, using: &random), people - 1)
        : Self.anyone(of: people, using: &random)
      guard source != target else { continue }
      sources.append(UInt32(source))
      targets.append(UInt32(target))
      weights.append(Double(Int.random(in: 1...1000, using: &random)) / 100)
    }
    (count, self.sources, self.targets, self.weights) = (people, sources, targets, weights)
  }

  /// A star: the first person has a tie to each of the others.
  public init(starOf people: Int) {
    count = people
    sources = [UInt32](repeating: 0, count: people - 1)
    targets = (1..<UInt32(people)).map { $0 }
    weights = [Double](repeating: 1, count: people - 1)
  }

  /// Somebody; low numbers, scattered over all teams, come up more often.
  private static func anyone(of people: Int, using random: inout Xoshiro256) -> Int {
    let uniform = Double.random(in: 0..<1, using: &random)
    return Int(uniform * uniform * Double(people)) * 7919 % people
  }

  /// The graph as it is listed.
  public var directed: Graph {
    var builder = GraphBuilder(count: count, isDirected: true, reserving: sources.count)
    for tie in sources.indices {
      builder.add(Int(sources[tie]), Int(targets[tie]), weight: weights[tie])
    }
    return builder.build().graph
  }

  /// The graph without directions, the strengths of both added.
  public var undirected: Graph { directed.undirected(merging: .sum) }

  /// A team of ten for each person, by their numbers.
  public var teams: [Int32] { (0..<count).map { Int32($0 / 10) } }

  /// The graph as the one relation of an organisation whose people are `p000000` and so on.
  public var organisation: Organisation {
    let people = People(
      ids: (0..<count).map { number in
        let digits = String(number)
        return Identifier("p" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits)
      })
    var organisation = Organisation(people: people)
    organisation.relations = [Relation(name: "ties", kind: .other, graph: directed)]
    return organisation
  }

  /// A file that is no flat graph.
  public struct WrongFile: Error, CustomStringConvertible {
    /// The file.
    public let path: String

    /// What is wrong with it.
    public var description: String { "\(path) is not as long as its two counts say" }
  }
}

extension FlatGraph {
  /// The graph on which instructions are counted: 1,000 people, 10,000 ties.
  public static let small = FlatGraph(people: 1000, ties: 10_000, seed: 1)
}
