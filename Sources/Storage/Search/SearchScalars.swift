/// What search needs to know of a code point.
enum SearchScalars {
  /// What a code point does to the words around it.
  enum Kind {
    /// Part of a word that spaces delimit.
    case word
    /// Part of a run without spaces: Hangul (whose particles stick to the word), Han, Kana, Thai and its kin.
    case unspaced
    /// A sign that is a term by itself, such as an emoji.
    case sign
    case separator
  }

  static func kind(of value: UInt32) -> Kind {
    if value < 0x80 {
      return (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) ? .word : .separator
    }
    if isUnspaced(value) { return .unspaced }
    guard let scalar = Unicode.Scalar(value) else { return .separator }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return .word
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .privateUse, .unassigned: return .sign
    default: return .separator
    }
  }

  /// Whether the code point belongs to a script that is written without spaces, or whose words carry endings.
  static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x0E00: false
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF: true
    case ..<0x2E80: false
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x3038...0x303C: true
    case 0x3041...0x3096, 0x3099...0x309F, 0x30A1...0x30FA, 0x30FC...0x318F, 0x31A0...0x31BF: true
    case 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0xA48C, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    case 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Whether NFC leaves the code point as it is, next to others of the kind; false where unsure.
  static func isStable(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x300: true
    case 0x388...0x482, 0x48A...0x52F: true
    case 0x2010...0x205F, 0x2190...0x21FF, 0x2460...0x2ADB, 0x2ADD...0x2BFF: true
    case 0x3000...0x3029, 0x3030...0x3098, 0x309B...0x33FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: true
    case 0xFE0E...0xFE0F, 0xFEFF, 0xFF00...0xFFEF, 0x1F000...0x1FAFF: true
    default: false
    }
  }

  /// The White_Space of Unicode, without its tables, which cost more than all the rest of folding.
  static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  static func isHangul(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: false
    }
  }

  static func isLineBreak(_ value: UInt32) -> Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD: true
    case ..<0x300, 0x3041...0x9FFF, 0xAC00...0xD7A3: false
    default: scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
    }
  }

  static func plainQuote(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x2018, 0x2019, 0x201A, 0x201B: 0x27
    case 0x201C, 0x201D, 0x201E, 0x201F: 0x22
    default: nil
    }
  }

  static func isMark(_ value: UInt32) -> Bool {
    guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
