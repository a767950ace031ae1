import Synchronization

/// The statements of before, as the editor asks for them; each is a whole statement, of one row or several.
///
/// Every function answers at once: the person is typing.
package struct HistorySource: Sendable {
  package struct Entry: Sendable, Equatable {
    /// Later statements have greater ones.
    package let id: Int
    package let statement: String

    package init(id: Int, statement: String) {
      self.id = id
      self.statement = statement
    }
  }

  /// The newest statement that begins with the prefix, older than the one named, or of all.
  package let previous: @Sendable (_ prefix: String, _ before: Int?) -> Entry?
  /// The oldest statement that begins with the prefix and is newer than the one named.
  package let next: @Sendable (_ prefix: String, _ after: Int) -> Entry?
  /// The newest statement that holds the words, older than the one named, or of all.
  package let search: @Sendable (_ query: String, _ before: Int?) -> Entry?
  /// Takes in a statement that was run, as the newest.
  package let add: @Sendable (_ statement: String) -> Void

  package init(
    previous: @escaping @Sendable (_ prefix: String, _ before: Int?) -> Entry?,
    next: @escaping @Sendable (_ prefix: String, _ after: Int) -> Entry?,
    search: @escaping @Sendable (_ query: String, _ before: Int?) -> Entry?,
    add: @escaping @Sendable (_ statement: String) -> Void,
  ) {
    self.previous = previous
    self.next = next
    self.search = search
    self.add = add
  }
}

extension HistorySource {
  /// Remembers as long as the program runs; the same statement twice in a row is kept once.
  package static func inMemory(limit: Int = 1000) -> HistorySource {
    let memory = Memory(limit: limit)
    return HistorySource(
      previous: { prefix, id in memory.newest(before: id) { $0.hasScalarPrefix(prefix) } },
      next: { prefix, id in memory.oldest(after: id) { $0.hasScalarPrefix(prefix) } },
      search: { query, id in memory.newest(before: id) { $0.range(ofWords: query) != nil } },
      add: { memory.add($0) },
    )
  }

  private final class Memory: Sendable {
    private let limit: Int
    private let entries = Mutex<[Entry]>([])

    init(limit: Int) { self.limit = limit }

    func newest(before id: Int?, where isWanted: (String) -> Bool) -> Entry? {
      entries.withLock { $0.last { entry in entry.id < id ?? .max && isWanted(entry.statement) } }
    }

    func oldest(after id: Int, where isWanted: (String) -> Bool) -> Entry? {
      entries.withLock { $0.first { entry in entry.id > id && isWanted(entry.statement) } }
    }

    func add(_ statement: String) {
      entries.withLock { entries in
        guard !statement.isEmpty, entries.last?.statement != statement else { return }
        entries.append(Entry(id: (entries.last?.id ?? 0) + 1, statement: statement))
        if entries.count > limit { entries.removeFirst() }
      }
    }
  }
}

extension String {
  fileprivate func hasScalarPrefix(_ prefix: String) -> Bool {
    unicodeScalars.starts(with: prefix.unicodeScalars)
  }
}
