import Presentation

/// A subject that `help` explains besides the commands.
struct HelpTopic: Sendable {
  let name: String
  /// Other names under which it is found.
  let aliases: [String]
  let summary: String
  let blocks: @Sendable () -> [Block]

  init(
    _ name: String, aliases: [String] = [], _ summary: String, blocks: @escaping @Sendable () -> [Block]
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.blocks = blocks
  }

  static let all: [HelpTopic] = [
    text, ids, addresses, versions, marks, importing, exchange, encodings, days, on, by, probability,
    lexicons, keys,
    tables, questions,
    filters,
    patterns,
    cues, schemes, links, coders, options, formats, settings, scoring, intervals, undo, sql, exitCodes, files,
    environment, templates, comparing, ledger, manual, crowds, difficulty, calibration, platforms, seals,
  ]

  var names: [String] { [name] + aliases }

  static func named(_ name: String) -> HelpTopic? { all.first { $0.names.contains(name) } }

  /// Its heading in the reference, where a command may have the same name.
  var chapter: String {
    switch name {
    case "undo": "what undo takes back"
    case "calibration": "reading calibration"
    case "sql": "the views for SQL"
    default: name
    }
  }

  /// What `help` prints; under a command of the same name, or where it brings some, without a heading of its own.
  func page(isAlone: Bool) -> [Block] {
    let blocks = blocks()
    guard isAlone else { return [.gap] + blocks }
    if case .heading = blocks.first { return blocks }
    return [.heading(2, Phrase(name))] + blocks
  }

  /// A paragraph of our own words, which may be typed in several lines.
  static func words(_ text: String) -> Block { .paragraph(Phrase(text.onOneLine)) }

  static func table(_ first: String, _ second: String, _ rows: [(String, String)]) -> Block {
    .table(Table([Column(first), Column(second)], rows: rows.map { [Phrase($0.0, .strong), Phrase($0.1)] }))
  }
}
