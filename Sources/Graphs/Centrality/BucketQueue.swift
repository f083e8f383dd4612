/// Nodes waiting for their turn by distance: buckets of equal width in front of a small heap.
///
/// Only the bucket whose turn it is stands in the heap, so most nodes are sorted among a few
/// others. Whatever lies beyond the last bucket shares it, and with one bucket this is a plain
/// heap with four children an entry. A node that comes nearer is entered again; whoever takes it
/// sees by its distance that the old entry is void.
struct BucketQueue {
  private struct Entry {
    var distance: Double
    var node: UInt32
    /// The entry below in the same bucket; −1 is none.
    var next: Int32
  }

  private var entries: [Entry] = []
  private var heap: [Entry] = []
  private var heads: [Int32]
  private var current = 0
  /// Buckets for each unit of distance.
  private let density: Double
  /// What begins beyond the last bucket, seen from the origin.
  private let range: Double
  /// Where the first bucket begins.
  private var origin = 0.0

  /// Buckets for distances up to `range` from an origin, which may be infinite or zero: then there is one.
  init(buckets: Int, range: Double) {
    let isUsable = range > 0 && range.isFinite && (Double(buckets) / range).isFinite
    heads = Array(repeating: -1, count: isUsable ? buckets + 1 : 1)
    density = isUsable ? Double(buckets) / range : 0
    self.range = isUsable ? range : 0
  }

  /// Forgets every entry, which is cheap when all have been taken; whatever is nearer than
  /// `origin` shares the first bucket.
  mutating func restart(origin: Double) {
    self.origin = origin
    if current < heads.count {
      for bucket in current..<heads.count { heads[bucket] = -1 }
    }
    entries.removeAll(keepingCapacity: true)
    heap.removeAll(keepingCapacity: true)
    current = 0
  }

  /// Enters a node no nearer than the last one taken, or, with one bucket, at any distance.
  @inline(__always)
  mutating func insert(_ node: UInt32, at distance: Double) {
    let beyond = distance - origin
    let bucket = beyond < range ? Int(max(0, beyond) * density) : heads.count - 1
    if bucket <= current {
      rise(Entry(distance: distance, node: node, next: -1))
    } else {
      entries.append(Entry(distance: distance, node: node, next: heads[bucket]))
      heads[bucket] = Int32(truncatingIfNeeded: entries.count - 1)
    }
  }

  /// Takes the nearest entry.
  @inline(__always)
  mutating func next() -> (node: UInt32, distance: Double)? {
    while heap.isEmpty {
      current += 1
      guard current < heads.count else { return nil }
      var entry = heads[current]
      heads[current] = -1
      while entry >= 0 {
        rise(entries[Int(entry)])
        entry = entries[Int(entry)].next
      }
    }
    let nearest = heap[0]
    let last = heap.removeLast()
    if !heap.isEmpty { sink(last) }
    return (nearest.node, nearest.distance)
  }

  @inline(__always)
  private mutating func rise(_ entry: Entry) {
    var place = heap.count
    heap.append(entry)
    while place > 0 {
      let parent = (place - 1) / 4
      guard entry.distance < heap[parent].distance else { break }
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = entry
  }

  /// Puts an entry in the place of the nearest.
  @inline(__always)
  private mutating func sink(_ entry: Entry) {
    var place = 0
    while true {
      let first = 4 * place + 1
      guard first < heap.count else { break }
      var least = first
      for child in first + 1..<max(first + 1, min(first + 4, heap.count))
      where heap[child].distance < heap[least].distance {
        least = child
      }
      guard heap[least].distance < entry.distance else { break }
      heap[place] = heap[least]
      place = least
    }
    heap[place] = entry
  }
}
