import ArgumentParser
import Metrics
import Reports

/// `heterarchy explain`: what a measure means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "What a measure means: question, formula, range, direction, source.",
    discussion: """
      Without an id it lists all measures.

      EXAMPLES
        heterarchy explain
        heterarchy explain effective_fraction_last_word
      """)

  @Argument(help: "The measure's id.")
  var id: String?

  func run() throws {
    guard let id else {
      try Console.put(Array(Explanation.list().utf8))
      return
    }
    guard let definition = Catalogue.definition(of: id) else {
      let nearest = Catalogue.suggestion(for: id).map { "did you mean \($0)? " } ?? ""
      throw UsageError(
        message: "there is no measure \"\(id)\"",
        hint: nearest + "`heterarchy explain` lists them")
    }
    try Console.put(Array(Explanation.text(of: definition).utf8))
  }
}
