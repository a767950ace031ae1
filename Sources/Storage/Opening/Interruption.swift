import CSQLite
import GRDB

/// What may end a query before its time; kept as long as the connection that asks it.
final class Interruption: Sendable {
  private let isPending: @Sendable () -> Bool

  init(_ isPending: @escaping @Sendable () -> Bool) {
    self.isPending = isPending
  }

  var isAsked: Bool { isPending() }

  func watch(_ database: Database) {
    csqlite_watch(
      database.sqliteConnection.map { UnsafeMutableRawPointer($0) },
      { context in
        guard let context else { return 0 }
        return Unmanaged<Interruption>.fromOpaque(context).takeUnretainedValue().isPending() ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
