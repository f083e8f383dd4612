import Organisations

/// Goes through the messages of an mbox file, reads their headers and passes over their bodies.
///
/// A message begins at a `From ` line with a date (or nothing, as Thunderbird writes it) behind
/// which a header field follows: `Content-Length` is often wrong, and `From ` at the start of a
/// line of text is not always quoted.
///
/// - Complexity: O(bytes).
struct MboxReader {
  /// The header fields that are read.
  private enum Field: Int, CaseIterable {
    case from, to, cc, date, id

    var name: String {
      switch self {
      case .from: "from"
      case .to: "to"
      case .cc: "cc"
      case .date: "date"
      case .id: "message-id"
      }
    }
  }

  private let draft: Draft
  private let input: Input
  private var ties: MessageTies

  /// Values of the message at hand, by field.
  private var values = [[UInt8]?](repeating: nil, count: Field.allCases.count)
  private var field: Field?
  private var messageLine = 0
  private var isTooLong = false

  private var messages = 0
  private var duplicates = 0
  private var withoutRecipient = 0

  private var issues: Issues { draft.issues }

  init(_ draft: Draft, _ input: Input) {
    self.draft = draft
    self.input = input
    ties = MessageTies(draft, relation: "email", at: input.place)
  }

  mutating func read() {
    let bytes = input.bytes
    let text = bytes.span
    guard text.count > 0 else {
      issues.error(
        at: input.place, "the file is empty", hint: "export the mailbox as mbox once more")
      return
    }
    var lines = Lines(text)
    var isInHeaders = false
    while let line = lines.next(in: text), !issues.isFull {
      if Self.isSeparator(line, nextLine: lines.position, in: text) {
        if isInHeaders { finishMessage() }
        begin(at: lines.number)
        isInHeaders = true
      } else if lines.number == 1 {
        issues.error(
          at: input.place, "not mbox: it does not begin with a \"From \" line",
          hint: "export the mailbox as mbox; each message begins with \"From \" and a date")
        return
      } else if isInHeaders {
        if line.isEmpty {
          isInHeaders = false
          finishMessage()
        } else if !readHeader(line, in: text, at: lines.number) {
          isInHeaders = false
          issues.warning(
            "headers end without an empty line", at: place(lines.number))
          finishMessage()
        }
      }
    }
    if isInHeaders {
      issues.warning("the file ends in the headers of a message: it may be cut off")
      finishMessage()
    }
    finish()
  }

  private func place(_ line: Int) -> Place { Place(file: shown(input.path), line: line) }

  private mutating func begin(at line: Int) {
    values = [[UInt8]?](repeating: nil, count: Field.allCases.count)
    field = nil
    messageLine = line
    isTooLong = false
    messages += 1
  }

  /// Reads one line of the headers; `false` where it is none.
  private mutating func readHeader(_ line: Range<Int>, in text: Span<UInt8>, at number: Int) -> Bool
  {
    let first = text[line.lowerBound]
    if first == 0x20 || first == 0x09 {
      if let field { append(line, to: field, in: text, at: number) }
      return true
    }
    field = nil
    // A second "From " line above the headers, quoted by whoever stored the message once more.
    if Self.starts(line, with: ">From ", in: text) { return true }
    guard let colon = Self.colon(of: line.lowerBound, to: line.upperBound, in: text) else {
      return false
    }
    var nameEnd = colon
    while nameEnd > line.lowerBound, text[nameEnd - 1] == 0x20 || text[nameEnd - 1] == 0x09 {
      nameEnd -= 1
    }
    guard nameEnd - line.lowerBound <= 10 else { return true }
    let name = String(
      decoding: lowercasedASCII((line.lowerBound..<nameEnd).map { text[$0] }), as: UTF8.self)
    guard let found = Field.allCases.first(where: { $0.name == name }) else { return true }
    let isRepeated = values[found.rawValue] != nil
    if isRepeated, found != .to, found != .cc {
      issues.warning("headers that stand twice in a message; the first counts", at: place(number))
      return true
    }
    field = found
    if isRepeated { values[found.rawValue]?.append(UInt8(ascii: ",")) }
    append(colon + 1..<line.upperBound, to: found, in: text, at: number)
    return true
  }

  private mutating func append(
    _ range: Range<Int>, to field: Field, in text: Span<UInt8>, at number: Int
  ) {
    guard !isTooLong else { return }
    let limit = draft.options.maximumValueBytes
    guard (values[field.rawValue]?.count ?? 0) + range.count <= limit else {
      isTooLong = true
      issues.error(
        at: place(number), "a header is longer than \(limit) bytes, the limit",
        hint: "raise the limit with --maximum-value-bytes")
      return
    }
    var value = values[field.rawValue] ?? []
    values[field.rawValue] = nil
    for position in range { value.append(text[position]) }
    values[field.rawValue] = value
  }

  /// Makes ties of the message whose headers are read.
  private mutating func finishMessage() {
    guard !isTooLong else { return }
    let place = place(messageLine)
    if let id = values[Field.id.rawValue].map({ Array(trimmed($0)) }), !id.isEmpty {
      let known = draft.messageIds.count
      guard draft.messageIds.code(of: id) >= known else {
        duplicates += 1
        return
      }
    }
    let senders = AddressList(values[Field.from.rawValue] ?? [])
    let to = AddressList(values[Field.to.rawValue] ?? [])
    let cc = AddressList(values[Field.cc.rawValue] ?? [])
    let unusable = senders.unusable + to.unusable + cc.unusable
    if unusable > 0 {
      issues.warning(
        "entries of From, To or Cc that hold no address were left out", count: unusable, at: place)
    }
    guard let first = senders.addresses.first else {
      issues.warning("messages without the address of a sender were left out", at: place)
      return
    }
    if senders.addresses.count > 1 {
      issues.warning("messages with several authors count for the first", at: place)
    }
    guard let sender = draft.person(first, at: place) else { return }
    let recipients = (to.addresses + cc.addresses).compactMap { draft.person($0, at: place) }
    if recipients.isEmpty { withoutRecipient += 1 }
    let date = values[Field.date.rawValue].flatMap { MailDate($0) }
    if let date {
      issues.remarkOffset(if: date.statesOffset)
    } else {
      issues.warning("messages without a date that can be read are kept", at: place)
    }
    ties.add(from: sender, to: recipients, on: date?.instant, line: messageLine)
  }

  private func finish() {
    let name = shown(input.name)
    draft.sources.append(
      Provenance.Source(name: input.name, path: input.path, table: "mbox", rows: messages))
    if duplicates > 0 {
      issues.remark("\(name): \(duplicates) copies of messages with one Message-ID were left out")
    }
    if withoutRecipient > 0 {
      issues.remark("\(name): \(withoutRecipient) messages name no recipient with an address")
    }
    ties.finish(name: name)
  }
}

extension MboxReader {
  /// Whether a message begins with this line, given where the line behind it begins.
  static func isSeparator(
    _ line: Range<Int>, nextLine: Int, in text: Span<UInt8>
  ) -> Bool {
    guard starts(line, with: "From ", in: text) else { return false }
    // What follows the headers' first line is not looked at, so each byte is seen twice at most.
    let isFollowedByHeader =
      colon(of: nextLine, to: text.count, in: text) != nil
      || starts(nextLine..<text.count, with: ">From ", in: text)
    guard isFollowedByHeader else { return false }
    let rest = line.lowerBound + 5..<min(line.upperBound, line.lowerBound + 1000)
    var hasDay = false
    var isBlank = true
    var word: [UInt8] = []
    for position in rest.lowerBound...rest.upperBound {
      let byte = position < rest.upperBound ? text[position] : 0x20
      if byte != 0x20 && byte != 0x09 {
        if word.count < 4 { word.append(byte | 0x20) }
        if byte != UInt8(ascii: "-") { isBlank = false }
        continue
      }
      if word.isEmpty { continue }
      if word.last == UInt8(ascii: ",") { word.removeLast() }
      let name = String(decoding: word, as: UTF8.self)
      if hasDay, MailDate.months.contains(name) { return true }
      // The month may stand behind the day's number, as in headers.
      let isNumber = MailDate.number(word) != nil
      hasDay =
        hasDay && isNumber
        || ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(name)
      word = []
    }
    return isBlank
  }

  private static func starts(_ line: Range<Int>, with prefix: String, in text: Span<UInt8>) -> Bool
  {
    guard line.count >= prefix.utf8.count else { return false }
    var position = line.lowerBound
    for byte in prefix.utf8 {
      if text[position] != byte { return false }
      position += 1
    }
    return true
  }

  /// Where the colon behind a header's name stands; `nil` where no name begins the line.
  private static func colon(of start: Int, to end: Int, in text: Span<UInt8>) -> Int? {
    var position = start
    // Names of fields are short; the bound keeps hostile lines cheap.
    while position < min(end, start + 1000) {
      let byte = text[position]
      if byte == UInt8(ascii: ":") { return position > start ? position : nil }
      let isBlankBeforeColon = (byte == 0x20 || byte == 0x09) && position > start
      guard (0x21...0x7E).contains(byte) || isBlankBeforeColon else { return nil }
      if isBlankBeforeColon {
        var next = position
        while next < end, text[next] == 0x20 || text[next] == 0x09 { next += 1 }
        return next < end && text[next] == UInt8(ascii: ":") ? next : nil
      }
      position += 1
    }
    return nil
  }
}
