import Organisations

/// Who wrote in a thread so far.
struct SlackThread {
  /// The last of them, each once, whoever wrote last at the end.
  var writers: [Int] = []
  /// Messages in the window, by writer.
  private(set) var turns: [Int: Int] = [:]
  /// When the first of those was written.
  private(set) var start: Instant?

  /// Notes a message.
  mutating func wrote(_ writer: Int, countsTurn: Bool, time: Instant) {
    writers.removeAll { $0 == writer }
    writers.append(writer)
    if writers.count > SlackReader.lastWriters + 1 { writers.removeFirst() }
    guard countsTurn else { return }
    turns[writer, default: 0] += 1
    start = min(start ?? time, time)
  }
}
