import GRDB
import Synchronization

extension HistoryStore {
  /// The newest statements by time, whoever typed them, the newest first; of all workspaces where none is named.
  ///
  /// A running statement that asks, named by its place, is left out.
  package func list(
    _ limit: Int, containing text: String? = nil, in workspace: String?, omitting running: Int? = nil
  ) -> [HistoryEntry] {
    let pattern = text.map { HistoryPattern(.containing($0)) }
    return state.withLock { state in
      let number = running.flatMap { state.own.indices.contains($0) ? state.own[$0].number : nil }
      let kept = attempt(&state) { database in
        try database.rows(
          """
          SELECT \(HistoryEntry.columns) FROM statement
          WHERE \(condition(pattern, workspace)) AND id IS NOT \(number) ORDER BY at DESC, id DESC LIMIT \(limit)
          """
        ).map(HistoryEntry.init)
      }
      let waiting = state.own.indices.filter { place in
        place != running && (kept == nil || state.own[place].number == nil)
          && state.own[place].meets(pattern, in: workspace)
      }.map { state.own[$0].entry(at: nil) }
      let all = waiting.reversed() + (kept ?? [])
      // Stable, so that of two in one millisecond the later stays before the earlier.
      return Array(
        all.enumerated().sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }
          .prefix(limit).map(\.element))
    }
  }

  /// Which of these numbers stand for a statement, in order.
  package func known(_ numbers: [ClosedRange<Int>]) throws(HistoryError) -> [Int] {
    try state.withLock { state throws(HistoryError) in
      try perform(&state) { database in
        try numbers.flatMap { range -> [Int] in
          try database.values(
            "SELECT id FROM statement WHERE id BETWEEN \(range.lowerBound) AND \(range.upperBound) ORDER BY id"
          )
        }
      } ?? []
    }
  }

  /// Deletes statements by their numbers; this sitting does not recall them any more, others may until they end.
  package func delete(_ numbers: [Int]) throws(HistoryError) {
    try state.withLock { state throws(HistoryError) in
      try erase(&state) { database in
        for number in numbers { try database.run("DELETE FROM statement WHERE id = \(number)") }
      }
      let gone = Set(numbers)
      forget(&state) { $0.number.map(gone.contains) == true }
    }
  }

  /// Whether a text says anything that a statement could hold: no letters at all are in every statement.
  package static func canFind(_ text: String) -> Bool { !FoldedText(text).trimmed().isEmpty }

  /// Deletes every statement that holds a text, the one that asks for it too.
  package func delete(containing text: String, in workspace: String?) throws(HistoryError) {
    let pattern = HistoryPattern(.containing(text))
    try state.withLock { state throws(HistoryError) in
      try erase(&state) { database in
        try database.run("DELETE FROM statement WHERE \(condition(pattern, workspace))")
      }
      forget(&state) { $0.meets(pattern, in: workspace) }
    }
  }

  /// Deletes in one transaction, and writes the log back, so that no copy stays in it.
  private func erase(_ state: inout State, _ body: (Database) throws -> Void) throws(HistoryError) {
    if let trouble = state.trouble { throw trouble }
    _ = try perform(&state) { database in
      try database.inTransaction(.immediate) {
        try body(database)
        return .commit
      }
      // Another terminal may be reading the log; its next writing takes care of it then.
      try? database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  private func forget(_ state: inout State, where isMeant: (Own) -> Bool) {
    for place in state.own.indices where isMeant(state.own[place]) {
      state.own[place].isForgotten = true
      (state.own[place].statement, state.own[place].folded) = ("", FoldedStatement(""))
      state.unsaved.remove(place)
    }
  }

  private func condition(_ pattern: HistoryPattern?, _ workspace: String?) -> SQL {
    let place: SQL = workspace.map { "workspace = \($0)" } ?? "1"
    return pattern.map { "\($0.condition) AND \(place)" } ?? place
  }
}

extension HistoryStore.Own {
  fileprivate func meets(_ pattern: HistoryPattern?, in workspace: String?) -> Bool {
    !isForgotten && (workspace == nil || workspace == self.workspace)
      && pattern?.accepts(statement, folded: folded) != false
  }
}
