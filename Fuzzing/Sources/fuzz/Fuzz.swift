import Exporters
import Foundation
import Importers
import Organisations

/// The reader at work: `FUZZ_FORMAT`, one of `Import.formatNames`; found by looking when not set.
private let format = ProcessInfo.processInfo.environment["FUZZ_FORMAT"]

private var options: ImportOptions {
  var options = ImportOptions()
  options.inputFormat = format
  options.maximumInputBytes = 1 << 22
  return options
}

/// Reads the bytes as a file; what is read must be written and read again as the same people and
/// ties.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard
    let organisation = try? Import.organisation(
      ofFiles: [("input", bytes)], options: options)
  else { return 0 }
  // Our tables without ties and decisions are refused, also where somebody's format has neither.
  guard organisation.hasDecisionLog || organisation.allRelations.contains(where: { $0.graph.tieCount > 0 })
  else { return 0 }
  let tables = TableExporter().files(of: organisation)
  do {
    let again = try Import.organisation(ofFiles: tables)
    precondition(again.people.ids == organisation.people.ids, "other people when read again")
    for relation in organisation.allRelations where relation.graph.tieCount > 0 {
      let same = again.allRelations.first { $0.name == relation.name }
      precondition(same?.graph == relation.graph, "other ties when read again: \(relation.name)")
    }
    precondition(again.decisions.count == organisation.decisions.count, "other decisions")
  } catch {
    fatalError("what was read cannot be read again: \(error)")
  }
  return 0
}

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
  _ body: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// The package manager calls the start of a program `NAME_main`, where the fuzzer would have its own.
@_cdecl("fuzz_main")
public func start(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  var (count, arguments) = (count, arguments)
  return runFuzzer(&count, &arguments) { fuzzOneInput($0, $1) }
}
