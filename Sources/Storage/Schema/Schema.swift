/// The tables of a workspace, as numbered migrations that are never edited once released.
enum Schema {
  static let migrations = [Migration(number: 1, sql: facts)]

  /// A column that holds a day as it was typed, with the numbers of its first and last civil day beside it.
  ///
  /// The text is `2017`, `2017-Q2`, `2017-05`, `2017-05-10` or an instant that begins with its civil day. The
  /// numbers count days since 1970-01-01; SQLite derives them, so that they cannot disagree with the text.
  static func day(_ name: String, required: Bool = false) -> String {
    let start = """
      CASE length(\(name)) WHEN 4 THEN \(name) || '-01-01'
        WHEN 7 THEN CASE substr(\(name), 6, 1)
          WHEN 'Q' THEN printf('%s-%02d-01', substr(\(name), 1, 4), substr(\(name), 7, 1) * 3 - 2)
          ELSE \(name) || '-01' END
        ELSE substr(\(name), 1, 10) END
      """
    let length = """
      CASE length(\(name)) WHEN 4 THEN '+12 months'
        WHEN 7 THEN CASE substr(\(name), 6, 1) WHEN 'Q' THEN '+3 months' ELSE '+1 month' END
        ELSE '+1 day' END
      """
    return """
      \(name) TEXT \(required ? "NOT NULL " : "")CHECK (\(name) IS NULL OR \(name)_first IS NOT NULL),
        \(name)_first INTEGER GENERATED ALWAYS AS (
          CAST(julianday(\(start)) - 2440587.5 AS INTEGER)) VIRTUAL,
        \(name)_last INTEGER GENERATED ALWAYS AS (
          CAST(julianday(\(start), \(length), '-1 day') - 2440587.5 AS INTEGER)) VIRTUAL
      """
  }

  /// The rule that a row stands on exactly one of several kinds of row.
  static func exactlyOne(_ columns: String...) -> String {
    "CHECK (" + columns.map { "(\($0) IS NOT NULL)" }.joined(separator: " + ") + " = 1)"
  }

  private static let facts =
    [
      sources, boilerplate, claims, predictions, judgements, attributes, coders, schemes, lexicons, remarks,
      residue, combining, views,
    ]
    .joined(separator: "\n")
}
