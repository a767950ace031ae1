extension Unicode.Scalar {
  /// The Unicode property White_Space: no-break and ideographic spaces and line breaks, but not U+200B or U+FEFF.
  var isWhite: Bool {
    switch value {
    case 0x20, 0x09...0x0D: true
    case 0..<0x85: false
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// One scalar that ends a line, "\r" and "\n" each; Unicode's mandatory breaks (UAX 14).
  var isLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// A scalar that shows nothing of its own after a mark: combining, joining, zero-width or directional.
  var isInvisible: Bool {
    switch value {
    case 0..<0x300: false
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: properties.isGraphemeExtend
    }
  }

  var isDigit: Bool { (0x30...0x39).contains(value) }

  var isLetter: Bool { properties.isAlphabetic }

  var isHangul: Bool { (0xAC00...0xD7A3).contains(value) || isJamo }

  private var isJamo: Bool {
    switch value {
    case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97F, 0xD7B0...0xD7FF: true
    default: false
    }
  }

  /// A letter of a script that is written without case and may follow a closing quote as a particle.
  var isEastAsianLetter: Bool {
    switch value {
    case 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
    default: isHangul
    }
  }

  /// A picture such as 🎉, which belongs to the sentence before it; not a digit or sign that may become one.
  var isPicture: Bool {
    switch value {
    case 0..<0x203C: false
    case 0x1F000...0x1FAFF, 0x2600...0x27BF: true
    default: properties.isEmojiPresentation
    }
  }

  /// Columns on a terminal or in hard-wrapped mail: 0, 1, or 2 for East Asian wide letters and pictures.
  var columns: Int {
    switch value {
    case 0..<0x300: 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: isInvisible ? 0 : 1
    }
  }
}

// MARK: Punctuation

extension Unicode.Scalar {
  /// A mark that ends a sentence by itself, with or without a space after it.
  var isFullStopOfEastAsia: Bool {
    switch self {
    case "。", "．", "｡", "！", "？": true
    default: false
    }
  }

  var endsSentences: Bool {
    switch self {
    case ".", "!", "?": true
    case _ where value < 0x80: false
    case "…", "‼", "⁇", "⁈", "⁉", "؟", "۔", "।", "॥", "։", "።", "။", "។": true
    default: isFullStopOfEastAsia
    }
  }

  var isEllipsis: Bool { self == "…" }

  /// A quote or bracket that closes; the straight quotes both open and close.
  var closes: Bool {
    switch self {
    case "\"", "'", ")", "]", "}": true
    case _ where value < 0x80: false
    case "”", "’", "»", "›", "）", "］", "｝", "」", "』", "】", "〉", "》", "〕", "＂", "＇": true
    default: false
    }
  }

  /// A quote or bracket that may open.
  var opens: Bool {
    switch self {
    case "\"", "'", "(", "[", "{": true
    case _ where value < 0x80: false
    case "“", "‘", "„", "‚", "«", "‹", "»", "›", "（", "［", "｛", "「", "『", "【", "〈", "《", "〔", "＂", "＇", "¿",
      "¡":
      true
    default: false
    }
  }

  var isDash: Bool {
    switch self {
    case "-", "–", "—", "―", "•", "·", "*", "‐", "‑": true
    default: false
    }
  }
}
