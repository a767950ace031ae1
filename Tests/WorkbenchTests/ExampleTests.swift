import CommandLanguage
import Foundation
import Presentation
import Testing

@testable import Workbench

@Suite struct `Examples` {
  struct Example: Sendable, CustomTestStringConvertible {
    let line: String
    var testDescription: String { line }
  }

  static let all = Command.all.flatMap { command in command.syntax.examples.map(Example.init) }

  @Test(arguments: all)
  func `work`(example: Example) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var bench = try TestBench.prepared()
    if ["init ", "backup "].contains(where: example.line.hasPrefix) {
      bench.session.sitting.folder = folder.path
    }
    do { try bench.run(example.line) } catch {
      Issue.record("\(error.lines(RenderOptions()).joined(separator: "\n"))")
    }
    try bench.session.close()
  }

  @Test func `begin with their command, and every command has some`() {
    for command in Command.all {
      #expect(!command.syntax.examples.isEmpty, "\(command.syntax.name)")
      for example in command.syntax.examples {
        #expect(example.split(separator: " ").first.map(String.init) == command.syntax.name)
      }
    }
  }

  @Test func `are in COMMANDS md, which follows from the declarations`() throws {
    let text = Renderer.markdown.render(.commandReference, RenderOptions())
    #expect(text.contains("\n## predict\n"))
    try Expectation.compare(text, with: Project.root.appendingPathComponent("COMMANDS.md").path)
  }
}
