import ArgumentParser
import Foundation
import Glibc
import Terminal
import Workbench

/// The program: arguments in, exit code out.
@main
struct Reckon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reckon",
    abstract: "A workbench for people who hold the world to what was said.",
    discussion: """
      Without a verb, a prompt; at a pipe, a script. 'reckon help' lists the verbs, 'reckon help VERB' explains one.

      These stand before the verb, for the whole sitting, or after it, for one command:
      \(ChosenOption.help)
      """,
    version: "reckon 0.1.0")

  @Option(name: [.customShort("w"), .customLong("workspace")], help: "The workspace file, or :memory:.")
  var workspace: String?

  @Flag(help: "Make the workspace if it does not exist.")
  var create = false

  @Option(
    name: [.customShort("c"), .customLong("command")], help: "A line to run; may be given several times.")
  var lines: [String] = []

  @Flag(help: "Go on after a failing line of a script, and keep what worked.")
  var keepGoing = false

  @Flag(help: "Leave out the startup file, ~/.config/reckon/rc.")
  var noInit = false

  static func main() {
    let arguments = givenArguments()
    do {
      let given = try GivenWords(arguments) { (try? parse($0)) != nil }
      let options = try parse(given.own)
      // A reader that has seen enough closes the pipe; that is no error.
      signal(SIGPIPE, SIG_IGN)
      Interrupts.watch()
      let streams = StandardStreams()
      let code = Program(options: options, chosen: given.chosen, words: given.words, streams: streams).run()
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

  /// Prints help or version, or says what is wrong with the options.
  private static func leave(_ error: any Error) -> Never {
    guard exitCode(for: error) != .success else { exit(withError: error) }
    FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
    Glibc.exit(Workbench.ExitCode.usage.rawValue)
  }
}
