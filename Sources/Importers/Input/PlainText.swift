extension Issues {
  /// Whether a file is text in UTF-8, and more than blanks; complains where not.
  ///
  /// - Parameter hint: What to do where the file is empty.
  func isText(_ input: Input, hint: String) -> Bool {
    let bytes = input.bytes
    guard !Encoding.isWide(bytes), ImportOptions.TextEncoding.withoutMark(bytes) == nil else {
      error(at: input.place, "this is UTF-16, not UTF-8", hint: "save the file as UTF-8")
      return false
    }
    guard bytes.dropFirst(Encoding.markLength(bytes)).contains(where: { $0 > 0x20 }) else {
      error(at: input.place, "the file is empty", hint: hint)
      return false
    }
    guard let fault = Encoding.fault(in: bytes) else { return true }
    error(
      at: Place(file: shown(input.path), line: fault.line, column: fault.column), fault.message,
      hint: "save the file as UTF-8")
    return false
  }
}
