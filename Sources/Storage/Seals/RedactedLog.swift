import GRDB

/// The commands in the log that lose a text: those that touched its row, however short the text; others only where it
/// is so long that it stands there for no other reason, and no other row holds it.
struct RedactedLog {
  private static let long = 16

  /// A line of a step, or, without a number, of an operation.
  private struct Place: Hashable {
    let operation: Int
    let step: Int?
  }

  private let texts: [(text: String, mark: String)]
  private let spelled: (String) -> String
  private var lines: [Place: String] = [:]

  init(
    of rows: [RowInTable], without texts: [String: String], everywhere: Set<String>, in database: Database,
    spelled: @escaping (String) -> String
  ) throws {
    // A text that holds another goes first.
    self.texts = texts.map { ($0.key, $0.value) }
      .sorted { ($1.text.utf8.count, $0.text) < ($0.text.utf8.count, $1.text) }
    self.spelled = spelled
    for row in rows { try addLines(touching: row, in: database) }
    for (text, _) in self.texts
    where everywhere.contains(text) && text.unicodeScalars.count >= RedactedLog.long {
      try addLines(with: text, in: database)
    }
  }

  /// The operations whose lines change.
  var operations: Set<Int> { Set(lines.keys.map(\.operation)) }
  var count: Int { lines.count }

  func redacted(_ line: String) -> String {
    texts.reduce(line) { Redaction.line($0, without: $1.text, as: $1.mark, spelled: spelled) }
  }

  func write(in database: Database) throws {
    for (place, line) in lines {
      if let step = place.step {
        try database.run(
          "UPDATE step SET line = \(line) WHERE operation = \(place.operation) AND number = \(step)")
      } else {
        try database.run("UPDATE operation SET label = \(line) WHERE id = \(place.operation)")
      }
    }
  }

  private mutating func addLines(touching row: RowInTable, in database: Database) throws {
    try database.forEach(
      """
      SELECT operation, step FROM main.journal WHERE relation = \(row.table) AND row = \(row.id)
      UNION SELECT operation, step FROM main.journal
      WHERE relation = \(row.table) AND row < \(row.id) AND through >= \(row.id) AND through > row
      """
    ) { entry in
      let operation = try entry.integer(0)
      add(
        try database.text("SELECT label FROM main.operation WHERE id = \(operation) AND kind = 'command'"),
        at: Place(operation: operation, step: nil))
      guard !entry.isNull(1) else { return }
      let step = try entry.integer(1)
      add(
        try database.text("SELECT line FROM main.step WHERE operation = \(operation) AND number = \(step)"),
        at: Place(operation: operation, step: step))
    }
  }

  private mutating func addLines(with text: String, in database: Database) throws {
    let word = spelled(text)
    let inner = word.hasPrefix("\"") ? String(word.dropFirst().dropLast()) : word
    for sought in Set([text, inner]) {
      try database.forEach("SELECT id, label FROM main.operation WHERE instr(label, \(sought)) > 0") { row in
        try add(row.text(1), at: Place(operation: row.integer(0), step: nil))
      }
      try database.forEach("SELECT operation, number, line FROM main.step WHERE instr(line, \(sought)) > 0") {
        row in
        try add(row.text(2), at: Place(operation: row.integer(0), step: row.integer(1)))
      }
    }
  }

  private mutating func add(_ line: String?, at place: Place) {
    guard let line, lines[place] == nil else { return }
    let new = redacted(line)
    if !new.utf8.elementsEqual(line.utf8) { lines[place] = new }
  }
}
