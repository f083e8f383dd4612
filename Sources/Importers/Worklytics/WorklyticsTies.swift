import Organisations

/// Weekly collaboration time between two people, summed as minutes in one relation.
///
/// The export comes in chunks: each is read by itself, and the relation joins them.
struct WorklyticsTies {
  private let draft: Draft
  private let name: String
  private var ties: TieRows
  private var dated: DatedRows

  init(_ draft: Draft, _ input: Input) {
    self.draft = draft
    name = shown(input.name)
    dated = DatedRows(draft.window)
    ties = TieRows(
      place: input.place, relations: ["collaboration"], hasTimes: true, namesRelations: true)
    ties.isDirected = !draft.options.undirected
  }

  mutating func add(from source: Int, to target: Int, minutes: Double, week: Instant?, line: Int) {
    guard dated.keeps(week) else { return }
    ties.append(from: source, to: target, weight: minutes, line: line, time: week)
  }

  func finish() {
    draft.ties.append(ties)
    draft.issues.remark("relation \"collaboration\": weights are minutes of collaboration")
    draft.finish(dated, of: name)
    draft.remarkAmounts(name)
  }
}

/// The names of the columns.
enum WorklyticsColumn {
  static let week = "week"
  static let source = "employeeIdSource"
  static let target = "employeeIdTarget"
  static let minutes = "weeklyCollaborationTimeMinutes"
  static let seconds = "weeklyCollaborationTimeSeconds"
}
