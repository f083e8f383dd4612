import Organisations

/// Pajek's networks, `.net`, and projects of several, `.paj`.
struct PajekFormat: FileFormat {
  let name = "pajek"
  let title = "a Pajek file"
  let endings = ["net", "paj"]
  let isGraph = true

  /// A line that begins with a star and a word of Pajek's, before anything but comments.
  func recognises(_ bytes: [UInt8]) -> Bool {
    let head = Array(bytes.prefix(4096))
    var reader = PajekReader(start: Encoding.markLength(head))
    guard reader.next(in: head.span), let first = reader.words.first else { return false }
    let word = head[first.range].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return ["*network", "*vertices"].contains { word.elementsEqual($0.utf8) }
  }

  func read(_ input: Input, into draft: Draft) {
    guard let text = draft.decoded(input) else { return }
    PajekDocument(draft, text).read()
  }
}
