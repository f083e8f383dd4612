/// Text from data made harmless in Markdown: it reads back as the same scalars and is nothing but
/// text.
public enum MarkdownText {
  /// The text with every byte escaped that could begin markup, end a table cell or start a line
  /// of its own; control and invisible characters are shown as `\u{…}`.
  ///
  ///     MarkdownText.escaped("a|b")     // "a\|b"
  public static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if isInvisible(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: "\\u{\(code)}".unicodeScalars)
        continue
      }
      if isMarkup(scalar, after: scalars[..<index], before: next) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// Whether a reader would not see the character, or a terminal or a layout would act on it.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    default: false
    }
  }

  /// Whether a mark could mean something where it stands. Line ends never get here, so what begins
  /// a block can only do so at the start of the text.
  private static func isMarkup(
    _ scalar: Unicode.Scalar, after before: ArraySlice<Unicode.Scalar>, before next: Unicode.Scalar?
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", "|", "~", "&": return true
    case "_": return !(isWord(before.last) && isWord(next))
    case ":": return next == "/"  // bare addresses would become links
    case "@": return true
    case "-", "+", "=", "#", ">": return before.allSatisfy { $0 == scalar || $0 == " " }
    case ".", ")": return before.allSatisfy { ("0"..."9").contains($0) }
    default: return false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let properties = scalar?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
