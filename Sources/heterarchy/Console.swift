import Foundation
import Reports

/// The two streams of a command: words to standard error, data to standard output.
enum Console {
  /// A line of words, in which nothing that stood in a file speaks to the terminal. A standard error
  /// that nobody reads is no reason to fail.
  static func say(_ line: String) {
    ProgressLine.clear()
    let text = VisibleText.of(line, keepingLines: true)
    try? writeAll(Array((text + "\n").utf8), to: STDERR_FILENO, name: "standard error")
  }

  /// Data, every byte of them or an error.
  static func put(_ bytes: [UInt8]) throws {
    ProgressLine.clear()
    try writeAll(bytes, to: STDOUT_FILENO, name: "standard output")
  }
}
