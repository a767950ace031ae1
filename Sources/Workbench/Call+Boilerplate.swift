import CommandLanguage
import Facts
import Storage

// Words are looked for in the article first.

extension Call {
  /// Of several places of the same words the only one in the article; an error lists them, those in it first.
  mutating func choose(
    among places: [Range<Int>], in version: Version, _ parameter: Parameter<Passage>
  ) throws -> Fragments {
    let boilerplate = try snapshot.boilerplate(of: version)
    let reasons = places.map { boilerplate.reason(for: $0, in: version.segmentation) }
    let article = zip(places, reasons).filter { $0.1 == nil }.map(\.0)
    let others = try zip(places, reasons).compactMap { place, reason in
      try reason.map { "\(try line(at: place, in: version))  (\($0))" }
    }
    if article.count == 1, let fragments = Fragments(article[0]) {
      note(
        "taken from the article; the same words stand outside it: " + others.joined(separator: "\n")
      )
      return fragments
    }
    throw wrong(
      parameter, "E-WORDS-SEVERAL", "these words stand in \(try name(of: version)) \(places.count) times",
      hint: "say which with 'in ADDRESS':\n"
        + (try article.map { try line(at: $0, in: version) } + others).joined(separator: "\n"))
  }

  /// How much less a passage of the article may resemble a quote than one of the boilerplate, and be shown instead.
  private static let preference = 0.2

  /// The passage that is most like a quote, of the article if one there is nearly as much like it.
  func nearest(
    _ found: QuoteSearch.Near, to text: String, in version: Version
  ) throws -> QuoteSearch.Near {
    let boilerplate = try snapshot.boilerplate(of: version)
    let segmentation = version.segmentation
    guard boilerplate.reason(for: found.range, in: segmentation) != nil else { return found }
    let article = boilerplate.runs(of: segmentation.sentences.indices).filter { !$0.isBoilerplate }
    var best: QuoteSearch.Near?
    for run in article.map({ segmentation.span(of: $0.sentences) }) {
      guard case .none(let near?) = QuoteSearch.find(text, in: version.text, within: run),
        run.contains(near.range.lowerBound), near.similarity > best?.similarity ?? 0
      else { continue }
      best = near
    }
    return best.map { $0.similarity >= found.similarity - Call.preference ? $0 : found } ?? found
  }
}
