import Foundation
import Testing

/// A file that holds what is expected; with RECKON_RECORD=1 in the environment it is rewritten instead of compared.
enum Expectation {
  static let isRecording = ProcessInfo.processInfo.environment["RECKON_RECORD"] == "1"

  static func compare(
    _ found: String, with path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try? String(contentsOfFile: path, encoding: .utf8)
    guard found != expected else { return }
    if isRecording { return try found.write(toFile: path, atomically: true, encoding: .utf8) }
    let name = path.split(separator: "/").last ?? ""
    Issue.record(
      """
      \(name) is not as expected; if the new one is right, rewrite it with scripts/record:
      \(expected.map { difference(from: $0, to: found) } ?? "there is no such file yet")
      """, sourceLocation: sourceLocation)
  }

  /// The lines that went (`-`) and came (`+`), with up to two unchanged ones around them.
  static func difference(from old: String, to new: String) -> String {
    let (old, new) = (lines(old), lines(new))
    let changes = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var all: [(mark: Character, line: String)] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        all.append(("-", old[left]))
        left += 1
      } else if inserted.contains(right) {
        all.append(("+", new[right]))
        right += 1
      } else {
        all.append((" ", new[right]))
        (left, right) = (left + 1, right + 1)
      }
    }
    return excerpt(of: all)
  }

  private static func excerpt(of all: [(mark: Character, line: String)]) -> String {
    let shown = all.indices.filter { index in
      all[max(0, index - 2)...min(all.count - 1, index + 2)].contains { $0.mark != " " }
    }
    var result: [String] = []
    for (place, index) in shown.enumerated() {
      if place == 0 || shown[place - 1] != index - 1 { result.append("@@ line \(index + 1) @@") }
      result.append("\(all[index].mark)\(all[index].line)")
    }
    return result.joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Folders of the project, found from where this file stands.
enum Project {
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let root = tests.deletingLastPathComponent().deletingLastPathComponent()
  static let transcripts = tests.appendingPathComponent("Transcripts")
  static let fixtures = tests.appendingPathComponent("Fixtures")
  static let sample = root.appendingPathComponent("Workspaces/korea-2017")
  static let twoCoders = root.appendingPathComponent("Workspaces/two-coders")
  static let games = root.appendingPathComponent("Workspaces/nfl-forecasts")

  /// The texts of a folder by their names, as a bench needs them.
  static func files(in folder: URL) throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.reduce(into: [:]) { files, name in
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent(name).path
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
        return
      }
      files[name] = try String(contentsOfFile: path, encoding: .utf8)
    }
  }
}
