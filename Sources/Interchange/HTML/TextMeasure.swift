/// How much a text says, comparable across scripts, and how it ends.
struct TextMeasure {
  /// Letters and digits; a Hangul, Han or Kana character counts as two, since it says about as much as two letters.
  private(set) var letters = 0
  private(set) var sentenceEnds = 0
  private(set) var commas = 0
  private var isAfterEnd = false

  /// Whether the last letter is followed by what ends a sentence.
  var endsSentence: Bool { isAfterEnd }

  mutating func append(_ other: TextMeasure) {
    letters += other.letters
    sentenceEnds += other.sentenceEnds
    commas += other.commas
    if other.letters + other.sentenceEnds > 0 { isAfterEnd = other.isAfterEnd }
  }

  /// Counts a character, and tells how much it weighs.
  mutating func add(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case ".", "!", "?", "…", "。", "！", "？", "．":
      if !isAfterEnd { sentenceEnds += 1 }
      isAfterEnd = true
      return 0
    case ",", "、", "，", ";", "；":
      commas += 1
      return 0
    default:
      guard scalar.isLetterOrDigit else { return 0 }
      isAfterEnd = false
      let width = scalar.joinsOverLines || (0xAC00...0xD7A3).contains(scalar.value) ? 2 : 1
      letters += width
      return width
    }
  }
}

extension Unicode.Scalar {
  /// A letter or number of any script; the common ranges are told without Unicode's tables.
  var isLetterOrDigit: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    case 0..<0xAA: false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }
}
