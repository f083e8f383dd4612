import Organisations

/// One organisation a period, cut from dated rows.
///
/// A snapshot is what `from` and `to` of its period give, no more: dated rows of the period, whatever
/// is not dated (people, circles, rights, undated ties) in each, and N counted anew. Ties are
/// events, so a tie's weights add up over the periods to those of the whole; what lasts, as an edge
/// of GEXF with a start and an end, is in every period that it touches. A period in which nothing
/// happened is an organisation without ties.
public struct Snapshots: Sendable {
  /// No more periods are cut.
  public static let maximumPeriods = 10_000

  /// The periods in their order, without a gap.
  public let periods: [Period]

  private let inputs: [String]
  private let options: ImportOptions

  /// Reads the inputs once to find the first and the last period.
  ///
  /// They are those of the first and the last dated row, or of `from` and `to` where given.
  ///
  /// - Throws: `ImportFailure`: what `Import.organisation` throws, and where no row has a date,
  ///   there were more than `maximumPeriods`, or an input is standard input, which can be read once.
  public init(
    from inputs: [String], options: ImportOptions = ImportOptions(), every length: Period.Length
  ) throws(ImportFailure) {
    func failure(_ message: String, hint: String) -> ImportFailure {
      let file = inputs.first.map { shown($0) } ?? "-"
      return ImportFailure(.data, [ImportError(file: file, message: message, hint: hint)])
    }
    if inputs.contains("-") {
      throw failure(
        "standard input can be read once, and periods are read one by one",
        hint: "save it to a file")
    }
    self.inputs = inputs
    self.options = options
    let (window, dates) = try Self.dates(of: inputs, options)
    guard let dates else {
      throw window == Window()
        ? failure(
          "no row has a date, so there is nothing to cut by",
          hint: "add a column \"time\" to the ties, or name it with --column time=NAME")
        : failure(
          "no row with a date lies in the window", hint: "widen --from and --to")
    }
    let first = window.from ?? dates.lowerBound
    let last = window.to ?? dates.upperBound
    let count = length.count(from: first, to: last)
    guard count <= Self.maximumPeriods else {
      throw failure(
        "every \(length.rawValue) from \(first.dayText) to \(last.dayText) would be \(count) "
          + "periods; the limit is \(Self.maximumPeriods)",
        hint: "choose longer periods, or cut with --from and --to; a date far off is often a slip")
    }
    periods = length.periods(from: first, to: last)
  }

  /// The organisation in a period.
  ///
  /// The inputs are read anew, so that no two snapshots need be in memory.
  ///
  /// - Complexity: that of `Import.organisation`.
  public func organisation(of period: Period) throws(ImportFailure) -> Organisation {
    var options = options
    options.from = period.first
    options.to = period.last
    return try Import.organisation(from: inputs, options: options)
  }

  /// The window asked for and the dates in it; the organisation itself is not kept.
  private static func dates(
    of inputs: [String], _ options: ImportOptions
  ) throws(ImportFailure) -> (Window, ClosedRange<Instant>?) {
    let whole = try Import.organisation(from: inputs, options: options)
    return (whole.window, whole.provenance.dates)
  }
}
