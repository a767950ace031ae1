/// Forecasts against a baseline that answered the same questions.
///
/// The ratio is what most call a skill score; ForecastBench gives that name to the difference. Source of the ratio:
/// Murphy and Epstein, Journal of Applied Meteorology 6 (1967).
package struct SkillScore: Sendable, Hashable {
  /// What to measure against; its caption belongs beside every number.
  package enum Baseline: Sendable, Hashable {
    /// One probability for every question: 50 %, or a base rate entered with its source.
    case probability(Double, source: String)
    /// The share of these questions that came true: known only afterwards, so it flatters the baseline.
    case inSample
  }

  package let loss: ProbabilityLoss
  package let baseline: Baseline
  package let mean: Double
  package let baselineMean: Double
  /// The baseline's probability.
  package let probability: Double

  /// Nil without forecasts, and for a baseline that is no probability.
  package init?(_ forecasts: VerifiedForecasts, against baseline: Baseline, loss: ProbabilityLoss = .brier) {
    guard let observed = forecasts.observed else { return nil }
    switch baseline {
    case .probability(let entered, _): probability = entered
    case .inSample: probability = observed
    }
    guard (0...1).contains(probability) else { return nil }
    let (n, constant) = (forecasts.totalWeight, probability)
    self.loss = loss
    self.baseline = baseline
    mean = forecasts.weightedSum { loss($0, $1) } / n
    baselineMean = forecasts.weightedSum { _, share in loss(constant, share) } / n
  }

  /// 1 - mean / baseline: 1 is perfect, 0 as good as the baseline; nil for a baseline that is perfect or infinite.
  package var ratio: Double? { skill(of: mean, against: baselineMean, rule: loss.rule) }

  /// Baseline less mean, above 0 where the forecasts are better; nil where both are infinite.
  package var difference: Double? {
    let difference = baselineMean - mean
    return difference.isNaN ? nil : difference
  }
}
