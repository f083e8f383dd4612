import ArgumentParser
import Foundation
import Graphs
import Importers
import KernelList

/// Runs kernels for `peers/run` and `instructions`, which read its lines of JSON.
@main struct Kernels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernels", abstract: "Run kernels and say what they cost, in lines of JSON.",
    subcommands: [List.self, Run.self, Small.self, Large.self, Memory.self, Read.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the names of all kernels.")

    func run() { for kernel in Kernel.all { print(kernel.name) } }
  }

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run one kernel on a flat file, once for each line \"run\" of standard input.",
      discussion: """
        A line "save PATH" writes the numbers of the last run there, as doubles. Each line is \
        answered by one; the first answer says that the graph is made.
        """)

    @Argument(help: "The kernel.") var name: String
    @Argument(help: "The flat file.") var file: String
    @Option(help: "The number of threads.") var threads = 1

    func run() throws {
      Execution.threadCount = threads
      let run = try kernel(name).prepare(FlatGraph(contentsOf: file))
      var reading: Kernel.Reading?
      Usage.forgetPeak()
      say("\"ready\": true")
      while let line = readLine() {
        let words = line.split(separator: " ", maxSplits: 1)
        switch words.first {
        case "run":
          let before = Usage()
          reading = try run()
          say(before.spent())
        case "save" where words.count == 2:
          let numbers = try reading?() ?? []
          try numbers.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: String(words[1])))
          say("\"saved\": \(numbers.count)")
        default: throw ValidationError("\(line) is neither \"run\" nor \"save PATH\"")
        }
      }
    }
  }

  struct Small: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run one kernel on the small fixed graph of the benchmarks.")

    @Argument(help: "The kernel.") var name: String
    @Option(help: "How often.") var repetitions = 1

    func run() throws {
      Execution.threadCount = 1
      let run = try kernel(name).prepare(.small)
      for _ in 0..<repetitions { _ = try run() }
    }
  }

  struct Large: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run kernels once on a graph made here, as large as one likes.",
      discussion: """
        The peak of memory includes the list of ties that the graph is made from, 16 bytes a tie. \
        A star has one person tied with all others.
        """)

    @Argument(help: "The kernels.") var names: [String]
    @Option(help: "The number of people.") var people = 1_000_000
    @Option(help: "The number of ties.") var ties = 100_000_000
    @Flag(help: "A star; --ties is not used.") var star = false
    @Option(help: "The number of threads.") var threads = 2

    func validate() throws {
      if people < 2 { throw ValidationError("--people is 2 or more") }
    }

    func run() throws {
      Execution.threadCount = threads
      let kernels = try names.map { try kernel($0) }
      let flat =
        star ? FlatGraph(starOf: people) : FlatGraph(people: people, ties: ties, seed: 1)
      for kernel in kernels {
        Usage.forgetPeak()
        let run = try kernel.prepare(flat)
        let before = Usage()
        _ = try run()
        say("\"kernel\": \"\(kernel.name)\", " + before.spent())
      }
    }
  }

  struct Memory: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say how much memory the graph of a flat file takes.")

    @Argument(help: "The flat file.") var file: String

    func run() throws {
      let flat = try FlatGraph(contentsOf: file)
      let before = Usage.residentBytes()
      let graph = flat.directed
      let after = Usage.residentBytes()
      say("\"bytes\": \(after - before), \"ties\": \(graph.tieCount), \"rows\": \(flat.count)")
    }
  }

  struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read files into an organisation, as every command does.")

    @Argument(help: "The files.") var files: [String]
    @Option(help: "The number of threads.") var threads = 2

    func run() throws {
      Execution.threadCount = threads
      let before = Usage()
      let organisation = try Import.organisation(from: files)
      let graph = organisation.allRelations.first?.graph ?? Graph(arcs: [])
      // Not only the counts: a sum that every tie is part of.
      let total = graph.strengths().reduce(0, +)
      say(
        before.spent() + ", \"people\": \(graph.count), \"ties\": \(graph.tieCount), "
          + "\"strength\": \(total)")
    }
  }
}

private func kernel(_ name: String) throws -> Kernel {
  guard let kernel = Kernel.named(name) else {
    throw ValidationError("there is no kernel \"\(name)\"; `kernels list` names all")
  }
  return kernel
}

/// One line of JSON, at once.
private func say(_ members: String) {
  print("{\(members)}")
  fflush(nil)
}
