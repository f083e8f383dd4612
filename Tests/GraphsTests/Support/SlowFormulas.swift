import Graphs

/// Every definition term by term, over a full matrix: slow, and plain enough to trust.
struct SlowFormulas {
  let graph: Graph
  let count: Int
  /// w(i, j); 0 without an arc.
  let weights: [[Double]]

  init(_ graph: Graph) {
    self.graph = graph
    count = graph.count
    var weights = Array(repeating: [Double](repeating: 0, count: graph.count), count: graph.count)
    for node in graph.nodes {
      for arc in graph.arcs(of: node) {
        weights[node][graph.target(of: arc)] = graph.weight(of: arc)
      }
    }
    self.weights = weights
  }

  var nodes: Range<Int> { 0..<count }

  /// Distances by Floyd and Warshall; an arc has length 1, or 1/w.
  func distances(weighted: Bool = false) -> [[Int?]] {
    var distance = nodes.map { i in
      nodes.map { j -> Int? in
        i == j ? 0 : weights[i][j] == 0 ? nil : weighted ? length(weights[i][j]) : 1
      }
    }
    for k in nodes {
      for i in nodes {
        for j in nodes {
          guard let first = distance[i][k], let second = distance[k][j] else { continue }
          distance[i][j] = min(distance[i][j] ?? .max, first + second)
        }
      }
    }
    return distance
  }

  /// 1/w in units of which every test weight makes a whole number.
  private func length(_ weight: Double) -> Int { Int((27_720 / weight).rounded()) }

  /// σ(i, j) by walking every shortest path out.
  func pathCounts(_ distance: [[Int?]], weighted: Bool = false) -> [[Double]] {
    nodes.map { s in
      var count = [Double](repeating: 0, count: self.count)
      count[s] = 1
      for t in nodes.filter({ distance[s][$0] != nil }).sorted(by: {
        distance[s][$0] ?? 0 < distance[s][$1] ?? 0
      }) where t != s {
        for v in nodes where weights[v][t] > 0 {
          guard let before = distance[s][v], let after = distance[s][t] else { continue }
          if before + (weighted ? length(weights[v][t]) : 1) == after { count[t] += count[v] }
        }
      }
      return count
    }
  }

  func betweenness(weighted: Bool = false) -> [Double] {
    let distance = distances(weighted: weighted)
    let paths = pathCounts(distance, weighted: weighted)
    return nodes.map { v in
      var sum = 0.0
      for s in nodes where s != v {
        for t in nodes where t != v && t != s {
          guard let whole = distance[s][t], let first = distance[s][v], let second = distance[v][t],
            first + second == whole
          else { continue }
          sum += paths[s][v] * paths[v][t] / paths[s][t]
        }
      }
      return graph.isDirected ? sum : sum / 2
    }
  }

  /// For each arc, in order.
  func tieBetweenness(weighted: Bool = false) -> [Double] {
    let distance = distances(weighted: weighted)
    let paths = pathCounts(distance, weighted: weighted)
    return nodes.flatMap { v in
      nodes.filter { weights[v][$0] > 0 }.map { w in
        let step = weighted ? length(weights[v][w]) : 1
        var sum = 0.0
        for s in nodes {
          for t in nodes where t != s {
            guard let whole = distance[s][t], let first = distance[s][v],
              let second = distance[w][t], first + step + second == whole
            else { continue }
            sum += paths[s][v] * paths[w][t] / paths[s][t]
          }
        }
        return sum
      }
    }
  }

  func reaches() -> [[Bool]] { distances().map { $0.map { $0 != nil } } }

  /// a(i, j) or a(j, i).
  func isTied(_ i: Int, _ j: Int) -> Bool { i != j && (weights[i][j] > 0 || weights[j][i] > 0) }

  /// The parts of the nodes in `kept`, directions ignored, by their smallest node.
  func parts(keeping kept: [Int], without cut: (Int, Int)? = nil) -> [[Int]] {
    var parts: [[Int]] = []
    var open = Set(kept)
    while let start = open.min() {
      var part: [Int] = []
      var pending = [start]
      open.remove(start)
      while let node = pending.popLast() {
        part.append(node)
        for other in kept where open.contains(other) && isTied(node, other) {
          if let cut, (min(node, other), max(node, other)) == cut { continue }
          open.remove(other)
          pending.append(other)
        }
      }
      parts.append(part.sorted())
    }
    return parts
  }

  func coreness() -> [Int] {
    nodes.map { node in
      var best = 0
      for k in 1..<max(2, count) {
        var kept = Array(nodes)
        while let weak = kept.first(where: { one in kept.count { isTied(one, $0) } < k }) {
          kept.removeAll { $0 == weak }
        }
        if kept.contains(node) { best = k }
      }
      return best
    }
  }

  func pageRank(damping: Double) -> [Double] {
    var rank = [Double](repeating: 1 / Double(count), count: count)
    for _ in 0..<300 {
      rank = nodes.map { v in
        var sum = 0.0
        for u in nodes {
          let strength = weights[u].reduce(0, +)
          sum += rank[u] * (strength > 0 ? weights[u][v] / strength : 1 / Double(count))
        }
        return (1 - damping) / Double(count) + damping * sum
      }
    }
    return rank
  }

  /// z(i, j) and p(i, j) of Burt.
  private func strengths() -> (z: [[Double]], p: [[Double]]) {
    let z = nodes.map { i in nodes.map { j in weights[i][j] + weights[j][i] } }
    return (z, z.map { row in row.map { $0 / row.reduce(0, +) } })
  }

  /// c(i, j) over the contacts of each node.
  func constraints() -> [[Double]] {
    let (z, p) = strengths()
    return nodes.map { i in
      nodes.filter { z[i][$0] > 0 }.map { j in
        var sum = p[i][j]
        for q in nodes where q != i && q != j && z[i][q] > 0 && z[q][j] > 0 {
          sum += p[i][q] * p[q][j]
        }
        return sum * sum
      }
    }
  }

  func effectiveSize() -> [Double] {
    let (z, p) = strengths()
    return nodes.map { i in
      let contacts = nodes.filter { z[i][$0] > 0 }
      guard !contacts.isEmpty else { return .nan }
      return contacts.reduce(0.0) { sum, j in
        let strongest = z[j].max() ?? 0
        var redundant = 0.0
        for q in contacts where q != j { redundant += p[i][q] * z[j][q] / strongest }
        return sum + 1 - redundant
      }
    }
  }

  /// Pairs of a weak part without a least upper bound.
  func pairsWithoutLeastUpperBound() -> Int {
    let reaches = reaches()
    var violations = 0
    for part in parts(keeping: Array(nodes)) {
      for one in part {
        for other in part where other > one {
          let bounds = nodes.filter { reaches[$0][one] && reaches[$0][other] }
          let least = bounds.contains { bound in bounds.allSatisfy { reaches[$0][bound] } }
          if !least { violations += 1 }
        }
      }
    }
    return violations
  }
}
