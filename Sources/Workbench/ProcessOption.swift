package import CommandLanguage

/// An option of the program, which stands before the verb; those of the sitting may follow it too.
package struct ProcessOption: Sendable {
  package let name: String
  /// The letter that may stand for the name, as in `-w`.
  package let letter: Character?
  /// Nil for an option without a value.
  package let placeholder: String?
  package let summary: String
  /// What completes its value.
  package let suggests: Suggestion

  private init(
    _ name: String, letter: Character? = nil, _ placeholder: String?, _ summary: String,
    suggests: Suggestion = .nothing
  ) {
    (self.name, self.letter, self.placeholder) = (name, letter, placeholder)
    (self.summary, self.suggests) = (summary, suggests)
  }

  package static let all =
    [workspace, create, command, keepGoing, noInit]
    + SittingOption.all.map(\.syntax).map {
      ProcessOption($0.name, $0.placeholder, $0.summary, suggests: $0.suggests)
    }

  package static let workspace = ProcessOption(
    "workspace", letter: "w", "FILE", "the workspace, or :memory: for one that is forgotten", suggests: .files
  )
  package static let create = ProcessOption("create", nil, "make the workspace if it does not exist")
  package static let command = ProcessOption(
    "command", letter: "c", "LINE", "a line to run; may be given several times")
  package static let keepGoing = ProcessOption(
    "keep-going", nil, "go on after a failing line of a script, and keep what worked")
  package static let noInit = ProcessOption("no-init", nil, "leave out the startup file, ~/.config/reckon/rc")

  /// With their dashes.
  package var names: [String] { (letter.map { ["-\($0)"] } ?? []) + ["--\(name)"] }

  /// The form in which it is typed, such as `-w FILE, --workspace FILE`.
  package var usage: String {
    let value = placeholder.map { " \($0)" } ?? ""
    return (letter.map { "-\($0)\(value), " } ?? "") + "--\(name)\(value)"
  }
}

extension Failure {
  /// The same, with a hint at its place where the word at fault is an option that must stand before the verb.
  func hintingAtOptions() -> Failure {
    let place = diagnostic.range
    let word = statement?.words.first { !$0.followsDashes && $0.range == place }?.text
    let option = ProcessOption.all.first { option in
      word == "--\(option.name)" || option.letter.map { word == "-\($0)" } ?? false
    }
    guard let option, let word, !SittingOption.all.contains(where: { $0.syntax.name == option.name }) else {
      return self
    }
    var diagnostic = diagnostic
    let value = option.placeholder.map { " \($0)" } ?? ""
    diagnostic.hint = "\(word) stands before the verb: reckon \(word)\(value) VERB ..."
    return Failure(diagnostic, in: statement, exit: exit)
  }
}
