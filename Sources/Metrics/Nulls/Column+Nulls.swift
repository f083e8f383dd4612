import Graphs

extension Column {
  /// The column with the mean and the two-sided p of the last model that gave one, and a note that
  /// says what each did.
  func compared(with outcomes: [(model: NullModel, outcome: NullComparison.Outcome)]) -> Column {
    guard let quoted = outcomes.last else { return self }
    var column = self
    if case .test(let test) = quoted.outcome, test.isMostlyDefined {
      column.nullMean = test.nullMean
      column.nullP = test.pTwoSided
      column.chance = quoted.model.words
    }
    let notes =
      [note, Self.note(quoted.model, quoted.outcome)]
      + outcomes.dropLast().compactMap { Self.aside($0.model, $0.outcome) }
    column.note = notes.filter { !$0.isEmpty }.joined(separator: "; ")
    return column
  }

  private static func note(_ model: NullModel, _ outcome: NullComparison.Outcome) -> String {
    switch outcome {
    case .test(let test):
      guard test.isMostlyDefined else {
        return "no p: undefined in most networks by chance with \(model.words)"
      }
      return "null: networks by chance with \(model.words), \(test.permuted.count) draws"
        + (test.undefined > 0 ? ", \(test.undefined) without a value" : "")
        + "; p two-sided, standard error \(Words.fixed(test.pTwoSidedError, decimals: 3))"
    case .notMixing(let share):
      return "no p: chance with \(model.words) changes only \(Words.percent(share)) of the ties"
    case .tooCostly: return "no p: drawing networks by chance is too costly at this size"
    }
  }

  /// A model that is not the one to quote.
  private static func aside(_ model: NullModel, _ outcome: NullComparison.Outcome) -> String? {
    guard case .test(let test) = outcome, test.isMostlyDefined else { return nil }
    return "with \(model.words): mean \(Words.number(test.nullMean)), p "
      + Words.fixed(test.pTwoSided, decimals: 3)
  }
}

extension PermutationTest {
  /// How many draws gave no value.
  fileprivate var undefined: Int { permuted.count(where: \.isNaN) }

  /// Whether at least half of the draws gave a value, without which their mean and p say nothing.
  fileprivate var isMostlyDefined: Bool { !permuted.isEmpty && 2 * undefined <= permuted.count }
}
