import CommandLanguage
import Foundation
import Presentation

@testable import Workbench

/// What was typed at the prompt, and what came back each time.
///
/// A command begins with `reckon> `, the further lines of one with `      > `; every other line is output.
struct Transcript {
  struct Entry {
    var command: String
    var output: [String] = []
  }

  /// The lines before the first command.
  var header: [String] = []
  var entries: [Entry] = []

  private static let prompt = "reckon> "
  private static let continuation = "      > "

  init(parsing text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix(Transcript.prompt) {
        entries.append(Entry(command: String(line.dropFirst(Transcript.prompt.count))))
      } else if entries.isEmpty {
        header.append(line)
      } else if line.hasPrefix(Transcript.continuation), entries[entries.count - 1].output.isEmpty {
        entries[entries.count - 1].command += "\n" + line.dropFirst(Transcript.continuation.count)
      } else {
        entries[entries.count - 1].output.append(line)
      }
    }
  }

  /// The names that a header line such as `# files: a.txt, b.txt` lists.
  var files: [String] {
    let lists = header.filter { $0.hasPrefix("# files: ") }.map { $0.dropFirst("# files: ".count) }
    return lists.flatMap { $0.split(separator: ",") }.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  var text: String {
    let blocks = entries.map { entry in
      let command = entry.command.split(separator: "\n", omittingEmptySubsequences: false)
      let typed = [Transcript.prompt + command[0]] + command.dropFirst().map { Transcript.continuation + $0 }
      return typed + entry.output
    }
    return (header + blocks.flatMap { $0 }).joined(separator: "\n")
  }

  /// The same commands with what they print in a bench now.
  func played(in bench: inout TestBench) -> Transcript {
    var played = self
    for index in entries.indices {
      played.entries[index].output = bench.lines(after: entries[index].command)
    }
    return played
  }
}

extension TestBench {
  /// What a person at the prompt sees after a line: results, remarks, or what was wrong.
  mutating func lines(after line: String) -> [String] {
    session.begin(typed: line)
    do throws(Failure) {
      let lines = try run(line).lines
      session.end(typed: .done)
      return lines
    } catch {
      session.end(typed: error.exit)
      return lastSaid.lines + error.lines(RenderOptions())
    }
  }
}
