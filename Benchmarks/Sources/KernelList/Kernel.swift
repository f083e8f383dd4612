/// One thing to measure: a kernel of Graphs on one form of a graph.
///
/// What the kernel reads is made before the clock starts; what it returns is turned into numbers
/// after the clock stopped.
public struct Kernel: Sendable {
  /// Gives the numbers of a result, for comparison.
  public typealias Reading = () throws -> [Double]

  /// The name, which is also that of the row in the table of peers.
  public let name: String

  /// Makes the input; each call of what comes back is one run.
  public let prepare: @Sendable (FlatGraph) throws -> () throws -> Reading

  /// A kernel whose result has to be read.
  init<Form, Result>(
    _ name: String, on form: @escaping @Sendable (FlatGraph) throws -> Form,
    _ body: @escaping @Sendable (Form) throws -> Result,
    reading: @escaping @Sendable (Result) throws -> [Double]
  ) {
    self.name = name
    prepare = { flat in
      let input = try form(flat)
      return {
        let result = try body(input)
        return { try reading(result) }
      }
    }
  }

  /// A kernel whose result is one value a node.
  init<Form>(
    _ name: String, on form: @escaping @Sendable (FlatGraph) throws -> Form,
    _ body: @escaping @Sendable (Form) throws -> [Double]
  ) {
    self.init(name, on: form, body, reading: { $0 })
  }

  /// The kernel of that name.
  public static func named(_ name: String) -> Kernel? { all.first { $0.name == name } }
}
