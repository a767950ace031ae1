import CommandLanguage
import Foundation
import Glibc
import Workbench

extension Environment {
  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw Diagnostic(
        "E-FILE", "the folder '\(path)' cannot be made",
        hint: "check the folder that it is in, and its permissions")
    }
  }

  /// Writes beside a path and then moves it there, so that no half of it is ever seen; a link stays one.
  static func replace(_ path: String, with parts: Parts) throws {
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let beside = place + ".\(UInt64.random(in: 0...UInt64.max)).part"
    let refusal = Diagnostic(
      "E-FILE", "'\(path)' cannot be written", hint: "check the folder and its permissions")
    // O_EXCL follows no link that somebody else may have put there.
    let file = Glibc.open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw refusal }
    defer { unlink(beside) }
    do {
      defer { close(file) }
      var status = stat()
      if stat(place, &status) == 0 { fchmod(file, status.st_mode & 0o7777) }
      var writer = PartWriter(descriptor: file)
      try parts { guard writer.add($0) else { throw refusal } }
      guard writer.flush(), fsync(file) == 0 else { throw refusal }
    }
    guard rename(beside, place) == 0 else { throw refusal }
  }
}

/// Gathers small parts, so that not each is a call of the system.
private struct PartWriter {
  let descriptor: Int32
  private var waiting: [UInt8] = []

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  mutating func add(_ part: String) -> Bool {
    waiting += part.utf8
    return waiting.count < 1 << 18 || flush()
  }

  /// Whether everything is written.
  mutating func flush() -> Bool {
    var rest = waiting[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    waiting.removeAll(keepingCapacity: true)
    return true
  }
}
