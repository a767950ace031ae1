import Facts
import Foundation
import GRDB
import Synchronization

/// What was typed at the prompt, in this sitting and in others, for one person.
///
/// Nothing here keeps a person waiting: a file that another program is writing is waited for 50 ms, and then left alone
/// until the next statement; meanwhile statements are kept in memory. A file that cannot be used at all is complained
/// of once, and then memory alone serves.
///
/// What this sitting typed comes first, in the order in which it was typed. What others typed comes behind it, by time,
/// as soon as it is in the file: so Up never puts another terminal's statement before one's own.
package final class HistoryStore: Sendable {
  package enum Location: Sendable, Hashable {
    case file(String)
    case memory
  }

  /// A statement of this sitting.
  struct Own {
    var statement: String
    /// The statement as it is searched.
    var folded: FoldedStatement
    let workspace: String
    var at: Int
    var exit: Int?
    /// Whether it may go to the file.
    let isKept: Bool
    var number: Int?
    /// Whether it was deleted, and is not to be recalled any more.
    var isForgotten = false
  }

  struct State {
    var queue: DatabaseQueue?
    var own: [Own] = []
    /// The places of those that the file does not have yet, or not as they are now.
    var unsaved: Set<Int> = []
    /// Whether the file was found busy, and is left alone until the next statement.
    var isResting = false
    /// Why the file is of no use to this sitting.
    var trouble: HistoryError?
    var isComplaining = false
  }

  private let location: Location
  /// A number that no other sitting has.
  let sitting: Int
  /// How many statements of one workspace are kept; the oldest go.
  private let limit: Int
  let state = Mutex(State())

  /// The name under which a workspace's statements are kept: its real path, also before the file is made.
  package static func workspace(at path: String) -> String {
    if path == ":memory:" { return path }
    if let real = FileState.resolved(path) { return real }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    let name = path[(slash.map(path.index(after:)) ?? path.startIndex)...]
    return FileState.resolved(folder).map { ($0 == "/" ? "" : $0) + "/" + name } ?? path
  }

  package init(at location: Location, sitting: Int, limit: Int = 10_000) {
    (self.location, self.sitting, self.limit) = (location, sitting, limit)
  }

  /// Takes a statement before it is carried out, and returns its place in this sitting.
  ///
  /// The same one again is kept once, as it was typed last. One that may not be kept is recalled in this sitting only.
  package func add(_ statement: String, in workspace: String, at: Int, isKept: Bool = true) -> Int {
    state.withLock { state in
      state.isResting = false
      let folded = FoldedStatement(statement)
      let new = Own(statement: statement, folded: folded, workspace: workspace, at: at, isKept: isKept)
      let last = state.own.indices.last
      if let last, state.own[last].repeats(new) {
        (state.own[last].at, state.own[last].exit) = (at, nil)
      } else {
        state.own.append(new)
      }
      let place = state.own.count - 1
      if isKept { state.unsaved.insert(place) }
      save(&state)
      return place
    }
  }

  /// Notes with what exit code a statement ended.
  package func finish(_ place: Int, exit: Int) {
    state.withLock { state in
      guard state.own.indices.contains(place) else { return }
      state.own[place].exit = exit
      if state.own[place].isKept, !state.own[place].isForgotten { state.unsaved.insert(place) }
      save(&state)
    }
  }

  /// Why the file cannot be used, said once.
  package func complaint() -> HistoryError? {
    state.withLock { state in
      defer { state.isComplaining = false }
      return state.isComplaining ? state.trouble : nil
    }
  }

  /// Whether another program holds the file, so that nothing but this sitting can be seen until the next statement.
  package var isBusy: Bool { state.withLock { $0.isResting } }

  /// Writes what is still in memory, as often as must be tried while another program writes, and closes the file.
  ///
  /// - Returns: How many statements could not be kept because the file was busy all that time.
  package func close(patience: Duration = .seconds(5)) -> Int {
    state.withLock { state in
      let end = ContinuousClock.now + patience
      while !state.unsaved.isEmpty, state.trouble == nil {
        state.isResting = false
        save(&state)
        // SQLite does not always wait before it says busy, so the clock counts, not the tries.
        guard state.isResting, ContinuousClock.now < end else { break }
        usleep(HistoryStore.pause)
      }
      try? state.queue?.close()
      state.queue = nil
      return state.trouble == nil ? state.unsaved.count : 0
    }
  }

  /// Between two tries, in microseconds.
  private static let pause: UInt32 = 5_000
}

extension HistoryStore {
  /// Works on the file; nil where that cannot be done now, or ever.
  func attempt<Value>(
    _ state: inout State, mayCreate: Bool = false, _ body: (Database) throws -> Value
  ) -> Value? {
    guard !state.isResting, state.trouble == nil else { return nil }
    do throws(HistoryError) { return try perform(&state, mayCreate: mayCreate, body) } catch {
      if error.isBusy {
        state.isResting = true
      } else {
        (state.trouble, state.isComplaining) = (error, true)
        state.queue = nil
      }
      return nil
    }
  }

  /// Works on the file, or says why not; nil where there is none.
  func perform<Value>(
    _ state: inout State, mayCreate: Bool = false, _ body: (Database) throws -> Value
  ) throws(HistoryError) -> Value? {
    if state.queue == nil {
      state.queue =
        switch location {
        case .file(let path): try HistoryFile.open(path, mayCreate: mayCreate)
        case .memory: try HistoryFile.inMemory()
        }
    }
    guard let queue = state.queue else { return nil }
    return try HistoryFile.explained(path) { try queue.writeWithoutTransaction(body) }
  }

  var path: String { if case .file(let path) = location { path } else { ":memory:" } }

  /// Writes what the file does not have yet, all of it or nothing.
  private func save(_ state: inout State) {
    guard !state.unsaved.isEmpty else { return }
    let places = state.unsaved.sorted()
    let own = state.own
    let numbers = attempt(&state, mayCreate: true) { database in
      try database.transaction(.immediate) {
        let numbers = try places.map { try database.save(own[$0], of: sitting) }
        for workspace in Set(places.filter { own[$0].number == nil }.map { own[$0].workspace }) {
          try database.trim(workspace, to: limit)
        }
        return (numbers, .commit)
      }
    }
    guard let numbers else { return }
    for (place, number) in zip(places, numbers) { state.own[place].number = number }
    state.unsaved = []
  }
}

extension HistoryStore.Own {
  /// Whether the other is this one, typed again.
  fileprivate func repeats(_ other: HistoryStore.Own) -> Bool {
    statement.utf8.elementsEqual(other.statement.utf8) && workspace == other.workspace
      && isKept == other.isKept && !isForgotten
  }
}

extension Database {
  /// Writes a statement as it is now, and returns its number.
  fileprivate func save(_ own: HistoryStore.Own, of sitting: Int) throws -> Int {
    guard let number = own.number else {
      return try insert(
        """
        INSERT INTO statement (statement, folded, workspace, at, exit, sitting)
        VALUES (\(own.statement), \(own.folded.text), \(own.workspace), \(own.at), \(own.exit),
          \(sitting))
        """)
    }
    try run("UPDATE statement SET at = \(own.at), exit = \(own.exit) WHERE id = \(number)")
    return number
  }

  /// Deletes the oldest statements of a workspace where there are more than the limit.
  fileprivate func trim(_ workspace: String, to limit: Int) throws {
    try run(
      """
      DELETE FROM statement WHERE id IN (
        SELECT id FROM statement WHERE workspace = \(workspace) ORDER BY at DESC, id DESC LIMIT -1 OFFSET \(limit))
      """)
  }
}
