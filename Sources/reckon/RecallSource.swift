import Synchronization
import Terminal
import Workbench

/// The history as the editor asks for it: a number names each statement, and later ones have greater numbers.
final class RecallSource: Sendable {
  private struct State {
    var recall: Recall
    /// Those that were handed out, so that a number leads back to its statement.
    var known: [Int: Recall.Statement] = [:]
  }

  private let state: Mutex<State>

  init(_ recall: Recall) {
    state = Mutex(State(recall: recall))
  }

  /// Takes over what can be recalled at the next prompt, which may be on another workspace.
  func follow(_ recall: Recall) { state.withLock { $0.recall = recall } }

  /// Statements are taken in by the session, which knows whether they may be kept.
  var source: HistorySource {
    HistorySource(
      previous: { prefix, id in
        self.older(than: id) {
          $0.text.hasPrefix(prefix)
        } find: {
          $0.previous(beginning: prefix, before: $1)
        }
      },
      next: { prefix, id in
        self.entry { recall, known in
          known[id].flatMap { recall.next(beginning: prefix, after: $0) }
        }
      },
      search: { query, id in
        self.older(than: id) { _ in
          false
        } find: {
          $0.previous(containing: query, before: $1)
        }
      },
      add: { _ in })
  }

  /// The editor may also name a place right after a statement, before which that statement itself comes first.
  private func older(
    than id: Int?, where isWanted: (Recall.Statement) -> Bool,
    find: (Recall, Recall.Statement?) -> Recall.Statement?
  ) -> HistorySource.Entry? {
    entry { recall, known in
      guard let id else { return find(recall, nil) }
      if let statement = known[id] { return find(recall, statement) }
      guard let statement = known[id - 1] else { return nil }
      return isWanted(statement) ? statement : find(recall, statement)
    }
  }

  private func entry(
    _ find: (Recall, [Int: Recall.Statement]) -> Recall.Statement?
  ) -> HistorySource.Entry? {
    state.withLock { state in
      guard let found = find(state.recall, state.known) else { return nil }
      state.known[found.order] = found
      return HistorySource.Entry(id: found.order, statement: found.text)
    }
  }
}
