extension Bootstrap {
  /// The percentile interval of a statistic of the sum of parts, such as alpha of the documents' tallies.
  ///
  /// The parts are drawn with replacement. Nil below two parts, and where the statistic is undefined for more than
  /// half of the draws; draws for which it is undefined are left out otherwise.
  package func interval<Part, Sum>(
    ofParts parts: [Part], none: Sum, adding: (inout Sum, Part) -> Void, statistic: (Sum) -> Double?
  ) -> ClosedRange<Double>? {
    guard parts.count >= 2 else { return nil }
    var random = SplitMix64(seed: seed)
    var drawn: [Double] = []
    for _ in 0..<resamples {
      var sum = none
      for _ in parts.indices { adding(&sum, parts[random.index(below: parts.count)]) }
      if let value = statistic(sum) { drawn.append(value) }
    }
    guard drawn.count * 2 > resamples else { return nil }
    drawn.sort()
    let tail = (1 - level) / 2
    return quantile(tail, ofSorted: drawn)...quantile(1 - tail, ofSorted: drawn)
  }
}
