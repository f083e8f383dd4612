/// Dijkstra's algorithm over an indexed heap with four children a node; its memory is kept from one
/// source to the next.
struct DistanceQueue {
  /// The distance of each settled node from the source.
  private(set) var distances: [Double]
  /// Nodes in the order of their distances, up to `settledCount`.
  private(set) var settled: [UInt32]
  /// The number of nodes that the last source reaches, itself included.
  private(set) var settledCount = 0

  private var heap: [UInt32]
  /// Where a node stands in the heap; −1 when never seen, −2 when settled.
  private var positions: [Int32]

  init(count: Int) {
    distances = Array(repeating: 0, count: count)
    settled = Array(repeating: 0, count: count)
    heap = Array(repeating: 0, count: count)
    positions = Array(repeating: -1, count: count)
  }

  /// Whether the last sources reach a node.
  func hasSettled(_ node: Int) -> Bool { positions[node] == -2 }

  /// Settles every node that `sources` reach, each source at a distance of its own.
  mutating func settleAll(
    from sources: [(node: Int, distance: Double)], in rows: Graph.Rows, lengths: [Double]
  ) {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let lengths = lengths.span
    var distanceMemory = self.distances.lent()
    defer { self.distances = distanceMemory }
    var distance = distanceMemory.mutableSpan
    var orderMemory = self.settled.lent()
    defer { self.settled = orderMemory }
    var order = orderMemory.mutableSpan
    var heapMemory = self.heap.lent()
    defer { self.heap = heapMemory }
    var heap = heapMemory.mutableSpan
    var positionMemory = self.positions.lent()
    defer { self.positions = positionMemory }
    var position = positionMemory.mutableSpan

    for place in 0..<settledCount { position[Int(order[place])] = -1 }
    settledCount = 0
    var waiting = 0
    for source in sources {
      let standing = position[source.node]
      guard standing == -1 || source.distance < distance[source.node] else { continue }
      distance[source.node] = source.distance
      let from = standing == -1 ? waiting : Int(standing)
      DistanceQueue.rise(UInt32(source.node), from: from, &heap, &position, distance)
      if standing == -1 { waiting += 1 }
    }

    while waiting > 0 {
      let node = Int(heap[0])
      order[settledCount] = UInt32(node)
      settledCount += 1
      position[node] = -2
      waiting -= 1
      if waiting > 0 {
        DistanceQueue.sink(heap[waiting], waiting, &heap, &position, distance)
      }
      let reached = distance[node]
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        let standing = position[target]
        let length = reached + lengths[arc]
        if standing == -1 {
          distance[target] = length
          DistanceQueue.rise(UInt32(target), from: waiting, &heap, &position, distance)
          waiting += 1
        } else if standing >= 0, length < distance[target] {
          distance[target] = length
          DistanceQueue.rise(UInt32(target), from: Int(standing), &heap, &position, distance)
        }
      }
    }
  }

  /// Puts `node` at `place` or above it.
  @inline(__always)
  private static func rise(
    _ node: UInt32, from place: Int, _ heap: inout MutableSpan<UInt32>,
    _ position: inout MutableSpan<Int32>, _ distance: borrowing MutableSpan<Double>
  ) {
    let key = distance[Int(node)]
    var place = place
    while place > 0 {
      let parent = (place - 1) / 4
      let above = heap[parent]
      guard key < distance[Int(above)] else { break }
      heap[place] = above
      position[Int(above)] = Int32(place)
      place = parent
    }
    heap[place] = node
    position[Int(node)] = Int32(place)
  }

  /// Puts `node` at the top of a heap of `count` or below it.
  @inline(__always)
  private static func sink(
    _ node: UInt32, _ count: Int, _ heap: inout MutableSpan<UInt32>,
    _ position: inout MutableSpan<Int32>, _ distance: borrowing MutableSpan<Double>
  ) {
    let key = distance[Int(node)]
    var place = 0
    while true {
      let first = 4 * place + 1
      guard first < count else { break }
      var least = first
      var leastKey = distance[Int(heap[first])]
      for child in first + 1..<max(first + 1, min(first + 4, count)) {
        let childKey = distance[Int(heap[child])]
        if childKey < leastKey {
          least = child
          leastKey = childKey
        }
      }
      guard leastKey < key else { break }
      let below = heap[least]
      heap[place] = below
      position[Int(below)] = Int32(place)
      place = least
    }
    heap[place] = node
    position[Int(node)] = Int32(place)
  }
}
