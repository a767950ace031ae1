package import Facts

/// Which way a score is read.
package enum Orientation: Sendable, Hashable {
  case lowerIsBetter
  case higherIsBetter
}

/// A proper scoring rule: the forecast that scores best, on average, is the one the forecaster believes.
package struct ScoringRule: Sendable {
  /// Grows whenever some formula, default or way of drawing changes so that a number in print would be another.
  package static let edition = 1

  /// The word that chooses the rule, such as "brier-2".
  package let name: String
  package let summary: String
  /// In one line, with p what was forecast and y what happened.
  package let formula: String
  /// Where the formula was published.
  package let source: String
  /// The lowest and the highest score there can be; the upper end may be infinity.
  package let range: ClosedRange<Double>
  package let orientation: Orientation
  /// The score of one distribution; nil where it is undefined: a void or ambiguous outcome, or a distribution
  /// the rule does not know.
  package let score: @Sendable (Distribution, Realization) -> Double?

  package init(
    name: String, summary: String, formula: String, source: String, range: ClosedRange<Double>,
    orientation: Orientation,
    score: @escaping @Sendable (Distribution, Realization) -> Double?
  ) {
    self.name = name
    self.summary = summary
    self.formula = formula
    self.source = source
    self.range = range
    self.orientation = orientation
    self.score = score
  }

  package static let all: [ScoringRule] = [
    .brier, .brierTwoCategory, .logarithmic, .bits, .spherical, .rankedProbability, .rankedProbabilitySum,
    .rankedProbabilityTwoCategory, .continuousRankedProbability, .pinball, .interval, .weightedInterval,
  ]

  package func score(_ distribution: Distribution, _ outcome: Outcome) -> Double? {
    score(distribution, Realization(outcome))
  }

  package static func named(_ name: String) -> ScoringRule? {
    all.first { $0.name == name }
  }

  /// The rule of the headline: Brier for statements and options, ranked where these are ordered or are numbers.
  package static func standard(for distribution: Distribution) -> ScoringRule {
    switch distribution {
    case .binary: .brier
    case .options(let options): options.isOrdered ? .rankedProbability : .brier
    case .quantiles, .ensemble, .family: .continuousRankedProbability
    }
  }

  /// The rule of the headline for questions of a type; scores by different rules are never averaged.
  package static func standard(for type: QuestionType) -> ScoringRule {
    standard(for: Distribution.example(of: type).distribution)
  }

  /// Whether it scores forecasts of questions of a type.
  package func knows(_ type: QuestionType) -> Bool {
    let example = Distribution.example(of: type)
    return score(example.distribution, example.realization) != nil
  }

  /// What a certainty that comes true scores.
  package var best: Double {
    switch orientation {
    case .lowerIsBetter: range.lowerBound
    case .higherIsBetter: range.upperBound
    }
  }
}
