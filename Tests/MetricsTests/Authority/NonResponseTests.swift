import Graphs
import Metrics
import Organisations
import Testing

@Suite struct NonResponseTests {
  /// People in a ring, each tied to the next three, all asked and all but the last answering.
  func survey(_ count: Int, asked: Bool = true) -> Organisation {
    var builder = GraphBuilder(count: count, isDirected: true)
    for person in 0..<count { for step in 1...3 { builder.add(person, (person + step) % count) } }
    var organisation = LogBuilder.organisation(count)
    organisation.relations = [
      Relation(name: "messages", kind: .communication, graph: builder.build().graph)
    ]
    if asked {
      organisation.responses = (0..<count).map {
        Response(person: $0, invited: true, responded: $0 < count - 1)
      }
    }
    return organisation
  }

  func nonResponse(
    _ organisation: Organisation, _ authority: Authority = Authority(permutations: 199)
  ) throws -> NonResponse? {
    let verdict = try authority.verdict(
      on: organisation, log: DecisionLog(organisation, draws: 19),
      network: { Network($0, people: organisation.people) })
    return try authority.nonResponse(organisation, verdict: verdict)
  }

  @Test func `A ring stays Distributed whoever keeps silent, in each of twenty draws`() throws {
    let rows = try #require(try nonResponse(survey(30))).rows
    #expect(rows.map(\.silent) == [.random, .mostConnected])
    #expect(rows.allSatisfy { $0.dimension == .informationFlow && $0.answer == .distributed })
    for row in rows { #expect(row.draws.map(\.count).reduce(0, +) == NonResponse.drawCount) }
    #expect(rows[0].draws.first?.answer == .distributed)
  }

  @Test func `The same seed draws the same people`() throws {
    #expect(try nonResponse(survey(24)) == nonResponse(survey(24)))
  }

  @Test func `A tenth more without an answer is not taken for too low a response`() throws {
    var organisation = survey(40)
    for index in 0..<18 { organisation.responses[index].responded = false }
    let rows = try #require(try nonResponse(organisation)).rows
    #expect(rows.map(\.draws.first?.answer) == [.distributed, .distributed])
  }

  @Test func `Without a survey there is nothing to vary, nor in large networks`() throws {
    #expect(try nonResponse(survey(30, asked: false)) == nil)
    var hurried = Authority(permutations: 199)
    hurried.constants.flowLargestWork = 100_000
    let large = try #require(try nonResponse(survey(30), hurried))
    #expect(large.rows.isEmpty)
    #expect(large.reason == "the network is too large to be judged 40 times")
  }
}
