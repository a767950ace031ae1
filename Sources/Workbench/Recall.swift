import Storage

/// What was typed at the prompt, in this sitting and in earlier ones.
package struct History: Sendable {
  let store: HistoryStore

  /// - Parameters:
  ///   - file: Where it is kept; nil keeps it in memory.
  ///   - sitting: A number that no other sitting has.
  package init(file: String?, sitting: UInt64) {
    store = HistoryStore(at: file.map { .file($0) } ?? .memory, sitting: Int(sitting >> 1))
  }

  /// Why what is typed is not kept, said once.
  package func complaint() -> Notice? {
    store.complaint().map {
      Notice(.warning, "\($0.complaint), so what is typed is kept for this sitting only; \($0.remedy)")
    }
  }

  /// What must be said of a list that the file has no part in.
  func gap() -> Notice? {
    guard store.isBusy else { return nil }
    return Notice(.warning, "another program is writing the history, so only this sitting is shown")
  }

  /// Writes what could not be written yet, and says what is lost where another program would not let it.
  package func close() -> Notice? {
    let lost = store.close()
    guard lost > 0 else { return nil }
    let words = lost == 1 ? "the last statement is" : "the last \(lost) statements are"
    return Notice(.warning, "another program is writing the history, so \(words) not in it")
  }
}

/// What Up and a search can bring back at one prompt.
///
/// Statements of this sitting come first, whatever their workspace; then those of other sittings in this workspace.
package struct Recall: Sendable {
  fileprivate let store: HistoryStore
  fileprivate let workspace: String

  /// One statement, and where it stands among the others.
  package struct Statement: Sendable, Hashable {
    package let text: String
    fileprivate let entry: HistoryEntry

    /// Greater for what Up brings back earlier: this sitting's statements before those of others, each by time.
    package var order: Int { entry.order }

    fileprivate init(_ entry: HistoryEntry) {
      (text, self.entry) = (entry.statement, entry)
    }
  }

  /// The next older statement that begins with these letters; nil begins at the newest.
  package func previous(beginning prefix: String, before statement: Statement? = nil) -> Statement? {
    store.previous(.beginning(prefix), before: statement?.entry, in: workspace).map(Statement.init)
  }

  /// The next newer one.
  package func next(beginning prefix: String, after statement: Statement) -> Statement? {
    store.next(.beginning(prefix), after: statement.entry, in: workspace).map(Statement.init)
  }

  /// The next older statement that holds a text in any letter case; nil begins at the newest.
  package func previous(containing text: String, before statement: Statement? = nil) -> Statement? {
    store.previous(.containing(text), before: statement?.entry, in: workspace).map(Statement.init)
  }

  /// The next newer one.
  package func next(containing text: String, after statement: Statement) -> Statement? {
    store.next(.containing(text), after: statement.entry, in: workspace).map(Statement.init)
  }
}

extension Session {
  package var recall: Recall { Recall(store: environment.history.store, workspace: typedFor) }
}
