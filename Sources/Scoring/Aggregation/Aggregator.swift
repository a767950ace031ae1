/// A way to make one probability of several.
package struct Aggregator: Sendable {
  /// The word that chooses it, such as "median".
  package let name: String
  package let summary: String
  package let source: String
  /// One probability from several, the oldest forecast first; nil where it is undefined: there is none, one is
  /// no probability, or some are certain of yes and others of no.
  package let combine: @Sendable (_ probabilities: [Double]) -> Double?
  /// One probability of each option from several lists of them, where it can be used for more than yes and no.
  package let combineOptions: (@Sendable (_ forecasts: [[Double]]) -> [Double]?)?

  init(
    name: String, summary: String, source: String,
    options: (@Sendable ([[Double]]) -> [Double]?)? = nil, combine: @escaping @Sendable ([Double]) -> Double?
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    combineOptions = options
    self.combine = { probabilities in
      guard !probabilities.isEmpty, probabilities.allSatisfy((0...1).contains) else { return nil }
      return combine(probabilities)
    }
  }

  package static let all: [Aggregator] = [
    .mean, .median, .oddsMean, .normalizedMean, .extremized, .recencyMedian,
  ]

  package static func named(_ name: String) -> Aggregator? { all.first { $0.name == name } }
}

extension Aggregator {
  package static let mean = Aggregator(
    name: "mean",
    summary: "The mean of the probabilities.",
    source: "Stone, The Annals of Mathematical Statistics 32 (1961): the linear opinion pool",
    options: { perOption($0) { Scoring.mean($0) } }
  ) { Scoring.mean($0) }

  package static let median = Aggregator(
    name: "median",
    summary: "The middle probability, or the mean of the two in the middle: one outlier does not move it.",
    source: "Galton, Nature 75 (1907)",
    options: { perOption($0) { weightedMedian($0, weights: Array(repeating: 1, count: $0.count)) } }
  ) { weightedMedian($0, weights: Array(repeating: 1, count: $0.count)) }

  /// One probability of 0 or 1 decides alone: that is not clipped away.
  package static let oddsMean = Aggregator(
    name: "odds",
    summary: "The geometric mean of the odds; a single certainty decides.",
    source: "Genest and Zidek, Statistical Science 1 (1986): the logarithmic opinion pool"
  ) { logOddsMean($0) }

  /// The geometric means of the probabilities of yes and of no, scaled to add up to 1.
  ///
  /// For yes and no it is the geometric mean of the odds by another way; it also serves several options.
  package static let normalizedMean = Aggregator(
    name: "geometric",
    summary: "The geometric means of the probabilities of yes and of no, scaled to add up to 1; equals odds.",
    source: "Genest and Zidek, Statistical Science 1 (1986): the logarithmic opinion pool",
    options: { normalizedGeometricMean($0) }
  ) { probabilities in
    normalizedGeometricMean(probabilities.map { [$0, 1 - $0] })?[0]
  }

  package static let extremized = Aggregator(
    name: "extremized",
    summary: "The geometric mean of the odds, raised to the power 2.5: what each knows alone adds up.",
    source: "Baron, Mellers, Tetlock, Stone and Ungar, Decision Analysis 11 (2014)"
  ) { logOddsMean($0, power: 2.5) }

  package static let recencyMedian = Aggregator(
    name: "recency",
    summary: "The median, in which newer forecasts weigh more, as Metaculus takes it.",
    source: "Metaculus, recency-weighted aggregation: weights exp(√i - √n), equal below three"
  ) { weightedMedian($0, weights: recencyWeights($0.count)) }
}
