import CommandLanguage
import Facts
import Presentation
import Storage
import Testing

@testable import Workbench

/// A workspace that random commands have filled, with every fact as it was before and after each operation.
struct RandomWorkspace {
  var bench = TestBench()
  private(set) var states: [[String]] = []
  private(set) var lines: [String] = []

  /// Runs some commands; with `undoing`, operations are now and then undone and brought back in between.
  init(seed: UInt64, commands: Int = 10, undoing: Bool = false) throws {
    var commandsOf = RandomCommands(seed: seed)
    let random = Seeded(seed)
    states.append(try bench.facts)
    for _ in 0..<commands {
      if undoing, random.chance(40) {
        _ = bench.failure(of: random.pick(["undo", "undo 2", "undo o2", "redo"]))
        states.append(try bench.facts)
      }
      let line = try bench.session.store().read { try commandsOf.line($0, bench.folder) }
      try step(line)
    }
  }

  private mutating func step(_ line: String) throws {
    let failure = bench.failure(of: line)
    let facts = try bench.facts
    if let failure {
      #expect(facts == states.last, "'\(line)' failed and changed something")
      #expect(
        !["E-INTERNAL", "E-WORKSPACE"].contains(failure.diagnostic.code), "\(failure.lines(RenderOptions()))")
    } else if facts != states.last {
      lines.append(line)
      states.append(facts)
    }
  }
}

@Suite struct `After any commands` {
  @Test(arguments: 0..<50 * effort)
  func `undo takes back one by one, redo brings back, and the log can be run again`(seed: Int) throws {
    let random = try RandomWorkspace(seed: UInt64(seed))
    try checkUndo(random)
    try checkReplay(random)
  }

  private func checkUndo(_ random: RandomWorkspace) throws {
    var bench = random.bench
    #expect(random.states.count > 2)
    for (index, line) in random.lines.enumerated().reversed() {
      try bench.run("undo" + line.author)
      #expect(try bench.facts == random.states[index], "undo of: \(line)")
    }
    #expect(bench.failure(of: "undo")?.diagnostic.code == "E-UNDO")
    for (index, line) in random.lines.enumerated() {
      try bench.run("redo" + line.author)
      #expect(try bench.facts == random.states[index + 1], "redo of: \(line)")
    }
    #expect(bench.failure(of: "redo")?.diagnostic.code == "E-UNDO")
  }

  private func checkReplay(_ random: RandomWorkspace) throws {
    var (bench, fresh) = (random.bench, TestBench(files: random.bench.folder.all))
    let script = try bench.canonicalScript
    if let failure = fresh.scriptFailure(script) {
      Issue.record("\(failure.lines(RenderOptions()).joined(separator: "\n"))\n\(script)")
    }
    let change = Expectation.difference(
      from: try bench.facts.wordsForgotten, to: try fresh.facts.wordsForgotten)
    #expect(change == "", "\(script)")
    // A canonical line is its own canonical line, but for the order of words that have none, and for its author, whom
    // a line of a script names itself.
    let again = Expectation.difference(
      from: script.authorsForgotten.wordsSorted, to: try fresh.canonicalScript.authorsForgotten.wordsSorted)
    #expect(again == "")
  }

  @Test func `the log of the sample can be run again`() throws {
    var bench = TestBench(files: try Project.files(in: Project.sample))
    try bench.run("run build.rk")
    var fresh = TestBench(files: bench.folder.all)
    try fresh.run("set as-of 2024-01-01")
    let script = try bench.canonicalScript
    if let failure = fresh.scriptFailure(script) {
      Issue.record("\(failure.lines(RenderOptions()).joined(separator: "\n"))")
    }
    #expect(
      Expectation.difference(from: try bench.facts.wordsForgotten, to: try fresh.facts.wordsForgotten) == "")
  }
}

extension [String] {
  /// The facts as one text, without what keys remember of the words typed: those differ from the log's.
  var wordsForgotten: String {
    map { $0.hasPrefix("row_key ") ? String($0.prefix { $0 != "=" }) + keyed($0) : $0 }.joined(
      separator: "\n")
  }

  private func keyed(_ line: String) -> String {
    line.split(separator: " ").filter { !$0.hasPrefix("content=") }.prefix(5).joined(separator: " ")
  }
}

extension String {
  fileprivate var wordsSorted: String {
    split(separator: "\n").map { $0.split(separator: " ").sorted().joined(separator: " ") }.joined(
      separator: "\n")
  }
}

extension String {
  /// The option by which a line is another author's, who alone takes it back without naming it.
  fileprivate var author: String {
    firstMatch(of: /--author (\S+)/).map { " --author \($0.1)" } ?? ""
  }

  fileprivate var authorsForgotten: String {
    replacing(/set author \S+\n/, with: "").replacing(/\ --author \S+/, with: "")
  }
}
