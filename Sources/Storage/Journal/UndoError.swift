import Facts

/// A later change that stands in the way of taking an operation back.
package struct LaterChange: Sendable, Hashable {
  /// The N of `oN`.
  package let operation: Int
  package let label: String
  package let row: RowInTable
}

/// Why an operation cannot be taken back; nothing was changed.
package enum UndoError: Error, Sendable, Hashable {
  case nothingToUndo(author: String?)
  /// Fewer operations are in effect than are to be taken back.
  case tooFewToUndo(Int, author: String?)
  case nothingToRedo(author: String?)
  /// The author has changed something since the undo: (operation, label).
  case changedSince(Int, String)
  case noSuchOperation(Int)
  /// The facts already are as they were before these operations.
  case noChange([Int])
  case alreadyUndone(Int, by: Int)
  /// What it took away is nowhere any more.
  case redaction(Int)
  /// Later operations changed the same rows.
  case laterChanges(of: Int, [LaterChange])
  /// Later rows refer to rows that would go.
  case dependants(of: Int, [LaterChange])
  /// A later row has taken what must be unique; the words are SQLite's.
  case clash(of: Int, String)
}

extension UndoError {
  /// The operation that others stand in the way of, and which those are; nil where none do.
  package var obstacles: (of: Int, operations: Set<Int>)? {
    switch self {
    case .laterChanges(let id, let changes), .dependants(let id, let changes):
      (id, Set(changes.map(\.operation)))
    default: nil
    }
  }
}

extension UndoError: CustomStringConvertible {
  package var description: String { "\(complaint); \(remedy)" }

  package var complaint: String { words.0 }
  package var remedy: String { words.1 }

  /// What is wrong with what, and what to do.
  private var words: (String, String) {
    switch self {
    case .nothingToUndo(let author): ("nothing to undo\(by(author))", "'log' lists what was done")
    case .tooFewToUndo(let count, let author):
      ("only \(count) to undo\(by(author))", "'log' lists what was done")
    case .nothingToRedo(let author): ("nothing to redo\(by(author))", "'log' lists what was done")
    case .changedSince(let id, let label):
      ("o\(id) (\(label)) came after the undo, so nothing can be redone", "'undo o\(id)' first")
    case .noChange(let ids):
      ("taking \(ids.map { "o\($0)" }.joined(separator: ", ")) back would change nothing", "'log' shows them")
    case .noSuchOperation(let id): ("there is no operation o\(id)", "'log' lists them")
    case .alreadyUndone(let id, let undo):
      ("o\(id) was taken back by o\(undo) already", "'redo' brings it back")
    case .redaction(let id):
      (
        "o\(id) is a redaction, and what it took away is nowhere any more",
        id > 1 ? "'undo o\(id - 1)' takes back what was done before it" : "'log' lists what was done"
      )
    case .laterChanges(let id, let changes):
      (
        "o\(id) cannot be taken back, for later operations changed its rows: \(list(changes))",
        "undo those first"
      )
    case .dependants(let id, let changes):
      ("o\(id) cannot be taken back, for later rows refer to its rows: \(list(changes))", "undo those first")
    case .clash(let id, let detail):
      (
        "o\(id) cannot be taken back, for a later row has taken its place (\(detail))",
        "change that one first"
      )
    }
  }

  private func by(_ author: String?) -> String { author.map { " by @\($0)" } ?? "" }

  private func list(_ changes: [LaterChange]) -> String {
    let shown = changes.prefix(5).map { change in
      let name = change.row.identifier?.description ?? "\(change.row.table) \(change.row.id)"
      return "\(name) in o\(change.operation) (\(change.label))"
    }
    let rest = changes.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
