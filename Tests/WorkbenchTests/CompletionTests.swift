import Facts
import Testing

@testable import CommandLanguage
@testable import Storage
@testable import Workbench

extension TestBench {
  mutating func completions(_ line: String) -> Completions {
    session.completions(of: CompletionLine(line, cursor: line.utf8.count))
  }

  /// The texts of what can stand at the end of a line.
  mutating func offered(_ line: String) -> [String] { completions(line).candidates.map(\.text) }

  /// What each candidate means, by its text.
  mutating func meanings(_ line: String) -> [String: String] {
    Dictionary(completions(line).candidates.map { ($0.text, $0.summary) }) { first, _ in first }
  }
}

@Suite struct `Completion` {
  /// Where each word of an example ends, begins, and stands half typed.
  private static func cuts(of example: String) -> [String] {
    let letters = Array(example)
    var cuts: [String] = [example, example + " "]
    for index in letters.indices where letters[index] == " " {
      cuts.append(String(letters[...index]))
      cuts.append(String(letters[..<min(letters.count, index + 2)]))
      cuts.append(String(letters[..<index]))
    }
    return cuts
  }

  private static func words(_ line: String) throws -> [Word] {
    var lexer = Lexer(line, source: "completion", quotesSpanLines: true)
    return try #require(try lexer.next()).words
  }

  @Test(arguments: Command.all.map(\.syntax.name))
  func `offers what the binder takes, and every word of the language somewhere`(verb: String) throws {
    var bench = try TestBench.prepared()
    let syntax = try #require(Command.all.first { $0.syntax.name == verb }).syntax
    let options = SittingOption.all.map(\.syntax)
    var seen: Set<String> = []
    let keywords = syntax.keywords.filter { !$0.parameter.isFlag }.map(\.parameter.name)
    let lines =
      syntax.examples.flatMap(Completion.cuts)
      + keywords.flatMap { keyword in
        syntax.examples.filter { !$0.contains(" \(keyword) ") && !$0.contains(" -- ") }.map {
          "\($0) \(keyword) "
        }
      }
    for line in lines {
      let completions = bench.completions(line)
      let isTaken = syntax.refusal(of: completions.line.words, options: options) == nil
      for candidate in completions.candidates {
        seen.insert(candidate.text)
        var bytes = Array(line.utf8)
        bytes.replaceSubrange(completions.line.range, with: completions.written(candidate).utf8)
        guard !candidate.goesOn else { continue }
        let words = try Completion.words(String(decoding: bytes, as: UTF8.self))
        #expect(words.last?.text == candidate.text)
        // A text that comes last, after dashes, is missed by the words before it.
        guard words.count > 1, isTaken else { continue }
        let refusal = syntax.refusal(of: words, options: options)
        #expect(refusal == nil, "\(String(decoding: bytes, as: UTF8.self)): \(refusal?.message ?? "")")
      }
    }
    let declared =
      syntax.keywords.map(\.parameter.name)
      + (syntax.slots.map(\.parameter) + syntax.keywords.map(\.parameter)).flatMap { parameter -> [String] in
        if case .words(let choices) = parameter.suggests { choices.map(\.word) } else { [] }
      }
    #expect(Set(declared).subtracting(seen).isEmpty, "\(Set(declared).subtracting(seen))")
  }

  @Test func `offers every verb with what it does`() {
    var bench = TestBench()
    #expect(bench.offered("") == Command.all.map(\.syntax.name))
    #expect(bench.meanings("sh") == ["show": "Shows everything about a row."])
    #expect(bench.offered("nonsense ") == [])
  }

  @Test func `offers ids of the right kinds, the newest first, with their words`() throws {
    var bench = try TestBench.prepared()
    #expect(bench.offered("show c") == ["c2", "c1"])
    #expect(bench.meanings("show c2") == ["c2": "사드는 성주에 남는다"])
    #expect(bench.offered("forecast p") == ["p4", "p3", "p2", "p1"])
    #expect(bench.offered("tag c1,c") == ["c1,c2", "c1,c1"])
    #expect(bench.offered("rm c1..").contains("c1..c2"))
    #expect(bench.offered("use n") == ["none"])
    #expect(bench.offered("edit p1 g") == ["given"])
    #expect(bench.offered("edit p1 given p") == ["p4", "p3", "p2", "p1"])
    try bench.run("claim \"대선은 5월이다\" in none key 대선")
    #expect(bench.offered("show la") == ["last"])
    #expect(bench.meanings("show key:대") == ["key:대선": "c3  대선은 5월이다"])
    #expect(bench.offered("forecast key:") == ["key:tests", "key:thaad"])
  }

  @Test func `finds the numbers that begin with what was typed, the number itself first`() throws {
    var bench = TestBench()
    try bench.runScript((1...130).map { "claim \"말 \($0)\" in none\n" }.joined())
    #expect(bench.offered("show c12") == ["c12"] + (120...129).reversed().map { "c\($0)" })
    #expect(bench.offered("show c13") == ["c13", "c130"])
    #expect(bench.offered("show c0") == [])
    #expect(bench.offered("show c131") == [])
    #expect(bench.offered("show c").count == 100)
  }

  @Test func `offers tags level by level with their rows`() throws {
    var bench = try TestBench.prepared()
    try bench.run("tag c1,c2 +korea-north +한국/사드 +한국")
    #expect(bench.meanings("tag c1 +kor") == ["+korea/": "2 rows below", "+korea-north": "2 rows"])
    #expect(bench.meanings("list claims +korea/") == ["+korea/election": "1 row", "+korea/thaad": "1 row"])
    #expect(bench.meanings("tag where +한") == ["+한국": "2 rows", "+한국/": "2 rows below"])
    // Typed in NFD, as some keyboards and file names have it, and in capitals.
    #expect(bench.offered("tag c1 +\u{1112}\u{1161}\u{11AB}") == ["+한국", "+한국/"])
    #expect(bench.offered("tag c1 +KOREA/T") == ["+korea/thaad"])
    // Only where nothing begins so, what lies within counts.
    #expect(bench.offered("tag c1 +thaad") == ["+korea/thaad"])
    #expect(bench.offered("tag c1 -kor") == ["-korea-north", "-korea/"])
  }

  @Test func `offers speakers by handle, alias and name`() throws {
    var bench = try TestBench.prepared()
    try bench.run("speaker @moon-jaein name \"Moon Jae-in\" alias 문재인")
    #expect(bench.meanings("claim x @moo") == ["@moon-jaein": "Moon Jae-in"])
    #expect(bench.meanings("claim x via @문") == ["@문재인": "Moon Jae-in, @moon-jaein"])
    #expect(bench.offered("list claims @jae") == ["@moon-jaein"])
    #expect(bench.offered("speaker @박") == ["@박지훈"])
    #expect(bench.offered("show c1 --author=@moo") == ["--author=@moon-jaein"])
  }

  @Test func `offers days with the day that they mean`() throws {
    var bench = try TestBench.prepared()
    #expect(bench.meanings("predict x by fri") == ["fri": "2017-10-06 Fri"])
    #expect(bench.meanings("claim x on fri") == ["fri": "2017-09-29 Fri"])
    #expect(bench.meanings("predict x by +1w") == ["+1w": "2017-10-08 Sun"])
    #expect(bench.offered("list predictions by:2017..tod") == ["by:2017..today"])
    #expect(bench.meanings("list claims on:fri") == ["on:fri": "2017-10-06 Fri"])
    #expect(bench.meanings("list claims on:-1w..tom") == ["on:-1w..tomorrow": "2017-10-02 Mon"])
  }

  @Test func `offers probabilities in the words of the lexicon`() throws {
    var bench = try TestBench.prepared()
    #expect(bench.meanings("forecast p1 lik") == ["likely": "55%-80%"])
    #expect(bench.offered("forecast p1 7") == ["7%"])
    let completions = bench.completions("forecast p1 \"very l")
    #expect(completions.candidates.map { completions.written($0) } == ["\"very likely\" "])
    #expect(bench.offered("forecast p1 'very l") == ["very likely"])
  }

  @Test func `offers the terms of filters and their values`() throws {
    var bench = try TestBench.prepared()
    #expect(bench.offered("list predictions st") == ["state:"])
    #expect(bench.offered("list predictions state:open,o") == ["state:open,open", "state:open,overdue"])
    #expect(bench.offered("list claims kind:fo") == ["kind:forecast"])
    #expect(bench.offered("find 당선 in:d") == ["in:d2", "in:d1"])
    #expect(bench.offered("list claims \"+korea/thaad or @min") == ["+korea/thaad or @minxin-pei"])
    #expect(!bench.offered("list claims ").contains("or"))
    #expect(bench.offered("list claims +korea o").contains("or"))
  }

  @Test func `offers settings, topics and what is expected`() throws {
    var bench = try TestBench.prepared()
    #expect(bench.offered("set z") == ["zone"])
    #expect(bench.offered("set zone Asia/Seo") == ["Asia/Seoul"])
    #expect(bench.offered("set format mar") == ["markdown"])
    #expect(bench.offered("help filt") == ["filters"])
    #expect(bench.offered("expect p1 resolved vo") == ["void"])
    #expect(bench.offered("expect count claims +korea/th") == ["+korea/thaad"])
    #expect(bench.completions("import ").wantsFiles)
    #expect(bench.completions("report scorecard to ").wantsFiles)
  }

  @Test func `changes and opens nothing`() throws {
    var bench = TestBench()
    bench.session.workspace = Workspace(.file("/nowhere/at-all.reckon"), mayCreate: true)
    #expect(bench.offered("show c") == [])
    #expect(bench.offered("claim x k") == ["kind", "key"])
    #expect(bench.session.path == nil)
  }
}
