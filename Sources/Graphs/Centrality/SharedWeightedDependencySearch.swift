/// Brandes' algorithm for eight sources at once, every arc having a length of its own, where no two
/// ways are equally long: then the paths from a source are a tree, and what goes on over a node is
/// what hangs below it.
struct SharedWeightedDependencySearch {
  typealias Lanes = SharedLengthSearch.Lanes

  private var search: SharedLengthSearch
  /// The place, in the rows of arcs into each node, of the arc it is reached by, for each lane.
  private var ways: [SIMD8<UInt32>]
  /// Of one lane: the mass below a node, and how many of its children have not been added to it.
  private var below: [Double]
  private var children: [Int32]

  private static let none = UInt32.max

  init(count: Int) {
    search = SharedLengthSearch(count: count)
    ways = Array(repeating: SIMD8(repeating: Self.none), count: count)
    below = Array(repeating: 0, count: count)
    children = Array(repeating: 0, count: count)
  }

  /// Adds the dependencies of up to eight different sources, each times its weight; returns those
  /// that it could not add, because ways are equally long or farther than the useful arcs hold.
  mutating func add(
    sources: ArraySlice<UInt32>, arcs: WeightedDependencySearch.Arcs, of task: DependencyTask,
    to sums: inout DependencySums
  ) throws -> [UInt32] {
    guard try search.settle(from: sources, in: arcs.useful) else { return Array(sources) }
    let isTree = findWays(in: arcs.usefulInto, longest: arcs.treesUpTo)
    var rest: [UInt32] = []
    for (lane, source) in sources.enumerated() {
      if isTree[lane] {
        addTree(of: lane, source: Int(source), arcs: arcs.usefulInto, of: task, to: &sums)
      } else {
        rest.append(source)
      }
    }
    return rest
  }

  /// Finds the arc by which each lane reaches each node, and in which lanes there is one alone.
  private mutating func findWays(in rows: LengthRows, longest: Double) -> SIMDMask<SIMD8<Int64>> {
    let offsets = rows.offsets.span
    let arcs = rows.arcs.span
    let distancesHeld = search.distances
    let distances = distancesHeld.span
    var wayMemory = self.ways.lent()
    defer { self.ways = wayMemory }
    var ways = wayMemory.mutableSpan

    let infinite = Lanes(repeating: .infinity)
    var isTied = SIMDMask<SIMD8<Int64>>(repeating: false)
    var farthest = Lanes.zero
    for node in 0..<distances.count {
      let distance = distances[node]
      let isReached = distance .< infinite
      farthest.replace(with: distance, where: isReached .& (distance .> farthest))
      let enough = (distance * LengthSearch.slack).replacing(with: -1, where: .!isReached)
      var isFound = SIMDMask<SIMD8<Int64>>(repeating: false)
      var way = SIMD8<Int64>(repeating: Int64(Self.none))
      for place in Int(offsets[node])..<Int(offsets[node + 1]) {
        let arc = arcs[place]
        let isShort = distances[Int(arc.target)] + arc.length .<= enough
        isTied = isTied .| (isFound .& isShort)
        isFound = isFound .| isShort
        way.replace(with: Int64(place), where: isShort)
      }
      ways[node] = SIMD8(truncatingIfNeeded: way)
    }
    return .!isTied .& (farthest .<= longest)
  }

  /// Adds what hangs below each node of a tree: from the leaves on, up to where children are missing.
  private mutating func addTree(
    of lane: Int, source: Int, arcs rows: LengthRows, of task: DependencyTask,
    to sums: inout DependencySums
  ) {
    let arcs = rows.arcs.span
    let mass = task.targetMasses.span
    let weight = task.sourceWeights[source]
    let waysHeld = self.ways
    let ways = waysHeld.span
    var belowMemory = self.below.lent()
    defer { self.below = belowMemory }
    var below = belowMemory.mutableSpan
    var childMemory = self.children.lent()
    defer { self.children = childMemory }
    var children = childMemory.mutableSpan
    var nodeMemory = sums.nodes.lent()
    defer { sums.nodes = nodeMemory }
    var nodeSums = nodeMemory.mutableSpan
    var squareMemory = sums.squares.lent()
    defer { sums.squares = squareMemory }
    var squareSums = squareMemory.mutableSpan
    var arcMemory = sums.arcs.lent()
    defer { sums.arcs = arcMemory }
    var arcSums = arcMemory.mutableSpan
    let keepsNodes = nodeSums.count > 0
    let keepsSquares = squareSums.count > 0
    let keepsArcs = arcSums.count > 0

    for node in 0..<ways.count {
      below[node] = 0
      children[node] = 0
    }
    for node in 0..<ways.count {
      let way = ways[node][lane]
      if way != Self.none { children[Int(arcs[Int(way)].target)] += 1 }
    }
    for leaf in 0..<ways.count where children[leaf] == 0 {
      var node = leaf
      while node != source {
        let way = ways[node][lane]
        guard way != Self.none else { break }
        let arc = arcs[Int(way)]
        let all = mass[node] + below[node]
        if keepsArcs { arcSums[Int(arc.position)] += weight * all }
        let parent = Int(arc.target)
        below[parent] += all
        children[parent] -= 1
        guard children[parent] == 0 else { break }
        // Its turn has come; as a leaf of its own it would be added again.
        children[parent] = -1
        node = parent
      }
    }
    below[source] = 0
    if keepsNodes { for node in 0..<ways.count { nodeSums[node] += weight * below[node] } }
    if keepsSquares {
      for node in 0..<ways.count { squareSums[node] += weight * below[node] * below[node] }
    }
  }
}
