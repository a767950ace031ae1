/// Between what values a weighted sum of scores lies, whatever probability within its band each word meant.
///
/// Not an interval of confidence: it says nothing of chance, only of what the words leave open.
///
/// Both ranges are exact, not sampled. The sum falls apart into one function of each unknown v, the sum of
/// w·s(v, y) over the terms that are read as v. A proper rule is linear in the outcome up to what does not depend on
/// v, so with W = Σw and q = Σwy / W the function is W times the expected score of v where q is the chance, and its
/// slope changes sign at v = q only (for Brier it is W(v - q)² and a constant, for the logarithmic rule
/// -W(q ln v + (1 - q) ln(1 - v))). So its least and greatest values over a band stand at the band's ends or at q, and
/// those of the sum are the sums of these. Where W is 0 or q lies outside, the ends are enough. That holds for negative
/// weights too, and so for the difference of two speakers who share words.
package struct ReadingRange: Sendable, Hashable {
  /// The sum at the points.
  package let point: Double
  /// Where one word is read as one value wherever it stands.
  package let alike: ClosedRange<Double>
  /// Where each forecast may be read for itself; `alike` lies within.
  package let apart: ClosedRange<Double>

  /// Nil where the rule is undefined for some reading, or two infinities meet.
  package init?(_ terms: [ReadTerm], rule: ScoringRule) {
    let numbers = terms.filter { $0.band == nil }
    let worded = terms.filter { $0.band != nil }
    let words = Dictionary(grouping: worded.enumerated()) { $0.element.words ?? "\u{0}\($0.offset)" }
      .sorted { $0.key < $1.key }.map { $0.value.map(\.element) }
    guard let point = Readings.sum(terms.map { rule.score($0, read: $0.point) }),
      let fixed = Readings.sum(numbers.map { rule.score($0, read: $0.point) }),
      let alike = Readings.sum(words, rule), let apart = Readings.sum(worded.map { [$0] }, rule)
    else { return nil }
    self.point = point
    let ends = [alike, apart].map { (fixed + $0.lowerBound, fixed + $0.upperBound) }
    guard !ends.contains(where: { $0.0.isNaN || $0.1.isNaN }), !point.isNaN else { return nil }
    // Sums in another order differ in the last bit, and the ranges lie in each other by their meaning.
    self.alike = min(ends[0].0, point)...max(ends[0].1, point)
    self.apart = min(ends[1].0, self.alike.lowerBound)...max(ends[1].1, self.alike.upperBound)
  }
}

private enum Readings {
  /// Nil where one is undefined.
  static func sum(_ values: [Double?]) -> Double? {
    var sum = Sum()
    for value in values {
      guard let value else { return nil }
      sum.add(value)
    }
    return sum.value
  }

  /// The least and the greatest sum, each group of terms read as one value.
  static func sum(_ groups: [[ReadTerm]], _ rule: ScoringRule) -> ClosedRange<Double>? {
    var (least, greatest) = (Sum(), Sum())
    for group in groups {
      guard let range = range(of: group, rule) else { return nil }
      least.add(range.lowerBound)
      greatest.add(range.upperBound)
    }
    guard least.value <= greatest.value else { return nil }
    return least.value...greatest.value
  }

  private static func range(of group: [ReadTerm], _ rule: ScoringRule) -> ClosedRange<Double>? {
    guard let band = group[0].band else { return nil }
    let weight = sum(group.map(\.weight)) ?? 0
    let turn = (sum(group.map { $0.weight * $0.share }) ?? 0) / weight
    let candidates = [band.lowerBound, band.upperBound] + (band.contains(turn) ? [turn] : [])
    let values = candidates.map { candidate in sum(group.map { rule.score($0, read: candidate) }) }
    let known = values.compactMap(\.self)
    guard known.count == values.count, !known.contains(where: \.isNaN), let least = known.min(),
      let greatest = known.max()
    else { return nil }
    return least...greatest
  }
}

extension ScoringRule {
  /// What a term adds where its words mean a probability.
  fileprivate func score(_ term: ReadTerm, read probability: Double) -> Double? {
    score(.binary(probability), Realization.share(term.share)).map { term.weight * $0 }
  }
}
