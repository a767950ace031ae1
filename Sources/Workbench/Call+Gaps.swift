import CommandLanguage
import Facts
import Storage

/// The editor's mark for words that are left out on purpose, so that the quote has several fragments.
enum Gap {
  private static let marks = ["[...]", "[…]", "[. . .]"]

  /// The parts of a quote around its gaps; nil where it has none, or stands in the text with them.
  static func parts(of quote: String, unlessStandingIn text: String) -> [String]? {
    guard marks.contains(where: { quote.contains($0) }) else { return nil }
    if marks.contains(where: { text.contains($0) }), text.onOneLine.contains(quote.onOneLine) { return nil }
    var parts = [quote[...]]
    for mark in marks {
      parts = parts.flatMap { $0.split(separator: mark, omittingEmptySubsequences: false) }
    }
    return parts.map { String($0).onOneLine }
  }
}

extension Call {
  /// One fragment for each part: of the places of the first the only one that the others follow, each as near as can be.
  func fragments(
    of parts: [String], in version: Version, _ range: Range<Int>?, _ parameter: Parameter<Passage>
  ) throws -> Fragments {
    let (whole, name) = (range ?? 0..<version.text.count, "d\(version.document)")
    guard !parts.contains("") else {
      throw wrong(
        parameter, "E-WORDS", "a gap needs words on both sides",
        hint: "write \"first words [...] other words\"")
    }
    let places = parts.map { part in
      QuoteSearch.places(of: part, in: version.text).filter {
        whole.lowerBound <= $0.lowerBound && $0.upperBound <= whole.upperBound
      }
    }
    if let missing = places.firstIndex(of: []) {
      throw wrong(
        parameter, "E-WORDS", "'\(parts[missing])' does not stand in \(name)",
        hint: "'read \(name)' shows its sentences")
    }
    let chains = places[0].compactMap { chain(from: $0, places.dropFirst()) }
    guard let fragments = chains.first.flatMap({ Fragments($0) }) else {
      throw wrong(
        parameter, "E-WORDS", "these words do not follow one another in \(name)",
        hint: "'read \(name)' shows its sentences")
    }
    guard chains.count == 1 else {
      throw wrong(
        parameter, "E-WORDS-SEVERAL", "these words stand in \(name) \(chains.count) times",
        hint: "quote more before the gap, or say where with 'in ADDRESS'")
    }
    return fragments
  }

  private func chain(from first: Range<Int>, _ places: ArraySlice<[Range<Int>]>) -> [Range<Int>]? {
    places.reduce([Range<Int>]?.some([first])) { chain, places in
      guard let chain, let last = chain.last,
        let next = places.first(where: { $0.lowerBound >= last.upperBound })
      else { return nil }
      return chain + [next]
    }
  }
}
