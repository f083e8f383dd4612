import Organisations

extension TableWriter {
  /// `organisation.json`: the name, and what tables have no column for.
  func configuration() -> [UInt8]? {
    var entries = ["\"name\": \(quoted(organisation.name))"]
    let window = organisation.window
    let ends = [("from", window.from), ("to", window.to)].compactMap { key, day in
      day.map { "\"\(key)\": \(quoted(instantText($0)))" }
    }
    if !ends.isEmpty { entries.append("\"window\": {\(ends.joined(separator: ", "))}") }
    if organisation.declaresNoReportingLines {
      entries.append("\"formal_reporting_lines\": \"none\"")
    }
    if organisation.logIsExecution { entries.append("\"log\": \"execution\"") }
    if let coverage = organisation.logCoverage {
      entries.append("\"log_coverage\": \(numberText(coverage))")
    }
    let kinds = organisation.allRelations
      .filter { !$0.kindIsAssumed && ($0.graph.tieCount > 0 || $0.hasTableWithoutRows) }
      .map { "\(quoted($0.name)): \(quoted($0.kind.rawValue))" }
    if !kinds.isEmpty { entries.append("\"relations\": {\(kinds.joined(separator: ", "))}") }
    let bodies = organisation.bodies.filter { $0.circle == nil && $0.seats > 1 }
      .map { "\(quoted($0.id.text)): {\"seats\": \($0.seats)}" }
    if !bodies.isEmpty { entries.append("\"bodies\": {\(bodies.joined(separator: ", "))}") }
    return Array("{\n  \(entries.joined(separator: ",\n  "))\n}\n".utf8)
  }

  /// A text as JSON.
  private func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
