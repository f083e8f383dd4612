import ArgumentParser
import Foundation
import Graphs
import Importers
import Reports

/// How an error becomes words and an exit code.
enum Failure {
  /// The exit codes of `sysexits.h` that this command uses.
  enum Code: Int32 {
    case usage = 64
    case data = 65
    case noInput = 66
    case cannotCreate = 73
    case inputOutput = 74
  }

  /// Says what went wrong and ends the process.
  static func exit(for error: any Error, from command: any ParsableCommand.Type) -> Never {
    switch error {
    case let failure as ImportFailure:
      for error in failure.errors { Console.say(error.description) }
      if failure.errors.count >= ImportFailure.maximumErrors {
        Console.say("there may be more: reading ended after \(failure.errors.count) errors")
      }
      Foundation.exit(code(of: failure).rawValue)
    case let error as OutputError:
      exit(for: error)
    case let usage as UsageError:
      Console.say("error: \(usage.message)\n  hint: \(usage.hint)")
      Foundation.exit(Code.usage.rawValue)
    case let strict as StrictRefusal:
      Console.say(
        "error: \(strict.warnings) kind(s) of warning, and --strict makes them errors\n"
          + "  hint: mend the input as the warnings above say, or leave --strict away")
      Foundation.exit(Code.data.rawValue)
    case is Cancelled:
      // The interruption handler has spoken already or is about to.
      Foundation.exit(130)
    default:
      command.exit(withError: error)
    }
  }

  private static func code(of failure: ImportFailure) -> Code {
    switch failure.kind {
    case .data: .data
    case .noInput: .noInput
    case .io: .inputOutput
    }
  }

  private static func exit(for error: OutputError) -> Never {
    switch error {
    case .closedPipe:
      // Whoever reads has enough, as in `heterarchy measure … | head`.
      Foundation.exit(0)
    case .noParent(let path, let parent):
      Console.say(
        "error: cannot create \(path): the folder \(parent) does not exist\n"
          + "  hint: make it first: mkdir -p \(parent)")
      Foundation.exit(Code.cannotCreate.rawValue)
    case .exists(let path):
      Console.say(
        "error: \(path) exists and is not simply an earlier result folder of heterarchy\n"
          + "  hint: choose another --output, or pass --force to replace it whole")
      Foundation.exit(Code.cannotCreate.rawValue)
    case .noName(let path):
      Console.say(
        "error: \(path) cannot be replaced by results\n"
          + "  hint: name a folder in it, as in --output report")
      Foundation.exit(Code.cannotCreate.rawValue)
    case .cannotCreate(let path, let reason):
      Console.say(
        "error: cannot create \(path): \(reason)\n  hint: choose another --output")
      Foundation.exit(Code.cannotCreate.rawValue)
    case .cannotWrite(let path, let reason):
      Console.say(
        "error: cannot write \(path): \(reason)\n"
          + "  hint: free some space or choose another place; nothing was left behind")
      Foundation.exit(Code.inputOutput.rawValue)
    }
  }
}

/// A wrong command line that the argument parser cannot see.
struct UsageError: Error {
  /// What is wrong, in the words of the command line.
  var message: String
  /// One thing to do.
  var hint: String
}

/// The input has warnings and the run is strict.
struct StrictRefusal: Error {
  /// How many kinds.
  var warnings: Int
}
