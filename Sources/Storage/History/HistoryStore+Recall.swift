import GRDB
import Synchronization

extension HistoryStore {
  /// The next older statement that meets a condition: all of this sitting first, then those of others in the workspace.
  ///
  /// One that reads as what was recalled last is passed over; where nothing was, the newest comes.
  package func previous(
    _ match: HistoryMatch, before entry: HistoryEntry? = nil, in workspace: String
  ) -> HistoryEntry? {
    let pattern = HistoryPattern(match)
    return state.withLock { state in
      if entry == nil || entry?.place != nil {
        let places = (0..<(entry?.place ?? state.own.count)).reversed()
        if let place = places.first(where: { state.own[$0].meets(pattern, unlike: entry) }) {
          return state.own[place].entry(at: place)
        }
      }
      let position: SQL =
        entry.flatMap { $0.place == nil ? "(at, id) < (\($0.at), \($0.number))" : nil } ?? "1"
      return attempt(&state) {
        try $0.first(
          pattern, unlike: entry, "\(others(in: workspace)) AND \(position) ORDER BY at DESC, id DESC")
      } ?? nil
    }
  }

  /// The next newer statement that meets a condition, in the order of `previous`; nil after the newest.
  package func next(_ match: HistoryMatch, after entry: HistoryEntry, in workspace: String) -> HistoryEntry? {
    let pattern = HistoryPattern(match)
    return state.withLock { state in
      if entry.place == nil {
        let position: SQL = "(at, id) > (\(entry.at), \(entry.number))"
        let found = attempt(&state) {
          try $0.first(pattern, unlike: entry, "\(others(in: workspace)) AND \(position) ORDER BY at, id")
        }
        if let found = found ?? nil { return found }
      }
      let places = state.own.indices.dropFirst(entry.place.map { $0 + 1 } ?? 0)
      return places.first { state.own[$0].meets(pattern, unlike: entry) }
        .map { state.own[$0].entry(at: $0) }
    }
  }

  private func others(in workspace: String) -> SQL {
    "workspace = \(workspace) AND sitting <> \(sitting)"
  }
}

extension HistoryStore.Own {
  func entry(at place: Int?) -> HistoryEntry {
    HistoryEntry(
      number: number, statement: statement, workspace: workspace, at: at, exit: exit, place: place)
  }

  fileprivate func meets(_ pattern: HistoryPattern, unlike entry: HistoryEntry?) -> Bool {
    !isForgotten && entry?.reads(as: statement) != true && pattern.accepts(statement, folded: folded)
  }
}

extension HistoryEntry {
  fileprivate func reads(as other: String) -> Bool { statement.utf8.elementsEqual(other.utf8) }

  static let columns: SQL = "id, statement, workspace, at, exit"

  init(_ row: Row) throws {
    self.init(
      number: try row.required("id"), statement: try row.required("statement"),
      workspace: try row.required("workspace"), at: try row.required("at"), exit: try row.optional("exit"),
      place: nil)
  }
}

extension Database {
  fileprivate func first(
    _ pattern: HistoryPattern, unlike entry: HistoryEntry?, _ rest: SQL
  ) throws -> HistoryEntry? {
    let sql: SQL = "SELECT \(HistoryEntry.columns) FROM statement WHERE \(pattern.condition) AND \(rest)"
    let rows = try Row.fetchCursor(cachedStatement(sql: sql.text), arguments: sql.arguments)
    while let row = try rows.next() {
      let found = try HistoryEntry(row)
      if entry?.reads(as: found.statement) != true, pattern.confirms(found.statement) { return found }
    }
    return nil
  }
}
