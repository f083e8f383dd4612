import Foundation

/// What this process has used so far: time by the clock and by the processor.
struct Usage {
  private let instant = ContinuousClock.now
  private let processor = Usage.processorSeconds()

  /// What was used since, as members of a JSON object, with the peak of memory so far.
  func spent() -> String {
    let wall = (ContinuousClock.now - instant) / .seconds(1)
    let cpu = Usage.processorSeconds() - processor
    return "\"wall\": \(wall), \"cpu\": \(cpu), \"peak\": \(Usage.status("VmHWM"))"
  }

  /// Lets the peak of memory start from here, where the system can.
  static func forgetPeak() {
    try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
  }

  /// The memory of this process now.
  static func residentBytes() -> Int { status("VmRSS") }

  private static func processorSeconds() -> Double {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
    #else
      getrusage(__rusage_who_t(0), &usage)
    #endif
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// A line of Linux's account of this process, in bytes; 0 elsewhere.
  private static func status(_ name: String) -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") }),
      let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
    else { return 0 }
    return kilobytes * 1024
  }
}
