/// Parts that grow together as nodes come back, the last of an order first.
struct Reunion: Sendable {
  var order: [UInt32] = []
  /// The node that leads on to the one that stands for the part; −1 while a node is away.
  private var parents: [Int32]
  private var sizes: [Int32]

  init(count: Int) {
    parents = Array(repeating: -1, count: count)
    sizes = Array(repeating: 1, count: count)
  }

  /// Adds to `pairs`, for each k, those connected without the first k of the order; gives the mean
  /// of their shares.
  mutating func run(in ties: Graph, addingTo pairs: inout [Int]) -> Double {
    var parentMemory = parents.lent()
    var sizeMemory = sizes.lent()
    defer {
      parents = parentMemory
      sizes = sizeMemory
    }
    var parent = parentMemory.mutableSpan
    var size = sizeMemory.mutableSpan
    var sums = pairs.mutableSpan
    let order = order.span
    let offsets = ties.outgoing.offsets.span
    let targets = ties.outgoing.targets.span
    for node in 0..<order.count {
      parent[node] = -1
      size[node] = 1
    }

    var connected = 0
    var shares = 0.0
    for place in (0..<order.count).reversed() {
      let node = Int(order[place])
      parent[node] = Int32(node)
      var root = Int32(node)
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        var other = Int(targets[arc])
        guard parent[other] >= 0, parent[other] != root else { continue }
        while Int(parent[other]) != other {
          // Halving: everyone passed on the way comes twice as near.
          let above = Int(parent[other])
          parent[other] = parent[above]
          other = Int(parent[other])
        }
        guard other != Int(root) else { continue }
        connected += Int(size[other]) * Int(size[Int(root)])
        let isLarger = size[other] > size[Int(root)]
        let (upper, lower) = isLarger ? (other, Int(root)) : (Int(root), other)
        parent[lower] = Int32(upper)
        size[upper] += size[lower]
        root = Int32(upper)
      }
      sums[place] += connected
      let left = order.count - place
      if left > 1 { shares += Double(connected) / Double(left * (left - 1) / 2) }
    }
    return order.count > 1 ? shares / Double(order.count - 1) : .nan
  }
}
