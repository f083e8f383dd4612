/// Text from data as a terminal may be given it.
public enum VisibleText {
  /// The text with every character that a terminal would act on, or that nobody would see, as an
  /// escape: `\u{1B}`.
  ///
  /// - Parameter keepingLines: Whether tabs and ends of lines are the writer's own.
  public static func of(_ text: String, keepingLines: Bool = false) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      let isKept = keepingLines && (scalar == "\n" || scalar == "\t")
      if !isKept, MarkdownText.isInvisible(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
