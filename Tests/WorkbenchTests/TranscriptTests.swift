import Foundation
import Testing

@testable import Workbench

@Suite struct `Transcripts` {
  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: Project.transcripts.path)) ?? [])
    .filter { $0.hasSuffix(".transcript") }.sorted()

  @Test func `exist`() {
    #expect(Transcripts.names.count >= 12)
  }

  @Test(arguments: names)
  func `say what the prompt says`(name: String) throws {
    let path = Project.transcripts.appendingPathComponent(name).path
    let expected = Transcript(parsing: try String(contentsOfFile: path, encoding: .utf8))
    let texts = try Project.files(in: Project.transcripts)
    var bench = TestBench(files: texts.filter { expected.files.contains($0.key) })
    bench.session.sitting.allowsAbbreviations = true
    let played = expected.played(in: &bench)
    let end = played.text.hasSuffix("\n") ? "" : "\n"
    try Expectation.compare(played.text + end, with: path)
  }

  @Test func `are parsed and printed without loss`() {
    let text =
      "# files: a.txt, b.txt\n\nreckon> note c1 \"\"\"\n      > 사드\n      > \"\"\"\nn1  사드\nreckon> status\n"
    let transcript = Transcript(parsing: text)
    #expect(transcript.files == ["a.txt", "b.txt"])
    #expect(transcript.entries.map(\.command) == ["note c1 \"\"\"\n사드\n\"\"\"", "status"])
    #expect(transcript.text == text)
  }
}
