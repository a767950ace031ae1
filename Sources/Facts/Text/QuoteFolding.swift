/// How a quote is compared: any run of white space equals one space, and typographic quotation marks equal
/// straight ones; no other letters or marks are folded, neither case nor dashes.
///
/// Scalars are taken to be in NFC already (`ComposedText`), so that é equals itself in one scalar and in two.
/// Double marks “ ” „ ‟ « » 〝 〞 〟 ＂ equal ", single marks and apostrophes ‘ ’ ‚ ‛ ‹ › ʼ ＇ equal '. Corner
/// and angle brackets, 「 」 『 』 〈 〉 《 》, stand for either kind depending on country, and are typed
/// as themselves, so they equal only themselves; so do the primes of feet and minutes.
enum QuoteFolding {
  static let space: Unicode.Scalar = " "

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return scalar.isWhite ? space : scalar }
    switch scalar {
    case "“", "”", "„", "‟", "«", "»", "〝", "〞", "〟", "＂": return "\""
    case "‘", "’", "‚", "‛", "‹", "›", "ʼ", "＇": return "'"
    default: return scalar.isWhite ? space : scalar
    }
  }

  /// The folded scalars, without white space at either end.
  static func fold(_ text: String) -> [Unicode.Scalar] {
    var folded: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars.lazy.map(fold) where scalar != space || (folded.last ?? space) != space
    {
      folded.append(scalar)
    }
    if folded.last == space { folded.removeLast() }
    return folded
  }

  /// True for a scalar that only equals itself, so that its bytes can be looked for.
  static func isPlain(_ folded: Unicode.Scalar) -> Bool {
    folded != space && folded != "\"" && folded != "'"
  }
}
