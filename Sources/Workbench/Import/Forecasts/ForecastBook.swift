import Facts
import Interchange
import Storage

/// Which predictions the rows of a table are about: those that stand already, and those it has made so far.
struct ForecastBook {
  /// A prediction as the table has spoken of it.
  struct Entry {
    let prediction: Int
    let statement: String
    let by: Period
    /// The line that made it; nil for one that stood before the import.
    let line: Int?
    /// What the table said of its outcome, and in which line.
    var outcome: (word: String, line: Int)?
    /// Who gave a probability on which day, so far in this table.
    var given: [Given] = []
  }

  struct Given: Hashable {
    let forecaster: Handle
    let on: Day
    let probability: String
  }

  private var standing: [StatedTerms: Int]
  private var byQuestion: [StatedTerms: Entry] = [:]
  private var byKey: [String: Entry] = [:]

  init(_ snapshot: Snapshot) throws {
    standing = try snapshot.statedTerms()
  }

  /// What the row is about: by its key where it has one, else by its statement and deadline; nil if it is new.
  ///
  /// - `read`: asks the workspace, which is rarely needed.
  func entry(
    of row: ForecastRow, _ terms: StatedTerms?,
    _ read: (_ query: (Snapshot) throws -> Entry?) throws -> Entry?
  ) throws -> Entry? {
    if let key = row.key { return try byKey[key] ?? read { try standing(under: key, $0) } }
    guard let terms else { return nil }
    if let entry = byQuestion[terms] { return entry }
    return try standing[terms].flatMap { id in
      try read { try $0.prediction(id).map(Entry.init(standing:)) }
    }
  }

  private func standing(under key: String, _ snapshot: Snapshot) throws -> Entry? {
    guard let keyed = try snapshot.key(key)?.row else { return nil }
    guard keyed.kind == .prediction else {
      throw FactError("E-KEY", "the key '\(key)' names \(keyed)", hint: "use another key")
    }
    return try snapshot.prediction(keyed.number).map(Entry.init(standing:))
  }

  mutating func keep(_ entry: Entry, _ row: ForecastRow) {
    if let key = row.key {
      byKey[key] = entry
    } else {
      byQuestion[StatedTerms(entry.statement, by: entry.by)] = entry
    }
  }
}

extension ForecastBook.Entry {
  fileprivate init(standing prediction: Prediction) {
    self.init(
      prediction: prediction.id, statement: prediction.current.statement, by: prediction.current.deadline,
      line: nil)
  }

  var identifier: Identifier { Identifier(.prediction, prediction) }

  /// Where it was first met, such as `line 2` or `p7`.
  var origin: String { line.map { "line \($0)" } ?? identifier.description }

  /// Refuses a row that gives the same key to another question.
  func check(_ row: ForecastRow) throws(FactError) {
    guard row.key != nil else { return }
    if let said = row.statement, said != statement {
      throw FactError(
        "E-KEY", "\(origin) has the same key and another statement: '\(statement.shortened(to: 60))'",
        hint: "a key names one question")
    }
    if let said = row.by, said.last != by.last {
      throw FactError(
        "E-KEY", "\(origin) has the same key and another deadline: \(by)", hint: "a key names one question")
    }
  }
}
