import CommandLanguage
import Facts
import Presentation
import Storage
import Testing

@testable import Workbench

@Suite struct `Bad lines` {
  struct Spoiled: Sendable, CustomTestStringConvertible {
    let command: String
    let lines: [String]
    var testDescription: String { command }
  }

  private static let all = Command.all.map {
    Spoiled(command: $0.syntax.name, lines: lines(spoiling: $0.syntax))
  }

  /// What no example can bear: words after it, or one of its words exchanged.
  private static func lines(spoiling syntax: Syntax) -> [String] {
    let tails = [
      "becuase x", "superfluous", "--nonsense", "--format nonsense", "--as-of 2017", "--as-of",
      "--author @-x",
      "--json=1", "+a//b", "@-x", "key \"two words\"", "key -x", "where", "\"unclosed", "x\u{1}y", "\"\\q\"",
      "\"a\"b",
      "--dry-run=no",
    ]
    let examples = syntax.examples.filter { !$0.contains(" -- ") }
    // A word that help explains is no mistake after it.
    let explained = syntax.name == "help" ? "help where" : ""
    var lines = examples.flatMap { example in tails.map { "\(example) \($0)" } }.filter { $0 != explained }
    lines += syntax.examples.flatMap(exchanges)
    let needs = syntax.slots.contains(where: \.isRequired) || syntax.keywords.contains(where: \.isRequired)
    if needs || syntax.rest != nil { lines.append(syntax.name) }
    return lines + [syntax.name + "x", syntax.name.uppercased()]
  }

  /// The example with each of its words in turn made wrong, as far as its kind can be wrong.
  private static func exchanges(of example: String) -> [String] {
    var lexer = Lexer(example, source: "example")
    let words = (try? lexer.next())?.words ?? []
    return words.indices.dropFirst().filter { !words[$0].followsDashes }.flatMap { index -> [String] in
      let (word, previous) = (words[index].text, words[index - 1].text)
      return replacements(of: word, after: previous, verb: words[0].text).map { replacement in
        var spoiled = Array(example.utf8)
        spoiled.replaceSubrange(words[index].range, with: replacement.utf8)
        return String(decoding: spoiled, as: UTF8.self)
      }
    }
  }

  private static func replacements(of word: String, after previous: String, verb: String) -> [String] {
    if let id = Identifier(parsing: word) {
      if verb == "skip" { return ["o1", "\(id.kind.rawValue)0", "key:none"] }
      let wrongKind = ["show", "log"].contains(verb) ? [] : id.kind == .operation ? ["c1"] : ["o1"]
      return ["\(id.kind.rawValue)999", "\(id.kind.rawValue)0", "key:none", "\(word)..\(id.kind.rawValue)0"]
        + wrongKind
    }
    if ["on", "by", "known", "as-of"].contains(previous) {
      return ["2017-13-01", "2017-02-30", "05/10/2017", "tomorow", "2017-Q5", "0000", "어제"]
    }
    if word.hasSuffix("%") { return ["70", "170%", "-5%", "70%%", "1.5"] }
    if word.hasPrefix("+") { return ["+a//b", "+-x", "+/"] }
    if word.hasPrefix("@") { return ["@-x", "@a/b", "@"] }
    if ["rule", "per", "sort", "grade", "confidence", "baseline"].contains(previous) {
      return ["nonsense", "사드"]
    }
    return []
  }

  /// A place in the text, on the boundaries of its characters.
  private func isPlaced(_ failure: Failure) -> Bool {
    guard let text = failure.statement?.text, let range = failure.diagnostic.range else { return false }
    let utf8 = Array(text.utf8)
    guard range.upperBound <= utf8.count else { return false }
    return [range.lowerBound, range.upperBound].allSatisfy { $0 == utf8.count || utf8[$0] & 0xC0 != 0x80 }
  }

  @Test(arguments: all)
  func `are refused with a code, words and a place, and change nothing`(spoiled: Spoiled) throws {
    var bench = try TestBench.prepared()
    let newest = try bench.newestOperation
    let (before, sitting) = (try bench.facts, String(describing: bench.session.sitting))
    for line in spoiled.lines {
      guard let failure = bench.failure(of: line) else {
        Issue.record("this was accepted: \(line)\n\(bench.lastSaid.text)")
        bench = try TestBench.prepared()
        continue
      }
      let code = failure.diagnostic.code
      #expect(code.wholeMatch(of: /E-[A-Z-]+/) != nil && code != "E-INTERNAL", "\(code): \(line)")
      #expect(!failure.diagnostic.message.isEmpty && failure.diagnostic.hint != "", "\(line)")
      #expect(
        isPlaced(failure), "no place: \(line)\n\(failure.lines(RenderOptions()).joined(separator: "\n"))")
      #expect(failure.lines(RenderOptions()).count >= 3, "\(line)")
      #expect(try bench.newestOperation == newest, "changed something: \(line)")
      #expect(String(describing: bench.session.sitting) == sitting, "changed the sitting: \(line)")
    }
    #expect(try bench.facts == before)
  }

  private static let soup =
    Command.all.map(\.syntax.name).filter { !["quit", "init", "backup"].contains($0) } + [
      "c1", "c1,c2", "c1..c9", "p1", "p2=no", "d1", "d1.s2", "d1:3-9", "d2.v9.s1", "m1", "n1", "o1", "e1",
      "last", "key:x",
      "in", "as", "on", "by", "given", "because", "with", "where", "to", "key", "kind", "limit", "sort",
      "per", "rule",
      "70%", "0.5", "60..70%", "likely", "2017", "2017-05-10", "+1w", "fri", "yes", "no", "void", "none",
      "text", "by", "-",
      "+tag", "-tag", "#tag", "@ada", "@지훈", "+", "@", "--", "--json", "--dry-run", "--as-of", "--x=1", "(",
      ")", "or", "not",
      "state:open", "text:사드", "p:..50%", "by:..today", "own:+korea", "\"사드 🚀\"", "'raw \\'", "“열린", "\"",
      "\"\"\"", "\\",
      "\u{301}", "e\u{301}", "👩‍👩‍👧‍👦", "\u{202E}abc", "\u{FEFF}", "\u{0}", "\t", "\r", "\n", "\u{A0}", "#", "=",
      ":", ",", "..", "9999999999999999999",
      "c99999999999999999999", "-1", "0", "%", "“”", "supports", "supported", "claims", "predictions",
      "count", "resolved",
    ]

  @Test(arguments: 0..<8)
  func `at random never stop the program, and fail without a trace`(seed: Int) throws {
    let random = Seeded(UInt64(seed))
    var bench = try TestBench.prepared()
    for _ in 0..<250 * effort {
      let verb = random.chance(80) ? [Self.soup[random.below(33)]] : []
      let line = (verb + (0..<random.below(9)).map { _ in random.pick(Self.soup) })
        .joined(separator: random.chance(90) ? " " : "")
      let before = try bench.newestOperation
      guard let failure = bench.failure(of: line) else { continue }
      #expect(
        !["E-INTERNAL", "E-WORKSPACE"].contains(failure.diagnostic.code), "\(line)\n\(failure.diagnostic)")
      #expect(isPlaced(failure), "\(line)\n\(failure.diagnostic)")
      #expect(!failure.lines(RenderOptions(width: 40)).isEmpty)
      // Several statements on several lines are several operations, of which the first may have worked.
      if !line.contains("\n") { #expect(try bench.newestOperation == before, "\(line)") }
    }
  }
}
