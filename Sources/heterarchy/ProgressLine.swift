import Dispatch
import Foundation
import Graphs
import Synchronization

/// One line on the terminal that says what is being computed; no terminal, no line.
enum ProgressLine {
  /// Shorter runs are over before anybody could read it.
  private static let patience: UInt64 = 400_000_000
  private static let isDrawn = Mutex(false)

  /// Draws from now on, where standard error is a terminal that can move its cursor.
  static func install() {
    guard isatty(STDERR_FILENO) == 1, ProcessInfo.processInfo.environment["TERM"] != "dumb" else {
      return
    }
    let start = DispatchTime.now().uptimeNanoseconds
    Execution.observeProgress { progress in
      guard DispatchTime.now().uptimeNanoseconds &- start > patience else { return }
      draw(text(of: progress, columns: columns()))
    }
  }

  /// Takes the line away, so that words can stand there.
  static func clear() {
    isDrawn.withLock { drawn in
      if drawn { put("\r\u{1B}[K") }
      drawn = false
    }
  }

  /// `advice: betweenness 40 %`, cut to fit; control characters of names are not passed on.
  static func text(of progress: StepProgress, columns: Int) -> String {
    let share = progress.share.map { " \(Int($0 * 100)) %" } ?? ""
    let step = printable(progress.step)
    let room = max(0, columns - share.count - 1)
    return (step.count > room ? String(step.prefix(max(0, room - 1))) + "…" : step) + share
  }

  private static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let category = scalar.properties.generalCategory
      result.append(category == .control || category == .format ? "?" : scalar)
    }
    return String(result)
  }

  private static func draw(_ text: String) {
    isDrawn.withLock { drawn in
      put("\r\u{1B}[K" + text)
      drawn = true
    }
  }

  private static func columns() -> Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      ? Int(size.ws_col) : 80
  }

  private static func put(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
