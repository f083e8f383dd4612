import Organisations

/// The export of a group of Loomio: one record of one table a line.
struct LoomioGroupFormat: FileFormat {
  let name = "loomio_group"
  let title = "a group of Loomio"
  let endings = ["json", "jsonl", "ndjson"]
  let isGraph = false

  func recognises(_ bytes: [UInt8]) -> Bool {
    let shape = JSONShape(bytes)
    return shape.root == UInt8(ascii: "{") && shape.has("table", "record.id")
  }

  func read(_ input: Input, into draft: Draft) {
    guard var lines = JSONLines(input, draft.options, draft.issues) else { return }
    var reader = LoomioGroupReader(draft)
    while let line = lines.next() { reader.read(line) }
    reader.finish()
    draft.sources.append(
      Provenance.Source(name: input.name, path: input.path, table: name, rows: lines.count))
  }
}
