@testable import Presentation

/// Text for laws: made of everything that has ever broken a layout, the same in every run.
enum Samples {
  static let pieces: [String] = [
    "a", "report", "70%", " ", "  ", "é", "e\u{301}", "\u{301}", "…", "①", "क्षि",
    "사드", "문재인은", "박근혜 대통령", "\u{1112}\u{1161}\u{11AB}", "会議は踊る", "、", "「", "」", "ｶﾞ",
    "😀", "👩‍💻", "👍🏽", "🇰🇷", "🇰", "❤️", "☎", "1️⃣",
    "\t", "\r\n", "\n", "\0", "\u{1B}[31m", "\u{7F}", "\u{9B}2J",
    "\u{202E}", "\u{2066}", "\u{2028}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{FE0F}", "\u{E0041}",
    "|", "`", "<b>", "*", "_", "#", "-", "1.", "\\", "&amp;", "http://a.example/b_c?d=1",
  ]

  /// Texts of up to so many pieces.
  static func texts(_ count: Int, upTo length: Int = 30, seed: UInt64 = 1) -> [String] {
    var random = SplitMix(state: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...length, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
    }
  }

  /// Phrases whose runs cut such texts anywhere, also inside characters.
  static func phrases(_ count: Int, upTo length: Int = 30, seed: UInt64 = 2) -> [Phrase] {
    var random = SplitMix(state: seed)
    return texts(count, upTo: length, seed: seed).map { text in
      text.unicodeScalars.reduce(into: Phrase()) { phrase, scalar in
        if phrase.runs.isEmpty || Int.random(in: 0..<5, using: &random) == 0 {
          phrase.runs.append(Phrase.Run("", Phrase.Style.allCases.randomElement(using: &random) ?? .plain))
        }
        phrase.runs[phrase.runs.count - 1].text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Every scalar of the planes 0 and 1 and of the tags, and of the uniform rest each 97th.
  static var scalars: some Sequence<Unicode.Scalar> {
    let rest = Array(stride(from: UInt32(0x20000), through: 0x10FFFF, by: 97))
    return [Array(0...0x1FFFF), Array(0xE0000...0xE0FFF), rest, [0x2FFFE, 0x10FFFF]]
      .joined().lazy.compactMap(Unicode.Scalar.init)
  }
}

/// Steele, Lea and Flood's generator: small, and the same on every system.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension String {
  /// The lines of an output in which every line ends in a newline.
  var outputLines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Whether no scalar could steer a terminal or reorder what it shows, by the standard library's properties.
  var isSafe: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      case .format: scalar == "\u{200D}" || Self.visibleFormats.contains(scalar.value)
      default: true
      }
    }
  }

  /// Signs that Unicode calls format characters, but that are drawn: Arabic, Syriac, Kaithi, Egyptian.
  private static let visibleFormats: Set<UInt32> = Set(
    [0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD] + Array(0x600...0x605) + Array(0x13430...0x1343F))
}
