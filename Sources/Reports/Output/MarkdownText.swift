/// Text from data made harmless in Markdown: it reads back as the same scalars and is nothing but
/// text.
public enum MarkdownText {
  /// The text with every byte escaped that could begin markup, end a table cell or start a line
  /// of its own; control and invisible characters are shown as `\u{…}`.
  ///
  ///     MarkdownText.escaped("a|b")     // "a\|b"
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "(", ")", "#", "+", "-", ".", "!",
        "|", "~", "&", "=", ":", "@", "\"", "'", "$", "^", "/":
        // Every ASCII punctuation mark may be escaped in CommonMark. Between letters and digits a
        // hyphen, a dot and the like mean nothing, and `p-01` stays readable.
        if needsEscape(scalar, after: result) {
          result.unicodeScalars.append("\\")
        }
        result.unicodeScalars.append(scalar)
      default:
        if isInvisible(scalar) {
          result += "\\\\u\\{" + String(scalar.value, radix: 16, uppercase: true) + "\\}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
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

  private static func needsEscape(_ scalar: Unicode.Scalar, after text: String) -> Bool {
    switch scalar {
    case ".", ")":
      // `1.` and `1)` begin a list only at the start of a text.
      return text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    case "-", "+", "=", "#":
      // So do these and headings and rules; within a word they mean nothing.
      guard let last = text.unicodeScalars.last else { return true }
      return !(last.properties.isAlphabetic || last.properties.numericType != nil)
    case "'", "(", "\"", "$", "^", "/", "}", "{": return false
    default: return true
    }
  }
}
