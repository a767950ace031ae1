package import Facts

/// Where somebody says that words stand: offsets in a unit that is not known, and the words, if they gave them.
package struct OffsetQuote: Sendable, Hashable {
  /// In written order; several where the words are not in one piece.
  package let ranges: [Range<Int>]
  package let words: String?

  package init(_ ranges: [Range<Int>], _ words: String?) {
    self.ranges = ranges
    self.words = words
  }
}

/// The places of quotes in a text, by the unit under which most of them hold the words that they are said to hold.
///
/// A quote that does not fit that unit is looked for by its words, as `QuoteSearch` compares them.
package struct OffsetReading: Sendable {
  package enum Place: Sendable, Hashable {
    /// Where the offsets say; the words stand there, or none were given.
    case said([Range<Int>])
    /// Elsewhere, or not as they are written: the words stand only there, or there nearest to what the offsets touch.
    case found([Range<Int>])
    /// Nowhere, or at several places of which none is meant more than another.
    case lost(reason: String)

    /// The code points of the text, unless it is lost.
    package var ranges: [Range<Int>]? {
      switch self {
      case .said(let ranges), .found(let ranges): ranges
      case .lost: nil
      }
    }
  }

  package let unit: OffsetUnit
  /// One for each quote, in their order.
  package let places: [Place]

  /// Detects the unit and reads the quotes; `joint` stands between the words of a quote that is in several pieces.
  package init(_ quotes: [OffsetQuote], in text: StoredText, joint: String = " ") {
    var best: (unit: OffsetUnit, scale: OffsetScale, fits: [Bool])?
    for unit in OffsetUnit.all {
      let scale = unit.scale(of: text)
      let fits = quotes.map { $0.fits(scale, text, joint) }
      let count = fits.count { $0 }
      if count > best?.fits.count(where: { $0 }) ?? -1 { best = (unit, scale, fits) }
      if count == quotes.count { break }
    }
    let (unit, scale, fits) = best ?? (.codePoints, OffsetUnit.codePoints.scale(of: text), [])
    self.unit = unit
    places = zip(quotes, fits).map { quote, isFitting in
      isFitting ? .said(quote.positions(scale) ?? []) : quote.search(in: text, scale, unit, joint)
    }
  }

  /// What to say of a place that is not where its offsets said; nil where it is.
  package func loss(_ index: Int, _ subject: String, file: String? = nil, line: Int? = nil) -> LossReport
    .Entry?
  {
    switch places[index] {
    case .said: nil
    case .found(let ranges):
      LossReport.Entry(
        .changed, subject, file: file, line: line,
        because:
          "its words stand at \(ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: "+")), "
          + "not where its offsets say")
    case .lost(let reason): LossReport.Entry(.skipped, subject, file: file, line: line, because: reason)
    }
  }
}

extension OffsetQuote {
  fileprivate func positions(_ scale: OffsetScale) -> [Range<Int>]? {
    let places = ranges.compactMap(scale.positions)
    return places.count == ranges.count ? places : nil
  }

  fileprivate func fits(_ scale: OffsetScale, _ text: StoredText, _ joint: String) -> Bool {
    guard let places = positions(scale) else { return false }
    guard let words else { return true }
    return places.map { text[$0] }.joined(separator: joint).withFoldedReturns.elementsEqual(
      words.withFoldedReturns)
  }

  fileprivate func search(
    in text: StoredText, _ scale: OffsetScale, _ unit: OffsetUnit, _ joint: String
  ) -> OffsetReading.Place {
    guard let words else { return .lost(reason: "its offsets are outside the text, counted in \(unit.name)") }
    let (found, said) = (QuoteSearch.places(of: words, in: text), positions(scale) ?? [])
    // White space and typographic quotes are often written otherwise, and the place is the same.
    if said.count == 1, found.contains(said[0]) { return .said(said) }
    if found.count == 1 { return .found(found) }
    // Of several, only one that the offsets touch is meant more than the others.
    let touched = said.first.map { said in found.filter { $0.overlaps(said) } } ?? []
    if touched.count == 1 { return .found(touched) }
    let what = "'\(words.shortenedForMessage)'"
    return .lost(
      reason: found.isEmpty
        ? "\(what) stands neither where its offsets say nor elsewhere"
        : "\(what) stands at \(found.count) places, and not where its offsets say")
  }
}

extension String {
  /// The scalars, CR LF being LF: who folded them in the text may not have in the quote.
  fileprivate var withFoldedReturns: [Unicode.Scalar] {
    let scalars = Array(unicodeScalars)
    return scalars.indices.filter { place in
      scalars[place] != "\r" || place + 1 == scalars.count || scalars[place + 1] != "\n"
    }.map { scalars[$0] }
  }

  fileprivate var shortenedForMessage: String { count > 40 ? String(prefix(39)) + "…" : self }
}
