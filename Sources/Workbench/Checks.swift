import Facts
import Presentation
import Storage

/// Something that 'check' found wrong.
struct Finding: Sendable {
  /// The row that it is about; nil where it is the file.
  let row: Identifier?
  let message: String
  var tag: TagName?
  var rule: String?
  var hint: String?
}

/// One thing that 'check' looks at.
struct Check: Sendable {
  let name: String
  let summary: String
  /// Hands over what is wrong as it is found, and says what was looked at, such as `12 texts`.
  let look: @Sendable (_ call: Call, _ found: (Finding) throws -> Void) throws -> String

  static let all: [Check] = [
    file, journal, seals, search, times, texts, quotes, types, scheme, keys, answers, orphans,
  ]

  static let file = Check(
    name: "file", summary: "pages, indexes, references, triggers and operations of the file"
  ) { call, found in
    for message in try call.snapshot.damage(whileRunning: call.isWithinOperation, quickly: false) {
      try found(Finding(row: nil, message: message, hint: "restore the file from a backup"))
    }
    return "pages, indexes, references, triggers, operations"
  }

  static let texts = Check(
    name: "texts", summary: "the hash of every stored text, and the bounds of its sentences and paragraphs"
  ) { call, found in
    let count = try call.snapshot.checkTexts { flaw in
      let version = flaw.version == 1 ? "" : ".v\(flaw.version)"
      try found(
        Finding(
          row: Identifier(.document, flaw.document), message: "d\(flaw.document)\(version): \(flaw.message)",
          hint: "a stored text never changes; restore the file from a backup"))
    }
    return counted(count, "text", "texts")
  }

  static let quotes = Check(
    name: "quotes", summary: "the words of every mention against the text at its place, letter by letter"
  ) { call, found in
    let count = try call.snapshot.checkQuotes { flaw in
      let mention = Identifier(.mention, flaw.mention)
      try found(
        Finding(row: mention, message: "\(mention) \(flaw.message)", hint: "'show \(mention)' has the quote"))
    }
    return counted(count, "quote", "quotes")
  }

  static let scheme = Check(
    name: "scheme", summary: "tags and links against the schemes in force, and tags that rows need"
  ) { call, found in
    let count = try call.snapshot.checkSchemes { breach in
      try found(
        Finding(
          row: breach.row, message: "\(breach.row): \(breach.message)", tag: breach.tag,
          rule: breach.ruleName, hint: breach.hint(isNew: false)))
    }
    return try call.snapshot.tagRules().isEmpty ? "no scheme is in force" : counted(count, "row", "rows")
  }

  static let keys = Check(name: "keys", summary: "keys that name a row which is not there") { call, found in
    for (name, row) in try call.snapshot.danglingKeys() {
      try found(Finding(row: row, message: "the key '\(name)' names \(row), which is not there"))
    }
    return counted(try call.snapshot.keys().count, "key", "keys")
  }

  static let answers = Check(
    name: "answers",
    summary: "resolutions that contradict one another through implies, excludes and same-event"
  ) { call, found in
    let graph = try call.snapshot.claimGraph(knownBy: call.sitting.asOf)
    let (findings, count) = try call.contradictoryAnswers(graph)
    for finding in findings where finding.section == .resolutions {
      try found(
        Finding(
          row: finding.answers.last?.resolution,
          message: finding.answers.map(\.outcome).joined(separator: " and ") + ": " + finding.steps.words,
          hint: "'coherence' shows the statements; 'resolve' one again, or 'rm' the link"))
    }
    return counted(count, "linked answer", "linked answers")
  }

  /// Counts only: that a later version has lost a quote is no mistake of the record.
  static let orphans = Check(
    name: "orphans",
    summary: "counts the quotes that the newest version of their text changed or lost, as no finding"
  ) { call, _ in
    let states = try call.snapshot.anchorStates().filter { $0.state != "exact" }
    return states.isEmpty ? "none" : states.map { "\($0.count) \($0.state)" }.joined(separator: ", ")
  }

  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
