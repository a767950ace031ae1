import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var sql: Parameter { Parameter("sql", .text("SQL"), "one SELECT over the views") }
}

extension Parameter where Value == Int {
  static var seconds: Parameter {
    let shape = Shape<Int>("N") { text throws(Diagnostic) in
      guard let seconds = Int(text), (1...3600).contains(seconds) else {
        throw Diagnostic(
          "E-NUMBER", "'\(text)' is not a number of seconds", hint: "write a whole number from 1 to 3600")
      }
      return seconds
    }
    return Parameter("seconds", shape, "how long it may take, 10 unless given")
  }
}

extension Command {
  static let sql = Command(
    Syntax(
      "sql",
      "Answers one SELECT of SQLite over the documented views of the workspace; it never changes anything.",
      details: """
        The views show all that the file holds, whatever the as-of day. Programs that open the file itself, such as
        sqlite3, pandas or R, find the same views there. JSON is an array of objects, one a row.
        """,
      slots: [.text(.sql)], keywords: [Keyword(.limit), Keyword(.seconds)],
      examples: [
        "sql \"SELECT count(*) AS claims FROM claims WHERE kind = 'fact'\"",
        "sql limit 5 -- SELECT id, statement, state, outcome FROM predictions ORDER BY deadline_last",
        "sql \"SELECT forecaster, avg(brier) AS brier FROM scores GROUP BY forecaster ORDER BY 2\" --json",
      ])
  ) { call in
    let sql = try call.required(.sql)
    let bounds = QueryBounds(rows: call[.limit], stop: call.patience(seconds: call[.seconds] ?? 10))
    do {
      let result = try call.snapshot.query(sql, within: bounds)
      if call.sitting.asOf != nil {
        call.note("the views show all that the file holds, whatever the as-of day")
      }
      if result.isCut {
        call.note("cut after \(result.rows.count); there are more rows")
      }
      return Page(result)
    } catch let error as QueryError {
      throw call.explained(error, sql)
    }
  }
}

extension Call {
  /// Says when a query has taken too long, or should stop since Ctrl-C was pressed.
  fileprivate func patience(seconds: Int) -> () -> QueryError? {
    let (start, environment) = (environment.now(), environment)
    return {
      if environment.console.isInterrupted() { return .interrupted }
      return environment.now() - start > seconds * 1000 ? .slow(seconds) : nil
    }
  }
}

// MARK: The result

extension Page {
  fileprivate init(_ result: QueryResult) {
    let columns = result.columns.indices.map { index in
      // A day or an id must not be broken over lines, however many columns there are.
      let widest = result.rows.map { DisplayWidth.of($0[index].display) }.max() ?? 0
      return Column(
        result.columns[index], result.isNumeric(index) ? .right : .left,
        minimum: max(min(widest, 10), min(DisplayWidth.of(result.columns[index]), 10)))
    }
    let rows = result.rows.map { $0.map { Phrase($0.display) } }
    let count = rows.count == 1 ? "1 row" : "\(rows.count) rows"
    let objects = result.rows.map { row in
      JSON.object(zip(result.columns, row).map { JSON.Member($0, $1.json) })
    }
    self.init(
      (rows.isEmpty ? [] : [.table(Table(columns, rows: rows))]) + [.line(Phrase(count, .dim))],
      json: .array(objects))
  }
}

extension QueryResult {
  /// Whether a column holds numbers and nothing else.
  fileprivate func isNumeric(_ column: Int) -> Bool {
    rows.contains { $0[column].isNumber } && rows.allSatisfy { $0[column].isNumber || $0[column] == .null }
  }
}

extension StoredValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .real: true
    case .null, .text, .blob: false
    }
  }

  fileprivate var display: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): number.description
    case .text(let text): text
    case .blob(let bytes): StoredValue.literal(bytes)
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .null: .null
    case .integer(let number): .integer(number)
    case .real(let number): .number(number)
    case .text(let text): .string(text)
    case .blob(let bytes): .string(StoredValue.literal(bytes))
    }
  }

  /// Bytes as SQL writes them, such as `x'00FF'`.
  private static func literal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF")
    return "x'" + bytes.reduce(into: "") { $0 += "\(digits[Int($1 >> 4)])\(digits[Int($1 & 15)])" } + "'"
  }
}
