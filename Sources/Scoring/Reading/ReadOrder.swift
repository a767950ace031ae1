/// Whether what two speakers' words meant decides which of them has the better score.
package struct ReadOrder: Sendable, Hashable {
  package enum Finding: String, Sendable, Hashable, CaseIterable {
    /// No reading of the words turns the two round, or evens out or parts them.
    case doesNotDecide = "do not decide"
    /// Some reading does, but only if the same word meant different things in different mouths.
    case decidesApart = "decide if read apart"
    /// Some reading does in which every word means one thing.
    case decides = "decide"
  }

  /// The first's score less the second's; nil where it is undefined for some reading.
  package let difference: ReadingRange?

  package init(_ first: [ReadTerm], _ second: [ReadTerm], rule: ScoringRule) {
    difference = ReadingRange(first + second.map { $0.weighted(by: -1) }, rule: rule)
  }

  /// Nil where the difference is undefined for some reading.
  package var finding: Finding? {
    guard let difference else { return nil }
    if turns(difference.alike) { return .decides }
    return turns(difference.apart) ? .decidesApart : .doesNotDecide
  }

  /// Whether the sign is not the same everywhere; two who are even under every reading do not hang on words.
  private func turns(_ range: ClosedRange<Double>) -> Bool {
    range.contains(0) && range.upperBound - range.lowerBound > 1e-12
  }
}
