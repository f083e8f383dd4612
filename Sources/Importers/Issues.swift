import Organisations

/// A place in a file, both numbers from 1; the column counts bytes.
struct Place: Equatable {
  var file: String
  var line = 1
  var column = 1

  /// `ties.csv:14:3`, without the folder, so that a report says the same wherever files lie.
  var text: String {
    let name = file.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      file[file.utf8.index(after: $0)...]
    }
    return "\(name ?? file[...]):\(line):\(column)"
  }
}

/// What one import has to say: errors up to 100, warnings by their text, remarks, skipped files.
///
/// A class, because every reader of one import adds to the same list.
final class Issues {
  private static let placesPerWarning = 5

  private(set) var errors: [ImportError] = []
  private(set) var warnings: [Provenance.Warning] = []
  private(set) var remarks: [String] = []
  var kind = ImportFailure.Kind.data
  private var warningPositions: [String: Int] = [:]
  private var remarked: Set<String> = []
  private var saysOffset = false

  /// Whether so much is wrong that reading on tells nothing new.
  var isFull: Bool { isRefused || errors.count >= ImportFailure.maximumErrors }
  private var isRefused = false

  /// Forgets all other complaints: nothing is to be said of rows in a file that cannot be read.
  func refuse(_ failure: ImportFailure) {
    guard !isRefused else { return }
    isRefused = true
    errors = failure.errors
    kind = failure.kind
  }

  func error(at place: Place, _ message: String, hint: String = "") {
    guard !isFull else { return }
    errors.append(
      ImportError(
        file: place.file, line: place.line, column: place.column, message: message, hint: hint))
  }

  /// Adds what stopped a reader; where a file could not be read at all, nothing else is said.
  func add(_ failure: ImportFailure) {
    guard failure.kind == .data else { return refuse(failure) }
    for error in failure.errors where !isFull { errors.append(error) }
  }

  /// Counts one more of these, and keeps the first places.
  func warning(
    _ text: String, count: Int = 1, at place: @autoclosure () -> Place? = nil
  ) {
    if let position = warningPositions[text] {
      warnings[position].count += count
      if warnings[position].places.count < Self.placesPerWarning, let place = place() {
        warnings[position].places.append(place.text)
      }
    } else {
      warningPositions[text] = warnings.count
      warnings.append(
        Provenance.Warning(text: text, count: count, places: place().map { [$0.text] } ?? []))
    }
  }

  /// Says something once.
  func remark(_ text: String) {
    if remarked.insert(text).inserted { remarks.append(text) }
  }

  /// Says once that the day of a time may not be the local one. Asked for every time that is read,
  /// so no question is asked after the first answer.
  func remarkOffset(if statesOffset: @autoclosure () -> Bool) {
    guard !saysOffset, statesOffset() else { return }
    saysOffset = true
    remark("times carry offsets from UTC; days are counted in UTC")
  }

  /// Throws everything collected, if anything is wrong.
  func throwIfWrong() throws(ImportFailure) {
    if !errors.isEmpty { throw ImportFailure(kind, errors) }
  }
}
