import Foundation

/// Forecasts and outcomes on the logit scale: by how much the forecasts would have to be shifted and stretched.
///
/// Undefined where a forecast is 0 or 1, whose logit is infinite: nothing is clipped. Source: Cox, Biometrika 45
/// (1958).
package struct LogisticCalibration: Sendable, Hashable {
  /// The intercept of the fit with both; 0 is calibrated where the slope is 1.
  package let intercept: Double
  /// 1 is calibrated; below it the forecasts are overconfident, above it underconfident.
  package let slope: Double

  /// The fit of greatest likelihood, by iteratively reweighted least squares.
  ///
  /// Nil where none exists: a forecast of 0 or 1, outcomes of one kind only, one probability only, or a probability
  /// that separates the outcomes, so that the slope runs to infinity.
  package init?(_ forecasts: VerifiedForecasts) {
    self.init(Levels(forecasts))
  }

  init?(_ levels: Levels) {
    guard levels.hasLogits, levels.overlap else { return nil }
    let logits = levels.probabilities.map(logit)
    var (intercept, slope) = (0.0, 0.0)
    var likelihood = levels.logLikelihood(logits, intercept, slope)
    for _ in 0..<100 {
      guard let step = levels.step(logits, intercept, slope) else { return nil }
      // The likelihood is concave, so a short enough step along Newton's direction always raises it.
      var length = 1.0
      var next = levels.logLikelihood(logits, intercept + step.intercept, slope + step.slope)
      while next < likelihood, length > 1e-10 {
        length /= 2
        next = levels.logLikelihood(logits, intercept + length * step.intercept, slope + length * step.slope)
      }
      intercept += length * step.intercept
      slope += length * step.slope
      likelihood = next
      if abs(step.intercept) <= 1e-12 * (1 + abs(intercept)), abs(step.slope) <= 1e-12 * (1 + abs(slope)) {
        break
      }
    }
    self.intercept = intercept
    self.slope = slope
  }

  /// Calibration in the large on the logit scale: the shift a with Σ (y - expit(a + logit p)) = 0.
  ///
  /// Above 0 the forecasts are too low. Nil with a forecast of 0 or 1, or where all outcomes are the same.
  package static func shift(of forecasts: VerifiedForecasts) -> Double? { shift(of: Levels(forecasts)) }

  static func shift(of levels: Levels) -> Double? {
    guard levels.hasLogits, let observed = levels.observed, observed > 0, observed < 1 else { return nil }
    let logits = levels.probabilities.map(logit)
    // Between the extremes of logit o - logit p some forecasts are too high and some too low.
    let (least, most) = (logit(observed) - (logits.last ?? 0), logit(observed) - (logits.first ?? 0))
    var (lower, upper) = (min(least, most), max(least, most))
    var shift = (lower + upper) / 2
    for _ in 0..<200 {
      let (gradient, curvature) = levels.slopeOfLikelihood(logits, shift)
      if gradient > 0 { lower = shift } else { upper = shift }
      let newton = shift + gradient / curvature
      let next = newton > lower && newton < upper ? newton : (lower + upper) / 2
      if abs(next - shift) <= 1e-14 * (1 + abs(shift)) { return next }
      shift = next
    }
    return shift
  }
}

func logit(_ probability: Double) -> Double { log(probability) - log1p(-probability) }

func expit(_ value: Double) -> Double { 1 / (1 + exp(-value)) }

extension Levels {
  /// Whether no probability is 0 or 1, and there are any.
  var hasLogits: Bool { (probabilities.first ?? 0) > 0 && (probabilities.last ?? 1) < 1 }

  /// Whether the forecasts of yes and those of no overlap, more than in one point: only then is there a best slope.
  ///
  /// Source: Albert and Anderson, Biometrika 71 (1984), complete and quasi-complete separation.
  fileprivate var overlap: Bool {
    let (yes, no) = (indices.filter { sums[$0] > 0 }, indices.filter { sums[$0] < counts[$0] })
    guard let firstYes = yes.first, let lastYes = yes.last, let firstNo = no.first, let lastNo = no.last
    else { return false }
    return firstYes < lastNo && firstNo < lastYes
  }

  fileprivate func logLikelihood(_ logits: [Double], _ intercept: Double, _ slope: Double) -> Double {
    sum(
      of: indices.lazy.map { level in
        let value = intercept + slope * logits[level]
        // y v - ln(1 + e^v), written so that e^v does not overflow.
        return sums[level] * value - counts[level] * (max(value, 0) + log1p(exp(-abs(value))))
      })
  }

  /// Newton's step of the likelihood; nil where the curvature has vanished.
  fileprivate func step(
    _ logits: [Double], _ intercept: Double, _ slope: Double
  ) -> (intercept: Double, slope: Double)? {
    var (first, second) = (Sum(), Sum())
    var (all, linear, square) = (0.0, 0.0, 0.0)
    for level in indices {
      let fitted = expit(intercept + slope * logits[level])
      let residual = sums[level] - counts[level] * fitted
      first.add(residual)
      second.add(residual, times: logits[level])
      let weight = counts[level] * fitted * (1 - fitted)
      all += weight
      linear += weight * logits[level]
      square += weight * logits[level] * logits[level]
    }
    // Centred, so that the determinant does not lose its digits.
    let middle = linear / all
    let spread = square - linear * middle
    guard all > 0, spread > 0 else { return nil }
    let change = (second.value - middle * first.value) / spread
    return (first.value / all - middle * change, change)
  }

  fileprivate func slopeOfLikelihood(_ logits: [Double], _ shift: Double) -> (Double, Double) {
    var (gradient, curvature) = (Sum(), 0.0)
    for level in indices {
      let fitted = expit(shift + logits[level])
      gradient.add(sums[level] - counts[level] * fitted)
      curvature += counts[level] * fitted * (1 - fitted)
    }
    return (gradient.value, curvature)
  }
}
