/// Why a text of SQL was not carried out, or not to its end.
package enum QueryError: Error, Hashable {
  /// SQLite cannot read it, in its own words; the offset is in UTF-8, nil where no place is known.
  case unreadable(String, offset: Int?)
  /// It would do more than query, such as `PRAGMA` or `reading from 'sqlite_master'`.
  case refused(String)
  /// A second statement begins at the offset.
  case several(offset: Int)
  case empty
  /// A statement that gives no rows, such as VACUUM, or EXPLAIN.
  case noQuery
  /// It has places for values, such as `?` or `:name`.
  case parameters
  /// Two columns of the result have this name.
  case twice(String)
  /// The result has more rows than this.
  case long(Int)
  /// It needs more memory than this, in bytes.
  case large(Int)
  /// It took longer than this, in seconds.
  case slow(Int)
  case interrupted
  /// SQLite gave up while it ran, in its own words.
  case failed(String)
}
