import Testing

@testable import Terminal

@Suite struct `Completion at TAB` {
  @Test func `writes the only candidate, whatever it begins with`() {
    #expect(step("show 문재", ["@moon"], from: 5) == .replace(5..<11, with: "@moon"))
  }

  @Test func `does nothing without a candidate, or when all is written`() {
    #expect(step("show", [], from: 0) == .nothing)
    #expect(step("show", ["show"], from: 0) == .nothing)
  }

  @Test func `adds what candidates share and lists them when they share no more`() {
    #expect(step("문", ["문재인", "문재호"], from: 0) == .replace(0..<3, with: "문재"))
    #expect(step("문재", ["문재인", "문재호"], from: 0) == list(["문재인", "문재호"]))
    #expect(step("문", ["문재인", "문제"], from: 0) == list(["문재인", "문제"]))
  }

  @Test(arguments: [
    ("👩", ["👩‍👩‍👧a", "👩‍👩‍👦b"]), ("e", ["e\u{301}x", "ex"]), ("ㅎ", ["하", "한"]), ("x", ["가", "각"]),
  ])
  func `never deletes or splits what was typed`(typed: String, candidates: [String]) {
    #expect(step(typed, candidates, from: 0) == list(candidates))
  }

  /// Whatever the words are, several candidates only ever add to the text.
  @Test func `keeps every typed character in random words`() {
    var random = Seeded(state: 7)
    let letters = Array("가각문재인사드ab e\u{301}😀👩‍👧")
    func word(_ length: Int) -> String {
      String((0..<length).map { _ in letters.randomElement(using: &random) ?? "x" })
    }
    for _ in 0..<2000 {
      let typed = word(Int.random(in: 0...3, using: &random))
      let candidates = (0..<3).map { _ in typed + word(Int.random(in: 0...3, using: &random)) }
      guard case .replace(let range, let written) = step(typed, candidates, from: 0) else { continue }
      #expect(range == 0..<typed.utf8.count)
      #expect(written.composed.hasPrefix(typed.composed))
      #expect(candidates.allSatisfy { $0.composed.hasPrefix(written) })
    }
  }

  @Test(arguments: [0..<99, 1..<3, 2..<2, -1..<2])
  func `leaves a place alone that is none of the text's`(place: Range<Int>) {
    let completion = Completion(replace: place, candidates: [candidate("x")])
    #expect(completion.step(in: "문재", cursor: 6) == .nothing)
  }

  private func step(_ text: String, _ candidates: [String], from start: Int) -> Completion.Step {
    Completion(replace: start..<text.utf8.count, candidates: candidates.map { candidate($0) })
      .step(in: text, cursor: text.utf8.count)
  }

  private func list(_ names: [String]) -> Completion.Step { .list(names.map { candidate($0) }) }
}

@Suite struct `A list of candidates` {
  private let many = (0..<100).map { candidate("tag-\($0)", "meaning of \($0)") }

  @Test(arguments: [(80, 24), (80, 3), (40, 5), (20, 6), (10, 1), (2, 9), (1, 1), (80, 0), (3000, 2)])
  func `keeps to the screen and counts every candidate once`(columns: Int, rows: Int) {
    let lines = CandidateList(candidates: many).rows(columns: columns, rows: rows)
    #expect(lines.count <= rows)
    #expect(lines.allSatisfy { width($0) < columns })
    let hidden = lines.last.flatMap { plain($0).firstMatch(of: /… ([0-9]+) m?/)?.1 }.flatMap { Int($0) } ?? 0
    guard columns >= 40, rows > 0 else { return }
    #expect(lines.joined().matches(of: /tag-/).count + hidden == many.count)
  }

  @Test func `stands in columns whatever the width of the names`() {
    let list = CandidateList(candidates: [candidate("사드", "a"), candidate("ab", "b"), candidate("문재인", "c")])
    #expect(list.rows(columns: 12, rows: 9).map(plain) == ["사드    a", "ab      b", "문재인  c"])
  }

  @Test func `has no column for meanings when there are none`() {
    let list = CandidateList(candidates: ["a", "bb", "c", "d"].map { candidate($0) })
    #expect(list.rows(columns: 10, rows: 9) == ["a   c ", "bb  d "])
  }

  @Test func `shows nothing that could drive the terminal`() {
    let rows = CandidateList(candidates: [candidate("a\u{1B}[2J\n\u{9B}b", "\u{202E}c\u{7}")]).rows(
      columns: 80, rows: 9)
    let controls = plain(rows.joined()).unicodeScalars.filter { $0.properties.generalCategory == .control }
    #expect(controls.isEmpty)
    #expect(rows.count == 1)
  }

  private func plain(_ row: String) -> String { row.replacing(/\u{1B}\[[0-9]*m/, with: "") }
  private func width(_ row: String) -> Int { Cells(plain(row)).width }
}

@Suite struct `Cells of a row` {
  @Test(arguments: [
    ("ab", 2), ("사드", 4), ("e\u{301}", 1), ("q\u{307}", 1), ("👩‍👧", 5), ("🇰🇷", 2), ("❤\u{FE0F}", 2), ("", 0),
    ("\u{200B}", 1), ("\u{1B}", 1), ("a\nb", 3),
  ])
  func `count the columns that no terminal disputes`(text: String, width: Int) {
    #expect(Cells(text).width == width)
    #expect(Cells(text).text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }

  @Test(arguments: ["사드 배치 결정", "abc", "가", "q\u{307}q\u{307}q\u{307}", ""], -1...12)
  func `are cut to what fits, and say so`(text: String, columns: Int) {
    let cut = Cells(text).cut(to: columns)
    #expect(cut.width <= max(0, columns))
    #expect(cut.width == Cells(cut.text).width)
    #expect(cut.text == Cells(text).text || cut.text.hasSuffix("…") || columns < 1)
  }

  @Test func `continue in rows without losing any`() {
    let text = "the editor '/tmp/사드' did not end well"
    for columns in 2..<50 {
      let rows = Cells(text).rows(of: columns)
      #expect(rows.map(\.text).joined() == text)
      #expect(rows.allSatisfy { $0.width <= columns })
    }
  }
}

private func candidate(_ written: String, _ summary: String = "") -> Completion.Candidate {
  Completion.Candidate(written: written, shown: written, summary: summary)
}

/// The same numbers every time (Steele, Lea and Flood, SplitMix).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
