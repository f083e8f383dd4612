import Organisations

/// Who wrote in a thread so far.
struct SlackThread {
  /// The last of them, each once, whoever wrote last at the end.
  private var writers: [Int]
  /// Messages in the window, by writer.
  private(set) var turns: [Int: Int] = [:]
  /// When the first of those was written.
  private(set) var start: Instant?

  init(writers: [Int] = []) { self.writers = writers }

  /// Those to whom a message of somebody goes.
  func earlier(than writer: Int) -> [Int] {
    Array(writers.filter { $0 != writer }.suffix(SlackReader.lastWriters))
  }

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
