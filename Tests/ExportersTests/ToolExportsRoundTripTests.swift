import Exporters
import Foundation
import Importers
import Organisations
import TestSupport
import Testing

/// What tools export, written as our tables and read again.
struct ToolExportsRoundTripTests {
  /// All that tables can say of an organisation.
  private func words(_ organisation: Organisation) -> [String] {
    var words = ["people \(organisation.people.ids) \(organisation.people.names)"]
    words.append("eligible \(organisation.people.isEligible)")
    words += organisation.people.attributes.map { "\($0)" }
    words += organisation.allRelations.map { "\($0.name) \($0.kind) \($0.graph)" }
    words += organisation.circles.map { "\($0)" }
    words += organisation.memberships.map { "\($0)" }
    words += organisation.rights.map { "\($0)" }
    words += organisation.decisions.map { "\($0)" }
    return words
  }

  @Test(
    arguments: [
      ["GlassFrog/people.json", "GlassFrog/roles.json", "GlassFrog/circles.json"],
      ["GlassFrog/circles_roles.csv"], ["Holaspirit"],
      ["Peerdom/roles.json", "Peerdom/peers.json", "Peerdom/circles.json"],
      ["Viva/person_to_person.csv"], ["Viva/group_to_group.csv"],
      ["Viva/group_to_group.csv", "Viva/person_to_person.csv"], ["Loomio/group.json"],
      ["Loomio/poll.csv"], ["Jira/issues.csv", "Jira/approvers.csv"], ["Orgnet/email.csv"],
      ["Worklytics/collaboration_20260112Z000000000001.csv"],
    ]) func `An export comes back from tables`(names: [String]) throws
  {
    let fixtures = SharedData.packageFolder.appendingPathComponent("Tests/ImportersTests/Fixtures")
    let one = try Import.organisation(
      from: names.map { fixtures.appendingPathComponent($0).path })
    let two = try Import.organisation(ofFiles: TableExporter().files(of: one))
    #expect(words(one) == words(two))
  }

  @Test(arguments: [false, true])
  func `A group that works only within itself stays a node`(isAlone: Bool) throws {
    let header =
      "PrimaryCollaborator_Organization,PrimaryCollaborator_GroupSize,"
      + "SecondaryCollaborator_Organization,SecondaryCollaborator_GroupSize,MetricDate,"
      + "Group_collaboration_time_invested\n"
    let others = isAlone ? "" : "Sales,20,IT,8,2026-01-04,40.5\nIT,8,Sales,20,2026-01-04,12\n"
    let file = header + others + "Legal,6,Within Group,6,2026-01-04,100\n"
    let one = try Import.organisation(ofFiles: [("groups.csv", Array(file.utf8))])
    #expect(one.people.ids.contains(Identifier("Legal")))
    let two = try Import.organisation(ofFiles: TableExporter().files(of: one))
    #expect(words(one) == words(two))
  }
}
