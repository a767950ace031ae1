import Crypto
import Foundation
import GRDB

/// What a trial of journal and search index in a copy has shown.
package struct TrialResult: Sendable, Hashable {
  package var entries = 0
  package var journal: [String] = []
  package var texts = 0
  package var search: [String] = []
}

extension Snapshot {
  /// Takes back all that was ever done, and then that, in a copy in memory; and makes the search index anew there.
  ///
  /// Nothing may be left in between, and afterwards everything must be as it was; the index must hold what it held.
  package func trial() throws -> TrialResult {
    if let trial = memory.trial { return trial }
    let copy = try FactStore.scratch()
    let trial = try copy.queue.writeWithoutTransaction { target in
      try database.backup(to: target)
      var result = TrialResult()
      try target.inTransaction(.immediate) {
        try target.tryJournal(&result)
        try target.trySearch(&result)
        return .rollback
      }
      return result
    }
    memory.trial = trial
    return trial
  }
}

extension Database {
  fileprivate func tryJournal(_ result: inout TrialResult) throws {
    result.entries = try newestJournalEntry()
    guard result.entries > 0 else { return }
    let tables = try FactTable.all(in: self)
    let before = try tables.map { try digest(of: $0) }
    try inSavepoint {
      do {
        try execute(sql: "PRAGMA defer_foreign_keys = ON")
        try execute(
          sql: "UPDATE running SET step = NULL, bulk = NULL, operation = (SELECT max(id) FROM operation)")
        try revert(1..<result.entries + 1)
        for table in tables {
          let left = try Int.fetchOne(self, sql: "SELECT min(id) FROM main.\(table.quoted)")
          if let left {
            result.journal.append("the journal does not tell how \(table.name) \(left) came about")
          }
        }
        guard result.journal.isEmpty else { return .rollback }
        try revert(result.entries + 1..<newestJournalEntry() + 1)
        for (table, digest) in zip(tables, before) where try self.digest(of: table) != digest {
          result.journal.append("replaying the journal does not give the rows of '\(table.name)' again")
        }
      } catch let error as WorkspaceError {
        result.journal.append("the journal cannot be replayed: \(error.complaint)")
      } catch let error as DatabaseError {
        result.journal.append(
          "the journal cannot be replayed: \(error.message ?? error.resultCode.description)")
      }
      return .rollback
    }
  }

  /// What tells two states of a table apart.
  private func digest(of table: FactTable) throws -> SHA256Digest {
    var hash = SHA256()
    let image = BeforeImage.expression(of: table.columns, in: table.quoted)
    let rows = try Row.fetchCursor(
      self, sql: "SELECT id, CAST(\(image) AS BLOB) FROM main.\(table.quoted) ORDER BY id")
    while let row = try rows.next() {
      hash.update(data: Data("\(try row.required(0) as Int) ".utf8))
      if let bytes = Data.fromDatabaseValue(row[1]) { hash.update(data: bytes) }
      hash.update(data: Data([0x0A]))
    }
    return hash.finalize()
  }

  fileprivate func trySearch(_ result: inout TrialResult) throws {
    do {
      // An index by an older rule is made anew by the next change.
      guard try isSearchCurrent() else { return }
      let found = try indexedWords()
      try rebuildSearch()
      let expected = try indexedWords()
      result.texts = expected.count
      let differing = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }.sorted()
      for id in differing.prefix(20) {
        let field = SearchField.all.first { $0.ids.contains(id) }
        let name = field.map { "\($0.relation) \($0.row(of: id))" } ?? "entry \(id)"
        result.search.append("the index does not hold the words of \(name) as they are")
      }
      if differing.count > 20 { result.search.append("and of \(differing.count - 20) others") }
    } catch let error as DatabaseError {
      result.search.append("the index cannot be read: \(error.message ?? error.resultCode.description)")
    }
  }

  /// For every text of the index a number that depends on all its terms and their places.
  private func indexedWords() throws -> [Int: Int] {
    try execute(sql: "CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, search, instance)")
    defer { try? execute(sql: "DROP TABLE temp.indexed") }
    var words: [Int: Int] = [:]
    let rows = try Row.fetchCursor(self, sql: "SELECT doc, CAST(term AS BLOB), offset FROM temp.indexed")
    while let row = try rows.next() {
      var hasher = Hasher()
      hasher.combine(Data.fromDatabaseValue(row[1]))
      hasher.combine(Int.fromDatabaseValue(row[2]))
      words[try row.required(0), default: 0] &+= hasher.finalize()
    }
    return words
  }
}
