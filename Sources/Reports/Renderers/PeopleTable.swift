import Metrics
import Organisations

/// `people.csv`: one row a person, in the order of the ids' bytes, one column a measure.
struct PeopleTable {
  private let report: Report

  init(_ report: Report) { self.report = report }

  func bytes() -> [UInt8] {
    let people = report.assessment.organisation.people
    let columns = measuredColumns()
    let showsNames = report.options.showsNames
    var table = CSVTable(
      header: ["person_id"] + (showsNames ? ["name"] : []) + ["eligible", "level"]
        + people.attributes.map(\.name) + columns.map(\.header),
      spreadsheetSafe: report.options.isSpreadsheetSafe)
    for person in 0..<people.count {
      table.cell(people.ids[person].text)
      if showsNames { table.cell(people.names[person] ?? "") }
      table.cell(people.isEligible[person] ? 1 : 0)
      table.cell(people.levels[person])
      for attribute in people.attributes { table.cell(attribute.value(of: person)?.text ?? "") }
      for column in columns { table.cell(column.value(of: person)) }
      table.endRow()
    }
    return table.bytes
  }

  private struct PersonColumn {
    let header: String
    let column: Column
    /// Where each person's value stands, for columns that do not have everyone.
    let positions: [Int: Int]?

    func value(of person: Int) -> Double {
      guard let positions else { return column.values[person] }
      return positions[person].map { column.values[$0] } ?? .nan
    }
  }

  private func measuredColumns() -> [PersonColumn] {
    let assessment = report.assessment
    var result: [PersonColumn] = []
    for network in assessment.networks where !report.hidesRankings {
      for column in network.columns { result += person(column, relation: network.relation.name) }
    }
    for column in report.decisionColumns { result += person(column, relation: "decisions") }
    for column in report.voiceColumns { result += person(column, relation: "voice") }
    return result
  }

  private func person(_ column: Column, relation: String) -> [PersonColumn] {
    // `advice:betweenness:weights=none;normalised=no` says exactly which row of `measure` it is, but
    // that reporting lines are turned to run downwards here.
    let parts = [relation, column.measure, column.variant].filter { !$0.isEmpty }
    let header = parts.joined(separator: ":")
    switch column.scope {
    case .people: return [PersonColumn(header: header, column: column, positions: nil)]
    case .some(let people):
      let positions = Dictionary(uniqueKeysWithValues: zip(people, people.indices))
      return [PersonColumn(header: header, column: column, positions: positions)]
    case .whole, .ties, .labelled: return []
    }
  }
}
