import Facts
import Presentation

extension Phrase {
  /// Somebody's words, whose they are, who reports them and when they were said, and what else tells where they are from.
  static func quotation(of mention: Mention, _ reference: Reference? = nil, from places: [String] = [])
    -> Phrase
  {
    let source = [mention.attribution, mention.said?.display].compactMap { $0 } + places
    return Phrase(mention.quotation, .quote, reference)
      + Phrase(source.isEmpty ? "" : "  " + source.joined(separator: ", "), .dim)
  }

  /// Where the words stand, such as `  d1:120-188`, which leads to their document; empty for words tied to none.
  static func place(of mention: Mention) -> Phrase {
    guard let whereabouts = mention.whereabouts, let document = mention.document else { return Phrase() }
    return Phrase("  ", .dim) + Phrase(whereabouts, .dim, .there("d\(document)"))
  }
}

extension Mention {
  /// The words in quotation marks, other ones than they bring themselves.
  var quotation: String {
    let words = selector.exact.onOneLine
    let isMarked = words.unicodeScalars.contains { $0 == "“" || $0 == "”" || $0 == "\"" }
    return isMarked ? "«\(words)»" : "“\(words)”"
  }
}
