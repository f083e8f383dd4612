import Testing

@testable import Reports

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("p001", "p001"), ("a|b", "a\\|b"), ("[x](y)", "\\[x\\](y)"), ("<script>", "\\<script>"),
    ("> quote", "\\> quote"), ("a_b", "a_b"), ("_b_", "\\_b\\_"),
    ("use --kind", "use --kind"), ("log: none", "log: none"),
    ("# head", "\\# head"), ("- item", "\\- item"), ("1. item", "1\\. item"), ("v1.2", "v1.2"),
    ("a-b", "a-b"),
    ("*b*", "\\*b\\*"), ("\"\u{301}|", "\"\u{301}\\|"), ("https://x", "https\\://x"),
    ("a\nb", "a\\u{A}b"), ("x\u{202E}y", "x\\u{202E}y"),
  ])
  func `Nothing from data is markup`(_ text: String, _ escaped: String) {
    #expect(Array(MarkdownText.escaped(text).unicodeScalars) == Array(escaped.unicodeScalars))
  }

  @Test func `Unescaping gives the text back, scalar for scalar`() {
    let text = "a|b*c_d[e]`f`<g>&#h!~(i)\\j\"\u{301}=@:k"
    var back = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in MarkdownText.escaped(text).unicodeScalars {
      if scalar == "\\", !isEscaped {
        isEscaped = true
      } else {
        back.append(scalar)
        isEscaped = false
      }
    }
    #expect(Array(back) == Array(text.unicodeScalars))
  }
}
