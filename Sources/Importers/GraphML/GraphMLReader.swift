import Foundation
import Organisations

/// GraphML.
struct GraphMLFormat: FileFormat {
  let name = "graphml"
  let title = "a GraphML file"
  let endings = ["graphml", "xml"]
  let isGraph = true

  /// Whatever begins as XML does and is none of the others, so that a page is called a page.
  func recognises(_ bytes: [UInt8]) -> Bool {
    if Encoding.isWide(bytes) { return bytes.prefix(4).contains(UInt8(ascii: "<")) }
    return bytes.dropFirst(Encoding.markLength(bytes)).first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  func read(_ input: Input, into draft: Draft) { draft.readGraphML(input) }
}

extension Draft {
  /// Reads a GraphML file: its nodes are people, its edges ties, nodes with a graph inside circles.
  func readGraphML(_ input: Input) {
    let network = NetworkDraft(self, input, title: "GraphML")
    let document = GraphMLDocument(network)
    read(network, document, format: "GraphML") { document.reader = $0 }
  }

  /// Reads a document with libxml2, and says what is wrong with it.
  func read(
    _ network: NetworkDraft, _ events: any XMLEvents, format: String,
    using connect: (XMLReader?) -> Void
  ) {
    let input = network.input
    if let (offset, message) = faultBeforeReading(input.bytes) {
      let (line, column) = Encoding.place(of: offset, in: input.bytes)
      issues.error(
        at: Place(file: shown(input.path), line: line, column: column), message,
        hint: "export the network as \(format)")
      return
    }
    let reader = XMLReader(
      events, format: format, maximumNesting: options.maximumNesting,
      maximumValueBytes: options.maximumValueBytes)
    connect(reader)
    // They know each other while it lasts.
    defer { connect(nil) }
    do {
      try reader.read(input.bytes)
      network.noteUndatedEdges()
      network.finish()
      let encoding = reader.encoding ?? (Encoding.isWide(input.bytes) ? "UTF-16" : "UTF-8")
      if normalisedHeader(encoding) != "utf8" {
        issues.remark("\(shown(input.name)): the encoding is \(shown(encoding))")
      }
    } catch {
      issues.error(
        at: Place(file: shown(input.path), line: error.line, column: error.column), error.message,
        hint: error.hint)
    }
  }

  /// What is wrong with the bytes before they are XML.
  private func faultBeforeReading(_ bytes: [UInt8]) -> (offset: Int, message: String)? {
    let start = Encoding.markLength(bytes)
    guard bytes.count > start else { return (0, "the file is empty") }
    if Encoding.isWide(bytes) || bytes.starts(with: [0x3C, 0]) || bytes.starts(with: [0, 0x3C]) {
      return nil
    }
    guard let first = bytes[start...].first(where: { $0 > 0x20 }), first == UInt8(ascii: "<") else {
      let isBinary = bytes.prefix(512).contains { $0 == 0 || $0 == 0x1A }
      return (0, isBinary ? "binary data, not XML" : "not XML: it does not begin with <")
    }
    return Self.firstNUL(bytes).map { ($0, "a NUL byte, which XML does not allow") }
  }

  private static func firstNUL(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress, let found = memchr(start, 0, buffer.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - start
    }
  }
}
