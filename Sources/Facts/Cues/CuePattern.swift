/// A pattern of words that a rule looks for in a sentence, such as `(is|are) expected to` or `ㄹ 것으로 보인다`.
///
/// Letter case, and the form of apostrophes, do not matter. Words of letters with spaces between them must stand whole;
/// Korean ones are found inside longer words, and may be written together.
struct CuePattern: Sendable {
  indirect enum Node: Sendable {
    /// Scalars in lower case.
    case literal([Unicode.Scalar])
    /// A syllable of Hangul with this final consonant, counted as Unicode does.
    case final(UInt32)
    case choice([[Node]], isOptional: Bool)
    case space
    /// A space that must be written, also in Korean.
    case blank
    /// Any letters of a word, or none.
    case stem
    /// The start of the sentence.
    case start
    /// The start of a clause: of the sentence, or behind a mark such as a comma or a closing quote.
    case clause
    /// Up to eight words.
    case gap
    case number
    case year
    /// One to six words from the start of a clause, kept as the match's speaker.
    case speaker
    case boundary
    /// The end of the sentence, apart from marks.
    case end
  }

  let nodes: [Node]
  /// The scalars with which every match begins; nil where that is not known.
  let firsts: Set<Unicode.Scalar>?

  init(_ nodes: [Node]) {
    self.nodes = nodes
    firsts = CuePattern.firsts(of: nodes[...])
  }

  private static func firsts(of nodes: ArraySlice<Node>) -> Set<Unicode.Scalar>? {
    switch nodes.first {
    case .boundary, .clause: return firsts(of: nodes.dropFirst())
    case .literal(let scalars): return scalars.first.map { [$0] }
    case .choice(let branches, false):
      let each = branches.map { firsts(of: $0[...]) }
      return each.contains(nil) ? nil : each.compactMap(\.self).reduce(into: []) { $0.formUnion($1) }
    default: return nil
    }
  }
}

/// The sentence as patterns see it; what is asked of every position again and again is found once.
struct CueText: Sendable {
  /// In lower case, where that is one scalar; apostrophes straight.
  let folded: [Unicode.Scalar]
  let original: [Unicode.Scalar]
  private let words: [Bool]
  private let hangul: [Bool]
  /// For each position, where the word that goes on there ends, and where the next word begins.
  private let wordEnds: [Int]
  private let wordStarts: [Int]

  init(_ scalars: [Unicode.Scalar]) {
    let folded = scalars.map(CueText.fold)
    let letters = folded.map(\.isCueLetter)
    let words = folded.indices.map { position in
      // Within a word, as in won't, 3.5 and well-known.
      letters[position]
        || (["'", "-", "."].contains(folded[position]) && position > 0 && position + 1 < folded.count
          && letters[position - 1] && letters[position + 1])
    }
    var (ends, starts) = (Array(0...folded.count), Array(0...folded.count))
    for position in folded.indices.reversed() {
      if words[position] {
        ends[position] = ends[position + 1]
      } else {
        starts[position] = starts[position + 1]
      }
    }
    (self.folded, original, self.words) = (folded, scalars, words)
    (wordEnds, wordStarts, hangul) = (ends, starts, folded.map(\.isHangul))
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "’", "‘", "ʼ", "＇": return "'"
    case "A"..."Z": return Unicode.Scalar(scalar.value + 32) ?? scalar
    case _ where scalar.value < 0x80 || scalar.isEastAsianLetter: return scalar
    default:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first ?? scalar : scalar
    }
  }

  func isWord(_ position: Int) -> Bool { words.indices.contains(position) && words[position] }

  func isHangul(_ position: Int) -> Bool { hangul.indices.contains(position) && hangul[position] }

  func afterWord(_ position: Int) -> Int { wordEnds[position] }

  /// A range with the rest of the words that it cuts, as Korean patterns do.
  func words(around range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > 0, isWord(start), isWord(start - 1) { start -= 1 }
    return start..<max(range.upperBound, isWord(range.upperBound - 1) ? afterWord(range.upperBound - 1) : 0)
  }

  func afterSpace(_ position: Int) -> Int { wordStarts[position] }

  /// Whether a word of letters begins or ends here, or Hangul stands on a side, whose words are found inside others.
  func isBoundary(_ position: Int) -> Bool {
    !(isWord(position - 1) && isWord(position)) || isHangul(position - 1) || isHangul(position)
  }

  /// Whether a clause begins here: at the start, or behind a mark.
  func beginsClause(_ position: Int) -> Bool {
    guard isWord(position), !isWord(position - 1) else { return false }
    var before = position - 1
    while before >= 0, folded[before].isWhite { before -= 1 }
    return before < 0 || !(folded[before].isCueLetter || [".", "&", "-", "'"].contains(folded[before]))
  }
}

extension Unicode.Scalar {
  var isCueLetter: Bool { isDigit || isLetter || self == "%" || properties.isGraphemeExtend }
}
