import Foundation
import Graphs
import Importers
import Organisations

/// Reads an organisation from what stands on the command line, and says what was odd about it.
struct Inputs {
  let paths: [String]
  let options: InputOptions
  let quiet: Bool

  /// The organisation, with the hashes of its sources.
  ///
  /// - Throws: `ImportFailure`, `UsageError`, `StrictRefusal`.
  func organisation() throws -> Organisation {
    Execution.beginStep("reading " + paths.joined(separator: " "))
    var organisation = try Import.organisation(from: paths, options: try importOptions())
    addHashes(to: &organisation.provenance)
    let warnings = organisation.provenance.warnings
    if !quiet || options.strict { for warning in warnings { Console.say(Self.words(warning)) } }
    if options.strict, !warnings.isEmpty { throw StrictRefusal(warnings: warnings.count) }
    return organisation
  }

  /// Hands over the organisation of each period, one after another; a warning is said once, with the
  /// periods that it is about where it is not about all.
  ///
  /// - Throws: `ImportFailure`, `UsageError`, `StrictRefusal`, and what `body` throws.
  func forEachPeriod(
    _ length: Period.Length, _ body: (Period, Organisation) throws -> Void
  ) throws {
    Execution.beginStep("reading " + paths.joined(separator: " "))
    let snapshots = try Snapshots(from: paths, options: try importOptions(), every: length)
    var warnings: [(warning: Provenance.Warning, periods: [String])] = []
    for period in snapshots.periods {
      Execution.beginStep("reading " + period.name)
      let organisation = try snapshots.organisation(of: period)
      for warning in organisation.provenance.warnings {
        if let known = warnings.firstIndex(where: { $0.warning.text == warning.text }) {
          warnings[known].periods.append(period.name)
        } else {
          warnings.append((warning, [period.name]))
        }
      }
      try body(period, organisation)
    }
    if !quiet || options.strict {
      for (warning, periods) in warnings {
        let isAboutAll = periods.count == snapshots.periods.count
        let some = periods.prefix(3).joined(separator: ", ") + (periods.count > 3 ? ", …" : "")
        Console.say(Self.words(warning) + (isAboutAll ? "" : " (in \(some))"))
      }
    }
    if options.strict, !warnings.isEmpty { throw StrictRefusal(warnings: warnings.count) }
  }

  /// A warning as one line.
  static func words(_ warning: Provenance.Warning) -> String {
    let places = warning.places.prefix(3).joined(separator: ", ")
    return "warning: \(warning.text)" + (warning.count > 1 ? " (\(warning.count) times)" : "")
      + (places.isEmpty ? "" : " [\(places)\(warning.places.count > 3 ? ", …" : "")]")
  }

  private func importOptions() throws -> ImportOptions {
    var result = ImportOptions()
    for pair in options.columns {
      let (ours, theirs) = try split(pair, option: "--column", example: "person_id=EmployeeNo")
      result.columns[ours] = theirs
    }
    for pair in options.kinds {
      let (name, kind) = try split(pair, option: "--kind", example: "info=communication")
      guard let kind = Relation.Kind(rawValue: kind) else {
        throw UsageError(
          message: "--kind \(pair): there is no kind \"\(kind)\"",
          hint: "kinds are " + Relation.Kind.allCases.map(\.rawValue).joined(separator: ", "))
      }
      result.kinds[name] = kind
    }
    result.delimiter = try options.delimiter.map(delimiter)
    result.encoding = try options.encoding.map(encoding)
    result.decimalComma = options.decimalComma
    result.dateFormat = options.dateFormat
    result.undirected = options.undirected
    switch options.weightMeans {
    case .strength: result.weightMeans = .strength
    case .distance: result.weightMeans = .distance
    case .count: result.weightMeans = .count
    case nil: break
    }
    result.relation = options.relation
    result.from = try options.from.map { try day($0, option: "--from") }
    result.to = try options.to.map { try day($0, option: "--to") }
    if let from = result.from, let to = result.to, to < from {
      throw UsageError(
        message: "--from \(from.dayText) lies after --to \(to.dayText)",
        hint: "give the earlier day to --from")
    }
    result.minimumWeight = options.minimumWeight
    result.levelsDescending = options.levels == .descending
    if let format = options.inputFormat, !Import.formatNames.contains(format) {
      throw UsageError(
        message: "--input-format \(format): there is no such format",
        hint: "formats are " + Import.formatNames.joined(separator: ", "))
    }
    result.inputFormat = options.inputFormat
    result.countsMessagesWhole = options.wholeMessages
    result.maximumNesting = options.maximumNesting
    result.maximumValueBytes = options.maximumValueBytes
    result.maximumInputBytes = options.maximumInputBytes
    return result
  }

  private func split(
    _ pair: String, option: String, example: String
  ) throws -> (String, String) {
    guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex,
      pair.index(after: equals) != pair.endIndex
    else {
      throw UsageError(
        message: "\(option) \(pair) is not a pair", hint: "write it as \(option) \(example)")
    }
    return (String(pair[..<equals]), String(pair[pair.index(after: equals)...]))
  }

  private func delimiter(_ text: String) throws -> UInt8 {
    switch text {
    case "tab", "\\t", "\t": return UInt8(ascii: "\t")
    default:
      guard text.utf8.count == 1, let byte = text.utf8.first, byte > 0x20, byte < 0x7f,
        byte != UInt8(ascii: "\"")
      else {
        throw UsageError(
          message: "--delimiter \(text) is not one ASCII character",
          hint: "use , or ; or | or the word tab")
      }
      return byte
    }
  }

  private func encoding(_ text: String) throws -> ImportOptions.TextEncoding {
    guard let encoding = ImportOptions.TextEncoding(rawValue: text.lowercased()) else {
      throw UsageError(
        message: "--encoding \(text): there is no such encoding",
        hint: "encodings are "
          + ImportOptions.TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return encoding
  }

  private func day(_ text: String, option: String) throws -> Instant {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), let instant = Instant(year: year, month: month, day: day)
    else {
      throw UsageError(
        message: "\(option) \(text) is not a day", hint: "write it as \(option) 2026-03-31")
    }
    return instant
  }

  /// SHA-256 of each source as it lies on disk. Standard input and pipes have none: they cannot be
  /// read twice.
  private func addHashes(to provenance: inout Provenance) {
    for index in provenance.sources.indices {
      let path = provenance.sources[index].path
      guard path != "-", let hash = FileHash.sha256(ofFile: path) else { continue }
      provenance.sources[index].sha256 = hash
    }
  }
}
