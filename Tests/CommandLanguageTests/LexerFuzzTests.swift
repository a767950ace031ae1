import CommandLanguage
import Testing

/// What holds for every text, however broken.
@Suite struct `Any text` {
  private static func texts(_ count: Int) -> [String] {
    (1...count).flatMap { seed in
      var messy = MessyWords(seed: seed)
      return [messy.script(), String(decoding: messy.bytes(), as: UTF8.self)]
    }
  }

  private static let texts = texts(3000)

  @Test func `is read to its end, on lines that only grow`() {
    for text in `Any text`.texts {
      let lines = lexed(text).map(line)
      #expect(lines == lines.sorted() && Set(lines).count == lines.count, "\(text.debugDescription)")
    }
  }

  @Test func `holds its statements where they say`() {
    for text in `Any text`.texts {
      let physical = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      for result in lexed(text) {
        let found = body(result)
        let start = physical[found.line - 1].startIndex
        #expect(text.utf8[start...].starts(with: found.text.utf8), "\(text.debugDescription)")
      }
    }
  }

  @Test func `has words in order, inside their statement, that stand for themselves`() throws {
    for text in `Any text`.texts {
      for case .success(let statement) in lexed(text) {
        #expect(!statement.words.isEmpty)
        var end = 0
        for word in statement.words {
          #expect(word.range.lowerBound >= end, "\(text.debugDescription)")
          let covered = try #require(part(statement.text, word.range), "\(text.debugDescription)")
          if !word.followsDashes {
            #expect(try alone(covered).map(scalars) == scalars(word.text), "\(text.debugDescription)")
          }
          end = word.range.upperBound
        }
      }
    }
  }

  @Test func `has its faults inside their statement`() {
    for text in `Any text`.texts {
      for case .failure(let fault) in lexed(text) {
        let covered = fault.diagnostic.range.flatMap { part(fault.statement.text, $0) }
        #expect(covered?.isEmpty == false, "\(text.debugDescription)")
        #expect(["E-CHAR", "E-QUOTE", "E-ESCAPE"].contains(fault.diagnostic.code))
      }
    }
  }

  @Test func `is incomplete exactly if its first line leaves a quote open`() {
    for text in `Any text`.texts {
      var isOpen = false
      if case .failure(let fault) = lexed(text).first {
        isOpen = fault.statement.line == 1 && fault.diagnostic.isUnfinished
      }
      #expect(Lexer.isComplete(text) == !isOpen, "\(text.debugDescription)")
    }
  }

  @Test func `loses nothing when its statements are written again`() throws {
    for text in `Any text`.texts {
      for case .success(let statement) in lexed(text) {
        let plain = statement.words.filter { !$0.followsDashes }.map(\.text)
        guard !plain.isEmpty else { continue }
        let written = plain.map(Quoting.quoted).joined(separator: " ")
        #expect(try words(written).map(scalars) == plain.map(scalars), "\(text.debugDescription)")
      }
    }
  }

  private func body(_ result: Result<Statement, FaultyStatement>) -> Statement {
    switch result {
    case .success(let statement): statement
    case .failure(let fault): fault.statement
    }
  }

  private func line(_ result: Result<Statement, FaultyStatement>) -> Int { body(result).line }

  /// A word by itself; behind another one, since a hash that comes first begins a comment.
  private func alone(_ typed: String) throws -> String? {
    let read = try words("x " + typed)
    return read.count == 2 ? read[1] : nil
  }
}
