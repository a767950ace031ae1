/// A place in a sentence where a pattern stands.
struct CueMatch: Sendable {
  let range: Range<Int>
  let speaker: Range<Int>?
}

/// Finds patterns in one sentence, trying the shortest gaps and speakers first.
///
/// The work is bounded: gaps and speakers are a few words long, and a pattern has few of them.
struct CueMatcher {
  let text: CueText
  /// Words that no speaker's name holds, such as `is`.
  let barred: Set<String>
  /// Words with which no speaker's name begins, such as `in`.
  let barredFirst: Set<String>
  private static let (longestGap, longestSpeaker) = (8, 7)

  /// The first place where the pattern stands.
  func first(_ pattern: CuePattern) -> CueMatch? {
    for start in text.folded.indices where pattern.firsts?.contains(text.folded[start]) ?? true {
      if let (end, speaker) = match(pattern.nodes[...], at: start, speaker: nil), end > start {
        return CueMatch(range: trimmed(start..<end), speaker: speaker)
      }
    }
    return nil
  }

  private typealias Nodes = ArraySlice<CuePattern.Node>
  private typealias Result = (end: Int, speaker: Range<Int>?)

  private func match(_ nodes: Nodes, at position: Int, speaker: Range<Int>?) -> Result? {
    guard let node = nodes.first else { return (position, speaker) }
    let rest = nodes.dropFirst()
    switch node {
    case .choice(let branches, let isOptional):
      for branch in branches where mayBegin(branch, at: position) {
        if let found = match(branch[...] + rest, at: position, speaker: speaker) { return found }
      }
      return isOptional ? match(rest, at: position, speaker: speaker) : nil
    case .gap: return skip(rest, at: position, speaker: speaker)
    case .stem:
      for end in position...afterWord(position) {
        if let found = match(rest, at: end, speaker: speaker) { return found }
      }
      return nil
    case .speaker: return capture(rest, at: position)
    default:
      guard let next = step(node, at: position) else { return nil }
      return match(rest, at: next, speaker: speaker)
    }
  }

  /// Whether the first letter of a branch is there, which most branches fail to be at most places.
  private func mayBegin(_ branch: [CuePattern.Node], at position: Int) -> Bool {
    guard case .literal(let scalars)? = branch.first else { return true }
    return position < text.folded.count && text.folded[position] == scalars.first
  }

  /// Where a node ends that stands in one way only.
  private func step(_ node: CuePattern.Node, at position: Int) -> Int? {
    let folded = text.folded
    switch node {
    case .literal(let scalars):
      let end = position + scalars.count
      return end <= folded.count && folded[position..<end].elementsEqual(scalars) ? end : nil
    case .final(let consonant):
      guard position < folded.count, (0xAC00...0xD7A3).contains(folded[position].value),
        (folded[position].value - 0xAC00) % 28 == consonant
      else { return nil }
      return position + 1
    case .space:
      let end = afterSpace(position)
      return end > position || text.isHangul(position - 1) || text.isHangul(position) ? end : nil
    case .blank:
      let end = afterSpace(position)
      return end > position ? end : nil
    case .clause: return text.beginsClause(position) ? position : nil
    case .start: return position == 0 ? position : nil
    case .number: return number(at: position)
    case .year: return year(at: position)
    case .boundary: return text.isBoundary(position) ? position : nil
    case .end: return folded[position...].contains(where: \.isCueLetter) ? nil : position
    case .choice, .gap, .stem, .speaker: return nil
    }
  }

  private func skip(_ rest: Nodes, at position: Int, speaker: Range<Int>?) -> Result? {
    guard text.isBoundary(position) else { return nil }
    var position = position
    for _ in 0...CueMatcher.longestGap {
      position = afterSpace(position)
      if let found = match(rest, at: position, speaker: speaker) { return found }
      let end = afterWord(position)
      guard end > position else { return nil }
      // Korean words are found inside longer ones.
      for inner in position..<end where inner > position && text.isHangul(inner) {
        if let found = match(rest, at: inner, speaker: speaker) { return found }
      }
      position = end
    }
    return nil
  }

  private func capture(_ rest: Nodes, at start: Int) -> Result? {
    if isBare(rest) { return captureToEnd(rest, at: start) }
    guard text.beginsClause(start), !barredFirst.contains(word(start..<afterWord(start))) else { return nil }
    var (end, words) = (start, 0)
    while end < text.folded.count, words < CueMatcher.longestSpeaker {
      end += 1
      // Korean particles stand upon the last letter; other speakers end with a word.
      if end - start > 1, text.isHangul(end - 1) || !text.isWord(end), !isBarred(wordEndingAt: end),
        let found = match(rest, at: end, speaker: start..<end)
      {
        return found
      }
      guard end < text.folded.count, !text.isWord(end) else { continue }
      guard continuesName(at: end), !isBarred(wordEndingAt: end) else { return nil }
      if text.folded[end].isWhite { words += 1 }
    }
    return nil
  }

  /// Whether nothing but the bounds of words is asked for behind a speaker.
  private func isBare(_ nodes: Nodes) -> Bool {
    nodes.allSatisfy { if case .boundary = $0 { true } else { false } }
  }

  /// A speaker with whom a pattern ends goes on to the next mark, or to the end of a name in capitals.
  private func captureToEnd(_ rest: Nodes, at start: Int) -> Result? {
    guard text.isWord(start), !text.isWord(start - 1), !barredFirst.contains(word(start..<afterWord(start)))
    else { return nil }
    var (position, end, words, isNamed) = (start, start, 0, false)
    while text.isWord(position), words < CueMatcher.longestSpeaker {
      let isCapital = text.original[position].properties.isUppercase
      if isNamed, !isCapital { break }
      isNamed = isNamed || isCapital
      position = afterWord(position)
      if isBarred(wordEndingAt: position) { return nil }
      (end, words) = (position, words + 1)
      while position < text.folded.count, !text.isWord(position), continuesName(at: position) {
        position += 1
      }
    }
    return end > start ? (end, start..<end) : nil
  }

  private func isBarred(wordEndingAt end: Int) -> Bool {
    var start = end
    while start > 0, text.isWord(start - 1) { start -= 1 }
    return barred.contains(word(start..<end))
  }

  private func word(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text.folded[range]))
  }

  /// A match without the white space that a part which is missing has left at its ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text.folded[start].isWhite { start += 1 }
    while end > start, text.folded[end - 1].isWhite { end -= 1 }
    return start..<end
  }

  /// A space, or a mark that names hold.
  private func continuesName(at position: Int) -> Bool {
    text.folded[position].isWhite || [".", "&", "'", "-"].contains(text.folded[position])
  }

  // MARK: Words

  private func afterSpace(_ position: Int) -> Int { text.afterSpace(position) }

  private func afterWord(_ position: Int) -> Int { text.afterWord(position) }

  private func number(at position: Int) -> Int? {
    guard position < text.folded.count, text.folded[position].isDigit,
      position == 0 || !text.folded[position - 1].isDigit
    else { return nil }
    var end = position
    while end < text.folded.count,
      text.folded[end].isDigit || text.folded[end] == "," || text.folded[end] == "."
    {
      end += 1
    }
    while !text.folded[end - 1].isDigit { end -= 1 }
    return end
  }

  private func year(at position: Int) -> Int? {
    guard let end = number(at: position), end - position == 4,
      ["1", "2"].contains(text.folded[position])
    else { return nil }
    return end
  }
}
