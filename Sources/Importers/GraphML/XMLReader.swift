import CLibXML2

/// What an `XMLReader` tells while it reads; the bytes live as long as the call.
protocol XMLEvents: AnyObject {
  func start(_ name: UnsafeBufferPointer<UInt8>, isForeign: Bool, _ attributes: XMLAttributes)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func end()
}

/// The attributes of one element.
struct XMLAttributes {
  /// Five pointers an attribute: name, prefix, namespace, start and end of the value.
  fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  /// The value of the attribute without a prefix of that name.
  subscript(name: StaticString) -> [UInt8]? {
    for attribute in 0..<count where isNamed(attribute, name) {
      return withAmpersands(value(attribute))
    }
    return nil
  }

  /// What `body` makes of the value, without a copy of it; `nil` where there is no such attribute.
  func with<Result>(_ name: StaticString, _ body: (Span<UInt8>) -> Result) -> Result? {
    for attribute in 0..<count where isNamed(attribute, name) {
      let value = value(attribute)
      for byte in value where byte == UInt8(ascii: "&") {
        return body(withAmpersands(value).span)
      }
      return body(Span(_unsafeElements: value))
    }
    return nil
  }

  /// libxml2 hands every ampersand of a value over as `&#38;`, and nothing else so, because it
  /// expects a second reading that replaces entities.
  private func withAmpersands(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.count)
    var position = 0
    while position < value.count {
      bytes.append(value[position])
      position += value[position] == UInt8(ascii: "&") ? "&#38;".utf8.count : 1
    }
    return bytes
  }

  /// The name of the first attribute with a value of more than `limit` bytes.
  func longer(than limit: Int) -> String? {
    for attribute in 0..<count where value(attribute).count > limit {
      return pointers?[5 * attribute].map { String(cString: $0) } ?? ""
    }
    return nil
  }

  private func value(_ attribute: Int) -> UnsafeBufferPointer<UInt8> {
    guard let pointers, let start = pointers[5 * attribute + 3],
      let end = pointers[5 * attribute + 4]
    else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  private func isNamed(_ attribute: Int, _ name: StaticString) -> Bool {
    guard let pointers, let own = pointers[5 * attribute], pointers[5 * attribute + 1] == nil else {
      return false
    }
    let length = name.utf8CodeUnitCount
    for position in 0..<length where own[position] != name.utf8Start[position] { return false }
    return own[length] == 0
  }
}

/// libxml2's push parser with everything switched off that reads more than the bytes given:
/// document types, entities, the network. Depth and lengths have limits of our own.
final class XMLReader {
  /// What stopped the reader.
  struct Failure: Error {
    var line: Int
    var column: Int
    var message: String
    var hint: String
  }

  /// What the file should be: `GraphML`.
  private let format: String
  private let events: any XMLEvents
  private let maximumNesting: Int
  private let maximumValueBytes: Int
  private var context: xmlParserCtxtPtr?
  private var failure: Failure?
  /// The encoding that the document declares, if it does.
  private(set) var encoding: String?
  private var depth = 0
  private var rootNamespace: UnsafePointer<xmlChar>?
  /// A line and the offset of its first byte, in the text as libxml2 decodes it.
  private var knownLine = (number: 1, start: 0)

  init(_ events: any XMLEvents, format: String, maximumNesting: Int, maximumValueBytes: Int) {
    self.format = format
    self.events = events
    self.maximumNesting = maximumNesting
    self.maximumValueBytes = maximumValueBytes
  }

  /// Reads a whole document.
  ///
  /// - Complexity: O(bytes) time; the memory is that of what the listener keeps.
  ///
  /// - Throws: `Failure` for anything that is not well-formed, for a document type, and at a limit.
  func read(_ bytes: [UInt8]) throws(Failure) {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.internalSubset = { reader, name, _, _ in
      XMLReader.from(reader)?.refuseDocumentType(name)
    }
    // Entities other than &amp; and its four sisters do not exist without a document type.
    handler.getEntity = { _, name in xmlGetPredefinedEntity(name) }
    handler.startElementNs = { reader, name, _, namespace, _, _, count, _, attributes in
      XMLReader.from(reader)?.start(
        name, namespace, XMLAttributes(pointers: attributes, count: Int(count)))
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
    let head = min(4, bytes.count)
    context = bytes.withUnsafeBytes { buffer in
      xmlCreatePushParserCtxt(
        &handler, user, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(head), nil)
    }
    guard let context else {
      throw Failure(line: 1, column: 1, message: "there is no memory to read XML", hint: "")
    }
    defer {
      xmlFreeParserCtxt(context)
      self.context = nil
    }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    xmlCtxtUseOptions(context, Int32(options))

    var position = head
    while position < bytes.count, failure == nil {
      let length = min(1 << 16, bytes.count - position)
      let status = bytes.withUnsafeBytes { buffer in
        xmlParseChunk(
          context, buffer.baseAddress?.advanced(by: position).assumingMemoryBound(to: CChar.self),
          Int32(length), 0)
      }
      position += length
      if status != 0 { break }
    }
    if failure == nil { xmlParseChunk(context, nil, 0, 1) }
    if let failure { throw failure }
    if context.pointee.wellFormed == 0 || context.pointee.errNo != 0 {
      throw ownWords(context)
    }
    encoding = context.pointee.encoding.map { String(cString: $0) }
  }

  /// Stops at once with a complaint of the listener.
  func stop(at place: (line: Int, column: Int), _ message: String, hint: String) {
    guard failure == nil else { return }
    failure = Failure(line: place.line, column: place.column, message: message, hint: hint)
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
    let offset = Int(input.pointee.consumed) + (tag - base)
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
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: XMLAttributes
  ) {
    guard let name else { return }
    if depth == 0 { rootNamespace = namespace }
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

  /// libxml2's last error in our words.
  private func ownWords(_ context: xmlParserCtxtPtr) -> Failure {
    guard let error = xmlCtxtGetLastError(context) else {
      return Failure(
        line: 1, column: 1, message: "not well-formed XML", hint: "export the file again")
    }
    let detail = error.pointee.message.map { String(cString: $0) } ?? ""
    let text = shown(trimmed(detail.replacingLineBreaks()))
    let (message, hint): (String, String) =
      switch xmlParserErrors(rawValue: UInt32(error.pointee.code)) {
      case XML_ERR_DOCUMENT_EMPTY: ("not XML: it does not begin with <", "export it as \(format)")
      case XML_ERR_DOCUMENT_END, XML_ERR_TAG_NOT_FINISHED, XML_ERR_GT_REQUIRED,
        XML_ERR_LT_REQUIRED, XML_ERR_LTSLASH_REQUIRED:
        ("unexpected end: the file is truncated or a tag is not closed", "export it again")
      case XML_ERR_ATTRIBUTE_REDEFINED:
        ("an attribute stands twice in one tag (\(text))", "keep one of them")
      case XML_ERR_INVALID_ENCODING, XML_ERR_INVALID_CHAR:
        (
          "a byte that the encoding, UTF-8 unless declared, does not allow (\(text))",
          "declare the right encoding in the first line, or save as UTF-8"
        )
      case XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_UNKNOWN_ENCODING:
        ("the declared encoding is not known (\(text))", "save it as UTF-8")
      case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
        ("an entity that is not declared (\(text))", "write the character itself")
      case XML_ERR_TAG_NAME_MISMATCH: ("tags do not match (\(text))", "export it again")
      case XML_ERR_NAME_TOO_LONG: ("a name is beyond the limit of libxml2 (\(text))", "shorten it")
      default: ("not well-formed XML: \(text)", "export it again")
      }
    return Failure(
      line: max(1, Int(error.pointee.line)), column: max(1, Int(error.pointee.int2)),
      message: message, hint: hint)
  }
}

extension String {
  /// Line breaks as spaces, for messages of one line.
  fileprivate func replacingLineBreaks() -> String {
    String(
      decoding: utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
