extension JSON {
  /// Why a text is not JSON, and where.
  package struct ParseError: Error, Hashable, CustomStringConvertible {
    package let message: String
    /// UTF-8 bytes before the place where reading stopped.
    package let offset: Int

    package var description: String { "\(message) (at byte \(offset))" }
  }

  /// Reads one RFC 8259 value and nothing after it but white space.
  ///
  /// Refused beyond the grammar: an object that repeats a key, numbers that would lose their value (an
  /// integer that does not fit 64 bits, an exponent that overflows), lone surrogates, and more than 512
  /// levels. A number without fraction and exponent becomes an integer, save `-0`, whose sign only a `Double`
  /// can keep.
  package init(parsing text: String) throws(ParseError) {
    var reader = Reader(bytes: Array(text.utf8))
    self = try reader.document()
  }
}

private struct Reader {
  let bytes: [UInt8]
  var index = 0

  static let deepest = 512

  /// The byte at hand, 0 at the end; a NUL in the text is no JSON either.
  var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  func failure(_ message: String, at offset: Int? = nil) -> JSON.ParseError {
    JSON.ParseError(message: message, offset: offset ?? index)
  }

  mutating func document() throws(JSON.ParseError) -> JSON {
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw failure("something follows the JSON value") }
    return value
  }

  mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func value(depth: Int) throws(JSON.ParseError) -> JSON {
    skipSpace()
    guard depth <= Self.deepest else { throw failure("more than \(Self.deepest) levels of nesting") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try word()
    }
  }

  private mutating func word() throws(JSON.ParseError) -> JSON {
    for (word, value) in [("null", JSON.null), ("true", .bool(true)), ("false", .bool(false))]
    where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return value
    }
    throw failure(index < bytes.count ? "expected a JSON value" : "the text ends where a value should be")
  }

  private mutating func array(_ depth: Int) throws(JSON.ParseError) -> JSON {
    index += 1
    skipSpace()
    var elements: [JSON] = []
    if take("]") { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    guard take("]") else { throw failure("expected ',' or ']'") }
    return .array(elements)
  }

  private mutating func object(_ depth: Int) throws(JSON.ParseError) -> JSON {
    index += 1
    skipSpace()
    var members: [JSON.Member] = []
    var seen: Set<[UInt8]> = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      let start = index
      guard next == UInt8(ascii: "\"") else { throw failure("expected a key in double quotes") }
      let key = try string()
      guard seen.insert(Array(key.utf8)).inserted else {
        throw failure("the key '\(key)' stands twice", at: start)
      }
      skipSpace()
      guard take(":") else { throw failure("expected ':'") }
      members.append(JSON.Member(key, try value(depth: depth + 1)))
      skipSpace()
    } while take(",")
    guard take("}") else { throw failure("expected ',' or '}'") }
    return .object(members)
  }
}

// MARK: - Numbers

extension Reader {
  private mutating func number() throws(JSON.ParseError) -> JSON {
    let start = index
    _ = take("-")
    let leading = index
    try digits()
    guard index == leading + 1 || bytes[leading] != UInt8(ascii: "0") else {
      throw failure("a number must not begin with 0", at: start)
    }
    var whole = true
    if take(".") {
      whole = false
      try digits()
    }
    if take("e") || take("E") {
      whole = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if whole, text != "-0" {
      guard let integer = Int(text) else { throw failure("\(text) does not fit 64 bits", at: start) }
      return .integer(integer)
    }
    guard let number = Double(text), number.isFinite else { throw failure("\(text) is too large", at: start) }
    return .number(number)
  }

  private mutating func digits() throws(JSON.ParseError) {
    let start = index
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { index += 1 }
    guard index > start else { throw failure("expected a digit") }
  }
}

// MARK: - Strings

extension Reader {
  private mutating func string() throws(JSON.ParseError) -> String {
    let start = index
    index += 1
    var result = ""
    while true {
      let plain = index
      while index < bytes.count, bytes[index] >= 0x20, bytes[index] != 0x22, bytes[index] != 0x5C {
        index += 1
      }
      result += String(decoding: bytes[plain..<index], as: UTF8.self)
      guard index < bytes.count else { throw failure("the string is not closed", at: start) }
      if take("\"") { return result }
      guard take("\\") else { throw failure("a control character in a string must be escaped") }
      result.unicodeScalars.append(try escaped())
    }
  }

  private mutating func escaped() throws(JSON.ParseError) -> Unicode.Scalar {
    let start = index - 1
    defer { index += 1 }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(next)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(start)
    default: throw failure("this escape is not one of JSON's", at: start)
    }
  }

  /// Reads from the `u` through the last hexadecimal digit but one: `escaped()` steps over that.
  private mutating func unicodeEscape(_ start: Int) throws(JSON.ParseError) -> Unicode.Scalar {
    let high = try hexadecimal(start)
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard (0xD800...0xDBFF).contains(high), bytes[(index + 1)...].starts(with: [0x5C, 0x75]) else {
      throw failure("half of a surrogate pair is no character", at: start)
    }
    index += 2
    let low = try hexadecimal(start)
    let value = 0x10000 + (UInt32(high) - 0xD800) << 10
    guard (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(value + UInt32(low) - 0xDC00) else {
      throw failure("half of a surrogate pair is no character", at: start)
    }
    return scalar
  }

  private mutating func hexadecimal(_ start: Int) throws(JSON.ParseError) -> UInt16 {
    let digits = bytes[(index + 1)...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("\\u needs four hexadecimal digits", at: start) }
    index += 4
    return unit
  }
}
