import Organisations

/// Which rows of a file lie in the window, and from when to when those are that do.
///
/// Whoever reads rows of what happened (ties, messages, decisions, turns) asks here whether one
/// counts, so that all readers cut alike and `--every` knows where to begin and to end.
struct DatedRows: Sendable {
  /// Rows that lie before or after the window.
  private(set) var outside = 0
  /// Rows that lie in the window.
  private(set) var inside = 0
  /// Rows that say nothing of when.
  private(set) var undated = 0

  private let start: Int
  private let end: Int
  private var first = Int.max
  private var last = Int.min

  init(_ window: Window) {
    start = window.from?.day ?? Int.min
    end = window.to?.day ?? Int.max
  }

  /// Whether a row of that time counts; one without a time does.
  mutating func keeps(_ time: Instant?) -> Bool {
    guard let time else {
      undated += 1
      return true
    }
    let day = time.day
    guard start <= day, day <= end else {
      outside += 1
      return false
    }
    inside += 1
    note(day)
    return true
  }

  /// Counts a row that lies outside of the window.
  mutating func leaveOut() { outside += 1 }

  /// Notes when something is there that counts, as far as it lies in the window.
  mutating func note(_ span: Window) {
    let from = span.from.map { max($0.day, start) }
    let to = span.to.map { min($0.day, end) }
    guard from ?? start <= to ?? end else { return }
    for day in [from, to] { if let day { note(day) } }
  }

  /// Counts rows that say nothing of when.
  mutating func noteUndated(_ count: Int) { undated += count }

  private mutating func note(_ day: Int) {
    first = min(first, day)
    last = max(last, day)
  }

  /// Adds those of another file, or of another piece of this one.
  mutating func add(_ other: DatedRows) {
    outside += other.outside
    inside += other.inside
    undated += other.undated
    first = min(first, other.first)
    last = max(last, other.last)
  }

  /// The first and the last day that was noted; `nil` where there was none.
  var dates: ClosedRange<Instant>? {
    guard first <= last else { return nil }
    return Instant(day: first)...Instant(day: last)
  }
}

extension Draft {
  /// Adds the rows of a file, and says which were left out and which have no date beside others
  /// that have one.
  ///
  /// - Parameter what: The rows, in the plural.
  func finish(_ rows: DatedRows, of name: String, _ what: String = "ties") {
    dated.add(rows)
    if rows.outside > 0 {
      issues.remark("\(name): \(rows.outside) \(what) outside the window were left out")
    }
    if window != Window(), rows.undated > 0, rows.inside + rows.outside > 0 {
      issues.warning("\(what) without a date are kept in the window", count: rows.undated)
    }
  }
}
