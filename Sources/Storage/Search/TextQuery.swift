import Facts

/// What is looked for in texts: words, or a pattern; perhaps only where whole words begin and end with it.
package struct TextQuery: Sendable {
  private enum Form: Sendable {
    case words(FoldedText, trimmed: [UInt32])
    case pattern(TextPattern)
  }

  private let form: Form
  private let isWhole: Bool

  package init(words: String, isWhole: Bool = false) {
    let folded = FoldedText(words)
    form = .words(folded, trimmed: folded.trimmed())
    self.isWhole = isWhole
  }

  package init(pattern: TextPattern, isWhole: Bool = false) {
    form = .pattern(pattern)
    self.isWhole = isWhole
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { if case .words(_, []) = form { true } else { false } }

  /// What the index is asked; nil where every text must be looked at.
  var indexed: String? {
    switch form {
    case .words(_, let trimmed): SearchTokens.query(for: trimmed)
    case .pattern(let pattern): pattern.query
    }
  }

  /// Finds the places in one text after another.
  package struct Finder {
    private let query: TextQuery
    private var matcher: PatternMatcher?

    init(_ query: TextQuery) {
      self.query = query
      if case .pattern(let pattern) = query.form { matcher = pattern.matcher() }
    }

    /// The places as code points of the text; `check` may end the search by throwing.
    package mutating func places(in text: String, check: () throws -> Void = {}) rethrows -> [Range<Int>] {
      let folded = FoldedText(text)
      if case .words(let words, _) = query.form {
        return folded.occurrences(of: words).filter { !query.isWhole || folded.isWhole($0) }.map(
          folded.source)
      }
      let matches = try matcher?.matches(in: folded, check: check) ?? []
      return matches.filter { !query.isWhole || folded.isWhole($0) }.map(folded.source)
    }
  }

  package func finder() -> Finder { Finder(self) }
}

extension FoldedText {
  /// Whether no word goes on beyond the range: where letters of one script that has spaces stand on both sides.
  fileprivate func isWhole(_ range: Range<Int>) -> Bool {
    !joins(range.lowerBound) && !joins(range.upperBound)
  }

  private func joins(_ position: Int) -> Bool {
    guard position > 0, position < scalars.count else { return false }
    let (before, after) = (scalars[position - 1], scalars[position])
    if SearchScalars.kind(of: before) == .word, SearchScalars.kind(of: after) == .word { return true }
    return SearchScalars.isHangul(before) && SearchScalars.isHangul(after)
  }
}
