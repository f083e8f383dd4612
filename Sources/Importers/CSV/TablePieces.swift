import Foundation
import Synchronization

/// Hands out a table in pieces that end where records end, to whoever asks next.
///
/// Pieces are cut after so many bytes, never by the number of threads, and are numbered in the order
/// of the text. Only what stands after the last record of a piece is kept between two of them.
final class TablePieces: Sendable {
  /// One piece; its bytes are the first of the caller's buffer.
  struct Piece {
    /// From 0, in the order of the text.
    var number: Int
    var count: Int
    /// Whether some quote may stand in it.
    var hasQuotes: Bool
    /// Whether the text was given up there, because quotes hold more than a value may.
    var isCut = false
  }

  /// How many bytes of a buffer may be read after a piece.
  static let slack = 16

  private struct State {
    var stream: ByteStream
    var rest: [UInt8] = []
    var number = 0
    var isAtEnd = false
    var failure: ImportFailure?
  }

  private let state: Mutex<State>
  private let pieceBytes: Int
  private let headerBytes: Int
  private let delimiter: UInt8
  private let maximumValueBytes: Int

  /// - Parameter headerBytes: How many bytes the first piece must hold: up to the end of the header.
  init(
    _ stream: sending ByteStream, delimiter: UInt8, maximumValueBytes: Int, pieceBytes: Int,
    headerBytes: Int = 0
  ) {
    state = Mutex(State(stream: stream))
    self.delimiter = delimiter
    self.maximumValueBytes = maximumValueBytes
    self.pieceBytes = max(1, pieceBytes)
    self.headerBytes = headerBytes
  }

  /// Why the text could not be read to its end.
  var failure: ImportFailure? { state.withLock { $0.failure } }

  /// Fills the buffer with the next piece; `nil` at the end, and after a failure.
  func next(into buffer: inout [UInt8]) -> Piece? {
    state.withLock { state -> Piece? in
      guard !state.isAtEnd else { return nil }
      do throws(ImportFailure) {
        return try next(&state, &buffer)
      } catch {
        state.failure = error
        state.isAtEnd = true
        return nil
      }
    }
  }

  private func next(_ state: inout State, _ buffer: inout [UInt8]) throws(ImportFailure) -> Piece? {
    var count = state.rest.count
    // No more than there may be, so that a small table needs a small buffer.
    var wanted = max(min(pieceBytes, state.stream.mostBytesLeft ?? pieceBytes), 2 * count)
    Self.make(&buffer, hold: wanted)
    for place in 0..<count { buffer[place] = state.rest[place] }
    state.rest = []
    var skimmer: RecordSkimmer?
    var looked = 0
    while true {
      while count < wanted {
        let more = try state.stream.read(into: &buffer, from: count, atMost: wanted - count)
        if more == 0 {
          state.isAtEnd = true
          let hasQuotes = skimmer != nil || Self.hasQuote(buffer, looked..<count)
          return count > 0 ? piece(&state, count, hasQuotes: hasQuotes) : nil
        }
        count += more
      }
      if skimmer == nil, Self.hasQuote(buffer, looked..<count) {
        skimmer = RecordSkimmer(delimiter: delimiter, maximumValueBytes: maximumValueBytes)
      }
      var end = 0
      if var skimming = skimmer {
        skimming.skim(buffer.span, to: count)
        if skimming.isTooLong {
          state.isAtEnd = true
          var piece = piece(&state, skimming.position, hasQuotes: true)
          piece.isCut = true
          return piece
        }
        end = skimming.boundary
        skimmer = skimming
      } else if delimiter != UInt8(ascii: "\n"), delimiter != UInt8(ascii: "\r") {
        end = RecordSkimmer.lastLineBreak(buffer.span, from: max(0, looked - 1), to: count)
      }
      if end >= (state.number == 0 ? max(1, headerBytes) : 1) {
        state.rest = Array(buffer[end..<count])
        return piece(&state, end, hasQuotes: skimmer != nil)
      }
      looked = count
      wanted *= 2
      Self.make(&buffer, hold: wanted)
    }
  }

  private func piece(_ state: inout State, _ count: Int, hasQuotes: Bool) -> Piece {
    defer { state.number += 1 }
    return Piece(number: state.number, count: count, hasQuotes: hasQuotes)
  }

  private static func make(_ buffer: inout [UInt8], hold count: Int) {
    let missing = count + slack - buffer.count
    if missing > 0 { buffer += [UInt8](repeating: 0, count: missing) }
  }

  private static func hasQuote(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].withUnsafeBytes { memory in
      memory.baseAddress.map { memchr($0, 0x22, memory.count) != nil } ?? false
    }
  }
}
