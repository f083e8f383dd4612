import Organisations

/// When a node, an edge or a value is there: any of these spans, always where there is none.
struct GEXFTimes {
  var spans: [Window] = []
  /// Whether times are given as numbers, which no calendar knows.
  var hasNumbers = false

  var isEmpty: Bool { spans.isEmpty && !hasNumbers }
}

/// Reads times, and knows what was decided about them.
struct GEXFClock {
  /// Whether times are dates, as `timeformat` says; told by the times themselves where it does not.
  var isDates: Bool?
  var hasDatedWeights = false
  private var hasDates = false
  private var hasNumbers = false

  /// Adds the times that the attributes of an element state.
  mutating func add(
    _ attributes: XMLAttributes, to times: inout GEXFTimes, in network: NetworkDraft,
    at place: Place
  ) {
    if let stamp = attributes["timestamp"], let span = span(stamp, stamp, &times, network, place) {
      times.spans.append(span)
    }
    if let stamps = attributes["timestamps"] {
      // As Gephi writes lists: [2012-01-01, 2012-02-01] or <[…]>.
      let separators = Array(" ,;[]<>\"".utf8)
      for stamp in stamps.split(whereSeparator: separators.contains) {
        if let span = span(Array(stamp), Array(stamp), &times, network, place) {
          times.spans.append(span)
        }
      }
    }
    let start = attributes["start"] ?? attributes["startopen"]
    let end = attributes["end"] ?? attributes["endopen"]
    if start != nil || end != nil, let span = span(start, end, &times, network, place) {
      times.spans.append(span)
    }
  }

  private mutating func span(
    _ start: [UInt8]?, _ end: [UInt8]?, _ times: inout GEXFTimes, _ network: NetworkDraft,
    _ place: Place
  ) -> Window? {
    var ends: [Instant?] = []
    for text in [start, end] {
      guard let text, !text.isEmpty, !Self.isInfinite(text) else {
        ends.append(nil)
        continue
      }
      if isDates != true, Number.parse(text.span, 0..<text.count) != nil {
        hasNumbers = true
        times.hasNumbers = true
        return nil
      }
      guard case .success(let instant) = network.draft.dates.parse(text.span, 0..<text.count) else {
        network.issues.error(
          at: place, "\"\(shown(text))\" is not a time", hint: "write 2026-03-31, or a number")
        return nil
      }
      network.issues.remarkOffset(if: network.draft.dates.statesOffset(text.span, 0..<text.count))
      ends.append(instant)
    }
    guard ends[0] != nil || ends[1] != nil else { return nil }
    hasDates = true
    return Window(from: ends[0], to: ends[1])
  }

  private static func isInfinite(_ text: [UInt8]) -> Bool {
    let word = normalisedHeader(String(decoding: text, as: UTF8.self))
    return word == "infinity" || word == "inf"
  }

  /// Whether something is there at some time of the window.
  func isInWindow(_ times: GEXFTimes, _ window: Window) -> Bool {
    times.spans.isEmpty
      || times.spans.contains { span in
        let endsBefore =
          span.to.flatMap { to in window.from.map { to.seconds < Double($0.day) * 86_400 } }
        let beginsAfter =
          span.from.flatMap { from in
            window.to.map { from.seconds >= Double($0.day + 1) * 86_400 }
          }
        return endsBefore != true && beginsAfter != true
      }
  }

  /// Takes a node out of the roster that is not there in the window asked for.
  func settle(_ times: GEXFTimes, of code: Int, in draft: Draft) {
    guard draft.window != Window() else { return }
    let isThere = isInWindow(times, draft.window)
    if !isThere { draft.hasRoster = true }
    draft.roster[code] = (draft.roster[code] ?? true) && isThere
  }

  /// What was decided.
  func remarks(_ window: Window) -> [String] {
    var remarks: [String] = []
    let isCut = window != Window()
    if hasDates {
      remarks.append(
        isCut
          ? "edges that are there at some time of the window count once; nodes that are not are "
            + "outside the roster"
          : "it has times: all nodes and edges count, whenever they are there; --from and --to cut")
    }
    if hasNumbers {
      remarks.append("its times are numbers, not dates: they are not used")
    }
    if hasDatedWeights { remarks.append("weights that change over time are summed") }
    return remarks
  }
}
