import Foundation
import Testing

@testable import Workbench

/// `gallery.transcript` shows what each error looks like; no code may be without an example.
@Suite struct `The error gallery` {
  /// Codes that no session in memory can provoke; `Tests/Prompt` provokes them in the program itself.
  private static let ofTheProgram = [
    "E-CONVERT", "E-DANGLING", "E-ENCODING", "E-HASH", "E-HTML", "E-INIT-FILE", "E-INTERRUPTED", "E-NEWER",
    "E-OUTPUT", "E-TERMINAL", "E-TRUNCATED", "E-USAGE",
    "E-WORKSPACE",
  ]
  /// What no input should ever provoke.
  private static let never = ["E-INTERNAL"]

  private static func texts(in folder: String, named ending: String) throws -> [String] {
    let root = Project.root.appendingPathComponent(folder)
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let paths = files?.compactMap { $0 as? URL }.filter { $0.path.hasSuffix(ending) } ?? []
    return try paths.map { try String(contentsOf: $0, encoding: .utf8) }
  }

  private static func codes(in texts: [String], after opening: Regex<Substring>) -> Set<String> {
    Set(texts.flatMap { text in text.matches(of: opening).map { String(text[$0.range].dropFirst()) } })
  }

  private static func transcript() throws -> Transcript {
    let path = Project.transcripts.appendingPathComponent("gallery.transcript").path
    return Transcript(parsing: try String(contentsOfFile: path, encoding: .utf8))
  }

  @Test func `shows every code that the sources hold`() throws {
    let held = Self.codes(in: try Self.texts(in: "Sources", named: ".swift"), after: /["\[]E-[A-Z0-9-]+/)
    let shown = Self.codes(in: try Self.transcript().entries.flatMap(\.output), after: /\[E-[A-Z0-9-]+/)
    #expect(held.count > 40)
    #expect(held.subtracting(shown.union(Self.ofTheProgram + Self.never)).sorted() == [])
    #expect(shown.subtracting(held).sorted() == [])
    let tried = try Self.texts(in: "Tests/Prompt", named: ".py").joined()
    for code in Self.ofTheProgram { #expect(tried.contains(code), "\(code) is provoked nowhere") }
  }

  @Test func `points at a place and says what to do, each under the heading of its code`() throws {
    var heading = ""
    for entry in try Self.transcript().entries {
      if entry.command.hasPrefix("# E-") {
        heading = String(entry.command.dropFirst(2))
      } else if !heading.isEmpty {
        let output = entry.output.joined(separator: "\n")
        #expect(output.contains("error[\(heading)]: "), "\(entry.command)")
        #expect(output.contains(/\n +\^~*\n/), "no place: \(entry.command)")
        #expect(output.contains("\nhint: "), "no hint: \(entry.command)")
      }
    }
  }
}
