/// What may stand at the cursor, for TAB.
package struct Completion: Sendable, Equatable {
  package struct Candidate: Sendable, Equatable {
    /// What the statement holds when this one is taken.
    package let written: String
    /// What the list shows for it.
    package let shown: String
    /// What it means, in a few words, or nothing.
    package let summary: String

    package init(written: String, shown: String, summary: String) {
      self.written = written
      self.shown = shown
      self.summary = summary
    }
  }

  package static let none = Completion(replace: 0..<0, candidates: [])

  /// The typed part that a candidate takes the place of, in bytes of UTF-8.
  package let replace: Range<Int>
  package let candidates: [Candidate]

  package init(replace: Range<Int>, candidates: [Candidate]) {
    self.replace = replace
    self.candidates = candidates
  }
}

extension Completion {
  /// What TAB does.
  enum Step: Equatable {
    case nothing
    case replace(Range<Int>, with: String)
    case list([Candidate])
  }

  /// Writes the only candidate, or what several begin with, if that only adds to what was typed; else lists them.
  ///
  /// A place that is none of the text's is left alone.
  func step(in text: String, cursor: Int) -> Step {
    guard let range = text.characters(at: replace), replace.contains(cursor) || replace.upperBound == cursor,
      let first = candidates.first
    else { return .nothing }
    if candidates.count == 1 {
      return text[range].isIdentical(to: first.written) ? .nothing : .replace(replace, with: first.written)
    }
    let common = candidates.dropFirst().reduce(first.written.composed[...]) {
      $0.commonPrefix($1.written.composed[...])
    }
    for end in [replace.upperBound, cursor] {
      guard let typed = text.characters(at: replace.lowerBound..<end) else { continue }
      if common.extends(text[typed]) { return .replace(replace.lowerBound..<end, with: String(common)) }
    }
    return .list(candidates)
  }
}

extension String {
  /// The characters that these bytes are, if they are whole code points of the text.
  func characters(at bytes: Range<Int>) -> Range<Index>? {
    guard bytes.lowerBound >= 0, bytes.upperBound <= utf8.count else { return nil }
    let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
    let end = utf8.index(utf8.startIndex, offsetBy: bytes.upperBound)
    guard start.samePosition(in: unicodeScalars) != nil, end.samePosition(in: unicodeScalars) != nil else {
      return nil
    }
    return start..<end
  }
}

extension Substring {
  /// The longest beginning of both in whole characters.
  fileprivate func commonPrefix(_ other: Substring) -> Substring {
    let count = zip(self, other).prefix { $0 == $1 }.count
    return prefix(count)
  }

  fileprivate func isIdentical(to other: String) -> Bool {
    unicodeScalars.elementsEqual(other.unicodeScalars)
  }

  fileprivate func extends(_ typed: Substring) -> Bool {
    unicodeScalars.count > typed.unicodeScalars.count && unicodeScalars.starts(with: typed.unicodeScalars)
  }
}
