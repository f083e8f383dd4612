import Metrics
import Organisations

/// The results of one snapshot as files.
public struct Report: Sendable {
  /// What was measured.
  public let assessment: Assessment
  /// How it is to be written.
  public let options: Options

  /// What can be chosen about a report.
  public struct Options: Sendable, Equatable {
    /// Whether people's names stand beside their ids.
    public var showsNames = false
    /// Whether cells that a spreadsheet would take for formulas get an apostrophe in front.
    public var isSpreadsheetSafe = false
    /// The options of the run as words, for the methods section and the manifest, in the order of
    /// their names; only what can change a result.
    public var runOptions: [String] = []

    /// The defaults.
    public init() {}
  }

  /// The columns of the decision log as they are shown.
  let decisionColumns: [Column]

  /// The columns of voice as they are shown.
  let voiceColumns: [Column]

  /// The single values of all relations, the log and voice.
  let rows: [MeasureRow]

  /// A report on an assessment.
  public init(_ assessment: Assessment, options: Options = Options()) {
    self.assessment = assessment
    self.options = options
    decisionColumns = ReportedColumns.clipped(assessment.decisionColumns)
    voiceColumns = ReportedColumns.clipped(assessment.voiceColumns)
    rows = MeasureRow.all(of: assessment, decisions: decisionColumns, voice: voiceColumns)
  }

  /// All files, in the order of their names.
  public func files() -> [OutputFile] {
    var files = [
      OutputFile("report.md", text: MarkdownReport(self).text()),
      OutputFile("verdict.csv", bytes: VerdictTable(self).bytes()),
      OutputFile("sensitivity.csv", bytes: SensitivityTable(self).bytes()),
      OutputFile("measures.csv", bytes: MeasuresTable(self).bytes()),
      OutputFile("people.csv", bytes: PeopleTable(self).bytes()),
    ]
    if assessment.organisation.hasDecisionLog {
      files.append(OutputFile("decisions.csv", bytes: DecisionsTable(self).bytes()))
      files.append(OutputFile("changes.csv", bytes: ChangesTable(self).bytes()))
    }
    if !assessment.unitTies.isEmpty {
      files.append(OutputFile("ties_between_units.csv", bytes: UnitTiesTable(self).bytes()))
    }
    files.append(OutputFile("manifest.json", text: Manifest(self, files: files).text()))
    return files.sorted { $0.name < $1.name }
  }

  /// The name of the snapshot in the tables.
  var snapshot: String { assessment.organisation.name }

  /// The share of those asked in a survey who answered; `nil` where no survey was made.
  var responseRate: Double? {
    let invited = assessment.organisation.responses.filter(\.invited)
    return invited.isEmpty
      ? nil : Double(invited.count { $0.responded }) / Double(invited.count)
  }

  /// Whether too few answered for people to be ranked by their ties: who is missing may be the one
  /// in the middle.
  var hidesRankings: Bool {
    (responseRate ?? 1) < assessment.settings.constants.rankingResponseFrom
  }

  /// How a person is named: the id, and the name where asked for and known.
  func person(_ index: Int) -> String {
    let people = assessment.organisation.people
    let id = MarkdownText.escaped(people.ids[index].text)
    guard options.showsNames, let name = people.names[index] else { return id }
    return "\(id) (\(MarkdownText.escaped(name)))"
  }
}
