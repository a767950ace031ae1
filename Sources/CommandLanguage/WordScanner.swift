/// Reads the words of one statement from UTF-8 bytes.
struct WordScanner {
  private let bytes: [UInt8]
  private let start: Int
  private(set) var position: Int
  /// Whether a quote may go on in the next line, as it may where a person types and sees it open.
  private let quotesSpanLines: Bool

  init(_ bytes: [UInt8], from start: Int, quotesSpanLines: Bool) {
    self.quotesSpanLines = quotesSpanLines
    self.bytes = bytes
    self.start = start
    position = start
  }

  /// The words up to the end of the statement; `position` is then after its line break.
  mutating func words() throws(Diagnostic) -> [Word] {
    var words: [Word] = []
    while skipSpace() {
      if isComment(first: words.isEmpty) {
        skipLine()
        return words
      }
      let word = try word()
      guard word.text == "--" else {
        words.append(word)
        continue
      }
      words.append(try restOfLine())
      return words
    }
    return words
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  // MARK: Between words

  /// Whether another word follows on this statement; a line break is passed over, and ends it.
  private mutating func skipSpace() -> Bool {
    while let byte = current {
      if byte == 10 {
        position += 1
        return false
      }
      let length = spaceLength(at: position)
      if length == 0 { return true }
      position += length
    }
    return false
  }

  /// The length of the white space at a position, 0 where there is none; a line feed is not counted.
  ///
  /// A pasted no-break space or ideographic space separates words too, since nobody can see the difference.
  private func spaceLength(at position: Int) -> Int {
    guard position < bytes.count else { return 0 }
    switch bytes[position] {
    case 32, 9, 13: return 1
    case 0xC2 where position + 1 < bytes.count && bytes[position + 1] == 0xA0: return 2
    case 0xE3 where bytes[position...].starts(with: [0xE3, 0x80, 0x80]): return 3
    case 0xE2 where bytes[position...].starts(with: [0xE2, 0x80, 0xAF]): return 3
    default: return 0
    }
  }

  /// A hash as the first character, or alone between spaces, begins a comment; `#tag` does not.
  private func isComment(first: Bool) -> Bool {
    guard current == UInt8(ascii: "#") else { return false }
    if first { return true }
    let next = position + 1
    return next >= bytes.count || bytes[next] == 10 || spaceLength(at: next) > 0
  }

  private mutating func skipLine() {
    while let byte = current {
      position += 1
      if byte == 10 { return }
    }
  }

  private mutating func restOfLine() throws(Diagnostic) -> Word {
    let dashes = position
    while spaceLength(at: position) > 0 { position += spaceLength(at: position) }
    let first = position
    skipLine()
    var end = position
    while end > dashes, [10, 13, 32, 9].contains(bytes[end - 1]) { end -= 1 }
    let begin = min(first, end)
    if let place = bytes[begin..<end].firstIndex(of: 0) { throw nul(at: place) }
    return Word(string(begin..<end), at: (begin - start)..<(end - start), followsDashes: true)
  }

  // MARK: Words

  private mutating func word() throws(Diagnostic) -> Word {
    let begin = position
    var text: [UInt8] = []
    // A quote opens only where a value begins, so that the apostrophe of a name is a letter.
    var mayOpen = true
    while let byte = current, byte != 10, spaceLength(at: position) == 0 {
      if mayOpen, let quote = Quote.opening(bytes, at: position) {
        text += try quoted(quote)
        try requireSpace(after: begin)
        break
      }
      guard byte >= 32, byte != 127 else {
        throw place(
          Diagnostic("E-CHAR", "a control character stands here", hint: "delete it"), begin: position)
      }
      text.append(byte)
      mayOpen = byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=")
      position += 1
    }
    let range = (begin - start)..<(position - start)
    // `#tag` is sugar for `+tag`, since a shell would take it for a comment.
    if bytes[begin] == UInt8(ascii: "#"), text.count > 1 { text[0] = UInt8(ascii: "+") }
    return Word(String(decoding: text, as: UTF8.self), at: range)
  }

  private mutating func quoted(_ quote: Quote) throws(Diagnostic) -> [UInt8] {
    let begin = position
    position += quote.open.count
    let close = quote.close
    if quote == .block { skipLineBreak() }
    var text: [UInt8] = []
    while let byte = current {
      if bytes[position...].starts(with: close) {
        position += close.count
        return quote == .block ? withoutLineBreak(text) : text
      }
      if byte == UInt8(ascii: "\\"), quote.hasEscapes {
        text += try escape()
      } else if byte == 0 {
        throw nul(at: position)
      } else if byte == 10, quote != .block, !quotesSpanLines {
        throw place(
          Diagnostic(
            "E-QUOTE", "the quote that opens here is not closed on its line",
            hint: "close it, or put a text of several lines between \"\"\" and \"\"\""),
          begin: begin, end: begin + quote.open.count)
      } else {
        text.append(byte)
        position += 1
      }
    }
    var unfinished = Diagnostic(
      "E-QUOTE", "the quote that opens here is never closed",
      hint: "close it with \(String(decoding: quote.close, as: UTF8.self))")
    unfinished.isUnfinished = true
    throw place(unfinished, begin: begin, end: begin + quote.open.count)
  }

  private mutating func skipLineBreak() {
    if bytes[position...].starts(with: [13, 10]) { position += 1 }
    if current == 10 { position += 1 }
  }

  private func withoutLineBreak(_ text: [UInt8]) -> [UInt8] {
    guard text.last == 10 else { return text }
    return text.dropLast(text.suffix(2) == [13, 10] ? 2 : 1)
  }

  private func requireSpace(after begin: Int) throws(Diagnostic) {
    guard let byte = current, byte != 10, spaceLength(at: position) == 0 else { return }
    throw place(
      Diagnostic(
        "E-QUOTE", "the word goes on after its closing quote",
        hint: "leave a space after the quote, or write \\\" for a quote inside"),
      begin: position)
  }

  private mutating func escape() throws(Diagnostic) -> [UInt8] {
    let begin = position
    position += 1
    defer { position += 1 }
    switch current {
    case UInt8(ascii: "\""): return [UInt8(ascii: "\"")]
    case UInt8(ascii: "\\"): return [UInt8(ascii: "\\")]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      if let scalar = numberedScalar() { return Array(String(Character(scalar)).utf8) }
    default: break
    }
    throw place(
      Diagnostic(
        "E-ESCAPE", "this escape is not one of \\\" \\\\ \\n \\t \\u{...}",
        hint: "write \\\\ for a backslash, or use '...' where nothing is escaped"),
      begin: begin, end: [10, 13, nil].contains(current) ? begin + 1 : endOfScalar(at: begin + 1))
  }

  /// The scalar of `u{1F600}`; the position is left on the closing brace.
  private mutating func numberedScalar() -> Unicode.Scalar? {
    guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "{"),
      let close = bytes[position...].prefix(10).firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    let digits = string((position + 2)..<close)
    guard digits.first != "+", let value = UInt32(digits, radix: 16), value != 0,
      let scalar = Unicode.Scalar(value)
    else { return nil }
    position = close
    return scalar
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func place(_ diagnostic: Diagnostic, begin: Int, end: Int? = nil) -> Diagnostic {
    diagnostic.placed(at: (begin - start)..<((end ?? endOfScalar(at: begin)) - start))
  }

  private func endOfScalar(at position: Int) -> Int {
    bytes[(position + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
  }

  private func nul(at position: Int) -> Diagnostic {
    place(Diagnostic("E-CHAR", "a NUL character stands here", hint: "delete it"), begin: position)
  }
}

/// The quotes that may enclose a word.
private enum Quote: CaseIterable {
  case block, double, single, typographic

  var open: [UInt8] { Array((self == .typographic ? "“" : delimiter).utf8) }
  var close: [UInt8] { Array((self == .typographic ? "”" : delimiter).utf8) }
  var hasEscapes: Bool { self == .double }

  private var delimiter: String {
    switch self {
    case .block: "\"\"\""
    case .double, .typographic: "\""
    case .single: "'"
    }
  }

  static func opening(_ bytes: [UInt8], at position: Int) -> Quote? {
    // Most words are not quoted.
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), 0xE2: break
    default: return nil
    }
    return allCases.first { bytes[position...].starts(with: $0.open) }
  }
}
