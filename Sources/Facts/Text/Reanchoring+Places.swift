extension Reanchoring {
  /// A place in the new text for a range of the old one.
  struct Place: Sendable {
    let source: Range<Int>
    let range: Range<Int>
    /// Whether it stands where the differences put the quote.
    let isHome: Bool
    /// The share of the quote's letters that it keeps.
    let likeness: Double
    /// How like the words around it are; nil where the quote had none.
    let context: Double?
    let score: Double
  }

  enum Found: Sendable {
    case one(Place)
    case several([Place])
    case none(nearest: [Place])
  }

  /// Least score of a place elsewhere than where the quote stood.
  package static let floor = 0.75
  /// Least likeness of the words around it.
  static let leastContext = 0.5
  /// Where the quote stood, between words that stayed: least likeness, and least sum of it and of the context's.
  static let (leastLikeness, leastEvidence) = (0.35, 0.9)
  /// Letters that a quote must have for its words to have changed.
  static let leastLetters = 8
  /// Letters from which the words themselves say enough, where they stand only once.
  static let manyLetters = 32
  /// Letters on each side that are compared as context.
  static let contextLetters = 32
  /// Scores nearer to each other than this do not tell two places apart.
  static let margin = 0.05
  /// Share of the letters that may be wrong where a quote is looked for elsewhere.
  static let mostErrors = 0.25

  func find(_ range: Range<Int>) -> Found {
    let quote = quote(of: range)
    if let moved = diff.untouched(range), keepsClusters(range, moved) {
      let place = place(of: quote, at: moved, isHome: true, likeness: 1)
      if quote.letters.count >= Reanchoring.manyLetters || place.context.map(Reanchoring.isLike) ?? true {
        return .one(place)
      }
    }
    let home = homes(of: quote)
    if let best = home.first(where: { fits($0, quote, isLone: true) }) { return .one(best) }
    return choice(of: Reanchoring.distinct(home + places(of: quote, in: 0..<new.folded.letters.count)), quote)
  }

  private func choice(of places: [Place], _ quote: Quote) -> Found {
    let elsewhere = places.filter { !$0.isHome && !stoodBefore($0) }
    let fitting = elsewhere.filter { fits($0, quote, isLone: elsewhere.count == 1) }
    guard let best = fitting.first else {
      return .none(nearest: Array(places.filter { $0.likeness >= Reanchoring.leastLikeness }.prefix(3)))
    }
    let equals = fitting.filter { best.score - $0.score <= Reanchoring.margin }
    return equals.count > 1 ? .several(equals) : .one(best)
  }

  private func fits(_ place: Place, _ quote: Quote, isLone: Bool) -> Bool {
    let isVerbatim = place.likeness == 1
    let isInContext = place.context.map(Reanchoring.isLike) ?? false
    guard isVerbatim || quote.letters.count >= Reanchoring.leastLetters else { return false }
    if place.isHome {
      let evidence = place.likeness + (place.context ?? 0.5)
      return place.likeness >= Reanchoring.leastLikeness && evidence >= Reanchoring.leastEvidence
    }
    if isVerbatim, isLone, quote.letters.count >= Reanchoring.manyLetters, isSingle(quote) { return true }
    guard place.score >= Reanchoring.floor else { return false }
    return isInContext || (isLone && quote.letters.count >= Reanchoring.leastLetters)
  }

  /// Whether most of a place was there before, as another part of the old text: then the quote did not move to it.
  private func stoodBefore(_ place: Place) -> Bool {
    2 * diff.kept(place.range, outside: place.source) >= place.range.count
  }

  private static func isLike(_ context: Double) -> Bool { context >= leastContext }

  /// Whether the old text holds the words only once.
  private func isSingle(_ quote: Quote) -> Bool {
    old.folded.places(of: quote.letters[...], in: 0..<old.folded.letters.count).count == 1
  }

  /// False where a bound that lay between two graphemes would come to lie within one.
  private func keepsClusters(_ range: Range<Int>, _ moved: Range<Int>) -> Bool {
    [(range.lowerBound, moved.lowerBound), (range.upperBound, moved.upperBound)].allSatisfy { before, after in
      new.text.isGraphemeBoundary(after) || !old.text.isGraphemeBoundary(before)
    }
  }
}

// MARK: Looking

extension Reanchoring {
  /// What is looked for: its letters, those around it, and where the differences put it.
  struct Quote: Sendable {
    let source: Range<Int>
    let letters: [Int]
    let before: [Int]
    let after: [Int]
    let home: Range<Int>
  }

  func quote(of range: Range<Int>) -> Quote {
    let all = old.folded.letters
    let inner = old.folded.trimmed(old.folded.letters(in: range), space: space)
    let first = max(0, inner.lowerBound - Reanchoring.contextLetters)
    let last = min(all.count, inner.upperBound + Reanchoring.contextLetters)
    return Quote(
      source: range, letters: Array(all[inner]), before: Array(all[first..<inner.lowerBound]),
      after: Array(all[inner.upperBound..<last]), home: diff.projected(range))
  }

  /// What stands where the quote stood, and whatever resembles it there, the best first.
  private func homes(of quote: Quote) -> [Place] {
    let home = new.folded.letters(in: quote.home)
    guard !home.isEmpty, !quote.letters.isEmpty else { return [] }
    let reach = quote.letters.count
    let around = max(0, home.lowerBound - reach)..<min(new.folded.letters.count, home.upperBound + reach)
    let whole = place(of: quote, letters: new.folded.trimmed(home, space: space))
    let places = [whole].compactMap { $0 } + places(of: quote, in: around).filter(\.isHome)
    return places.sorted { $0.score > $1.score }
  }

  /// Every place among some letters of the new text that resembles the quote: verbatim, or if none is, nearly so.
  func places(of quote: Quote, in range: Range<Int>) -> [Place] {
    guard !quote.letters.isEmpty else { return [] }
    let home = new.folded.letters(in: quote.home)
    let verbatim = new.folded.places(of: quote.letters[...], in: range)
    if !verbatim.isEmpty || quote.letters.count < Reanchoring.leastLetters {
      return Reanchoring.nearest(verbatim, to: home.lowerBound).compactMap {
        place(of: quote, letters: $0..<$0 + quote.letters.count)
      }
    }
    return similar(to: quote, in: range).compactMap { place(of: quote, letters: $0) }
  }

  /// The best first; of those that overlap only the best.
  private static func distinct(_ places: [Place]) -> [Place] {
    let sorted = places.sorted { ($0.score, $1.range.lowerBound) > ($1.score, $0.range.lowerBound) }
    return sorted.reduce(into: []) { chosen, place in
      if !chosen.contains(where: { $0.range.overlaps(place.range) }) { chosen.append(place) }
    }
  }

  /// A word that a text repeats very often cannot be told apart anyway, so only the places nearby are tried.
  private static func nearest(_ places: [Int], to home: Int) -> [Int] {
    let most = 200
    guard places.count > most else { return places }
    return Array(places.sorted { abs($0 - home) < abs($1 - home) }.prefix(most))
  }

  /// Passages that differ from the quote in at most a quarter of its letters.
  private func similar(to quote: Quote, in range: Range<Int>) -> [Range<Int>] {
    let text = new.folded.letters
    let most = Int(Double(quote.letters.count) * Reanchoring.mostErrors)
    let search = BitParallelSearch(quote.letters, letters: letters)
    let ends = search.ends(in: text, range, errors: most).bests
    let few = ends.sorted { ($0.errors, $0.position) < ($1.errors, $1.position) }.prefix(50)
    let backward = Array(quote.letters.reversed())
    return few.compactMap { end in
      let reach = text[max(0, end.position - quote.letters.count - most)..<end.position].reversed()
      let start = EditDistance.best(of: backward, letters: letters, in: reach, startsAnywhere: false)
      return start.map { end.position - $0.index - 1..<end.position }
    }
  }
}

// MARK: Scoring

extension Reanchoring {
  private func place(of quote: Quote, letters range: Range<Int>) -> Place? {
    guard !range.isEmpty else { return nil }
    let found = new.text.clusterAligned(new.folded.range(of: range))
    guard !found.isEmpty else { return nil }
    var column = EditDistance(pattern: quote.letters, letters: letters, startsAnywhere: false)
    // A passage that is much longer has no chance, so that its end need not be read.
    for letter in new.folded.letters[range].prefix(3 * quote.letters.count + 64) { column.append(letter) }
    let likeness = 1 - Double(column.distance) / Double(max(quote.letters.count, range.count))
    let isHome = found.overlaps(quote.home)
    return place(of: quote, at: found, isHome: isHome, likeness: max(0, likeness))
  }

  /// Scored as (50 words + 20 before + 20 after + 2 position) / 92; context that the quote lacks has no weight.
  func place(of quote: Quote, at range: Range<Int>, isHome: Bool, likeness: Double) -> Place {
    let all = new.folded.letters
    let inner = new.folded.trimmed(new.folded.letters(in: range), space: space)
    let reach = Reanchoring.contextLetters * 3 / 2
    let before = all[max(0, inner.lowerBound - reach)..<inner.lowerBound]
    let after = all[inner.upperBound..<min(all.count, inner.upperBound + reach)]
    let sides = [
      agreement(of: quote.before.reversed(), with: before.reversed()),
      agreement(of: quote.after, with: after),
    ].compactMap { $0 }
    let distance = abs(range.lowerBound - quote.home.lowerBound)
    let position = 1 - Double(distance) / Double(max(1, new.text.count))
    let weight = 52 + 20 * Double(sides.count)
    let sum = 50 * likeness + 20 * sides.reduce(0, +) + 2 * max(0, position)
    return Place(
      source: quote.source, range: range, isHome: isHome, likeness: likeness,
      context: sides.isEmpty ? nil : sides.reduce(0, +) / Double(sides.count), score: sum / weight)
  }

  /// The share of the letters beside the quote that also stand beside a place; nil where the quote has none there.
  private func agreement(of letters: [Int], with others: some Sequence<Int>) -> Double? {
    guard letters.contains(where: { $0 != space }) else { return nil }
    let best = EditDistance.best(of: letters, letters: self.letters, in: others, startsAnywhere: false)
    let distance = min(best?.distance ?? letters.count, letters.count)
    return 1 - Double(distance) / Double(letters.count)
  }
}
