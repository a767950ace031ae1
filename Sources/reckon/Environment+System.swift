import CommandLanguage
import Foundation
import Glibc
import Workbench

extension Environment {
  static var variables: [String: String] { ProcessInfo.processInfo.environment }

  /// The machine's clock, chance and files.
  static let system = Environment(
    now: {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    },
    random: { UInt64.random(in: .min ... .max) },
    open: { path in try path.map(file) ?? input() },
    look: { nature(of: $0) }, identity: { identity(of: $0) },
    list: { try entries(of: $0) },
    convert: { $0.carriedOut() },
    writeParts: { path, parts in try replace(path, with: parts) }, makeFolder: { try makeFolder($0) },
    console: .terminal,
    history: History(
      file: stateFolder.map { $0 + "/history.sqlite" }, sitting: .random(in: .min ... .max)),
    witness: stateFolder.map { Witness.files(in: $0 + "/newest") } ?? .none)

  /// `$XDG_STATE_HOME/reckon`, else the same in `~/.local/state`; nil where neither is named.
  private static var stateFolder: String? {
    // Only an absolute path counts (XDG Base Directory Specification).
    if let folder = variables["XDG_STATE_HOME"], folder.hasPrefix("/") { return folder + "/reckon" }
    guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/reckon"
  }

  private static func input() throws -> ByteStream {
    guard isatty(STDIN_FILENO) == 0 else {
      throw Diagnostic(
        "E-FILE", "standard input is the terminal", hint: "name a file, or write the text here")
    }
    return ByteStream(size: nil) {
      try part(of: STDIN_FILENO) {
        Diagnostic("E-FILE", "standard input cannot be read", hint: "name a file instead of -")
      }
    }
  }

  private static func file(_ path: String) throws -> ByteStream {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? Diagnostic("E-FILE", "there is no file '\(path)'", hint: "check the name and the folder")
        : unreadable(path)
    }
    let open = OpenFile(descriptor)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Diagnostic("E-FILE", "'\(path)' is a folder", hint: "name a file in it")
    }
    guard !isEndless(status, descriptor) else {
      throw Diagnostic("E-FILE", "'\(path)' is a device", hint: "name a file")
    }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    return ByteStream(size: isRegular ? Int(status.st_size) : nil) {
      try part(of: open.descriptor) { unreadable(path) }
    }
  }

  /// Whether a device may give bytes for ever; a terminal does not, nor the null device, which is 1:3.
  private static func isEndless(_ status: stat, _ descriptor: Int32) -> Bool {
    let kind = status.st_mode & S_IFMT
    return kind == S_IFBLK || (kind == S_IFCHR && isatty(descriptor) == 0 && status.st_rdev != 0x103)
  }

  private static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic("E-FILE", "'\(path)' cannot be read", hint: "check its permissions")
  }

  private static func part(of descriptor: Int32, failing: () -> Diagnostic) throws -> [UInt8]? {
    var part = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = part.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return nil }
      // A signal that asks the command to stop is noticed by the command, between two lines.
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failing() }
      part.removeLast(part.count - count)
      return part
    }
  }

  /// The device and the number of the file there; a link stands for what it leads to.
  private static func identity(of path: String) -> String? {
    var status = stat()
    return stat(path, &status) == 0 ? "\(status.st_dev):\(status.st_ino)" : nil
  }

  static func nature(of path: String) -> FileNature? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }
}

/// A descriptor that is closed when nobody reads from it any more.
private final class OpenFile {
  let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
