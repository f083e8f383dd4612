import Graphs
import Organisations
import TestSupport
import Testing

@testable import Exporters

/// GraphML that several threads write.
@Suite(.serialized)
struct GraphMLThreadsTests {
  private static let weights = [1, 2.5, 0.125, 1000, 1.0 / 3, 0.000_1, 12.345_678, 1e12, 0.001]

  private func organisation(directed: Bool, mixed: Bool, seed: UInt64) throws -> Organisation {
    var random = Xoshiro256(seed: seed)
    var table = "source,target,relation,weight,type\n"
    for tie in 0..<8000 {
      let source = Int.random(in: 0..<500, using: &random)
      // Somebody with the most ties by far.
      let target = tie % 7 == 0 ? 42 : Int.random(in: 0..<500, using: &random)
      let weight = Self.weights[Int.random(in: 0..<Self.weights.count, using: &random)]
      let isDirected = mixed ? tie % 3 == 0 : directed
      let other = target % 11 == 0 ? "\"q\"\"\"" : "p\(target)&"
      table += "p\(source)&,\(other),\(isDirected ? "mail" : "talk"),\(weight),"
      table += isDirected ? "Directed\n" : "Undirected\n"
    }
    return try imported(["ties.csv": table])
  }

  @Test(arguments: [(true, false), (false, false), (true, true)])
  func `Any number of threads writes the same bytes`(directed: Bool, mixed: Bool) throws {
    defer { Execution.threadCount = 0 }
    let organisation = try organisation(directed: directed, mixed: mixed, seed: 5)
    Execution.threadCount = 1
    let bytes = GraphMLExporter().bytes(of: organisation)
    for threads in [2, 3, 8] {
      Execution.threadCount = threads
      #expect(GraphMLExporter().bytes(of: organisation) == bytes, "\(threads) threads")
    }
    let again = try imported(["network.graphml": String(decoding: bytes, as: UTF8.self)])
    for (relation, other) in zip(organisation.allRelations, again.allRelations) {
      #expect(relation.graph == other.graph)
      #expect(relation.listedDescending == other.listedDescending)
    }
    #expect(again.allRelations.count == organisation.allRelations.count)
  }

  private func text(of number: Double) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: 40) { buffer, count in
      var sink = ByteSink(buffer)
      sink.append(number: number)
      count = sink.count
    }
    #expect(bytes.count <= ByteSink.mostBytes(of: number))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `A number is written in the fewest digits that read back`() {
    var random = Xoshiro256(seed: 3)
    for number in [0, 1, 10, 0.001, 0.000_999, 0.1 + 0.2, 1e9, 1e9 - 1, 999_999_999.999_999, 1e300]
    {
      #expect(text(of: number) == numberText(number))
    }
    for _ in 0..<3000 {
      let digits = Double(Int.random(in: 0..<1_000_000_000_000, using: &random))
      let scale = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e9, 3][
        Int.random(in: 0..<10, using: &random)]
      for number in [digits / scale, (digits / scale).nextUp, digits * scale] {
        #expect(text(of: number) == numberText(number))
      }
    }
  }
}
