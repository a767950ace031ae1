/// A view of the workspace for people who write SQL: one row a fact, in plain terms; its columns stay as they are.
///
/// Stored views may use few functions: under `trusted_schema = OFF` SQLite refuses JSON functions in them, and
/// `ln()` is not in every SQLite. Their names are plural, so that none is the name of a table.
package struct View: Sendable {
  package let name: String
  package let summary: String
  package let columns: [Column]
  /// Common table expressions that the columns rest on; empty, or `WITH ...`.
  let with: String
  /// Everything after the columns: `FROM ...`.
  let from: String

  /// One column: its name, what it holds, and how it is computed.
  package struct Column: Sendable {
    package let name: String
    package let summary: String
    let sql: String

    init(_ name: String, _ sql: String, _ summary: String) {
      self.name = name
      self.summary = summary
      self.sql = sql
    }
  }

  init(_ name: String, _ summary: String, _ columns: [[Column]], with: String = "", from: String) {
    self.name = name
    self.summary = summary
    self.columns = columns.flatMap(\.self)
    self.with = with
    self.from = from
  }

  package static let all: [View] = [
    documents, versions, speakers, aliases, claims, mentions, claimMentions, anchors, predictions,
    settlements,
    forecasts,
    resolutions, scores, evidencePieces, verdicts, links, tags, attributes, notes, keys, operations, steps,
  ]
}

extension Schema {
  static let views = View.all.map(\.definition).joined(separator: "\n")
}

extension View {
  fileprivate var definition: String { "CREATE VIEW \(name) AS\n\(query);\n" }

  /// What gives its rows.
  var query: String {
    let list = columns.map { "\($0.sql) AS \($0.name)" }.joined(separator: ",\n  ")
    return "\(with.isEmpty ? "" : with + "\n")SELECT\n  \(list)\n\(from)"
  }

  /// The same name and columns, with nothing behind them.
  var shell: String {
    "CREATE VIEW \(name) AS SELECT \(columns.map { "NULL AS \($0.name)" }.joined(separator: ", "));"
  }
}

extension [View.Column] {
  /// The row's name as it is printed, and its bare number.
  static func id(_ letter: Character, _ table: String) -> [View.Column] {
    [
      View.Column("id", "'\(letter)' || \(table).id", "the id as it is printed, such as \(letter)3"),
      View.Column("number", "\(table).id", "the number of the id"),
    ]
  }

  static func column(_ name: String, _ sql: String, _ summary: String) -> [View.Column] {
    [View.Column(name, sql, summary)]
  }

  /// A day as it was typed, and its first and last civil day.
  static func day(_ name: String, _ table: String, _ summary: String) -> [View.Column] {
    [
      View.Column(name, "\(table).\(name)", "\(summary), as it was typed"),
      View.Column("\(name)_first", iso("\(table).\(name)_first"), "its first day, as 2017-05-09"),
      View.Column("\(name)_last", iso("\(table).\(name)_last"), "its last day, as 2017-05-09"),
    ]
  }

  static func speaker(_ name: String, _ table: String, _ summary: String) -> [View.Column] {
    speaker(name, row: "\(table).\(name)", summary)
  }

  static func speaker(_ name: String, row: String, _ summary: String) -> [View.Column] {
    column(
      name, "(SELECT '@' || speaker.handle FROM speaker WHERE speaker.id = \(row))", "\(summary), with @")
  }

  /// The row's own tags, each once whoever gave it, without those that adjudication took away.
  static func tags(on table: String) -> [View.Column] {
    let list = """
      SELECT DISTINCT tag.name AS name FROM tagging JOIN tag ON tag.id = tagging.tag
          WHERE tagging.\(table) = \(table).id AND NOT EXISTS (
            SELECT 1 FROM denial WHERE denial.tag = tagging.tag AND denial.\(table) = tagging.\(table))
          ORDER BY tag.name
      """
    return column("tags", concatenated("name", list), "its own tags, without +, with commas between them")
  }
}

/// The ISO form of a day that is counted from 1970-01-01.
func iso(_ day: String) -> String { "date(\(day) + 2440587.5)" }

/// One column of a query's rows as a list with commas.
func concatenated(_ column: String, _ query: String) -> String {
  "(\n    SELECT group_concat(\(column), ',') FROM (\n    \(query)))"
}

/// The id of the row that one of several columns names, each called after its kind.
func reference(_ table: String, _ kinds: (column: String, letter: Character)...) -> String {
  "coalesce(" + kinds.map { "'\($0.letter)' || \(table).\($0.column)" }.joined(separator: ", ") + ")"
}
