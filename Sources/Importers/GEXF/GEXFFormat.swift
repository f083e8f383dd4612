import Organisations

/// GEXF, versions 1.1 to 1.3 and the drafts before them: what Gephi writes.
struct GEXFFormat: FileFormat {
  let name = "gexf"
  let title = "a GEXF file"
  let endings = ["gexf", "xml"]
  let isGraph = true
  let readsInPieces = true

  /// XML whose root element is `gexf`.
  func recognises(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096).filter { $0 != 0 }
    return bytes.prefix(4).contains(UInt8(ascii: "<")) || Encoding.markLength(bytes) > 0
      ? String(decoding: head, as: UTF8.self).contains("<gexf") : false
  }

  func read(_ input: Input, into draft: Draft) {
    let network = NetworkDraft(draft, input, title: "GEXF")
    let document = GEXFDocument(network)
    draft.readXML(network, document, format: "GEXF") { document.reader = $0 }
  }
}
