import CSQLite

/// What a text of SQL may be: one query over the documented views.
enum Query {
  private static let shells = View.all.map(\.shell).joined()

  static func judge(_ sql: String) throws(QueryError) {
    // SQLite would stop reading there, and nobody would know what was left out.
    if let nul = sql.utf8.firstIndex(of: 0) {
      let offset = sql.utf8.distance(from: sql.utf8.startIndex, to: nul)
      throw .unreadable("a NUL character stands here", offset: offset)
    }
    let judgement = csqlite_judge(shells, sql, Int32(clamping: sql.utf8.count))
    switch judgement.kind {
    case Int32(CSQLITE_FINE): return
    case Int32(CSQLITE_REFUSED): throw .refused(action(judgement.action, text(judgement.subject)))
    case Int32(CSQLITE_SEVERAL): throw .several(offset: Int(judgement.offset))
    case Int32(CSQLITE_EMPTY): throw .empty
    case Int32(CSQLITE_NO_QUERY): throw .noQuery
    case Int32(CSQLITE_PARAMETERS): throw .parameters
    default:
      throw .unreadable(text(judgement.message), offset: judgement.offset < 0 ? nil : Int(judgement.offset))
    }
  }

  /// A text that C keeps in an array of its own.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// What the authorizer was asked to allow, by SQLite's action code.
  private static func action(_ code: Int32, _ subject: String) -> String {
    switch code {
    case 9, 18, 23: "changing '\(subject)'"
    case 19: "PRAGMA \(subject)"
    case 20: "reading from '\(subject)'"
    case 22: "\(subject) of a transaction"
    case 24, 25: "ATTACH or DETACH"
    case 31: "the function \(subject)()"
    case 32: "a savepoint"
    default: "changing the schema"
    }
  }
}
