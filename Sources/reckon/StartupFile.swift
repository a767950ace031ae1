import CommandLanguage
import Glibc
import Workbench

/// The lines that every sitting begins with: `$XDG_CONFIG_HOME/reckon/rc`, else `~/.config/reckon/rc`.
struct StartupFile {
  let path: String

  /// Nil where the environment names no place for it.
  init?(environment: [String: String]) {
    // Only an absolute path counts (XDG Base Directory Specification).
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      path = folder + "/reckon/rc"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = home + "/.config/reckon/rc"
    } else {
      return nil
    }
  }

  /// What the file says; nil where there is none.
  ///
  /// One that somebody else could have written is refused.
  func text() throws -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw problem("cannot be read") }
      return nil
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem("cannot be read") }
    guard status.st_mode & S_IFMT == S_IFREG else { throw problem("is not a file") }
    guard status.st_uid == geteuid() else { throw problem("belongs to somebody else") }
    guard status.st_mode & S_IWOTH == 0 else { throw problem("can be written by everybody") }
    guard status.st_size <= 1 << 20 else { throw problem("is longer than a megabyte") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw problem("cannot be read") }
    guard let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw problem("is not UTF-8")
    }
    return text
  }

  private func problem(_ complaint: String) -> Diagnostic {
    Diagnostic("E-INIT-FILE", "'\(path)' \(complaint)", hint: "mend it, or leave it out with --no-init")
  }
}
