import CommandLanguage
import Foundation
import Testing

@testable import Presentation
@testable import Workbench

/// A workspace in which every text that can be typed or imported holds what steers terminals and breaks formats.
@Suite struct `Hostile text` {
  /// Sets the clipboard and the title, clears the screen, turns the line about, ends every kind of quotation.
  static let hostile =
    "=HYPERLINK(1)\u{1B}]52;c;aGk=\u{7}\u{1B}]0;owned\u{1B}\\\u{1B}[2J\u{9B}31m\u{9D}8;;x\u{9C}\u{8}\u{7F}"
    + "\u{202E}evil\u{2066}\u{200F}\u{2028}\u{FEFF}\u{E0041}<script>alert(1)</script><img src=x onerror=alert(1)>"
    + "]]>--><svg onload=alert(1)>'|`*_[x](javascript:alert(1))\\;,:{{title}}"

  static let verbs = [
    "status", "list documents", "list claims", "list mentions", "list predictions", "list forecasts",
    "list notes",
    "list evidence", "list links", "list resolutions", "list speakers", "list tags", "list operations",
    "list keys",
    "show d1", "show c1", "show m1", "show p1", "show n1", "show e1", "show l1", "show r1", "show o2",
    "read d1",
    "find evil", "find /evil/", "log", "log o2", "log as script", "due", "score per speaker", "calibration",
    "explain p1", "why c1", "contradictions", "timeline", "changes 2017-01-01 today", "words", "check",
    "history",
    "sql \"SELECT * FROM claims\"", "report scorecard", "report dossier", "report agenda", "report timeline",
    "report contradictions", "report audit", "set", "compare @a @b", "boilerplate d1", "orphans", "doctor",
  ]

  static func bench() throws -> TestBench {
    var bench = TestBench(files: ["a.txt": "\(hostile)\n\nIt stays. \(hostile) It goes.\n"])
    let quoted = Quoting.quoted(hostile)
    try bench.runScript(
      """
      import a.txt @a on 2017-03-20 title \(quoted) publisher \(quoted)
      claim "It stays" in d1 as \(quoted) hedge \(quoted) kind fact +a/b
      claim \(quoted) in none @b
      speaker @b name \(quoted) kind \(quoted)
      link c1 contradicts c2 because \(quoted)
      note c1 \(quoted)
      evidence c1 \(quoted) supports
      verdict c1 mixed because \(quoted)
      predict c1 70% by 2017-12-31 on 2017-03-20 criteria \(quoted) hedge \(quoted)
      predict \(quoted) 60% by 2017-04-01 on 2017-03-21 @b
      forecast p1 50% on 2017-04-01 because \(quoted)
      resolve p2 yes on 2017-03-25 because \(quoted)
      """)
    bench.session.begin(typed: "claim \(quoted)")
    bench.session.end(typed: .done)
    return bench
  }

  private func unsafe(_ text: String) -> String? {
    let scalars = text.unicodeScalars.filter { $0 != "\n" && $0 != "\t" && TerminalText.hides($0) }
    return scalars.isEmpty
      ? nil : scalars.prefix(5).map { String($0.value, radix: 16) }.joined(separator: " ")
  }

  @Test(arguments: Renderer.all.map(\.name))
  func `stored anywhere reaches no terminal as it is, from any command in any format`(format: String) throws {
    var bench = try Self.bench()
    for verb in Self.verbs {
      let line = "\(verb) --format \(format)"
      let text: String
      do throws(Failure) { text = try bench.run(line).lines.joined(separator: "\n") } catch {
        text = error.lines(RenderOptions()).joined(separator: "\n")
      }
      let plain = format.hasPrefix("csv") || format == "calendar" ? text.replacing("\r\n", with: "\n") : text
      #expect(unsafe(plain) == nil, "\(line): \(unsafe(plain) ?? "")")
      if format == "html" {
        #expect(
          !text.contains("<script>alert") && !text.contains("<img src=x") && !text.contains("<svg onload"))
        #expect(!text.contains("href=\"javascript:"), "\(line)")
      }
      if format == "csv" {
        #expect(!text.contains("\n=") && !text.contains(",=") && !text.contains("\"="), "\(line)")
      }
    }
  }

  @Test func `typed anywhere comes back in no error as it is`() throws {
    var bench = try Self.bench()
    let quoted = Quoting.quoted(Self.hostile)
    for line in [
      quoted, "show \(quoted)", "claim \(quoted) in d1 at \(quoted)", "predict x 70% by \(quoted)",
      "list \(quoted)",
      "set \(quoted) x", "set zone \(quoted)", "find /(\(Self.hostile)/", "sql \(quoted)", "import \(quoted)",
      "run \(quoted)", "tag c1 +\(quoted)", "claim x in none @\(quoted)", "claim x in none key \(quoted)",
      "list claims --format \(quoted)", "list claims \(quoted):x", "backup to \(quoted)",
      "export brat to \(quoted)",
      "resolve p1 \(quoted)", "undo \(quoted)", "lexicon text \(quoted) name x",
      "scheme text \(quoted) name x",
    ] {
      guard let failure = bench.failure(of: line) else { continue }
      for escapes in [Escapes.symbol, .ascii] {
        let text = failure.lines(RenderOptions(escapes: escapes)).joined(separator: "\n")
        #expect(unsafe(text) == nil, "\(line.debugDescription): \(unsafe(text) ?? "")")
      }
      let json = failure.json.text(forTerminal: true)
      #expect(unsafe(json) == nil, "\(line.debugDescription) as JSON: \(unsafe(json) ?? "")")
    }
  }

  @Test func `is text in drawings and calendars`() throws {
    var bench = try Self.bench()
    try bench.run("chart path p1 to a.svg")
    try bench.run("report agenda to a.ics")
    try bench.run("report scorecard to a.html")
    let svg = try #require(bench.folder["a.svg"])
    #expect(!svg.contains("<script") && !svg.contains("<svg onload") && !svg.contains("\u{1B}"))
    #expect(XMLLike.isBalanced(svg))
    let calendar = try #require(bench.folder["a.ics"])
    let lines = calendar.components(separatedBy: "\r\n")
    #expect(lines.filter { $0.hasPrefix("BEGIN:") }.count == lines.filter { $0.hasPrefix("END:") }.count)
    #expect(lines.allSatisfy { !$0.contains("\n") && $0.utf8.count <= 75 })
    #expect(unsafe(calendar.replacing("\r\n", with: "\n")) == nil)
    let html = try #require(bench.folder["a.html"])
    #expect(!html.contains("<script>alert") && !html.contains("<svg onload") && unsafe(html) == nil)
  }
}

/// As much of XML as shows that no text has become markup.
private enum XMLLike {
  static func isBalanced(_ text: String) -> Bool {
    var open: [Substring] = []
    for part in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      guard let end = part.firstIndex(of: ">") else { return false }
      let tag = part[..<end]
      if tag.hasPrefix("?") || tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
      let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace }
      if !tag.hasPrefix("/") { open.append(name) } else if open.popLast() != name { return false }
    }
    return open.isEmpty
  }
}
