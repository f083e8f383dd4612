import CLibXML2

/// libxml2's push parser with everything switched off that reads more than the bytes given:
/// document types, entities, the network. Depth and lengths have limits of our own.
final class XMLReader {
  /// The file, for complaints.
  private let path: String
  /// What the file should be: `GraphML`.
  let format: String
  private let events: any XMLEvents
  private let maximumNesting: Int
  private let maximumValueBytes: Int
  /// How much is handed to libxml2 at a time, at most.
  private let longestPiece: Int
  private var context: xmlParserCtxtPtr?
  private var failure: ImportError?
  /// The encoding that the document declares, if it does.
  private(set) var encoding: String?
  private(set) var depth = 0
  /// Whether an element of the root's namespace had a prefix, so that one without may be another's.
  private(set) var hasPrefix = false
  /// Bytes that the listener took past libxml2.
  private var skipped = 0
  /// Falls with every attempt of the listener at bytes that it did not know.
  private var hits = 8
  private var rootNamespace: UnsafePointer<xmlChar>?
  /// A line and the offset of its first byte, in the text as libxml2 decodes it.
  private var knownLine = (number: 1, start: 0)

  init(_ events: any XMLEvents, path: String, format: String, limits: ImportOptions) {
    self.path = path
    self.format = format
    self.events = events
    maximumNesting = limits.maximumNesting
    maximumValueBytes = limits.maximumValueBytes
    longestPiece = max(16, limits.pieceBytes / 16)
  }

  /// Reads a whole document.
  ///
  /// - Complexity: O(bytes) time; the memory is that of what the listener keeps.
  ///
  /// - Throws: For anything that is not well-formed, for a document type, at a limit, and where the
  ///   bytes cannot be read.
  func read(_ stream: ByteStream) throws(ImportFailure) {
    var window = try XMLWindow(stream, size: 16 * longestPiece)
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.internalSubset = { reader, name, _, _ in
      XMLReader.from(reader)?.refuseDocumentType(name)
    }
    // Entities other than &amp; and its four sisters do not exist without a document type.
    handler.getEntity = { _, name in xmlGetPredefinedEntity(name) }
    handler.startElementNs = { reader, name, prefix, namespace, _, _, count, _, attributes in
      XMLReader.from(reader)?.start(
        name, prefix, namespace, XMLAttributes(pointers: attributes, count: Int(count)))
    }
    handler.endElementNs = { reader, _, _, _ in XMLReader.from(reader)?.end() }
    handler.characters = { reader, start, count in
      XMLReader.from(reader)?.text(start, Int(count))
    }
    handler.cdataBlock = { reader, start, count in
      XMLReader.from(reader)?.text(start, Int(count))
    }

    let user = Unmanaged.passUnretained(self).toOpaque()
    // The first four bytes tell the encoding.
    var position = min(4, window.bytes.count)
    context = window.bytes.withUnsafeBytes { buffer in
      xmlCreatePushParserCtxt(
        &handler, user, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(position),
        nil)
    }
    guard let context else {
      throw ImportFailure(.io, [complaint(at: (1, 1), "there is no memory to read XML", hint: "")])
    }
    defer {
      xmlFreeParserCtxt(context)
      self.context = nil
    }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    xmlCtxtUseOptions(context, Int32(options))

    let isWide = Self.isWide(window.bytes)
    try refuseNUL(window, isWide: isWide)
    var attributes = AttributeCounter()
    try refuse(attributes.next(window.bytes.span, 0..<position), in: window)
    while failure == nil {
      if window.bytes.count - position < longestPiece, !window.isAtEnd {
        window.advance(to: position)
        try window.fill()
        try refuseNUL(window, isWide: isWide)
        position = window.mark.position
      }
      guard position < window.bytes.count else { break }
      let length = pieceLength(window.bytes.span, from: position)
      try refuse(attributes.next(window.bytes.span, position..<position + length), in: window)
      let status = window.bytes.withUnsafeBytes { buffer in
        xmlParseChunk(
          context, buffer.baseAddress?.advanced(by: position).assumingMemoryBound(to: CChar.self),
          Int32(length), 0)
      }
      position += length
      if status != 0 { break }
      guard failure == nil, isBetweenTags(context) else { continue }
      window.advance(to: position)
      let after = events.takePlain(window.bytes.span, from: window.mark)
      window.mark = after
      let taken = after.position - position
      hits = taken > 0 ? 8 : max(0, hits - 1)
      skipped += taken
      if taken > 0 {
        // What stands before in libxml2's buffer is not what stood before in the file.
        knownLine = (after.line, offset(of: context) - (after.position - after.lineStart))
      }
      context.pointee.input.pointee.line = Int32(truncatingIfNeeded: after.line)
      context.pointee.input.pointee.col =
        Int32(truncatingIfNeeded: after.position - after.lineStart + 1)
      position = after.position
    }
    if failure == nil { xmlParseChunk(context, nil, 0, 1) }
    if let failure { throw ImportFailure(.data, [failure]) }
    if context.pointee.wellFormed == 0 || context.pointee.errNo != 0 {
      throw ImportFailure(.data, [ownWords(context)])
    }
    encoding = context.pointee.encoding.map { String(cString: $0) }
  }

  /// Whether the text has two or four bytes a letter, with a mark or without.
  static func isWide(_ bytes: [UInt8]) -> Bool {
    Encoding.isWide(bytes) || bytes.starts(with: [0x3C, 0]) || bytes.starts(with: [0, 0x3C])
  }

  private func refuseNUL(_ window: XMLWindow, isWide: Bool) throws(ImportFailure) {
    guard !isWide, let place = window.firstNUL else { return }
    throw ImportFailure(
      .data,
      [
        complaint(
          at: place, "a NUL byte, which XML does not allow",
          hint: "export the network as \(format)")
      ])
  }

  private func refuse(_ attribute: Int?, in window: XMLWindow) throws(ImportFailure) {
    guard let attribute else { return }
    var place = window.mark
    place.advance(to: attribute, in: window.bytes.span)
    throw ImportFailure(
      .data,
      [
        complaint(
          at: (place.line, attribute - place.lineStart + 1),
          "more than \(AttributeCounter.limit) attributes in one tag, the limit",
          hint: "export the network as \(format)")
      ])
  }

  func complaint(
    at place: (line: Int, column: Int), _ message: String, hint: String
  ) -> ImportError {
    ImportError(
      file: shown(path), line: place.line, column: place.column, message: message, hint: hint)
  }

  /// How much to hand to libxml2: up to an edge where that may be plain, else a good piece.
  private func pieceLength(_ text: Span<UInt8>, from position: Int) -> Int {
    let limit = min(longestPiece, text.count - position)
    // Where edges turned out not to be plain, few are tried.
    let first = hits > 0 ? 1 : 4096
    var offset = first
    while offset + 5 < limit {
      let at = position + offset
      if text[at] == UInt8(ascii: "<"), text[at + 1] == UInt8(ascii: "e"),
        text[at + 2] == UInt8(ascii: "d"), text[at + 3] == UInt8(ascii: "g"),
        text[at + 4] == UInt8(ascii: "e")
      {
        // libxml2 keeps blanks back until it sees what follows.
        var end = offset
        while end > 0, text[position + end - 1] <= 0x20 { end -= 1 }
        if end > 0 { return end }
      }
      offset += 1
    }
    return limit
  }

  /// Whether libxml2 has read all that it was given and stands between tags, in UTF-8.
  private func isBetweenTags(_ context: xmlParserCtxtPtr) -> Bool {
    guard context.pointee.instate == XML_PARSER_CONTENT, let input = context.pointee.input,
      input.pointee.cur == input.pointee.end, context.pointee.wellFormed == 1,
      input.pointee.buf?.pointee.encoder == nil
    else { return false }
    return context.pointee.charset == Int32(XML_CHAR_ENCODING_UTF8.rawValue)
  }

  /// How many bytes of the text lie before the place where libxml2 reads on.
  private func offset(of context: xmlParserCtxtPtr) -> Int {
    guard let input = context.pointee.input, let base = input.pointee.base,
      let current = input.pointee.cur
    else { return skipped }
    return skipped + Int(input.pointee.consumed) + (current - base)
  }

  /// Stops at once with a complaint of the listener.
  func stop(at place: (line: Int, column: Int), _ message: String, hint: String) {
    guard failure == nil else { return }
    failure = complaint(at: place, message, hint: hint)
    if let context { xmlStopParser(context) }
  }

  /// Where the tag that is being told of begins: its `<`, from 1 in bytes.
  ///
  /// - Complexity: O(length of the tag), and of its line once for each line.
  var tagPlace: (line: Int, column: Int) {
    guard let input = context?.pointee.input, let base = input.pointee.base,
      let current = input.pointee.cur
    else { return (1, 1) }
    var line = Int(input.pointee.line)
    var tag = current
    // No raw < stands inside a tag, so the nearest one backwards opens it.
    while tag > base, tag.pointee != UInt8(ascii: "<") {
      tag -= 1
      if tag.pointee == UInt8(ascii: "\n") { line -= 1 }
    }
    let offset = skipped + Int(input.pointee.consumed) + (tag - base)
    if line != knownLine.number {
      var start = tag
      while start > base, (start - 1).pointee != UInt8(ascii: "\n") { start -= 1 }
      // The buffer may begin inside the line; libxml2 then knows the column of where it is.
      let isWhole = start > base || line != Int(input.pointee.line)
      knownLine = (
        line,
        isWhole ? offset - (tag - start) : offset + (current - tag) + 1 - Int(input.pointee.col)
      )
    }
    return (line, max(1, offset - knownLine.start + 1))
  }

  /// The namespace of the root element; empty where it has none.
  var namespace: String { rootNamespace.map { String(cString: $0) } ?? "" }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> XMLReader? {
    guard let pointer else { return nil }
    let reader = Unmanaged<XMLReader>.fromOpaque(pointer).takeUnretainedValue()
    return reader.failure == nil ? reader : nil
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ namespace: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes
  ) {
    guard let name else { return }
    if depth == 0 { rootNamespace = namespace }
    if prefix != nil, namespace == rootNamespace { hasPrefix = true }
    depth += 1
    guard depth <= maximumNesting else {
      stop(
        at: tagPlace, "elements are nested deeper than \(maximumNesting), the limit",
        hint: "--maximum-nesting raises the limit")
      return
    }
    if let attribute = attributes.longer(than: maximumValueBytes) {
      stop(
        at: tagPlace,
        "the attribute \"\(shown(attribute))\" is longer than \(maximumValueBytes) bytes, the limit",
        hint: "--maximum-value-bytes raises the limit")
      return
    }
    // libxml2 keeps each namespace once, so the pointers tell whether they are the same.
    events.start(
      UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))),
      isForeign: namespace != rootNamespace, attributes)
  }

  private func end() {
    depth -= 1
    events.end()
  }

  private func text(_ start: UnsafePointer<xmlChar>?, _ count: Int) {
    events.text(UnsafeBufferPointer(start: start, count: count))
  }

  private func refuseDocumentType(_ name: UnsafePointer<xmlChar>?) {
    let root = name.map { String(cString: $0) } ?? ""
    let isHTML = root.utf8.map { $0 | 0x20 } == Array("html".utf8)
    stop(
      at: (context.map { Int(xmlSAX2GetLineNumber($0)) } ?? 1, 1),
      isHTML
        ? "this is an HTML page, not \(format)"
        : "a DOCTYPE is refused: entities and other files are never read",
      hint: isHTML ? "export it again; this may be a login page" : "remove the DOCTYPE")
  }
}
