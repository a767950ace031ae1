import CLibXML2

extension String {
  /// This text with character references such as `&amp;` and `&#x2014;` replaced; what is none stays.
  var decodingEntities: String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    var result = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      if let (scalars, end) = CharacterReference.read(rest) {
        result += scalars
        rest = rest[end...]
      } else {
        result.append("&")
        rest = rest.dropFirst()
      }
    }
    result += rest
    return String(result)
  }

  /// This text on one line, with single spaces between its words; no-break spaces stay.
  var foldingSpace: String {
    unicodeScalars.split(whereSeparator: \.isCollapsible).map(String.init).joined(separator: " ")
  }
}

/// A character written as a reference, closed by a semicolon.
enum CharacterReference {
  /// What the reference that begins here stands for, and where it ends; nil where none begins.
  static func read(
    _ text: Substring.UnicodeScalarView
  ) -> (scalars: [Unicode.Scalar], end: String.Index)? {
    let body = text.dropFirst().prefix(32)
    guard let semicolon = body.firstIndex(of: ";") else { return nil }
    let name = body[..<semicolon]
    guard let scalar = name.first == "#" ? numbered(name.dropFirst()) : named(String(name)) else {
      return nil
    }
    return ([scalar], text.index(after: semicolon))
  }

  /// A number that is no character stands for U+FFFD, as in the HTML standard.
  private static func numbered(_ digits: Substring.UnicodeScalarView) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let digits = String(isHexadecimal ? digits.dropFirst() : digits)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    guard isHexadecimal || digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), value > 0 else { return "\u{FFFD}" }
    if let byte = UInt8(exactly: value), let scalar = windows[byte] { return scalar }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func named(_ name: String) -> Unicode.Scalar? {
    if let scalar = beyondHTML4[name] { return scalar }
    guard let entity = htmlEntityLookup(name) else { return nil }
    return Unicode.Scalar(entity.pointee.value)
  }

  /// What numbers 128 to 159 mean (HTML standard, numeric character reference end state).
  static let windows: [UInt8: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(
      [0x80] + Array(0x82...0x8C) + [0x8E] + Array(0x91...0x9C) + [0x9E, 0x9F],
      "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars))

  /// Punctuation that has a name since HTML 5, which libxml2 does not know.
  static let beyondHTML4: [String: Unicode.Scalar] = [
    "Hat": "^", "NewLine": "\n", "Tab": "\t", "apos": "'", "ast": "*", "bsol": "\\", "colon": ":",
    "comma": ",",
    "commat": "@", "dash": "‐", "dollar": "$", "equals": "=", "excl": "!", "grave": "`", "hyphen": "‐",
    "lbrace": "{",
    "lbrack": "[", "lcub": "{", "lowbar": "_", "lpar": "(", "lsqb": "[", "mldr": "…", "nldr": "‥", "num": "#",
    "percnt": "%", "period": ".", "plus": "+", "quest": "?", "rbrace": "}", "rbrack": "]", "rcub": "}",
    "rpar": ")",
    "rsqb": "]", "semi": ";", "sol": "/", "verbar": "|", "vert": "|",
  ]
}
