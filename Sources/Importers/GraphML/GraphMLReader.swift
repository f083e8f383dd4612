import Organisations

/// GraphML.
struct GraphMLFormat: FileFormat {
  let name = "graphml"
  let title = "a GraphML file"
  let endings = ["graphml", "xml"]
  let isGraph = true
  let readsInPieces = true

  /// Whatever begins as XML does and is none of the others, so that a page is called a page.
  func recognises(_ bytes: [UInt8]) -> Bool {
    if Encoding.isWide(bytes) { return bytes.prefix(4).contains(UInt8(ascii: "<")) }
    return bytes.dropFirst(Encoding.markLength(bytes)).first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  /// Its nodes are people, its edges ties, nodes with a graph inside circles.
  func read(_ input: Input, into draft: Draft) {
    let network = NetworkDraft(draft, input, title: "GraphML")
    let document = GraphMLDocument(network)
    draft.readXML(network, document, format: "GraphML") { document.reader = $0 }
  }
}
