/// Text of a file as it may stand in a message: at most 200 bytes, and every control or invisible
/// character as an escape (`\u{1B}`), so that no file speaks to a terminal.
func shown(_ bytes: some Collection<UInt8>) -> String {
  let limit = 200
  var text = ""
  var isCut = bytes.count > limit
  for scalar in String(decoding: bytes.prefix(limit), as: UTF8.self).unicodeScalars {
    // A cut inside a character decodes to U+FFFD at the end.
    if isCut, scalar == "\u{FFFD}" { continue }
    let escape = "\\u{\(hexadecimal(scalar))}"
    let next = isControl(scalar) || isInvisible(scalar) ? escape : String(scalar)
    if text.utf8.count + next.utf8.count > limit {
      isCut = true
      break
    }
    text.unicodeScalars.append(contentsOf: next.unicodeScalars)
  }
  return isCut ? text + "…" : text
}

/// The same for text.
func shown(_ text: String) -> String { shown(text.utf8) }

/// The code point as it is written in U+200B, without the `U+`.
func hexadecimal(_ scalar: Unicode.Scalar) -> String {
  String(scalar.value, radix: 16, uppercase: true)
}

/// Whether a terminal may act on it: C0, DEL and C1.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

/// Whether it has no width or turns the direction of writing, so that two ids may look the same.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
    0xFFF9...0xFFFB, 0xE0000...0xE007F:
    true
  default: false
  }
}
