import ArgumentParser
import Foundation
import Glibc
import Workbench

/// The program: arguments in, exit code out.
@main
struct Reckon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reckon",
    abstract: "\(Manual.summary).",
    discussion: """
      Without a verb, a prompt; at a pipe, a script. 'reckon help' lists the verbs, 'reckon help VERB' explains one.
      Options stand before the verb; --format, --json, --dry-run, --as-of and --author may also follow it.
      """,
    version: "reckon 0.1.0")

  @Option(name: .of(.workspace), help: .of(.workspace)) var workspace: String?
  @Flag(name: .of(.create), help: .of(.create)) var create = false
  @Option(name: .of(.command), help: .of(.command)) var lines: [String] = []
  @Option(name: .of(.format), help: .of(.format)) var format: String?
  @Flag(name: .of(.json), help: .of(.json)) var json = false
  @Flag(name: .of(.dryRun), help: .of(.dryRun)) var dryRun = false
  @Flag(name: .of(.keepGoing), help: .of(.keepGoing)) var keepGoing = false
  @Flag(name: .of(.asJSONL), help: .of(.asJSONL)) var asJSONL = false
  @Option(name: .of(.asOf), help: .of(.asOf)) var asOf: String?
  @Option(name: .of(.use), help: .of(.use)) var use: String?
  @Option(name: .of(.author), help: .of(.author)) var author: String?
  @Option(name: .of(.color), help: .of(.color)) var color: ColorChoice = .auto

  static func main() {
    let arguments = givenArguments()
    let verb = firstWord(in: arguments)
    if verb < arguments.count, arguments[verb] == ShellCompletion.verb, arguments.contains("--") {
      return ShellCompletion(options: Array(arguments[..<verb]), words: Array(arguments[(verb + 1)...])).run()
    }
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
  static func firstWord(in arguments: [String]) -> Int {
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

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}
