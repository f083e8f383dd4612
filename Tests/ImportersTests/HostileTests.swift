import Foundation
import Importers
import Organisations
import TestSupport
import Testing

/// Every file of `../shared/hostile/index.csv`, at the level of the library: refused with the word
/// that the index asks for, or read.
@Suite(.enabled(if: SharedData.isPresent))
struct HostileTests {
  struct Case: CustomTestStringConvertible {
    var id: String
    var file: String
    var exitCodes: Set<String>
    var words: [String]
    var recipe: String

    var testDescription: String { id }
  }

  static let cases: [Case] = {
    guard
      let bytes = FileManager.default.contents(
        atPath: SharedData.folder.appendingPathComponent("hostile/index.csv").path),
      let rows = slowRecords(Array(bytes))
    else { return [] }
    let texts = rows.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    return texts.dropFirst().filter { !$0[1].isEmpty }.map { row in
      Case(
        id: row[0], file: row[1],
        exitCodes: Set(row[5].split(separator: "|").map(String.init)),
        words: row[6].split(separator: "|").map(String.init), recipe: row[9])
    }
  }()

  /// What the index expects of the report, not of the reader.
  static let notOfTheReader: Set = ["p01_small_unit"]

  @Test(arguments: cases) func `The index has its way`(_ hostile: Case) throws {
    let folder = SharedData.folder.appendingPathComponent("hostile").path + "/"
    var inputs = [folder + hostile.file]
    if hostile.recipe.hasPrefix("ties: ") { inputs.append(folder + hostile.recipe.dropFirst(6)) }
    do {
      let organisation = try Import.organisation(from: inputs)
      let provenance = organisation.provenance
      let said = (provenance.warnings.map { "\($0.text) \($0.places)" } + provenance.remarks)
        .joined(separator: "\n")
      #expect(hostile.exitCodes.contains("0"), "\(hostile.id) was read: \(said)")
      if !hostile.words.isEmpty, !Self.notOfTheReader.contains(hostile.id) {
        #expect(
          hostile.words.contains { said.lowercased().contains($0.lowercased()) },
          "\(said) has none of \(hostile.words)")
      }
    } catch {
      let failure = error
      #expect(hostile.exitCodes.contains("65"), "\(failure)")
      #expect(failure.kind == .data)
      let text = failure.description.replacingOccurrences(of: folder + hostile.file, with: "FILE")
      if !hostile.words.isEmpty {
        #expect(
          hostile.words.contains { text.lowercased().contains($0.lowercased()) },
          "\(text) has none of \(hostile.words)")
      }
      #expect(text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
      #expect(failure.errors.allSatisfy { $0.message.utf8.count < 700 && !$0.hint.isEmpty })
    }
  }
}
