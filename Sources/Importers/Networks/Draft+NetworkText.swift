extension Draft {
  /// A network's text in UTF-8; as it is where neither a mark nor `--encoding` says what it is, and
  /// `nil`, with a complaint, where it is something else than they say.
  func decoded(_ input: Input) -> Input? {
    do {
      guard let decoded = try input.decoded(options, issues) else { return nil }
      if let wide = ImportOptions.TextEncoding.withoutMark(decoded.bytes) {
        let fault = Encoding.Fault(unmarked: wide)
        issues.error(at: input.place, fault.message, hint: fault.hint)
        return nil
      }
      guard let fault = fault(in: decoded.bytes) else { return decoded }
      issues.error(
        at: Place(file: shown(input.path), line: fault.line, column: fault.column), fault.message,
        hint: fault.hint)
    } catch {
      issues.refuse(error)
    }
    return nil
  }

  /// A NUL, which no text has, or what `--encoding utf-8` does not allow.
  private func fault(in bytes: [UInt8]) -> Encoding.Fault? {
    if options.encoding == .utf8 { return Encoding.fault(in: bytes) }
    return bytes.firstIndex(of: 0).map { offset in
      let (line, column) = Encoding.place(of: offset, in: bytes)
      return Encoding.Fault(
        "a NUL byte: this is no text", line: line, column: column,
        hint: "export the network again")
    }
  }
}
