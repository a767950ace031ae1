import Facts
import GRDB

extension FactRow {
  /// A day, from the text in which it was written; SQLite would work out its bounds many times slower.
  func period(_ name: String) throws -> Period { try Period(stored: try required(name), in: name) }

  func optionalPeriod(_ name: String) throws -> Period? {
    try value(name).isNull ? nil : period(name)
  }

  func handle(_ name: String) throws -> Handle { Handle(stored: try required(name)) }

  func optionalHandle(_ name: String) throws -> Handle? {
    try (optional(name) as String?).map { Handle(stored: $0) }
  }
}

extension Period {
  fileprivate init(stored text: String, in column: String) throws {
    var (text, days) = (text, WrittenOutDays())
    if let day = text.withUTF8({ days.day($0) }) {
      self.init(stored: text, first: day.number, last: day.number)
    } else {
      do throws(FactError) { try self.init(parsing: text) } catch {
        throw WorkspaceError.unreadableRow("\(error.message) in column '\(column)'")
      }
    }
  }
}

/// Reads days from columns of very many rows, and remembers those that are not written out in full.
struct StoredDays {
  private var days = WrittenOutDays()
  private var periods: [String: (first: Day, last: Day)] = [:]

  mutating func period(_ row: some ColumnRow, _ column: Int32) throws -> (first: Day, last: Day) {
    if let bytes = row.bytes(column), let day = days.day(bytes) { return (day, day) }
    let text = try row.text(column)
    if let known = periods[text] { return known }
    let period = try Period(stored: text, in: row.name(of: column))
    periods[text] = (period.first, period.last)
    return (period.first, period.last)
  }
}
