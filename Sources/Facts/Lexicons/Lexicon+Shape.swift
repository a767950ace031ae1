// How the bands of a lexicon lie to each other: published lists leave gaps, share ends, or nest.

extension Lexicon {
  /// The stretches of 0 to 1 for which it has no word, in ascending order.
  package var gaps: [ClosedRange<Double>] {
    var (gaps, covered): ([ClosedRange<Double>], Double) = ([], 0)
    for bounds in bands.map(\.bounds).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if bounds.lowerBound > covered { gaps.append(covered...bounds.lowerBound) }
      covered = max(covered, bounds.upperBound)
    }
    if covered < 1 { gaps.append(covered...1) }
    return gaps
  }

  /// The probabilities at which one band ends and another begins, so that two words fit.
  package var sharedEnds: [Double] {
    let bounds = bands.map(\.bounds).filter { $0.lowerBound < $0.upperBound }
    return Set(bounds.map(\.upperBound)).intersection(bounds.map(\.lowerBound)).sorted()
  }

  /// Whether some band lies within another, so that a probability has several words.
  package var isNested: Bool {
    bands.contains { inner in
      bands.contains {
        $0.bounds != inner.bounds && $0.bounds.lowerBound <= inner.bounds.lowerBound
          && $0.bounds.upperBound >= inner.bounds.upperBound
      }
    }
  }
}
