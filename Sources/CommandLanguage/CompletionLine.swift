/// A line as typed up to the cursor: the words before it, and the word that is being typed.
package struct CompletionLine: Sendable {
  /// The whole words before; the verb first.
  package let words: [Word]
  /// The beginning of the word at the cursor as it is meant, empty where a new word would begin.
  package let typed: String
  /// UTF-8 offsets of that beginning as it was typed, quote included.
  package let range: Range<Int>
  /// Whether that beginning opens with a double quote, which what completes it then keeps.
  package let isQuoted: Bool
  /// Whether anything can be completed here: not in a comment, in the text after `--`, or in a broken word.
  package let takesWords: Bool
  /// What stands behind the cursor.
  package let following: String
  /// The text after `--` that is being typed, as far as it goes.
  private let dashed: Word?

  /// The words of a shell, the last of which is being typed.
  package init(arguments: [String]) {
    words = arguments.dropLast().map { Word($0, at: 0..<0, followsDashes: $0 == "--") }
    typed = arguments.last ?? ""
    range = 0..<typed.utf8.count
    isQuoted = false
    takesWords = true
    (following, dashed) = ("", nil)
  }

  /// What stands before the cursor, a UTF-8 offset, on a line or in lines of which the last is not finished.
  package init(_ text: String, cursor: Int) {
    let bytes = Array(text.utf8.prefix(max(0, cursor)))
    following = String(decoding: text.utf8.dropFirst(bytes.count), as: UTF8.self)
    let (all, start) = CompletionLine.words(of: bytes)
    let end = bytes.count
    guard let all else {
      (words, typed, range, isQuoted, takesWords, dashed) = ([], "", end..<end, false, false, nil)
      return
    }
    // Two dashes alone may become an option; with a space after them, a text begins.
    let isText = all.last?.followsDashes == true && !(all.last?.text.isEmpty == true && bytes.last == 45)
    let last = all.last.map {
      Word($0.text, at: ($0.range.lowerBound + start)..<($0.range.upperBound + start))
    }
    guard let last, last.range.upperBound >= end, !isText else {
      let after = (last?.range.upperBound ?? start)..<end
      // What was skipped after the last word, apart from space, is a comment.
      let isBlank = after.isEmpty || String(decoding: bytes[after], as: UTF8.self).allSatisfy(\.isWhitespace)
      (words, typed, range, isQuoted) = (all, "", end..<end, false)
      takesWords = isBlank && !isText
      dashed = isText && last?.text.isEmpty == false ? last : nil
      return
    }
    let isDashes = all.last?.followsDashes == true
    words = Array(all.dropLast())
    typed = isDashes ? "--" : last.text
    range = (isDashes ? end - 2 : last.range.lowerBound)..<end
    isQuoted =
      bytes[range.lowerBound...].starts(with: [34]) && !bytes[range.lowerBound...].starts(with: [34, 34])
    (takesWords, dashed) = (true, nil)
  }

  /// The same line where the text after `--` is what is completed, and its words hold that text; nil without one.
  package var ofText: CompletionLine? { dashed.map { CompletionLine(self, text: $0) } }

  private init(_ line: CompletionLine, text: Word) {
    (words, typed, range) = (line.words, text.text, text.range.lowerBound..<line.range.upperBound)
    (isQuoted, takesWords, following, dashed) = (false, true, line.following, text)
  }

  /// The words of the last statement and where it begins; nil where they cannot be read.
  private static func words(of bytes: [UInt8]) -> (words: [Word]?, start: Int) {
    var start = 0
    while true {
      guard let (words, next) = closed(bytes, from: start) else { return (nil, start) }
      guard next < bytes.count || (bytes.last == 10 && next > start && next == bytes.count) else {
        return (words, start)
      }
      if next == bytes.count { return ([], next) }
      start = next
    }
  }

  /// The words of one statement, closing the quote that is open at the end, if one is.
  private static func closed(_ bytes: [UInt8], from start: Int) -> (words: [Word], next: Int)? {
    for quote in ["", "\"\"\"", "\"", "'", "”"] {
      var scanner = WordScanner(bytes + Array(quote.utf8), from: start, quotesSpanLines: true)
      if let words = try? scanner.words() { return (words, scanner.position) }
    }
    return nil
  }

  /// A word as it must be written here for the lexer to read it; one that goes on is not closed.
  package func written(_ text: String, goesOn: Bool) -> String {
    // What follows the dashes is written as it is.
    if takesWords, dashed != nil, Quoting.standsAfterDashes(text) { return text }
    guard isQuoted else { return Quoting.quoted(text) }
    let enclosed = Quoting.enclosed(text)
    return goesOn ? String(enclosed.dropLast()) : enclosed
  }
}
