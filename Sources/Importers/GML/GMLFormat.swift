import Organisations

/// GML, the Graph Modelling Language.
struct GMLFormat: FileFormat {
  let name = "gml"
  let title = "a GML file"
  let endings = ["gml"]
  let isGraph = true

  /// A word `graph` and a bracket among the first keys.
  func recognises(_ bytes: [UInt8]) -> Bool {
    var reader = GMLReader(start: Encoding.markLength(bytes), maximumNesting: 16)
    let head = Array(bytes.prefix(4096))
    for _ in 0..<16 {
      guard case .key(let range) = reader.next(in: head.span),
        case let step = reader.next(in: head.span)
      else { return false }
      switch step {
      case .open: return head[range].elementsEqual("graph".utf8)
      case .number, .string: continue
      default: return false
      }
    }
    return false
  }

  func read(_ input: Input, into draft: Draft) {
    guard let text = draft.decoded(input) else { return }
    GMLDocument(draft, text).read()
  }
}
