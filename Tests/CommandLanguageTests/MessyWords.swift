import CommandLanguage

/// Random choices, words and scripts from a seed, rich in what a lexer might take for something else.
struct MessyWords {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  private static let letters = [
    "word", "c3", "by", "where", "70%", "it's", "O'Neil", "p:60%..90%", "a=b", "key:x", "+tag", "-war",
    "@who",
    "2017-05-10", "http://x.org/?a=1&b=2", "한국은", "사드", "\u{1112}\u{1161}\u{11AB}", "漢字", "です", "é",
    "e\u{301}",
    "\u{301}", "\u{338}", "👩‍👩‍👧", "🇰🇷", "👍🏽", "❤️", "אב", "عربي", "ß", "İ", "Å", "’", "‘", "「", "」",
    "\u{FEFF}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2066}", "\u{E000}", "\u{10FFFF}", "\u{FFFD}",
  ]

  private static let marks = [
    " ", " ", " ", "\t", "\u{A0}", "\u{3000}", "\u{202F}", "\u{2003}", "\n", "\n", "\r\n", "\r", "\u{2028}",
    "\u{85}", "\"", "\"", "\"\"\"", "'", "“", "”", "\\", "\\n", "\\\"", "\\u{41}", "\\u{", "}", "#", " # ",
    "#tag",
    "--", "--", " -- ", "=", ":", ",", "/", ".", "(", "$HOME", "`", "*", ";", "|", "&&", "~", "!",
  ]

  private static let controls = ["\0", "\u{1}", "\u{8}", "\u{1B}[31m", "\u{7F}", "\u{9B}"]

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  /// Any word that a line can hold: not `--`, which no quote can make a plain word, and without NUL.
  mutating func word() -> String {
    let pieces = MessyWords.letters + MessyWords.marks + MessyWords.controls.dropFirst()
    let word = (0..<below(7)).map { _ in pick(pieces) }.joined()
    return word == "--" ? "-" : word
  }

  /// A text that may follow `--`.
  mutating func line() -> String {
    let line = word().unicodeScalars.map { "\n\r".unicodeScalars.contains($0) ? " " : String($0) }.joined()
    return "x" + line + "x"
  }

  /// Several lines, most of them with something wrong.
  mutating func script() -> String {
    let pieces =
      MessyWords.letters + MessyWords.marks + MessyWords.marks + (chance(20) ? MessyWords.controls : [])
    return (0..<below(40)).map { _ in pick(pieces) }.joined()
  }

  mutating func bytes() -> [UInt8] {
    let likely = Array("\"'#-\\u{}\n\r\t \0=:“”é".utf8)
    return (0..<below(60)).map { _ in chance(50) ? pick(likely) : UInt8(below(256)) }
  }
}

func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

/// What a lexer makes of a text: statements and faults in their order.
func lexed(_ text: String) -> [Result<Statement, FaultyStatement>] {
  var lexer = Lexer(text, source: "test", quotesSpanLines: true)
  var results: [Result<Statement, FaultyStatement>] = []
  // Every result stands on a later line than the one before, so there are no more of them than lines.
  let limit = text.utf8.count { $0 == 10 } + 2
  while results.count <= limit {
    do throws(FaultyStatement) {
      guard let statement = try lexer.next() else { return results }
      results.append(.success(statement))
    } catch {
      results.append(.failure(error))
    }
  }
  return results
}

/// The only statement of a text.
func statement(_ text: String) throws -> Statement {
  let results = lexed(text)
  guard results.count == 1 else { throw Diagnostic("E-TEST", "\(results.count) statements in: \(text)") }
  return try results[0].get()
}

/// The words of the only statement of a text.
func words(_ text: String) throws -> [String] { try statement(text).words.map(\.text) }

/// The part of a text that a range of UTF-8 offsets covers, or nil if it cuts a scalar or lies outside.
func part(_ text: String, _ range: Range<Int>) -> String? {
  let bytes = Array(text.utf8)
  guard range.upperBound <= bytes.count else { return nil }
  return String(validating: bytes[range], as: UTF8.self)
}
