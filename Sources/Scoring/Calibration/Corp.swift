/// How much of a mean score is miscalibration, how much discrimination, and how much was uncertain anyway.
///
/// Consistent, optimally binned, reproducible, PAV-based: the forecasts are compared with their isotonic fit, so that
/// no bins are chosen. The score is miscalibration - discrimination + uncertainty. Source: Dimitriadis, Gneiting and
/// Jordan, Proceedings of the National Academy of Sciences 118, e2016191118 (2021).
package struct Corp: Sendable, Hashable {
  package let loss: ProbabilityLoss
  package let count: Int
  /// The mean score of the forecasts.
  package let score: Double
  /// What the forecasts lose against their own recalibrated form; never below 0.
  package let miscalibration: Double
  /// What the recalibrated forecasts gain over the base rate; never below 0.
  package let discrimination: Double
  /// The mean score of the base rate.
  package let uncertainty: Double
  /// What the forecasts should have said: the calibration curve.
  package let fit: IsotonicFit

  /// Nil without forecasts.
  package init?(_ forecasts: VerifiedForecasts, loss: ProbabilityLoss = .brier) {
    guard let observed = forecasts.observed else { return nil }
    self.loss = loss
    count = forecasts.count
    fit = IsotonicFit(Levels(forecasts))
    var (given, recalibrated, constant) = (Sum(), Sum(), Sum())
    var (place, last) = (-1, -1.0)
    let weights = forecasts.weighting?.weights
    for row in 0..<forecasts.count {
      let (probability, share) = (forecasts.probabilities[row], forecasts.shares[row])
      if probability != last {
        place += 1
        last = probability
      }
      if let weight = weights?[row] {
        given.add(loss(probability, share), times: weight)
        recalibrated.add(loss(fit.values[place], share), times: weight)
        constant.add(loss(observed, share), times: weight)
      } else {
        given.add(loss(probability, share))
        recalibrated.add(loss(fit.values[place], share))
        constant.add(loss(observed, share))
      }
    }
    let n = forecasts.totalWeight
    score = given.value / n
    uncertainty = constant.value / n
    // The fit is at least as good as either; rounding must not say otherwise.
    let best = recalibrated.value / n
    miscalibration = max(0, score - best)
    discrimination = max(0, uncertainty - best)
  }
}
