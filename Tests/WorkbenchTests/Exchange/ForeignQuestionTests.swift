import CommandLanguage
import Facts
import Foundation
import Presentation
import Storage
import Testing

@testable import Workbench

/// A file of another program with the line that takes it.
struct ForeignFile: CustomTestStringConvertible, Sendable {
  let line: String
  /// By the names that the line uses; read from the fixtures.
  let files: [String]

  var testDescription: String { line }

  func bench() throws -> TestBench {
    let bench = TestBench()
    for file in files { bench.folder.write(try Self.text(of: file), to: file) }
    return bench
  }

  static func text(of file: String) throws -> String {
    try String(contentsOf: Project.fixtures.appendingPathComponent(file), encoding: .utf8)
  }

  static let all = [
    ForeignFile(line: "import fatebook.csv format fatebook +pool", files: ["fatebook.csv"]),
    ForeignFile(line: "import predictionbook.json format predictionbook", files: ["predictionbook.json"]),
    ForeignFile(line: "import manifold.json format manifold +markets", files: ["manifold.json"]),
    ForeignFile(
      line: "import metaculus format metaculus +metaculus",
      files: ["metaculus/question_data.csv", "metaculus/forecast_data.csv", "metaculus/score_data.csv"]),
    ForeignFile(line: "import claimreview.json format claimreview +checked", files: ["claimreview.json"]),
  ]
}

extension TestBench {
  /// What an import is refused for, of which nothing may stay.
  mutating func refusal(of line: String, _ text: String, in file: String) throws -> String {
    folder.write(text, to: file)
    let before = try facts
    guard let failure = failure(of: line) else { return "taken" }
    #expect(try facts == before)
    return failure.lines(RenderOptions()).joined(separator: "\n")
  }
}

@Suite struct `Questions of other programs` {
  @Test(arguments: ForeignFile.all) func `are the same facts when they are taken twice`(_ file: ForeignFile)
    throws
  {
    var bench = try file.bench()
    try bench.run(file.line)
    let facts = try bench.facts
    #expect(try bench.run(file.line).notices.last == "nothing changed")
    #expect(try bench.facts == facts)
  }

  @Test(arguments: ForeignFile.all) func `are one operation, tried, undone and done again`(
    _ file: ForeignFile
  ) throws {
    var bench = try file.bench()
    let before = try bench.facts
    try bench.run(file.line + " --dry-run")
    #expect(try bench.facts == before)
    try bench.run(file.line)
    let after = try bench.run("list predictions --json").text
    try bench.run("undo")
    for kind in ["predictions", "forecasts", "resolutions", "notes", "claims", "verdicts", "evidence"] {
      #expect(try bench.run("list \(kind) --format ids").text == "")
    }
    try bench.run("redo")
    #expect(try bench.run("list predictions --json").text == after)
  }

  @Test(arguments: ForeignFile.all) func `are made again by the log`(_ file: ForeignFile) throws {
    var bench = try file.bench()
    try bench.run(file.line)
    var fresh = TestBench(files: ["all.rk": try bench.run("log as script").text])
    try fresh.run("run all.rk")
    #expect(Expectation.difference(from: try bench.visibleFacts, to: try fresh.visibleFacts) == "")
  }

  @Test(arguments: ForeignFile.all) func `are the same with a mark and line ends of another system`(
    _ file: ForeignFile
  ) throws {
    var (bench, other) = (try file.bench(), try file.bench())
    for name in file.files {
      let text = try ForeignFile.text(of: name)
      other.folder.write("\u{FEFF}" + text.replacing("\n", with: "\r\n"), to: name)
    }
    try bench.run(file.line)
    try other.run(file.line)
    let facts = try bench.facts.map { $0.replacing("\r", with: "") }
    #expect(try other.facts.map { $0.replacing("\r", with: "") }.count == facts.count)
    #expect(try other.run("list predictions --json").text == bench.run("list predictions --json").text)
    #expect(try other.run("list forecasts --json").text == bench.run("list forecasts --json").text)
  }

  @Test(arguments: ForeignFile.all) func `leave nothing behind where the file is cut off or strict is said`(
    _ file: ForeignFile
  ) throws {
    var bench = try file.bench()
    let before = try bench.facts
    #expect(bench.failure(of: file.line + " strict")?.diagnostic.code == "E-LOSS")
    #expect(try bench.facts == before)
    for name in file.files {
      let text = try ForeignFile.text(of: name)
      bench.folder.write(String(text.dropLast(text.count / 3)), to: name)
      if let failure = bench.failure(of: file.line) {
        #expect(try bench.facts == before)
        #expect(failure.statement?.line != nil || failure.diagnostic.range != nil)
      }
      bench.folder.write(text, to: name)
    }
  }
}

@Suite struct `Damaged files of other programs` {
  private static let pieces = [
    "", "\"", ",", "\n", "\r", "0", "-1", "1e999", "999999999999999999", "null", "[", "{", "]", "}", ":",
    "\\", "사드 🗳️",
    "\u{0}", "\u{FEFF}", "2017-02-30", "true", "[]", "{}", "'", "\\u0000", "%",
  ]

  /// Takes away, doubles or puts in a piece somewhere.
  private func damaged(_ text: String, _ random: Seeded) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<random.pick([1, 1, 2, 5]) {
      let start = random.below(scalars.count)
      let end = min(scalars.count, start + random.pick([0, 0, 1, 3, 20]))
      let piece =
        random.chance(20) ? Array(scalars[start..<end]) : Array(random.pick(Self.pieces).unicodeScalars)
      scalars.replaceSubrange(random.chance(70) ? start..<end : start..<start, with: piece)
      if scalars.isEmpty { return "" }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  @Test(arguments: ForeignFile.all, 1...UInt64(20 * effort))
  func `are taken or refused, and a refusal keeps nothing and says why`(_ file: ForeignFile, _ seed: UInt64)
    throws
  {
    let random = Seeded(seed)
    var bench = try file.bench()
    let name = random.pick(file.files)
    bench.folder.write(damaged(try ForeignFile.text(of: name), random), to: name)
    let before = try bench.facts
    guard let failure = bench.failure(of: file.line + (random.chance(30) ? " keep-going" : "")) else {
      let facts = try bench.facts
      _ = bench.failure(of: file.line)
      #expect(try bench.facts.count >= facts.count)
      return
    }
    #expect(try bench.facts == before)
    #expect(!["E-INTERNAL", "E-WORKSPACE"].contains(failure.diagnostic.code), "\(failure)")
    #expect(failure.statement?.line != nil || failure.diagnostic.range != nil, "\(failure)")
  }
}
