import ArgumentParser
import Foundation
import Glibc
import Workbench

/// The program: arguments in, exit code out.
@main
struct Reckon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reckon",
    abstract: "A workbench for people who hold the world to what was said.",
    discussion: """
      Without a verb, a prompt; at a pipe, a script. 'reckon help' lists the verbs, 'reckon help VERB' explains one.
      Options stand before the verb; --format, --json, --dry-run, --as-of and --author may also follow it.
      """,
    version: "reckon 0.1.0")

  @Option(name: [.customShort("w"), .customLong("workspace")], help: "The workspace file, or :memory:.")
  var workspace: String?

  @Flag(help: "Make the workspace if it does not exist.")
  var create = false

  @Option(
    name: [.customShort("c"), .customLong("command")], help: "A line to run; may be given several times.")
  var lines: [String] = []

  @Option(help: "How results look: text, markdown, json or jsonl.")
  var format: String?

  @Flag(help: "The same as --format json.")
  var json = false

  @Flag(help: "Do everything, keep nothing.")
  var dryRun = false

  @Flag(name: .customLong("as-jsonl"), help: "Show commands as lines for apply, do nothing.")
  var asJSONL = false

  @Flag(help: "Go on after a failing line of a script, and keep what worked.")
  var keepGoing = false

  @Option(help: "See days and facts from this day.")
  var asOf: String?

  @Option(help: "The document in which quotes are looked for.")
  var use: String?

  @Option(help: "Who enters and judges, such as @hana.")
  var author: String?

  @Option(help: "When to use colour.")
  var color: ColorChoice = .auto

  static func main() {
    let arguments = givenArguments()
    let verb = firstWord(in: arguments)
    do {
      let options = try parse(Array(arguments[..<verb]))
      // A reader that has seen enough closes the pipe; that is no error.
      signal(SIGPIPE, SIG_IGN)
      let streams = StandardStreams(color: options.color)
      let code = Program(options: options, words: Array(arguments[verb...]), streams: streams).run()
      let isLost = streams.hasLostResults()
      Glibc.exit(code == .done && isLost ? Workbench.ExitCode.failed.rawValue : code.rawValue)
    } catch {
      leave(error)
    }
  }

  /// The words of the shell; ones that are not UTF-8 are refused, where Swift would repair them in silence.
  private static func givenArguments() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).map { index in
      guard let raw = CommandLine.unsafeArgv[index], let argument = String(validatingCString: raw) else {
        FileHandle.standardError.write(Data("error[E-ENCODING]: word \(index) is not UTF-8\n".utf8))
        Glibc.exit(Workbench.ExitCode.usage.rawValue)
      }
      return argument
    }
  }

  /// Where the options end and the verb begins: at the first word that is neither an option nor an option's value.
  private static func firstWord(in arguments: [String]) -> Int {
    arguments.indices.first { index in
      !arguments[index].hasPrefix("-") && (try? parse(Array(arguments[..<index]))) != nil
    } ?? arguments.count
  }

  /// Prints help or version, or says what is wrong with the options.
  private static func leave(_ error: any Error) -> Never {
    guard exitCode(for: error) != .success else { exit(withError: error) }
    FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
    Glibc.exit(Workbench.ExitCode.usage.rawValue)
  }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}
