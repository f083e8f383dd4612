import Importers
import Organisations
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.isPresent))
struct SharedDataTests {
  private func data(_ path: String) -> String {
    SharedData.folder.appendingPathComponent("data/" + path).path
  }

  private func summary(_ organisation: Organisation) -> String {
    let ties = organisation.allRelations.map { "\($0.name):\($0.kind):\($0.graph.tieCount)" }
    let people = organisation.people
    return
      "\(organisation.name) n=\(people.count) N=\(people.eligibleCount) \(organisation.rosterBasis) "
      + "\(ties) d=\(organisation.decisions.count) a=\(people.attributes.map(\.name)) "
      + "skipped=\(organisation.provenance.skipped.count) "
      + "warnings=\(organisation.provenance.warnings.map { "\($0.text) ×\($0.count)" })"
  }

  @Test(
    arguments: [
      "krackhardt_hightech", "cross_parker_consulting", "enron_titles", "email_eu_core",
      "python_peps", "git_lua", "nixos_rfcs", "dao_dxdao",
      "dao_dxdao/decisions.csv", "bk_tech", "kapferer_mine", "uk_faculty", "rust_teams", "git_curl",
    ]) func `Print`(folder: String) throws
  {
    let organisation = try Import.organisation(from: [data(folder)])
    print(summary(organisation))
    print(organisation.provenance.remarks.joined(separator: "\n"))
    print(
      organisation.provenance.skipped.map { "\($0.name): \($0.reason)" }.joined(separator: "\n"))
  }
}
