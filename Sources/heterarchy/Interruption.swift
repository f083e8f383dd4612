import Dispatch
import Foundation
import Graphs
import Reports

/// What happens on SIGINT and SIGTERM: nothing half-written stays, one line says why, and the exit
/// code is 128 and the signal's number.
enum Interruption {
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// Takes over the signals; to be called once, before any work.
  static func install() {
    // A reader that goes away shows as an error of the write, which ends the run quietly.
    signal(SIGPIPE, SIG_IGN)
    let queue = DispatchQueue(label: "interruption")
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        Execution.cancel()
        Unfinished.shared.removeAll()
        Console.say("heterarchy: interrupted; nothing was written")
        _exit(128 + number)
      }
      source.resume()
      sources.append(source)
    }
  }
}
