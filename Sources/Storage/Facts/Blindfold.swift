package import Facts
import GRDB

/// What a coder sees who works blind: documents, predictions and forecasts, and only their own judgements of them.
///
/// While it is on, a temporary view stands before each table of judgements, and SQLite finds it first: no query can
/// forget to leave out what others did, and a table that is added later is covered as soon as it names its coder.
/// Statements that change rows name the file's own tables, as does what must see all rows.
package struct Blindfold: Sendable, Hashable {
  package let coder: Handle
  /// Whose marks and claims are common ground for all coders; nil for nobody's.
  package let ground: Handle?

  package init(coder: Handle, ground: Handle?) {
    self.coder = coder
    self.ground = ground
  }
}

extension Database {
  /// Runs a body that sees what the blindfold leaves, or everything without one.
  func wearing<Value>(_ blindfold: Blindfold?, _ body: () throws -> Value) throws -> Value {
    guard let blindfold else { return try body() }
    let views = try views(of: blindfold)
    defer { for view in views.reversed() { try? execute(sql: "DROP VIEW IF EXISTS temp.\(view.name)") } }
    for view in views { try execute(sql: "CREATE TEMP VIEW \(view.name) AS \(view.sql)") }
    return try body()
  }

  /// What stands before each table, by its name, and the documented views once more, which then rest on these.
  private func views(of blindfold: Blindfold) throws -> [(name: String, sql: String)] {
    let (coded, keys) = (try codedTables(), try foreignKeys())
    // Numbers of rows, so that nothing typed comes into the text of a view; 0 is nobody.
    let coder = try speaker(blindfold.coder)
    let ground = try blindfold.ground.map(speaker) ?? 0
    let own = coded.map { table -> (String, String) in
      let hands = table == "mention" ? "coder IN (\(coder), \(ground))" : "coder = \(coder)"
      return (table, "SELECT * FROM main.\(table) WHERE \(hands)")
    }
    let parts = Dictionary(
      grouping: keys.filter { key in
        !coded.contains(key.table) && coded.contains(key.target)
      }, by: \.table
    ).sorted { $0.key < $1.key }.map { table, keys in
      let seen = keys.map { "(\($0.column) IS NULL OR \($0.column) IN (SELECT id FROM \($0.target)))" }
      return (table, "SELECT * FROM main.\(table) WHERE \(seen.joined(separator: " AND "))")
    }
    return own + parts + Database.shared(by: blindfold.coder) + View.all.map { ($0.name, $0.query) }
  }

  /// The tables whose rows name their coder.
  private func codedTables() throws -> [String] {
    try String.fetchAll(
      self,
      sql: """
        SELECT tables.name FROM main.sqlite_schema AS tables
          JOIN pragma_table_info(tables.name, 'main') AS columns ON columns.name = 'coder'
        WHERE tables.type = 'table' ORDER BY tables.name
        """)
  }

  private func speaker(_ handle: Handle) throws -> Int {
    try value("SELECT id FROM main.speaker WHERE handle = \(handle.name)") ?? 0
  }

  /// Tables whose rows are nobody's: a row is seen where something that is seen rests on it.
  private static func shared(by coder: Handle) -> [(name: String, sql: String)] {
    [
      (
        "claim",
        """
        SELECT * FROM main.claim WHERE id IN (SELECT claim FROM mention_claim)
          OR id IN (SELECT claim FROM main.prediction) OR id NOT IN (SELECT claim FROM main.mention_claim)
        """
      ),
      // The names of a scheme are the code book that all coders share.
      (
        "tag",
        "SELECT * FROM main.tag WHERE "
          + ["tagging", "main.tag_rule", "main.tag_alias", "main.link_rule_end"].map { table in
            "id IN (SELECT tag FROM \(table))"
          }.joined(separator: " OR ")
      ),
      (
        "row_key",
        "SELECT * FROM main.row_key WHERE "
          + ["mention", "claim", "link", "evidence", "verdict", "resolution", "note"].map { table in
            let letter = Kind.allCases.first { $0.name == table }?.rawValue ?? ""
            return "(kind <> '\(letter)' OR row IN (SELECT id FROM \(table)))"
          }.joined(separator: " AND ")
      ),
      // A handle holds no quotation mark.
      ("operation", "SELECT * FROM main.operation WHERE author = '\(coder.name)'"),
    ]
  }
}

extension Change {
  /// Runs a body that sees what the blindfold leaves; what it changes are the file's own tables.
  package func wearing<Value>(_ blindfold: Blindfold?, _ body: () throws -> Value) throws -> Value {
    try database.wearing(blindfold, body)
  }
}

extension SQL {
  /// The same change of the table in the file, whatever view stands before it.
  var ofMain: String {
    // Every change comes here: bytes are cut, since characters would have to be found.
    for verb in ["INSERT INTO ", "UPDATE ", "DELETE FROM "] where text.hasPrefix(verb) {
      return verb + "main." + text[text.utf8.index(text.startIndex, offsetBy: verb.utf8.count)...]
    }
    return text
  }
}
