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

  init(seed: UInt64, commands: Int = 14) throws {
    var commandsOf = RandomCommands(seed: seed)
    states.append(try bench.facts)
    for _ in 0..<commands {
      let line = try bench.session.store().read { try commandsOf.line($0, bench.folder) }
      try step(line)
    }
  }

  private mutating func step(_ line: String) throws {
    let failure = bench.failure(of: line)
    let facts = try bench.facts
    if let failure {
      #expect(facts == states.last, "'\(line)' failed and changed something")
      #expect(!["E-INTERNAL", "E-WORKSPACE"].contains(failure.diagnostic.code), "\(failure.lines(RenderOptions()))")
    } else if facts != states.last {
      lines.append(line)
      states.append(facts)
    }
  }
}

@Suite struct `After any commands` {
  @Test(arguments: 0..<50)
  func `undo takes back one by one and redo brings back`(seed: Int) throws {
    var random = try RandomWorkspace(seed: UInt64(seed))
    var bench = random.bench
    let states = random.states
    #expect(states.count > 3)
    for (index, line) in random.lines.enumerated().reversed() {
      try bench.run("undo")
      #expect(try bench.facts == states[index], "undo of: \(line)")
    }
    #expect(bench.failure(of: "undo")?.diagnostic.code == "E-UNDO")
    for (index, line) in random.lines.enumerated() {
      try bench.run("redo")
      #expect(try bench.facts == states[index + 1], "redo of: \(line)")
    }
    random.bench = bench
    #expect(random.bench.failure(of: "redo")?.diagnostic.code == "E-UNDO")
  }

  @Test(arguments: 0..<50)
  func `the log can be run again`(seed: Int) throws {
    var random = try RandomWorkspace(seed: UInt64(seed))
    var fresh = TestBench(files: random.bench.folder.all)
    let script = try random.bench.canonicalScript
    if let failure = fresh.scriptFailure(script) {
      Issue.record("\(failure.lines(RenderOptions()).joined(separator: "\n"))\n\(random.lines.joined(separator: "\n"))")
    }
    let (before, after) = (try random.bench.facts.wordsForgotten, try fresh.facts.wordsForgotten)
    #expect(Expectation.difference(from: before, to: after) == "", "\(script)")
    let change = Expectation.difference(from: script, to: try fresh.canonicalScript)
    #expect(change == "")
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
    #expect(Expectation.difference(from: try bench.facts.wordsForgotten, to: try fresh.facts.wordsForgotten) == "")
  }
}

extension [String] {
  /// The facts as one text, without what keys remember of the words typed: those differ from the log's.
  var wordsForgotten: String {
    map { $0.hasPrefix("row_key ") ? String($0.prefix { $0 != "=" }) + keyed($0) : $0 }.joined(separator: "\n")
  }

  private func keyed(_ line: String) -> String {
    line.split(separator: " ").filter { !$0.hasPrefix("content=") }.prefix(5).joined(separator: " ")
  }
}
