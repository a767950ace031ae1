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
    abstract: "\(Manual.summary).",
    discussion: """
      Without a verb, a prompt; at a pipe, a script. 'reckon help' lists the verbs, 'reckon help VERB' explains one.

      These stand before the verb, for the whole sitting, or after it, for one command:
      \(ChosenOption.help)
      """,
    version: "reckon 0.1.0")

  @Option(name: .of(.workspace), help: .of(.workspace)) var workspace: String?
  @Flag(name: .of(.create), help: .of(.create)) var create = false
  @Option(name: .of(.command), help: .of(.command)) var lines: [String] = []
  @Flag(name: .of(.keepGoing), help: .of(.keepGoing)) var keepGoing = false
  @Flag(name: .of(.noInit), help: .of(.noInit)) var noInit = false

  static func main() {
    let arguments = givenArguments()
    do {
      let given = try GivenWords(arguments)
      if given.words.first == ShellCompletion.verb, given.words.contains("--") {
        let options = Array(arguments.dropLast(given.words.count))
        return ShellCompletion(options: options, words: Array(given.words.dropFirst())).run()
      }
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
    let text = "error[E-OPTION]: \(message(for: error))\nhint: 'reckon --help' lists the options\n"
    FileHandle.standardError.write(Data(text.utf8))
    Glibc.exit(Workbench.ExitCode.usage.rawValue)
  }
}

extension NameSpecification {
  /// The names under which an option is known.
  fileprivate static func of(_ option: ProcessOption) -> NameSpecification {
    NameSpecification(
      option.letter.map { [.customShort($0), .customLong(option.name)] } ?? [.customLong(option.name)])
  }
}

extension ArgumentHelp {
  fileprivate static func of(_ option: ProcessOption) -> ArgumentHelp {
    ArgumentHelp("\(option.summary)", valueName: option.placeholder)
  }
}
