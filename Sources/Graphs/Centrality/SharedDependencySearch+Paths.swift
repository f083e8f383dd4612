// There: shortest paths are counted, level by level along the arcs.
extension SharedDependencySearch {
  /// Meets whatever the sources reach; `false` where paths grew too many.
  mutating func countPaths(from sources: ArraySlice<UInt32>, in rows: RankedRows) throws -> Bool {
    let full = UInt16((1 << sources.count) - 1)
    var openArcs = rows.incoming.targets.count  // into nodes that still miss a lane
    levels = []
    placeCount = 0
    metCount = 0
    // The first level is met as if a path had been pushed to each source.
    for (lane, source) in sources.enumerated() {
      gathered[Int(source)][lane] = 1
      touched[lane] = source
    }
    touchedCount = sources.count
    var isPulled = false
    var last = 0..<0
    while true {
      let (found, paths) = try meet(isPulled: isPulled, full: full, in: rows, openArcs: &openArcs)
      leave(last)
      last = found.places
      if last.isEmpty { return true }
      if paths > 0x1p500 {
        leave(last)
        return false
      }
      levels.append(found)
      // An arc that is pushed along costs about two that are pulled along.
      isPulled = 2 * found.outgoing >= openArcs
      if isPulled {
        listNodes(missing: full)
      } else {
        try push(from: last, along: rows.outgoing, unless: full)
      }
    }
  }

  /// Makes every node that misses a lane look along its row.
  private mutating func listNodes(missing full: UInt16) {
    let seenHeld = self.seen
    let seen = seenHeld.span
    var touchedMemory = self.touched.lent()
    defer { self.touched = touchedMemory }
    var touched = touchedMemory.mutableSpan
    var count = 0
    for node in seen.indices {
      touched[count] = UInt32(node)
      count += seen[node] == full ? 0 : 1
    }
    touchedCount = count
  }

  /// Makes the next level of what the listed nodes gather along their rows, or has been pushed to
  /// them; returns it and the paths to all its nodes in the lane that has most.
  private mutating func meet(
    isPulled: Bool, full: UInt16, in rows: RankedRows, openArcs: inout Int
  ) throws -> (Level, paths: Double) {
    let missing = placeCount + touchedCount - nodes.count
    if missing > 0 {
      nodes.append(contentsOf: repeatElement(0, count: missing))
      paths.append(contentsOf: repeatElement(.zero, count: missing))
    }
    let offsets = rows.incoming.offsets.span
    let sources = rows.incoming.targets.span
    let outOffsets = rows.outgoing.offsets.span
    let masks = Self.masks.span
    let touchedHeld = self.touched
    let touched = touchedHeld.span
    let levelHeld = self.level
    let level = levelHeld.span
    var nextMemory = self.next.lent()
    defer { self.next = nextMemory }
    var next = nextMemory.mutableSpan
    var gatheredMemory = self.gathered.lent()
    defer { self.gathered = gatheredMemory }
    var gathered = gatheredMemory.mutableSpan
    var seenMemory = self.seen.lent()
    defer { self.seen = seenMemory }
    var seen = seenMemory.mutableSpan
    var nodeMemory = self.nodes.lent()
    defer { self.nodes = nodeMemory }
    var nodes = nodeMemory.mutableSpan
    var pathMemory = self.paths.lent()
    defer { self.paths = pathMemory }
    var paths = pathMemory.mutableSpan

    var total = Lanes.zero
    var place = placeCount
    var found = Level(places: place..<place, outgoing: 0, incoming: 0)
    for index in 0..<touchedCount {
      if index & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(touched[index])
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      var arriving = Lanes.zero
      if isPulled {
        for arc in row { arriving += level[Int(sources[arc])] }
      } else {
        arriving = gathered[node]
        gathered[node] = .zero
      }
      let before = seen[node] & ~Self.isTouched
      seen[node] = before
      let fresh = Lanes(
        lowHalf: arriving.lowHalf * masks[Int(~before & 15)],
        highHalf: arriving.highHalf * masks[Int(~before >> 4 & 15)])
      let met = Self.nonzeroLanes(fresh)
      guard met != 0 else { continue }
      total += fresh
      next[node] = fresh
      seen[node] = before | met
      nodes[place] = UInt32(node)
      paths[place] = fresh
      place += 1
      found.outgoing += Int(outOffsets[node + 1] - outOffsets[node])
      found.incoming += row.count
      if before == 0 { metCount += 1 }
      if before | met == full { openArcs -= row.count }
    }
    touchedCount = 0
    found.places = placeCount..<place
    placeCount = place
    return (found, total.max())
  }

  /// 1 in each of four lanes of a set of bits, 0 in the others.
  private static let masks: [SIMD4<Double>] = (0..<16).map { bits in
    var mask = SIMD4<Double>.zero
    for lane in 0..<4 where bits >> lane & 1 == 1 { mask[lane] = 1 }
    return mask
  }

  /// A bit for each lane that holds a number other than zero.
  @inline(__always)
  private static func nonzeroLanes(_ lanes: Lanes) -> UInt16 {
    let bits = SIMD8<Int64>(1, 2, 4, 8, 16, 32, 64, 128).replacing(with: 0, where: lanes .== 0)
    let four = bits.lowHalf | bits.highHalf
    let two = four.lowHalf | four.highHalf
    return UInt16(truncatingIfNeeded: two[0] | two[1])
  }
}
