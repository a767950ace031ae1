/// One word of a statement as it is meant, quotes and escapes resolved, and where it was typed.
package struct Word: Sendable, Hashable {
  package let text: String
  /// UTF-8 offsets into the statement's text, quotes included.
  package let range: Range<Int>
  /// Whether this is the text that followed `--`, which is never a keyword, tag or option.
  package let followsDashes: Bool

  package init(_ text: String, at range: Range<Int>, followsDashes: Bool = false) {
    self.text = text
    self.range = range
    self.followsDashes = followsDashes
  }
}

/// One command as typed: its words, its text, and where the text begins.
package struct Statement: Sendable, Hashable {
  package let words: [Word]
  package let text: String
  /// The file's name, or what stands for it, such as `prompt`.
  package let source: String
  /// The number of its first line, from 1.
  package let line: Int

  package init(words: [Word], text: String, source: String, line: Int) {
    self.words = words
    self.text = text
    self.source = source
    self.line = line
  }
}

extension Statement {
  /// A statement from words that a shell has already taken apart.
  ///
  /// Its text is the line that our own lexer would read as the same words, so that a caret has a place to stand.
  package init(arguments: [String], source: String = "arguments") {
    var text = ""
    var words: [Word] = []
    let dashes = arguments.firstIndex(of: "--") ?? arguments.count
    for argument in arguments[..<dashes] {
      if !text.isEmpty { text += " " }
      let start = text.utf8.count
      text += Quoting.quoted(argument)
      words.append(Word(argument, at: start..<text.utf8.count))
    }
    if dashes < arguments.count {
      text += text.isEmpty ? "-- " : " -- "
      let start = text.utf8.count
      let rest = arguments[(dashes + 1)...].joined(separator: " ")
      text += rest
      words.append(Word(rest, at: start..<text.utf8.count, followsDashes: true))
    }
    self.init(words: words, text: text, source: source, line: 1)
  }

  /// The physical line that holds an offset: its number, its text, and the range of a place within it.
  package func excerpt(at range: Range<Int>) -> (line: Int, text: String, range: Range<Int>) {
    let bytes = Array(text.utf8)
    let place = min(range.lowerBound, bytes.count)
    let start = bytes[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(of: 10) ?? bytes.count
    let number = line + bytes[..<start].count { $0 == 10 }
    let within = (place - start)..<(max(place, min(range.upperBound, end)) - start)
    return (number, String(decoding: bytes[start..<end], as: UTF8.self), within)
  }
}
