extension Draft {
  /// A text with its bytes in UTF-8, where a byte-order mark or `--encoding` says what they are;
  /// as it is without either, and `nil`, with a complaint, where they are something else.
  func decoded(_ input: Input) -> Input? {
    let mark = ImportOptions.TextEncoding.marked(input.bytes)
    guard let encoding = mark?.encoding ?? options.encoding else { return input }
    do throws(Encoding.Fault) {
      guard encoding != .utf8 else {
        if mark == nil, let fault = Encoding.fault(in: input.bytes) { throw fault }
        return input
      }
      var decoded = input
      decoded.bytes = try encoding.decoded(input.bytes, from: mark?.length ?? 0)
      decoded.encoding = encoding
      issues.remark("\(shown(input.name)): the encoding is \(encoding.title)")
      return decoded
    } catch {
      issues.error(
        at: Place(file: shown(input.path), line: error.line, column: error.column), error.message,
        hint: error.hint)
      return nil
    }
  }
}
