/// How many terminal columns text takes, by one table of our own: the C library's differs between systems.
///
/// Characters are grapheme clusters. Characters that are never printed as they are, such as controls, have
/// the width of the symbol that `TerminalText` shows for them.
package enum DisplayWidth {
  package static func of(_ text: String, ambiguous: Int = 1) -> Int {
    if let width = ofPlain(text) { return width }
    return text.reduce(0) { $0 + of($1, ambiguous: ambiguous) }
  }

  package static func of(_ character: Character, ambiguous: Int = 1) -> Int {
    guard let shown = TerminalText.replacement(for: character, .symbol) else {
      return ofCluster(character.unicodeScalars, ambiguous)
    }
    return shown.reduce(0) { $0 + ofCluster($1.unicodeScalars, ambiguous) }
  }

  /// The text if it takes at most so many columns, or else as much of its start as leaves room for `…`.
  package static func fit(_ text: String, to width: Int, ambiguous: Int = 1) -> String {
    guard of(text, ambiguous: ambiguous) > width else { return text }
    let room = width - of("…", ambiguous: ambiguous)
    guard room >= 0 else { return "" }
    var (result, used) = ("", 0)
    for character in text {
      used += of(character, ambiguous: ambiguous)
      guard used <= room else { break }
      result.append(character)
    }
    return result + "…"
  }

  /// The text with spaces up to so many columns; a text that is wider is left as it is.
  package static func pad(
    _ text: String, to width: Int, _ alignment: Alignment = .left, ambiguous: Int = 1
  ) -> String {
    let space = String(repeating: " ", count: max(0, width - of(text, ambiguous: ambiguous)))
    return alignment == .left ? text + space : space + text
  }

  /// The width of a text of printable ASCII and Hangul syllables alone, each a character by itself; else nil.
  static func ofPlain(_ text: String) -> Int? {
    var width = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20...0x7E: width += 1
      case 0xAC00...0xD7A3: width += 2
      default: return nil
      }
    }
    return width
  }

  static func isPrintableASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}

extension DisplayWidth {
  /// The sum of the scalars' widths, save that flags, emoji with a skin tone and emoji sequences take two.
  private static func ofCluster(_ scalars: Character.UnicodeScalarView, _ ambiguous: Int) -> Int {
    var (width, joined, previous) = (0, false, " " as Unicode.Scalar)
    for scalar in scalars {
      switch scalar {
      case "\u{FE0F}":
        if width == 1, previous.properties.isEmoji { width = 2 }
        // The emoji before it still counts as the one that a skin tone follows.
        continue
      case _ where joined && scalar.properties.isEmoji: break
      case _ where scalar.isSecondOfFlag(after: previous) || scalar.isTone(of: previous): break
      default: width += of(scalar, ambiguous)
      }
      joined = scalar == "\u{200D}"
      previous = scalar
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar, _ ambiguous: Int) -> Int {
    switch scalar.value {
    case ..<0xA0: 1
    case 0xAC00...0xD7A3, 0x4E00...0x9FFF: 2
    case let value where WidthTable.contains(value, in: WidthTable.zero): 0
    case let value where WidthTable.contains(value, in: WidthTable.wide): 2
    case let value where ambiguous != 1 && WidthTable.contains(value, in: WidthTable.ambiguous): ambiguous
    default: 1
    }
  }
}

extension Unicode.Scalar {
  fileprivate func isSecondOfFlag(after previous: Unicode.Scalar) -> Bool {
    let indicators = "\u{1F1E6}"..."\u{1F1FF}" as ClosedRange<Unicode.Scalar>
    return indicators.contains(self) && indicators.contains(previous)
  }

  /// Whether this is a skin tone that colours the emoji before it instead of standing alone.
  fileprivate func isTone(of previous: Unicode.Scalar) -> Bool {
    let tones = "\u{1F3FB}"..."\u{1F3FF}" as ClosedRange<Unicode.Scalar>
    return tones.contains(self) && !tones.contains(previous) && previous.value > 0x7F
      && previous.properties.isEmoji
  }
}
