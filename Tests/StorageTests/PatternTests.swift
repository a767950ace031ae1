import Facts
import GRDB
import Testing

@testable import Storage

/// Matches by trying every way in the order in which the pattern prefers them; slow, and plainly right.
private struct NaiveMatcher {
  let text: FoldedText

  /// Where a node may end that begins at a place, the best first, each once.
  private func ends(_ node: PatternNode, _ start: Int) -> [Int] {
    switch node {
    case .scalar(let value): return step(start) { $0 == value }
    case .one(let set): return step(start) { set.contains($0, breaksLine: text.breaksLine(start)) }
    case .any: return step(start) { _ in !text.breaksLine(start) }
    case .assertion(let assertion): return assertion.holds(at: start, in: text) ? [start] : []
    case .sequence(let nodes):
      return nodes.reduce([start]) { starts, node in unique(starts.flatMap { ends(node, $0) }) }
    case .choice(let branches): return unique(branches.flatMap { ends($0, start) })
    case .repetition(let node, let least, let most, let isGreedy):
      let copies = (0..<least).reduce([start]) { starts, _ in unique(starts.flatMap { ends(node, $0) }) }
      return unique(copies.flatMap { optional(node, $0, most.map { $0 - least }, isGreedy) })
    }
  }

  private func optional(_ node: PatternNode, _ start: Int, _ most: Int?, _ isGreedy: Bool) -> [Int] {
    guard most != 0 else { return [start] }
    let more = ends(node, start).filter { $0 > start }.flatMap {
      optional(node, $0, most.map { $0 - 1 }, isGreedy)
    }
    return unique(isGreedy ? more + [start] : [start] + more)
  }

  private func step(_ start: Int, _ accepts: (UInt32) -> Bool) -> [Int] {
    start < text.scalars.count && accepts(text.scalars[start]) ? [start + 1] : []
  }

  private func unique(_ ends: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return ends.filter { seen.insert($0).inserted }
  }

  func matches(_ node: PatternNode) -> [Range<Int>] {
    var (matches, position) = ([Range<Int>](), 0)
    while position < text.scalars.count {
      if let end = ends(node, position).first(where: { $0 > position }) {
        matches.append(position..<end)
        position = end
      } else {
        position += 1
      }
    }
    return matches
  }
}

extension PatternNode {
  fileprivate var mayBeEmpty: Bool {
    switch self {
    case .scalar, .one, .any: false
    case .assertion: true
    case .sequence(let nodes): nodes.allSatisfy(\.mayBeEmpty)
    case .choice(let branches): branches.contains(where: \.mayBeEmpty)
    case .repetition(let node, let least, _, _): least == 0 || node.mayBeEmpty
    }
  }

  fileprivate var repeatsEmptiness: Bool {
    switch self {
    case .scalar, .one, .any, .assertion: false
    case .sequence(let nodes), .choice(let nodes): nodes.contains(where: \.repeatsEmptiness)
    case .repetition(let node, _, _, _): node.mayBeEmpty || node.repeatsEmptiness
    }
  }
}

/// Patterns of any shape over few letters, so that they match often.
private struct RandomPattern {
  var generator: SeededGenerator

  mutating func pattern(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 4), using: &generator) {
    case 0, 1: ["a", "b", "사", "드", "é", " ", "A"].randomElement(using: &generator) ?? "a"
    case 2:
      [".", "[ab]", "[^a]", "\\w", "\\s", "[가-힣]", "\\p{Hangul}", "\\d"].randomElement(using: &generator)
        ?? "."
    case 3: ["\\b", "^", "$", "\\B"].randomElement(using: &generator) ?? "^"
    case 4, 5: pattern(depth: depth - 1) + pattern(depth: depth - 1)
    case 6: "(\(pattern(depth: depth - 1))|\(pattern(depth: depth - 1)))"
    default:
      "(?:\(pattern(depth: depth - 1)))"
        + (["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{1,}"].randomElement(
          using: &generator) ?? "*")
    }
  }

  mutating func text() -> String {
    (0..<Int.random(in: 0..<14, using: &generator)).map { _ in
      ["a", "b", "사", "드", "e\u{301}", " ", "\r\n", "A", "1"].randomElement(using: &generator) ?? "a"
    }.joined()
  }
}

@Suite struct PatternTests {
  private func found(_ pattern: String, in text: String) throws -> [String] {
    var finder = TextQuery(pattern: try TextPattern(parsing: pattern)).finder()
    let scalars = Array(text.unicodeScalars)
    return try finder.places(in: text).map { range in
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[range])
      return String(part)
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func `any pattern matches what trying every way finds`(seed: UInt64) throws {
    var random = RandomPattern(generator: SeededGenerator(state: seed))
    for _ in 0..<100 {
      let (pattern, text) = (random.pattern(depth: 4), random.text())
      var parser = PatternParser(pattern)
      let node = try parser.pattern()
      var matcher = PatternMatcher(try PatternProgram(node))
      let folded = FoldedText(text)
      let (matches, expected) = (try matcher.matches(in: folded), NaiveMatcher(text: folded).matches(node))
      // Where what is repeated may be empty, the two may prefer different ends of the first match.
      if node.repeatsEmptiness {
        #expect(
          matches.first?.lowerBound == expected.first?.lowerBound, "\(pattern) in \(text.debugDescription)")
      } else {
        #expect(matches == expected, "\(pattern) in \(text.debugDescription)")
      }
    }
  }

  @Test(arguments: [
    ("사드\\S*", "사드는 남고 사드가 온다", ["사드는", "사드가"]),
    ("(north|south) korea", "North  Korea, South\nKorea", ["North  Korea", "South\nKorea"]),
    ("\\bwar\\b", "war, toward wars War", ["war", "War"]), ("[A-Z]\\w+", "moon Jae", ["moon", "Jae"]),
    ("^.+$", "one\r\n\r\ntwo", ["one", "two"]), ("\\d{4}-\\d\\d", "2017-05 and 17-05", ["2017-05"]),
    ("caf\u{e9}", "a cafe\u{301}!", ["cafe\u{301}"]),
    ("\u{201C}.*?\u{201D}", "\"a\" and \"b\"", ["\"a\"", "\"b\""]),
    ("\\p{Emoji}+", "go 🚀🚀!", ["🚀🚀"]), ("a*", "baac", ["aa"]),
    ("\\.{3}|\\u{2026}", "so... so…", ["...", "…"]),
    ("[\\d,]+", "1,234 x", ["1,234"]), ("[^\\s]+", "가 나", ["가", "나"]),
  ])
  func `matches`(pattern: String, text: String, expected: [String]) throws {
    #expect(
      try found(pattern, in: text).map { Array($0.unicodeScalars) }
        == expected.map { Array($0.unicodeScalars) })
  }

  @Test(arguments: ["(a+)+$", "(a|a)*$", "(a*)*b", "(.*)*x", "a{0,40}a{40}b", "(a?){40}a{40}$"])
  func `no pattern hangs`(pattern: String) throws {
    let text = String(repeating: "a", count: 20_000) + "!"
    let clock = ContinuousClock()
    var places: [String] = []
    let time = try clock.measure { places = try found(pattern, in: text) }
    #expect(places.isEmpty)
    #expect(time < .seconds(20))
  }

  @Test(arguments: [
    "(", ")", "[a", "a{", "a{3,2}", "a{2000}", "*a", "a**", "\\", "\\q", "\\1", "(?=a)", "(?<n>a)", "[b-a]",

    "\\p{Klingon}", "((a{500}){500})",
  ])
  func `what cannot be read is refused with a hint`(pattern: String) {
    let error = #expect(throws: FactError.self) { _ = try TextPattern(parsing: pattern) }
    #expect(error?.code == "E-PATTERN")
    #expect(error?.hint != nil)
  }

  @Test(arguments: UInt64(0)..<10)
  func `the index offers every text that a pattern matches`(seed: UInt64) throws {
    let store = try Toy.store()
    var random = RandomPattern(generator: SeededGenerator(state: seed))
    let words = ["사드", "사드는 ", "moon ", "moonlight ", "북한 ", "미사일을 ", "a", "드 "]
    let texts = (0..<40).map { _ in
      (0..<4).map { _ in words.randomElement(using: &random.generator) ?? "" }.joined()
    }
    _ = try store.write(.made()) { change in
      for text in texts {
        try change.database.execute(sql: "INSERT INTO version (text) VALUES (?)", arguments: [text])
      }
    }
    for pattern in [
      "사드\\S", "\\bmoon", "moon\\w+", "사드|미사일", "(북한|사드는) moon", "a사드", "드 북", "드는? m", "^moon", "n 사드",
    ] {
      let query = TextQuery(pattern: try TextPattern(parsing: pattern))
      var (hits, finder) = ([Int](), query.finder())
      try store.read {
        try $0.eachHit(of: query) {
          hits.append($0.row.id); return true
        }
      }
      let expected = try texts.indices.filter { try !finder.places(in: texts[$0]).isEmpty }.map { $0 + 1 }
      #expect(hits == expected, "\(pattern)")
    }
    #expect(try TextPattern(parsing: "사드|미사일").query == "\"사드\" OR \"미사 사일\"")
    #expect(try TextPattern(parsing: "oon").query == nil)
  }
}
