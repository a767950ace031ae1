/// How a word is written so that the lexer, and nearly always a shell, reads it back as the same word.
package enum Quoting {
  package static func quoted(_ text: String) -> String {
    isSafe(text) ? text : enclosed(text)
  }

  /// The same in quotes, needed or not.
  static func enclosed(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  /// Whether the lexer would read a text that follows `--` as it is.
  static func standsAfterDashes(_ text: String) -> Bool {
    var scanner = WordScanner(Array("-- \(text)".utf8), from: 0, quotesSpanLines: false)
    guard let word = try? scanner.words().first else { return false }
    return word.text.utf8.elementsEqual(text.utf8)
  }

  private static func isSafe(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first != "#", text != "--" else { return false }
    return text.unicodeScalars.allSatisfy(isSafe)
  }

  // Letters of any script may stand bare; of the rest only what neither the lexer nor a shell gives a meaning.
  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "+", "@", ":", ",", ".", "/", "%", "-", "_", "=": return true
    case "\u{0}"..."\u{7F}": return false
    default: break
    }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where mustBeNumbered(scalar): result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // A log line must show what it holds: nothing invisible, and no line break of any kind.
  private static func mustBeNumbered(_ scalar: Unicode.Scalar) -> Bool {
    // The properties of a character are dear; nearly all are Latin, Hangul or Han, where nothing is hidden.
    switch scalar {
    case " "..."~", "\u{AC00}"..."\u{D7A3}", "\u{4E00}"..."\u{9FFF}": return false
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    case .format: scalar != "\u{200D}"
    default: false
    }
  }
}
