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
    read: { path in try bytes(of: path) },
    readInput: { try allOfInput() },
    write: { text, path in try replace(path, with: text) })

  private static func allOfInput() throws -> [UInt8] {
    guard isatty(STDIN_FILENO) == 0 else {
      throw Diagnostic(
        "E-FILE", "standard input is the terminal", hint: "name a file, or write the text here")
    }
    var (all, part) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = part.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count == 0 { return all }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw Diagnostic("E-FILE", "standard input cannot be read", hint: "name a file instead of -")
      }
      all += part[..<count]
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Diagnostic("E-FILE", "there is no file '\(path)'", hint: "check the name and the folder")
    }
    guard !isFolder.boolValue else {
      throw Diagnostic("E-FILE", "'\(path)' is a folder", hint: "name a file in it")
    }
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw Diagnostic("E-FILE", "'\(path)' cannot be read", hint: "check its permissions")
    }
  }

  // Written beside its place and then moved there, so that no half of it is ever seen.
  private static func replace(_ path: String, with text: String) throws {
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw Diagnostic("E-FILE", "'\(path)' cannot be written", hint: "check the folder and its permissions")
    }
  }
}
