/// RFC 4180 as plainly as it can be said, one byte a step; `nil` for anything that is not sound.
///
/// The reader under test must agree with it on every input.
func slowRecords(_ text: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) -> [[[UInt8]]]? {
  enum State { case start, plain, quoted, closed }
  let quote = UInt8(ascii: "\"")
  var records: [[[UInt8]]] = []
  var record: [[UInt8]] = []
  var field: [UInt8] = []
  var state = State.start
  var isLineEmpty = true
  // CR LF and CR alone are LF outside of quotes.
  var position = 0
  func endField() {
    record.append(field)
    field = []
    state = .start
  }
  func endRecord() {
    if !isLineEmpty {
      endField()
      records.append(record)
    }
    record = []
    state = .start
    isLineEmpty = true
  }
  while position < text.count {
    let byte = text[position]
    position += 1
    let isBreak = byte == 10 || byte == 13
    switch state {
    case .quoted:
      if byte == quote { state = .closed } else { field.append(byte) }
    case .closed where byte == quote:
      field.append(quote)
      state = .quoted
    case .start, .plain, .closed:
      if isBreak {
        if byte == 13, position < text.count, text[position] == 10 { position += 1 }
        endRecord()
      } else if byte == delimiter {
        isLineEmpty = false
        endField()
      } else if byte == quote, state == .start {
        isLineEmpty = false
        state = .quoted
      } else if byte == quote || state == .closed {
        return nil
      } else {
        isLineEmpty = false
        field.append(byte)
        state = .plain
      }
    }
  }
  if state == .quoted { return nil }
  if !isLineEmpty { endRecord() }
  return records
}
