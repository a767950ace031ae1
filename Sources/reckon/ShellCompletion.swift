import ArgumentParser
import CommandLanguage
import Foundation
import Presentation
import Workbench

/// Answers a shell while a person types: `reckon complete SHELL -- WORDS`, where the last word is not finished.
///
/// The scripts of `completion` ask this. Bash gives its line up to the cursor and COMP_WORDBREAKS instead of words,
/// then perhaps `list`. Nothing is made, changed or complained about.
struct ShellCompletion {
  static let verb = "complete"

  /// What stood before the verb; options on the line that is being typed count more.
  let options: [String]
  let words: [String]

  func run() {
    guard let dashes = words.firstIndex(of: "--") else { return }
    let shell = words[..<dashes].first.flatMap(Shell.init(rawValue:)) ?? .fish
    let given = Array(words[(dashes + 1)...])
    let lines: [String]
    if shell == .bash {
      guard given.count >= 2 else { return }
      let line = ShellLine(given[0], breaks: given[1])
      lines = completions(of: Array(line.words.dropFirst()))
        .lines(for: .bash, bash: line, isListing: given.count > 2)
    } else {
      lines = completions(of: given).lines(for: shell)
    }
    FileHandle.standardOutput.write(Data(lines.map { $0 + "\n" }.joined().utf8))
  }

  private func completions(of typed: [String]) -> Completions {
    let before = Array(typed.dropLast())
    let verb = Reckon.firstWord(in: before)
    var known = options + before[..<verb]
    var expected: [Expected]?
    if verb == before.count {
      let last = typed.last ?? ""
      if let option = before.last.flatMap(ProcessOption.named), option.takesValue,
        (try? Reckon.parse(known)) == nil
      {
        known.removeLast()
        expected = [option.value]
      } else if last.hasPrefix("-") {
        expected = ProcessOption.expected(typing: last)
      }
    }
    var session = session(known)
    defer { try? session.close() }
    guard let expected else {
      return session.completions(of: CompletionLine(arguments: Array(typed[verb...])))
    }
    return session.completions(of: CompletionLine(arguments: [typed.last ?? ""]), expecting: expected)
  }

  /// A session as the options make it, whose workspace is open for reading if it can be.
  private func session(_ words: [String]) -> Session {
    var options = (try? Reckon.parse(words)) ?? Reckon.standard
    // A shell expands this only when the line is run.
    if let path = options?.workspace, path.hasPrefix("~/"), let home = Environment.variables["HOME"] {
      options?.workspace = home + path.dropFirst()
    }
    guard let options else { return Session(workspace: Workspace(.memory), environment: .system) }
    let program = Program(options: options, words: [], streams: StandardStreams(color: .never))
    var session = Session(workspace: Workspace(program.workspace.choice), environment: .system)
    guard let store = try? session.workspace.openedForReading(), (try? session.use(store)) != nil else {
      return session
    }
    try? session.choose(format: nil, asOf: options.asOf, author: options.author, dryRun: false)
    return session
  }
}

extension Reckon {
  fileprivate static var standard: Reckon? { try? parse([]) }
}

/// An option that stands before the verb, as the declaration of `Reckon` describes it.
private struct ProcessOption {
  /// With their dashes.
  let names: [String]
  let summary: String
  let takesValue: Bool
  let choices: [String]

  static let all: [ProcessOption] = {
    guard let help = try? JSON(parsing: Reckon._dumpHelp()),
      case .array(let arguments) = help["command"]?["arguments"]
    else { return [] }
    return arguments.map(ProcessOption.init)
  }()

  init(_ json: JSON) {
    names = ProcessOption.elements(json["names"]).compactMap { name in
      name["name"]?.string.map { (name["kind"]?.string == "short" ? "-" : "--") + $0 }
    }
    summary = json["abstract"]?.string ?? ""
    takesValue = json["kind"]?.string == "option"
    choices = ProcessOption.elements(json["allValues"]).compactMap(\.string)
  }

  private static func elements(_ json: JSON?) -> [JSON] {
    if case .array(let elements) = json { elements } else { [] }
  }

  static func named(_ name: String) -> ProcessOption? { all.first { $0.names.contains(name) } }

  /// The names, or after `--name=` the value.
  static func expected(typing typed: String) -> [Expected] {
    if let sign = typed.firstIndex(of: "=") { return named(String(typed[..<sign])).map { [$0.value] } ?? [] }
    return all.flatMap { option in
      option.names.filter { typed == "-" || $0.hasPrefix("--") || $0 == typed }
        .map { .word(Choice($0, option.summary)) }
    }
  }

  var value: Expected {
    let suggestion: Suggestion =
      if !choices.isEmpty {
        .words(choices.map { Choice($0) })
      } else if names.contains("--workspace") {
        .files
      } else {
        Session.suggestion(forOption: names.last.map { String($0.dropFirst(2)) } ?? "")
      }
    return .value(suggestion, summary: summary)
  }
}

extension JSON {
  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
}
