/// Mail as mbox files keep it; From, To, Cc and Date are read, and nothing else.
struct MboxFormat: FileFormat {
  let name = "mbox"
  let title = "an mbox file of mail"
  let endings = ["mbox", "mbx"]
  let isGraph = false

  /// Whether a `From ` line with a date begins the bytes, and a header field follows it.
  func recognises(_ bytes: [UInt8]) -> Bool {
    let text = bytes.span
    var lines = Lines(text)
    guard let first = lines.next(in: text) else { return false }
    return MboxReader.isSeparator(first, nextLine: lines.position, in: text)
  }

  func read(_ input: Input, into draft: Draft) {
    var reader = MboxReader(draft, input)
    reader.read()
  }
}
