import CLibXML2

/// The attributes of one element.
struct XMLAttributes {
  /// Five pointers an attribute: name, prefix, namespace, start and end of the value.
  let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
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
