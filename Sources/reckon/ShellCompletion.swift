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
    let (before, last) = (Array(typed.dropLast()), typed.last ?? "")
    if let awaiting = before.last.flatMap(ProcessOption.named), awaiting.placeholder != nil,
      let given = try? GivenWords(Array(before.dropLast())), given.words.isEmpty
    {
      return completions(of: last, expecting: [awaiting.value], given)
    }
    guard let given = try? GivenWords(before) else { return completions(of: last, expecting: [], nil) }
    if given.words.isEmpty, last.hasPrefix("-") {
      return completions(of: last, expecting: ProcessOption.expected(typing: last), given)
    }
    var session = session(given)
    defer { try? session.close() }
    return session.completions(of: CompletionLine(arguments: given.words + [last]))
  }

  private func completions(of typed: String, expecting expected: [Expected], _ given: GivenWords?)
    -> Completions
  {
    var session = session(given)
    defer { try? session.close() }
    return session.completions(of: CompletionLine(arguments: [typed]), expecting: expected)
  }

  /// A session as the options make it, whose workspace is open for reading if it can be.
  private func session(_ given: GivenWords?) -> Session {
    let outer = try? GivenWords(options)
    let words = (outer?.own ?? []) + (given?.own ?? [])
    guard var options = (try? Reckon.parse(words)) ?? (try? Reckon.parse([])) else {
      return Session(workspace: Workspace(.memory), environment: .system)
    }
    // A shell expands this only when the line is run.
    if let path = options.workspace, path.hasPrefix("~/"), let home = Environment.variables["HOME"] {
      options.workspace = home + path.dropFirst()
    }
    let program = Program(options: options, chosen: [], words: [], streams: StandardStreams())
    var session = Session(workspace: Workspace(program.workspace.choice), environment: .system)
    guard let store = try? session.workspace.openedForReading(), (try? session.use(store)) != nil else {
      return session
    }
    for choice in (outer?.chosen ?? []) + (given?.chosen ?? [])
    where ["as-of", "author"].contains(choice.name) {
      if let option = Session.options.first(where: { $0.name == choice.name }) {
        try? session.choose(option, choice.value)
      }
    }
    return session
  }
}

extension ProcessOption {
  /// The option that a word names, with its dashes.
  fileprivate static func named(_ word: String) -> ProcessOption? { all.first { $0.names.contains(word) } }

  /// The names, or after `--name=` the value.
  fileprivate static func expected(typing typed: String) -> [Expected] {
    if let sign = typed.firstIndex(of: "=") { return named(String(typed[..<sign])).map { [$0.value] } ?? [] }
    return all.flatMap { option in
      option.names.filter { typed == "-" || $0.hasPrefix("--") || $0 == typed }
        .map { .word(Choice($0, option.summary)) }
    }
  }

  fileprivate var value: Expected { .value(suggests, summary: summary) }
}
