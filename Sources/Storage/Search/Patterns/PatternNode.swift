/// A pattern as it is read: what may stand, one after another, in folded text.
indirect enum PatternNode: Sendable, Hashable {
  case scalar(UInt32)
  case one(of: ScalarSet)
  /// Any character but a line break.
  case any
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case choice([PatternNode])
  case repetition(PatternNode, least: Int, most: Int?, isGreedy: Bool)

  static let nothing = PatternNode.sequence([])
}

/// What holds between two characters.
enum PatternAssertion: Sendable, Hashable {
  case wordBoundary, noWordBoundary, lineStart, lineEnd

  func holds(at position: Int, in text: FoldedText) -> Bool {
    switch self {
    case .wordBoundary: isBoundary(position, text)
    case .noWordBoundary: !isBoundary(position, text)
    case .lineStart: position == 0 || text.breaksLine(position - 1)
    case .lineEnd: position == text.scalars.count || text.breaksLine(position)
    }
  }

  private func isBoundary(_ position: Int, _ text: FoldedText) -> Bool {
    let before = position > 0 && ScalarSet.isWord(text.scalars[position - 1])
    let after = position < text.scalars.count && ScalarSet.isWord(text.scalars[position])
    return before != after
  }
}

/// Some code points, whatever their case: what `[a-z]`, `\d` or `\p{Han}` stands for.
struct ScalarSet: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case range(ClosedRange<UInt32>)
    case word, digit, space, lineBreak
    case category(String)
    case set(ScalarSet)
  }

  var parts: [Part] = []
  var isComplement = false

  /// Whether a folded character belongs to it; `breaksLine` tells which spaces are line breaks.
  func contains(_ value: UInt32, breaksLine: Bool) -> Bool {
    let isIn = parts.contains { holds($0, value, breaksLine) || holdsUppercase($0, value) }
    return isIn != isComplement
  }

  private func holds(_ part: Part, _ value: UInt32, _ breaksLine: Bool) -> Bool {
    switch part {
    case .range(let range): range.contains(value)
    case .word: ScalarSet.isWord(value)
    case .digit: ScalarSet.isDigit(value)
    case .space: SearchScalars.isSpace(value)
    case .lineBreak: breaksLine
    case .category(let name): ScalarSet.isOf(name, value)
    case .set(let set): set.contains(value, breaksLine: breaksLine)
    }
  }

  // Folded text has no capitals, but a class may be written with them: [A-Z] or \p{Lu}.
  private func holdsUppercase(_ part: Part, _ value: UInt32) -> Bool {
    switch part {
    case .range, .category:
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenUppercased else { return false }
      let upper = scalar.properties.uppercaseMapping.unicodeScalars
      return upper.count == 1 && upper.first.map { holds(part, $0.value, false) } == true
    case .word, .digit, .space, .lineBreak, .set: return false
    }
  }
}

// MARK: Classes

extension ScalarSet {
  static func isWord(_ value: UInt32) -> Bool {
    if value < 0x80 {
      return (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) || (0x41...0x5A).contains(value)
        || value == 0x5F
    }
    if (0xAC00...0xD7A3).contains(value) || (0x4E00...0x9FFF).contains(value) { return true }
    guard let scalar = Unicode.Scalar(value) else { return false }
    return scalar.properties.isAlphabetic || SearchScalars.isMark(value) || isDigit(value)
  }

  static func isDigit(_ value: UInt32) -> Bool {
    guard value >= 0x80 else { return (0x30...0x39).contains(value) }
    return Unicode.Scalar(value)?.properties.generalCategory == .decimalNumber
  }

  /// The names that may stand in `\p{...}`, each with what it means.
  static let categories: [String: @Sendable (Unicode.Scalar) -> Bool] = [
    "L": \.properties.isAlphabetic, "Lu": \.properties.isUppercase, "Ll": \.properties.isLowercase,
    "N": { $0.properties.numericType != nil },
    "P": {
      switch $0.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        true
      default: false
      }
    },
    "S": {
      switch $0.properties.generalCategory {
      case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
      default: false
      }
    },
    "Emoji": { $0.value > 0x7F && $0.properties.isEmoji },
    "Han": \.properties.isIdeographic,
    "Hangul": {
      [0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97F, 0xAC00...0xD7FF].contains(where: $0.isWithin)
    },
    "Kana": { [0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F].contains(where: $0.isWithin) },
    "Latin": {
      $0.properties.isAlphabetic
        && [0x41...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A].contains(where: $0.isWithin)
    },
    "Greek": { [0x370...0x3FF, 0x1F00...0x1FFF].contains(where: $0.isWithin) },
    "Cyrillic": {
      [0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F].contains(where: $0.isWithin)
    },
  ]

  private static func isOf(_ category: String, _ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value), let holds = categories[category] else { return false }
    return holds(scalar)
  }
}

extension Unicode.Scalar {
  fileprivate func isWithin(_ range: ClosedRange<UInt32>) -> Bool { range.contains(value) }
}
