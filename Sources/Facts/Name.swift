import Foundation

/// The name under which a speaker is written, such as `@minxin-pei`; letters of any script, in lower case and NFC.
package struct Handle: Sendable, Hashable, CustomStringConvertible {
  /// Without the `@`.
  package let name: String

  /// Reads a handle with or without its `@`.
  package init(parsing text: String) throws(FactError) {
    let body = text.hasPrefix("@") ? text.dropFirst() : text[...]
    let name = Name.folded(String(body))
    guard Name.isWellFormed(name) else {
      throw FactError(
        "E-SPEAKER", "'\(text)' is not a speaker such as @minxin-pei",
        hint:
          "a handle holds letters of any script, digits, '-', '_' and '.', and begins with a letter or digit")
    }
    self.name = name
  }

  /// A handle that is already known to be well formed, as read from a workspace.
  package init(stored name: String) {
    self.name = name
  }

  package var description: String { "@" + name }

  /// The coder whose judgements are what adjudication found, and go before those of all others.
  package static let gold = Handle(stored: "gold")
}

/// A hierarchical name such as `korea/thaad`, in lower case and NFC.
package struct TagName: Sendable, Hashable, CustomStringConvertible {
  package let path: String

  /// Reads a tag without its `+`.
  package init(parsing text: String) throws(FactError) {
    let path = Name.folded(text)
    let levels = path.split(separator: "/", omittingEmptySubsequences: false)
    guard levels.allSatisfy({ Name.isWellFormed(String($0)) }) else {
      throw FactError(
        "E-TAG", "'+\(text)' is not a tag such as +korea/thaad",
        hint:
          "each level holds letters of any script, digits, '-', '_' and '.', and begins with a letter or digit"
      )
    }
    self.path = path
  }

  package init(stored path: String) {
    self.path = path
  }

  package var description: String { "+" + path }
}

/// What names of speakers, tags and keys are made of.
package enum Name {
  package static func isWellFormed(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, isLetterOrDigit(first), !isMark(first) else { return false }
    return name.unicodeScalars.allSatisfy {
      isLetterOrDigit($0) || isMark($0) || "-_.".unicodeScalars.contains($0)
    }
  }

  /// A key names a row for scripts: like a tag's level, but with its case kept.
  package static func key(parsing text: String) throws(FactError) -> String {
    let name = text.composed
    guard isWellFormed(name) else {
      throw FactError(
        "E-KEY", "'\(text)' is not a key such as moon-wins",
        hint: "a key holds letters of any script, digits, '-', '_' and '.', and begins with a letter or digit"
      )
    }
    return name
  }

  /// A name as it is compared: in lower case and NFC.
  ///
  /// Composed last: some letters are composed in lower case only, such as ẖ.
  package static func folded(_ name: String) -> String {
    name.lowercased().composed
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    // Asked of every character of every tag and handle, and the properties of Unicode are dear.
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "\u{0}"..."\u{7F}": false
    default: scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
  }
}
