import CommandLanguage

/// An option of the program, which stands before the verb; some may follow it too.
package struct ProcessOption: Sendable {
  package let name: String
  /// The letter that may stand for the name, as in `-w`.
  package let letter: Character?
  /// Nil for an option without a value.
  package let placeholder: String?
  package let summary: String

  private init(
    _ name: String, letter: Character? = nil, _ placeholder: String?, _ summary: String
  ) {
    self.name = name
    self.letter = letter
    self.placeholder = placeholder
    self.summary = summary
  }

  package static let all = [
    workspace, create, command, format, json, dryRun, keepGoing, asJSONL, asOf, use, author, color,
  ]

  package static let workspace = ProcessOption(
    "workspace", letter: "w", "FILE", "the workspace, or :memory: for one that is forgotten")
  package static let create = ProcessOption("create", nil, "make the workspace if it does not exist")
  package static let command = ProcessOption(
    "command", letter: "c", "LINE", "a line to run; may be given several times")
  package static let format = ProcessOption(
    "format", "FORMAT", "how results look: \(SittingOption.formats)")
  package static let json = ProcessOption("json", nil, "the same as --format json")
  package static let dryRun = ProcessOption("dry-run", nil, "do everything, keep nothing")
  package static let keepGoing = ProcessOption(
    "keep-going", nil, "go on after a failing line of a script, and keep what worked")
  package static let asJSONL = ProcessOption(
    "as-jsonl", nil, "show commands as lines that 'apply' reads, do nothing")
  package static let asOf = ProcessOption("as-of", "DAY", "see days and facts from this day")
  package static let use = ProcessOption("use", "d1", "the document in which quotes are looked for")
  package static let author = ProcessOption("author", "@x", "who enters and judges")
  package static let color = ProcessOption(
    "color", "auto|always|never", "when to use colour; auto unless given")

  /// The form in which it is typed, such as `-w FILE, --workspace FILE`.
  package var usage: String {
    let value = placeholder.map { " \($0)" } ?? ""
    return (letter.map { "-\($0)\(value), " } ?? "") + "--\(name)\(value)"
  }

  /// The same option where it follows a verb.
  var afterVerb: OptionSyntax { OptionSyntax(name, placeholder, summary) }
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
