import Graphs
import Testing

@Suite struct SampledBetweennessTests {
  @Test func `Small graphs by hand`() throws {
    var random = Xoshiro256(seed: 1)
    let none = try Graph(ties: []).sampledBetweenness(sources: 1, using: &random)
    #expect(none.values == [] && none.standardErrors == [])
    let single = try Graph(ties: [], count: 1).sampledBetweenness(sources: 1, using: &random)
    #expect(single.values == [0] && single.standardErrors == [0])
    let apart = try Graph(ties: [], count: 5).sampledBetweenness(sources: 2, using: &random)
    #expect(apart.values == [0, 0, 0, 0, 0] && apart.standardErrors == [0, 0, 0, 0, 0])

    // Each leaf of a star gives its middle n − 2, the middle itself nothing.
    let star = try Graph.star(leaves: 9).sampledBetweenness(sources: 4, using: &random)
    let leaves = star.values[0] == 40 ? 4.0 : 3.0
    #expect(star.values[0] == 10 / 4 * leaves * 8 / 2)
    let variance = (leaves * 64 - leaves * leaves * 64 / 4) / 3
    #expect(agree([star.standardErrors[0]], [10 * (variance / 4 * 0.6).squareRoot() / 2]))
    #expect(star.values.dropFirst().allSatisfy { $0 == 0 })
    let one = try Graph.star(leaves: 9).sampledBetweenness(sources: 1, using: &random)
    #expect(one.standardErrors.allSatisfy { $0.isNaN })
  }

  @Test(arguments: 0..<50)
  func `All sources give the exact values without error`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    var random = Xoshiro256(seed: seed)
    for length in [PathLength.hops, .inverseStrength] {
      for more in 0...1 {
        let sample = try graph.sampledBetweenness(
          sources: graph.count + more, along: length, using: &random)
        let exact = try graph.betweenness(along: length)
        #expect(sample.values == exact)
        #expect(sample.standardErrors.allSatisfy { $0 == 0 })
        #expect(sample.sources == graph.count)
        #expect(sample.errorBound(failing: 0.01) == 0)
      }
    }
  }

  @Test(arguments: 0..<50)
  func `The mean over all draws is the exact value, and so is that of the variance`(seed: UInt64)
    throws
  {
    let graph = Graph.random(seed: seed, maximum: 14)
    guard graph.count > 3 else { return }
    let exact = try graph.betweenness()
    let draws = 400
    let sources = max(2, graph.count / 2)
    var sums = [Double](repeating: 0, count: graph.count)
    var squares = sums
    var variances = sums
    for draw in 0..<draws {
      var random = Xoshiro256(master: seed, purpose: "\(draw)")
      let sample = try graph.sampledBetweenness(sources: sources, using: &random)
      for node in graph.nodes {
        sums[node] += sample.values[node]
        squares[node] += (sample.values[node] - exact[node]) * (sample.values[node] - exact[node])
        variances[node] += sample.standardErrors[node] * sample.standardErrors[node]
        // A bound that fails once in 10⁹ holds.
        #expect(abs(sample.values[node] - exact[node]) <= sample.errorBound(failing: 1e-9) + 1e-9)
      }
    }
    for node in graph.nodes {
      let error = (squares[node] / Double(draws)).squareRoot()
      // Five standard errors of the mean of 400.
      #expect(abs(sums[node] / Double(draws) - exact[node]) <= error / 4 + 1e-9)
      let stated = (variances[node] / Double(draws)).squareRoot()
      #expect(abs(stated - error) <= 0.25 * error + 1e-9)
    }
  }

  @Test
  func `Of intervals of 1.96 standard errors most, though not 95 in 100, hold the exact value`()
    throws
  {
    var builder = GraphBuilder(count: 120, isDirected: true)
    var random = Xoshiro256(seed: 7)
    for _ in 0..<500 {
      builder.add(
        Int.random(in: 0..<120, using: &random), Int.random(in: 0..<120, using: &random))
    }
    let graph = builder.build().graph
    let exact = try graph.betweenness()
    var held = 0
    var all = 0
    for draw in 0..<40 {
      var random = Xoshiro256(master: 3, purpose: "\(draw)")
      let sample = try graph.sampledBetweenness(sources: 60, using: &random)
      for node in graph.nodes where exact[node] > 0 {
        all += 1
        if abs(sample.values[node] - exact[node]) <= 1.96 * sample.standardErrors[node] {
          held += 1
        }
      }
    }
    let share = Double(held) / Double(all)
    // 0.85 in a simulation of such graphs: what sources give a node is skewed.
    #expect(share > 0.8 && share < 0.92, "\(share)")
  }

  @Test func `The same stream gives the same values on any number of threads`() throws {
    let graph = Graph.diamonds(40)
    let before = Execution.threadCount
    defer { Execution.threadCount = before }
    var samples: [SampledBetweenness] = []
    for threads in [1, 2, 8] {
      Execution.threadCount = threads
      var random = Xoshiro256(seed: 5)
      samples.append(try graph.sampledBetweenness(sources: 50, using: &random))
    }
    #expect(samples[0] == samples[1] && samples[1] == samples[2])
  }
}
