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
    /// The rest of a word.
    case stem
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
}

/// The sentence as patterns see it.
struct CueText: Sendable {
  /// In lower case, where that is one scalar; apostrophes straight.
  let folded: [Unicode.Scalar]
  let original: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) {
    original = scalars
    folded = scalars.map { scalar in
      switch scalar {
      case "’", "‘", "ʼ", "＇": return "'"
      case "A"..."Z": return Unicode.Scalar(scalar.value + 32) ?? scalar
      case _ where scalar.value < 0x80 || scalar.isEastAsianLetter: return scalar
      default:
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first ?? scalar : scalar
      }
    }
  }

  func isWord(_ position: Int) -> Bool {
    guard folded.indices.contains(position) else { return false }
    let scalar = folded[position]
    if scalar == "'" || scalar == "-" || scalar == "." {
      // Within a word, as in won't, 3.5 and well-known.
      return position > 0 && position + 1 < folded.count && folded[position - 1].isCueLetter
        && folded[position + 1].isCueLetter
    }
    return scalar.isCueLetter
  }

  func isHangul(_ position: Int) -> Bool { folded.indices.contains(position) && folded[position].isHangul }

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
