/// Reads statements, one after the other, from the text of a script or of a line.
///
/// A statement ends with its line, unless a quote is open. Positions are UTF-8 offsets.
package struct Lexer {
  private let bytes: [UInt8]
  private let source: String
  /// How much of the text has been read.
  package private(set) var position = 0
  /// The number of the line that comes next.
  package private(set) var line: Int

  private let quotesSpanLines: Bool

  /// In a script a quote must close on its line, so that a forgotten one does not swallow the next command.
  package init(_ text: String, source: String, line: Int = 1, quotesSpanLines: Bool = false) {
    self.quotesSpanLines = quotesSpanLines
    bytes = Array(text.utf8)
    self.source = source
    self.line = line
  }

  /// The next statement that has words, or nil at the end of the text.
  ///
  /// After an error the lexer stands at the line after the place at fault, such as a quote that is never closed.
  package mutating func next() throws(FaultyStatement) -> Statement? {
    while position < bytes.count {
      let start = position
      let first = line
      do {
        var scanner = WordScanner(bytes, from: start, quotesSpanLines: quotesSpanLines)
        let words = try scanner.words()
        advance(to: scanner.position)
        if !words.isEmpty { return statement(words, from: start, to: position, line: first) }
      } catch {
        let end = endOfLine(from: start + (error.range?.lowerBound ?? 0))
        let faulty = statement([], from: start, to: error.isUnfinished ? bytes.count : end, line: first)
        advance(to: end)
        throw FaultyStatement(diagnostic: error, statement: faulty)
      }
    }
    return nil
  }

  private func endOfLine(from start: Int) -> Int {
    bytes[start...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
  }

  private mutating func advance(to end: Int) {
    line += bytes[position..<end].count { $0 == 10 }
    position = end
  }

  private func statement(_ words: [Word], from start: Int, to end: Int, line: Int) -> Statement {
    var end = end
    while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return Statement(
      words: words, text: String(decoding: bytes[start..<end], as: UTF8.self), source: source, line: line)
  }
}

/// A line that could not be read into words, with what is wrong with it.
package struct FaultyStatement: Error, Sendable {
  package let diagnostic: Diagnostic
  package let statement: Statement
}

extension Lexer {
  /// Whether a line, as typed so far, is a whole statement: no quote is left open.
  package static func isComplete(_ text: String) -> Bool { openQuote(text) == nil }

  /// The quote that a line, as typed so far, leaves open, as it was typed; nil where none is.
  package static func openQuote(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var scanner = WordScanner(bytes, from: 0, quotesSpanLines: true)
    do {
      _ = try scanner.words()
      return nil
    } catch {
      guard error.isUnfinished else { return nil }
      let rest = String(decoding: bytes[(error.range?.lowerBound ?? 0)...], as: UTF8.self)
      return rest.hasPrefix("\"\"\"") ? "\"\"\"" : rest.unicodeScalars.first.map { String($0) } ?? "\""
    }
  }
}
