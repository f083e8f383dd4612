import Organisations

extension Draft {
  /// Reads a document with libxml2, and says what is wrong with it.
  func readXML(
    _ network: NetworkDraft, _ events: any XMLEvents, format: String,
    using connect: (XMLReader?) -> Void
  ) {
    let input = network.input
    if let message = faultBeforeReading(input.bytes) {
      issues.error(at: input.place, message, hint: "export the network as \(format)")
      return
    }
    let reader = XMLReader(events, path: input.path, format: format, limits: options)
    connect(reader)
    // They know each other while it lasts.
    defer { connect(nil) }
    do {
      try reader.read(input.stream(limits: options))
      network.noteUndatedEdges()
      network.finish()
      let encoding = reader.encoding ?? (Encoding.isWide(input.bytes) ? "UTF-16" : "UTF-8")
      if normalisedHeader(encoding) != "utf8" {
        issues.remark("\(shown(input.name)): the encoding is \(shown(encoding))")
      }
    } catch {
      issues.add(error)
    }
  }

  /// What is wrong with the first bytes before they are XML.
  private func faultBeforeReading(_ bytes: [UInt8]) -> String? {
    let start = Encoding.markLength(bytes)
    guard bytes.count > start else { return "the file is empty" }
    if XMLReader.isWide(bytes) { return nil }
    let first = bytes[start...].first { $0 > 0x20 }
    guard first != UInt8(ascii: "<") else { return nil }
    let isBinary = bytes.prefix(512).contains { $0 == 0 || $0 == 0x1A }
    return isBinary ? "binary data, not XML" : "not XML: it does not begin with <"
  }
}
