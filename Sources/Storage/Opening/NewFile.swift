import Foundation

/// The place of a workspace that is being made.
enum NewFile {
  /// Claims a path with an empty file that only its owner may read, following no link.
  static func reserve(_ path: String) throws {
    for suffix in ["-wal", "-journal"] where FileState.exists(path + suffix) && !FileState.exists(path) {
      throw WorkspaceError.leftover(path, path + suffix)
    }
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      switch errno {
      case EEXIST, ELOOP, EISDIR: throw WorkspaceError.exists(path)
      case ENOENT, ENOTDIR, EACCES, EROFS, EPERM: throw WorkspaceError.noFolder(path)
      default: throw WorkspaceError.unreadable(path, String(cString: strerror(errno)))
      }
    }
    close(file)
  }

  static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }
}
