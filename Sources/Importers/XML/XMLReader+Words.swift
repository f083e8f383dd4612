import CLibXML2

extension XMLReader {
  /// libxml2's last error in our words.
  func ownWords(_ context: xmlParserCtxtPtr) -> ImportError {
    guard let error = xmlCtxtGetLastError(context) else {
      return complaint(at: (1, 1), "not well-formed XML", hint: "export the file again")
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
    return complaint(
      at: (max(1, Int(error.pointee.line)), max(1, Int(error.pointee.int2))), message, hint: hint)
  }
}

extension String {
  /// Line breaks as spaces, for messages of one line.
  fileprivate func replacingLineBreaks() -> String {
    String(
      decoding: utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
