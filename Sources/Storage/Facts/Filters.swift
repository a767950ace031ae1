package import Facts
import GRDB

/// The rows of one kind that a filter means, as one condition of a query; none of them has been read yet.
package struct Selection: Sendable {
  package let kind: Kind
  let asOf: Day?
  /// On the columns of the kind's table; true of what is meant, false or NULL of the rest.
  let condition: SQL
}

/// A term that says nothing of the kind of row that was asked for.
package struct SilentTerm: Error, Sendable {
  package let term: FilterTerm
}

extension Snapshot {
  /// The rows of a kind that a filter means, seen from a day and, where `asOf` is given, as the world knew them.
  ///
  /// A term that says nothing of the kind is a `SilentTerm`; where lenient, it and its opposite mean no row, and a
  /// filter of such terms alone is nil.
  package func selection(
    of kind: Kind, meeting filter: Filter, today: Day, asOf: Day? = nil, isLenient: Bool = false
  ) throws -> Selection? {
    var compiler = FilterCompiler(snapshot: self, kind: kind, today: today, asOf: asOf, isLenient: isLenient)
    guard let condition = try compiler.condition(filter) else { return nil }
    let known: SQL = kind.condition(knownBy: asOf?.number)
    let held = FilterCompiler.holding(filter, of: kind)
    return Selection(kind: kind, asOf: asOf, condition: "\(condition) AND (\(known)) AND \(held)")
  }

  package func count(_ selection: Selection) throws -> Int {
    try database.uncachedValues(
      "SELECT count(*) FROM \(sql: selection.kind.table) WHERE \(selection.condition)"
    ).first ?? 0
  }

  /// The numbers of the rows, in the order of their ids.
  package func numbers(_ selection: Selection) throws -> [Int] {
    try numbers(selection, by: .number, descending: false, limit: nil) ?? []
  }

  /// The numbers of the first rows in some order, or nil where SQL knows no such order of this kind.
  ///
  /// Rows without a value come last either way.
  package func numbers(
    _ selection: Selection, by order: RowOrder, descending: Bool, limit: Int?
  ) throws -> [Int]? {
    guard let value = order.value(of: selection.kind, asOf: selection.asOf?.number) else { return nil }
    let direction: SQL = descending ? "DESC" : "ASC"
    let keys: SQL = order == .number ? "" : "\(value) IS NULL, \(value) \(direction), "
    return try database.uncachedValues(
      """
      SELECT id FROM \(sql: selection.kind.table) WHERE \(selection.condition)
      ORDER BY \(keys)id \(direction) LIMIT \(limit ?? -1)
      """)
  }

  /// How SQLite would go about reading the rows; for tests.
  package func plan(_ selection: Selection, limit: Int) throws -> [String] {
    let sql: SQL = """
      EXPLAIN QUERY PLAN SELECT id FROM \(sql: selection.kind.table) WHERE \(selection.condition)
      ORDER BY id LIMIT \(limit)
      """
    return try Row.fetchAll(database, sql: sql.text, arguments: sql.arguments).map {
      try $0.required("detail")
    }
  }
}

/// Turns a filter into one condition on the rows of a kind.
struct FilterCompiler {
  let snapshot: Snapshot
  let kind: Kind
  let today: Day
  let asOf: Day?
  let isLenient: Bool
  /// Read when a term first needs them.
  private var settlements: [Int: Settlement]?

  init(snapshot: Snapshot, kind: Kind, today: Day, asOf: Day?, isLenient: Bool) {
    self.snapshot = snapshot
    self.kind = kind
    self.today = today
    self.asOf = asOf
    self.isLenient = isLenient
  }

  /// The condition, or nil where the filter says nothing of the kind.
  mutating func condition(_ filter: Filter) throws -> SQL? {
    switch filter {
    case .everything: return "TRUE"
    case .term(let term):
      if let condition = try condition(term) { return "(\(condition))" }
      guard isLenient else { throw SilentTerm(term: term) }
      return nil
    case .all(let parts):
      let conditions = try conditions(parts)
      return conditions.count == parts.count ? SQL.joined(conditions[...], "AND") : nil
    case .any(let parts):
      let conditions = try conditions(parts)
      return conditions.isEmpty ? nil : SQL.joined(conditions[...], "OR")
    case .not(let part):
      // Not NOT: what is unknown of a row, such as the day of one that has none, is not met, so its opposite is.
      return try condition(part).map { "(\($0) IS NOT TRUE)" }
    }
  }

  private mutating func conditions(_ parts: [Filter]) throws -> [SQL] {
    var conditions: [SQL] = []
    for part in parts {
      if let condition = try condition(part) { conditions.append(condition) }
    }
    return conditions
  }

  /// Where the predictions stand that are not plainly open.
  mutating func standing() throws -> [Int: Settlement] {
    if let settlements { return settlements }
    let found = try snapshot.settlements(knownBy: today)
    settlements = found
    return found
  }
}

extension SQL {
  /// Conditions in a tree of as little depth as can be, since SQLite allows expressions 1000 deep.
  fileprivate static func joined(_ conditions: ArraySlice<SQL>, _ word: String) -> SQL {
    guard conditions.count > 1 else { return conditions.first ?? "TRUE" }
    let middle = conditions.startIndex + conditions.count / 2
    return "(\(joined(conditions[..<middle], word)) \(sql: word) \(joined(conditions[middle...], word)))"
  }
}

extension Database {
  /// The first column of every row; the statement is not kept, since hardly a filter comes twice.
  fileprivate func uncachedValues(_ sql: SQL) throws -> [Int] {
    try Array(Row.fetchCursor(self, sql: sql.text, arguments: sql.arguments).map { try $0.required(0) })
  }
}
