import Importers
import Organisations
import TestSupport
import Testing

/// Real organisations and oracle graphs of the folder beside the checkout; the numbers are those of
/// their PROVENANCE.md and stats.json.
@Suite(.enabled(if: SharedData.isPresent))
struct SharedDataTests {
  private func read(_ paths: String..., options: ImportOptions = ImportOptions()) throws
    -> Organisation
  {
    try Import.organisation(
      from: paths.map { SharedData.folder.appendingPathComponent($0).path }, options: options)
  }

  private func summary(_ organisation: Organisation) -> String {
    let relations = organisation.allRelations.map { "\($0.name) \($0.kind) \($0.graph.tieCount)" }
    return
      "\(organisation.people.count) people, \(organisation.people.eligibleCount) "
      + "\(organisation.rosterBasis); \(relations.joined(separator: ", ")); "
      + "\(organisation.decisions.count) decisions"
  }

  @Test(
    arguments: [
      (
        "krackhardt_hightech",
        "21 people, 21 declared; advice advice 190, friendship trust 102, reports_to command 20; "
          + "0 decisions"
      ),
      (
        "cross_parker_consulting",
        "46 people, 46 declared; info communication 877, value other 855; 0 decisions"
      ),
      ("enron_titles", "184 people, 184 declared; emails_to communication 2832; 0 decisions"),
      ("email_eu_core", "1005 people, 1005 declared; emails communication 24929; 0 decisions"),
      (
        "sourcegraph_orgchart/reports_to_2022-03-31.graphml",
        "271 people, 271 observed; reports_to command 270; 0 decisions"
      ),
      ("python_peps", "369 people, 55 regulars; proposer_decider approval 452; 736 decisions"),
      ("nixos_rfcs", "101 people, 8 regulars; proposer_decider approval 147; 44 decisions"),
      ("git_lua", "4 people, 3 regulars; proposer_decider approval 0; 5830 decisions"),
      ("dao_dxdao/decisions.csv", "185 people, 59 regulars; ; 541 decisions"),
      (
        "rust_teams/teams_2026-06-30.graphml",
        "589 people, 589 observed; lead other 132, member other 871, subteam_of other 121; "
          + "0 decisions"
      ),
    ]) func `A real organisation is read as its provenance says`(path: String, expected: String)
    throws
  {
    #expect(summary(try read("data/" + path)) == expected)
  }

  @Test func `The hightech files give what their folder gives`() throws {
    let base = "data/krackhardt_hightech/"
    let files = try read(
      base + "nodes.csv", base + "edges_advice.csv", base + "edges_friendship.csv",
      base + "edges_reports_to.csv")
    let folder = try read("data/krackhardt_hightech")
    #expect(files.allRelations.map(\.graph) == folder.allRelations.map(\.graph))
    #expect(files.people.levels == folder.people.levels)
    #expect(files.name == "krackhardt_hightech")
  }

  @Test func `The consulting survey is cut and turned as the command line asks`() throws {
    var options = ImportOptions()
    options.minimumWeight = 3
    options.levelsDescending = true
    options.columns = ["unit": "region"]
    let organisation = try read("data/cross_parker_consulting", options: options)
    // awk -F, 'NR>1 && $3>=3' edges_info.csv | wc -l gives 310.
    #expect(organisation.relations[0].graph.tieCount == 310)
    #expect(organisation.people.levels.min() == 1)
    #expect(organisation.people.attribute("unit")?.values.map(\.text) == ["1", "2"])
  }

  @Test(
    arguments: [
      "bintree_15", "davis", "davis_women", "dring_5", "emon_texas", "florentine_16",
      "hightech_advice", "hightech_reports_to", "karate", "karate_w", "kite", "matrix_org",
      "mini_a", "two_comp",
    ]) func `An oracle graph is the same from its tables and from its GraphML`(name: String) throws
  {
    let base = "oracles/graphs/\(name)"
    let graph = try read(base + ".graphml")
    var options = ImportOptions()
    options.undirected = graph.allRelations.first?.graph.isDirected == false
    let tables = try read(base + ".nodes.csv", base + ".edges.csv", options: options)
    #expect(tables.people.ids == graph.people.ids)
    #expect(tables.allRelations.map(\.graph) == graph.allRelations.map(\.graph))
    #expect(tables.allRelations.map(\.name) == [name])
  }

  @Test func `The oracle log is read with its parts`() throws {
    let base = "oracles/declog/declog_a."
    let organisation = try read(base + "decisions.csv", base + "parts.csv", base + "people.csv")
    #expect(organisation.people.count - organisation.people.eligibleCount == 1)
    #expect(organisation.decisions.count == 40)
    #expect(organisation.decisions.count { $0.process == .autocratic } == 9)
    #expect(organisation.provenance.warnings.map(\.text) == [])
  }
}
