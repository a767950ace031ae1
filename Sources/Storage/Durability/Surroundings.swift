import Foundation

/// Something about the place of a workspace file that its owner may want to know.
package enum Surrounding: Sendable, Hashable {
  /// Its mode in octal, such as `644`.
  case readByOthers(mode: String)
  case readOnly
  /// Opened as a file that nobody changes.
  case frozen
  /// A `-wal` that holds something: another program has the file open, or did not end well.
  case writtenLog
  /// A `-shm` lies there without its `-wal`.
  case lostLog
  case manyNames(Int)
  /// In bytes.
  case littleRoom(Int)
}

extension Surrounding {
  /// What lies beside a file that this program has not opened yet; opening tidies it up.
  package static func beside(_ path: String) -> Surrounding? {
    let place = FileState.resolved(path) ?? path
    var log = stat()
    guard stat(place + "-wal", &log) == 0 else { return FileState.exists(place + "-shm") ? .lostLog : nil }
    return log.st_size > 0 ? .writtenLog : nil
  }
}

extension FactStore {
  /// What is worth knowing of the place of the file.
  package func surroundings(at path: String) -> [Surrounding] {
    var found: [Surrounding] = []
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    if status.st_mode & 0o077 != 0 {
      found.append(.readByOthers(mode: String(status.st_mode & 0o777, radix: 8)))
    }
    if status.st_nlink > 1 { found.append(.manyNames(Int(status.st_nlink))) }
    if isImmutable { found.append(.frozen) } else if access == .readOnly { found.append(.readOnly) }
    var room = statvfs()
    if statvfs(path, &room) == 0 {
      let free = Int(clamping: UInt64(room.f_bavail) &* UInt64(room.f_frsize))
      if free < max(16_777_216, 2 * Int(status.st_size)) { found.append(.littleRoom(free)) }
    }
    return found
  }
}
