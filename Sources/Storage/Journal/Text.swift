import Foundation
import GRDB

/// Text that keeps its NULs: a plain `String` is cut at the first one by GRDB, when bound and when read.
///
/// It travels as bytes: write `CAST(? AS TEXT)`, which a STRICT table insists on, and read `CAST(column AS
/// BLOB)`.
struct Text: DatabaseValueConvertible, Hashable, Sendable {
  let string: String

  init(_ string: String) {
    self.string = string
  }

  var databaseValue: DatabaseValue { Data(string.utf8).databaseValue }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Text? {
    switch value.storage {
    case .blob(let bytes): Text(String(decoding: bytes, as: UTF8.self))
    case .string(let string): Text(string)
    case .null, .int64, .double: nil
    }
  }
}
