import Foundation
import Reports

/// The two streams of a command: words to standard error, data to standard output.
enum Console {
  /// A line of words, in which nothing that stood in a file speaks to the terminal. A standard error
  /// that nobody reads is no reason to fail.
  static func say(_ line: String) {
    ProgressLine.clear()
    try? writeAll(Array((visible(line) + "\n").utf8), to: STDERR_FILENO, name: "standard error")
  }

  /// The text with every control character but tabs and ends of lines as an escape, `\u{1B}`.
  private static func visible(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { text, scalar in
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      if isControl, scalar != "\n", scalar != "\t" {
        text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Data, every byte of them or an error.
  static func put(_ bytes: [UInt8]) throws {
    ProgressLine.clear()
    try writeAll(bytes, to: STDOUT_FILENO, name: "standard output")
  }
}
