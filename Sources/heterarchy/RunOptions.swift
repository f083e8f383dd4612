/// The options of a run that can change a result, as they would stand on the command line; paths,
/// threads and the like stay out, so that the same question gives the same bytes.
enum RunOptions {
  static func words(
    _ input: InputOptions, _ analysis: AnalysisOptions, _ output: OutputOptions
  ) -> [String] {
    var words: [String] = []
    func add(_ name: String, _ value: String?) {
      if let value { words.append("--\(name) \(value)") }
    }
    for column in input.columns.sorted() { add("column", column) }
    if input.decimalComma { words.append("--decimal-comma") }
    add("date-format", input.dateFormat)
    add("delimiter", input.delimiter)
    add("encoding", input.encoding?.rawValue)
    add("from", input.from)
    add("input-format", input.inputFormat)
    for kind in input.kinds.sorted() { add("kind", kind) }
    if input.levels == .descending { add("levels", "descending") }
    add("minimum-weight", input.minimumWeight.map(\.description))
    if output.names { words.append("--names") }
    add("nulls", analysis.nulls.map(String.init))
    add("relation", input.relation)
    add("seed", String(analysis.seed))
    if output.spreadsheetSafe { words.append("--spreadsheet-safe") }
    add("to", input.to)
    if input.undirected { words.append("--undirected") }
    add("weight-means", input.weightMeans?.rawValue)
    if input.wholeMessages { words.append("--whole-messages") }
    return words
  }
}
