import CommandLanguage
import Facts
import Presentation
import Testing

@testable import Workbench

@Suite struct `What is chosen for a sitting` {
  /// A value of each setting that is not the one in force at first; `d1` exists.
  private static let values = [
    "format": "json", "color": "never", "pager": "never", "confirm": "7", "strict": "on", "private": "on",
    "blind": "on",
    "recorded": "o1",
    "as-of": "2017-04-20",
    "author": "@hana", "use": "d1",
  ]

  static let settings = SittingOption.all.filter { $0.current != nil }.map(\.syntax.name)

  private func bench() throws -> TestBench {
    var bench = TestBench(files: ["a.txt": "Moon leads."])
    try bench.run("import a.txt on 2017-03-20")
    return bench
  }

  /// What `set` shows of every setting of a sitting.
  private func state(_ bench: TestBench) -> [String] {
    SittingOption.all.compactMap { $0.current?(bench.session.sitting) }
  }

  @Test func `has a value to be tried`() {
    #expect(Set(`What is chosen for a sitting`.settings) == Set(`What is chosen for a sitting`.values.keys))
  }

  @Test(arguments: settings)
  func `comes in through every door alike`(name: String) throws {
    let option = try #require(SittingOption.named(name))
    let value = try #require(`What is chosen for a sitting`.values[name])
    var (set, chosen, started, dashed) = (try bench(), try bench(), try bench(), try bench())
    let plain = state(set)
    try set.run("set \(name) \(value)")
    try chosen.session.choose(option.syntax, option.syntax.placeholder == nil ? "" : value)
    let quiet = Output(show: { _, _ in }, notice: { _ in })
    try started.session.begin(with: "# mine\n\nset \(name) \(value)\n", named: "rc", quiet)
    #expect(state(set) != plain)
    #expect(state(set) == state(chosen) && state(set) == state(started))

    // After a verb it holds for that command, which says what is in force, and for no other.
    let words = option.syntax.placeholder == nil ? "--\(name)" : "--\(name) \(value)"
    let shown = try dashed.run("set \(words)").text
    #expect(shown.contains(option.current?(set.session.sitting) ?? "-"), "\(shown)")
    #expect(state(dashed) == plain)
  }

  @Test(arguments: settings)
  func `is refused with a place where it means nothing`(name: String) throws {
    var bench = try bench()
    let before = state(bench)
    let found = bench.failure(of: "set \(name) no/such-value")
    let failure = try #require(found)
    #expect(failure.diagnostic.range != nil && failure.diagnostic.code.hasPrefix("E-"))
    #expect(state(bench) == before)
  }
}

@Suite struct `A startup file` {
  private func failure(_ text: String) -> Failure? {
    var bench = TestBench()
    do throws(Failure) {
      try bench.session.begin(with: text, named: "rc", Output(show: { _, _ in }, notice: { _ in }))
      return nil
    } catch {
      return error
    }
  }

  @Test func `does not open the workspace for nothing`() throws {
    var session = Session(workspace: Workspace(.undecided([])), environment: TestBench().session.environment)
    try session.begin(
      with: "set color never\nset as-of 2017-05-01\nset author @hana\nset strict on\n", named: "rc",
      Output(show: { _, _ in }, notice: { _ in }))
    #expect(session.path == nil)
    #expect(session.sitting.isStrict)
  }

  @Test func `may name the author by an alias, which is settled once the workspace is open`() throws {
    var bench = TestBench()
    let quiet = Output(show: { _, _ in }, notice: { _ in })
    try bench.run("speaker @moon alias 문재인")
    let store = try bench.session.store()
    var session = Session(workspace: Workspace(.memory), environment: bench.session.environment)
    try session.begin(with: "set author @문재인\n", named: "rc", quiet)
    #expect(session.sitting.author.name == "문재인")
    try session.use(store)
    #expect(session.sitting.author.name == "moon")
  }

  @Test(arguments: [
    ("set color never\nset zone Asia/Seoul", 2, 5), ("note c1 x", 1, 1), ("\n\nrun build.rk", 3, 1),
    ("set", 1, 1), ("set color\n", 1, 1), ("set color blue", 1, 11), ("set colr never", 1, 5),
    ("set as-of \"2017", 1, 11),
  ])
  func `holds settings of the sitting and the document in use, and nothing else`(
    text: String, line: Int, column: Int
  ) throws {
    let found = failure(text)
    let failure = try #require(found)
    #expect(failure.exit == .usage)
    #expect(failure.lines(RenderOptions())[0].hasPrefix("rc:\(line):\(column): error["), "\(failure)")
    #expect(failure.diagnostic.hint?.contains("--no-init") == true)
  }
}

@Suite struct `What a startup file says of a workspace` {
  @Test(arguments: ["use d7", "set use d7", "set recorded o9"])
  func `is left out with a warning where it means nothing`(line: String) throws {
    let bench = TestBench()
    var session = Session(workspace: Workspace(.memory), environment: bench.session.environment)
    var notices: [String] = []
    try session.begin(
      with: "\(line)\nset color never", named: "rc",
      Output(show: { _, _ in }, notice: { notices.append($0.text) }))
    #expect(notices.count == 1 && notices[0].hasPrefix("warning: rc:1: left out: \(line): "), "\(notices)")
    #expect(session.sitting.appearance.color == .never)
  }
}

@Suite struct `A strict sitting` {
  @Test func `takes a note for an error, and keeps nothing`() throws {
    var bench = TestBench()
    let found = bench.failure(of: "predict \"X\" 70% by 2018 @newbie --strict")
    let failure = try #require(found)
    #expect(failure.diagnostic.code == "E-STRICT")
    #expect(failure.diagnostic.message == "@newbie is a new speaker")
    #expect(try bench.newestOperation == nil)
    #expect(try bench.run("predict \"X\" 70% by 2018 @newbie").notices == ["note: @newbie is a new speaker"])
    try bench.run("predict \"Y\" 70% by 2018 @newbie --strict")
  }

  @Test func `refuses a script that one line of would be remarked upon`() throws {
    var bench = TestBench()
    try bench.run("set strict on")
    let found = bench.scriptFailure("note o1 x\n")
    let failure = try #require(found)
    #expect(failure.diagnostic.code != "E-STRICT")
    let foundRelative = bench.scriptFailure("predict \"X\" 70% by +3w\n")
    let relative = try #require(foundRelative)
    #expect(relative.diagnostic.code == "E-STRICT" && relative.statement?.line == 1)
    let foundFiltered = bench.scriptFailure("list predictions by:..+3w\n")
    let filtered = try #require(foundFiltered)
    #expect(filtered.diagnostic.code == "E-STRICT")
    #expect(try bench.newestOperation == nil)
    try bench.run("set strict off")
    let kept = try bench.runScript("list predictions by:..+3w\npredict \"X\" 70% by +3w\n")
    #expect(kept.notices.filter { $0.hasPrefix("warning: line ") }.count == 2)
  }

  @Test func `does not mind what is only reported`() throws {
    var bench = TestBench()
    try bench.run("set strict on")
    #expect(try bench.runScript("predict \"X\" 70% by 2018\n").notices == ["o1: 4 changes"])
  }
}
