import Foundation

/// The place of a workspace that is being made.
enum NewFile {
  /// Claims a path with an empty file that only its owner may read, following no link.
  ///
  /// `through` is another path beside it, to be claimed in its stead until the file can be given its name.
  static func reserve(_ path: String, through other: String? = nil) throws {
    for suffix in ["-wal", "-journal"] where FileState.exists(path + suffix) && !FileState.exists(path) {
      throw WorkspaceError.leftover(path, path + suffix)
    }
    let file = open(other ?? path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      switch errno {
      case EEXIST, ELOOP, EISDIR: throw WorkspaceError.exists(path)
      case ENOENT, ENOTDIR, EACCES, EROFS, EPERM: throw WorkspaceError.noFolder(path)
      default: throw WorkspaceError.unreadable(path, String(cString: strerror(errno)))
      }
    }
    close(file)
  }

  /// Gives a finished file its name, which must be free, once it lies safely on the disk.
  static func settle(_ path: String, as target: String) throws {
    guard synchronize(path) else { throw WorkspaceError.unreadable(target, String(cString: strerror(errno))) }
    // A link is refused where the name is taken, which a rename would not be; some file systems have none.
    if link(path, target) == 0 {
      unlink(path)
    } else {
      guard errno != EEXIST else { throw WorkspaceError.exists(target) }
      guard !FileState.exists(target), rename(path, target) == 0 else {
        throw WorkspaceError.unreadable(target, String(cString: strerror(errno)))
      }
    }
    // The name itself is safe where the folder can be synchronized, which some file systems refuse.
    _ = synchronize(FileState.folder(of: target))
  }

  private static func synchronize(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return fsync(file) == 0
  }

  static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }
}
