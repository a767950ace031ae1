/// Scores by the group to which they belong: updates of one prediction, or predictions of one event.
package struct Clusters: Sendable, Hashable {
  /// The sum of each group, and how many scores it has; ascending, so that the order of the scores does not matter.
  private let parts: [Part]
  private let spread: Double
  package let count: Int
  package let mean: Double?

  fileprivate struct Part: Sendable, Hashable {
    var sum = 0.0
    var count = 0.0
  }

  /// One group number for each score.
  package init(_ scores: [Double], groups: [Int]) {
    let grouped = Dictionary(grouping: zip(scores, groups), by: \.1)
    parts = grouped.values.map { Part(sum: sum(of: $0.map(\.0).sorted()), count: Double($0.count)) }
      .sorted { ($0.sum, $0.count) < ($1.sum, $1.count) }
    let mean = Scoring.mean(scores)
    spread = mean.map { mean in sum(of: scores.sorted().lazy.map { ($0 - mean) * ($0 - mean) }) } ?? 0
    self.mean = mean
    count = scores.count
  }

  package var groups: Int { parts.count }

  package var sums: [Double] { parts.map(\.sum) }

  /// The standard error of the mean that allows for scores of one group going together; nil below two groups.
  ///
  /// √(G / (G - 1) Σ_g (Σ_i (x_i - mean))²) / n: the estimator CR1. Source: Cameron and Miller, Journal of Human
  /// Resources 50 (2015).
  package var standardError: Double? {
    guard let mean, parts.count >= 2 else { return nil }
    let groups = Double(parts.count)
    let squares = sum(of: parts.lazy.map { ($0.sum - $0.count * mean) * ($0.sum - $0.count * mean) })
    return (groups / (groups - 1) * squares).squareRoot() / Double(count)
  }

  /// The standard error as if every score stood for itself; nil below two scores.
  package var independentStandardError: Double? {
    count >= 2 ? (spread / Double(count - 1) / Double(count)).squareRoot() : nil
  }
}

extension Bootstrap {
  /// The interval of a mean by drawing whole groups, each with all its scores; nil below two groups.
  ///
  /// Source: Davison and Hinkley, Bootstrap Methods and their Application (1997), section 3.8.
  package func interval(ofMeanOf clusters: Clusters) -> ClosedRange<Double>? {
    interval(
      ofParts: clusters.bootstrapParts, none: Clusters.Part(),
      adding: {
        $0.sum += $1.sum
        $0.count += $1.count
      },
      statistic: { ratio($0.sum, $0.count) })
  }
}

extension Clusters {
  fileprivate var bootstrapParts: [Part] { parts }
}
