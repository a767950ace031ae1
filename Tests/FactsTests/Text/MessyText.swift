import Facts

/// Random text from a seed, rich in what breaks positions: marks, jamo, emoji, line ends, controls, quotes.
struct MessyText {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  private static let pieces = [
    "word", "The", "said", "e", "e\u{301}", "é", "U.S.", "Mr.", "3.5", "No. 7", "Kim", "…", "...", "[...]",
    "[3]",
    ".", ".", ".", "!", "?", "?!", "\"", "“", "”", "'", "‘", "’", "(", ")", "[", "]", "「", "」", "『", "』", "—",
    "-",
    " ", " ", " ", " ", "\u{A0}", "\u{3000}", "\t", "\n", "\r\n", "\r", "\n\n", "\u{2028}", "\u{2029}",
    "\u{85}",
    "한국은", "간다.", "했다.", "까?", "라고", "\u{1112}\u{1161}\u{11AB}", "漢字", "です。", "！", "사드", "2017. 3. 8.",
    "👩‍👩‍👧", "🇰🇷", "👍🏽", "❤️", "\0", "\u{FEFF}", "\u{200B}", "\u{202E}", "\u{301}", "\u{200D}", "אב", "ß", "İ",
  ]

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func next() -> String {
    (0..<below(60)).map { _ in MessyText.pieces[below(MessyText.pieces.count)] }.joined()
  }

  mutating func range(in text: StoredText) -> Range<Int> {
    let ends = [below(text.count + 1), below(text.count + 1)].sorted()
    return ends[0]..<ends[1]
  }

  /// Texts of seeds 1 to `count`, each with a source for further choices.
  static func each(_ count: Int, _ body: (StoredText, inout MessyText) throws -> Void) rethrows {
    for seed in 1...count {
      var messy = MessyText(seed: seed)
      let text = StoredText(messy.next())
      try body(text, &messy)
    }
  }
}

func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
