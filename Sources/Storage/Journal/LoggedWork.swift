package import Facts
import Foundation
import GRDB

/// A step that changed something, with what it made: enough to say it again elsewhere.
package struct LoggedWork: Sendable, Hashable {
  package let line: String
  /// The rows that people can name, as ranges of ids of one kind each.
  package let made: [ClosedRange<Identifier>]
  /// The text of the version of a document that it stored, if it did, even where that is gone by now.
  package let text: String?
}

extension Snapshot {
  /// Hands out the steps of an operation that changed something, in order.
  package func work(of operation: LoggedOperation, _ body: (LoggedWork) throws -> Void) throws {
    let entries = try Row.fetchCursor(
      database,
      sql: """
        SELECT step, relation, min(CASE WHEN before IS NULL THEN row END),
          max(CASE WHEN before IS NULL THEN through END)
        FROM journal WHERE id >= ? AND id < ? GROUP BY step, relation ORDER BY step, min(id)
        """, arguments: [operation.entries.lowerBound, operation.entries.upperBound])
    var step: (number: Int, made: [ClosedRange<Identifier>], version: Int?)?
    while let entry = try entries.next() {
      let number: Int = try entry.required(0)
      if let done = step, done.number != number {
        try hand(out: done, of: operation.id, body)
        step = nil
      }
      var current = step ?? (number, [], nil)
      if let first = Int.fromDatabaseValue(entry[2]), let last = Int.fromDatabaseValue(entry[3]) {
        let table: String = try entry.required(1)
        if let kind = Kind.allCases.first(where: { $0.table == table }) {
          current.made.append(Identifier(kind, first)...Identifier(kind, last))
        } else if table == "version" {
          current.version = last
        }
      }
      step = current
    }
    if let step { try hand(out: step, of: operation.id, body) }
  }

  private func hand(
    out step: (number: Int, made: [ClosedRange<Identifier>], version: Int?), of operation: Int,
    _ body: (LoggedWork) throws -> Void
  ) throws {
    let line: Text? = try database.value(
      "SELECT CAST(line AS BLOB) FROM step WHERE operation = \(operation) AND number = \(step.number)")
    guard let line else {
      throw WorkspaceError.unreadableRow("operation \(operation) has no line for its step \(step.number)")
    }
    try body(LoggedWork(line: line.string, made: step.made, text: try step.version.flatMap(text(ofVersion:))))
  }

  /// The text of a version that is there, or was.
  private func text(ofVersion id: Int) throws -> String? {
    if let version = try version(row: id) { return version.text.string }
    let before = try Data.fetchOne(
      database,
      sql: """
        SELECT CAST(before AS BLOB) FROM journal WHERE relation = 'version' AND row = ? AND before IS NOT NULL
        ORDER BY id DESC LIMIT 1
        """, arguments: [id])
    guard case .text(let text)? = before.flatMap(BeforeImage.init(parsing:))?["text"] else { return nil }
    return text
  }

  /// The greatest id that a kind of row was ever given; 0 where there was none.
  package func newestNumber(of kind: Kind) throws -> Int {
    try database.value("SELECT seq FROM sqlite_sequence WHERE name = \(kind.table)") ?? 0
  }
}

extension Change {
  /// Gives out no id of a kind up to and including this one; false where that is so already.
  package func skip(through row: Identifier) throws -> Bool {
    guard try snapshot.newestNumber(of: row.kind) < row.number else { return false }
    memory.hasSkipped = true
    try database.run("UPDATE sqlite_sequence SET seq = \(row.number) WHERE name = \(row.kind.table)")
    if database.changesCount == 0 {
      try database.run("INSERT INTO sqlite_sequence (name, seq) VALUES (\(row.kind.table), \(row.number))")
    }
    return true
  }
}
