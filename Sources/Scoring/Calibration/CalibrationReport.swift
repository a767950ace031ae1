/// How often what was said came true, in every measure this library has, of one set of forecasts.
package struct CalibrationReport: Sendable {
  /// What was chosen: how to bin, how wide the intervals of a bin are, and how often to draw.
  package struct Plan: Sendable {
    package var binning: Binning
    package var interval: ProportionInterval
    /// Of the intervals of bins.
    package var level = 0.95
    /// How often to draw; nil is the standard number for so many forecasts.
    package var resamples: Int?
    package var seed: UInt64 = 1950
    /// Whether the intervals of the measures are drawn, which takes most of the time.
    package var drawsIntervals = true

    /// Enough for a picture and its decomposition.
    package static var picture: Plan {
      var plan = Plan()
      plan.drawsIntervals = false
      return plan
    }

    package init(binning: Binning = .tenths, interval: ProportionInterval = .wilson) {
      self.binning = binning
      self.interval = interval
    }
  }

  package let plan: Plan
  package let forecasts: VerifiedForecasts
  package let table: CalibrationTable
  package let corp: Corp
  package let chance: CalibrationChance
  /// By distinct probability, where three terms are the score.
  package let murphy: Murphy
  /// By the bins of the table, where it takes five.
  package let binned: Murphy
  package let yates: Yates
  /// Over the bins of the table.
  package let errors: CalibrationError
  /// Over ten bins of equal mass.
  package let adaptive: CalibrationError
  package let logistic: LogisticCalibration?
  package let shift: Double?
  package let spiegelhalter: Spiegelhalter?
  package let bootstrap: CalibrationBootstrap
  /// By the name of the measure.
  package let intervals: [String: ClosedRange<Double>]

  /// Nil without forecasts, or if the edges of the bins do not ascend.
  package init?(_ forecasts: VerifiedForecasts, plan: Plan = Plan()) {
    let standard = CalibrationResampling.standard(for: forecasts.count)
    let resampling = CalibrationResampling(resamples: plan.resamples ?? standard.resamples, seed: plan.seed)
    guard
      let table = CalibrationTable(
        forecasts, binning: plan.binning, interval: plan.interval, level: plan.level),
      let corp = Corp(forecasts), let chance = resampling(forecasts), let murphy = Murphy(forecasts),
      let binned = Murphy(forecasts, binning: plan.binning), let yates = Yates(forecasts),
      let errors = CalibrationError(forecasts, binning: plan.binning),
      let adaptive = CalibrationError(forecasts, binning: .equalMass(10))
    else { return nil }
    self.plan = plan
    self.forecasts = forecasts
    self.table = table
    self.corp = corp
    self.chance = chance
    self.murphy = murphy
    self.binned = binned
    self.yates = yates
    self.errors = errors
    self.adaptive = adaptive
    logistic = LogisticCalibration(forecasts)
    shift = LogisticCalibration.shift(of: forecasts)
    spiegelhalter = Spiegelhalter(forecasts)
    bootstrap = CalibrationBootstrap(
      resamples: CalibrationBootstrap.standard(for: forecasts.count).resamples, seed: plan.seed)
    intervals = plan.drawsIntervals ? CalibrationReport.intervals(forecasts, bootstrap) : [:]
  }

  /// Whether some of the predictions speak of one event.
  package var isByEvent: Bool { forecasts.isByEvent }

  private static func intervals(
    _ forecasts: VerifiedForecasts, _ bootstrap: CalibrationBootstrap
  ) -> [String: ClosedRange<Double>] {
    var names = ["in-the-large"]
    var measures: [@Sendable (Levels) -> [Double?]] = [{ [$0.bias] }]
    if forecasts.isBinary {
      names += ["overconfidence", "auc", "discrimination"]
      measures.append { [$0.overconfidence, $0.areaUnderCurve, $0.discriminationSlope] }
    }
    if Levels(forecasts).counts.count <= CalibrationBootstrap.mostFitted {
      names += ["intercept", "slope", "shift"]
      measures.append { levels in
        let fit = LogisticCalibration(levels)
        return [fit?.intercept, fit?.slope, LogisticCalibration.shift(of: levels)]
      }
    }
    let found = bootstrap.intervals(forecasts, of: measures)
    let named = zip(names, found).compactMap { name, interval in interval.map { (name, $0) } }
    var intervals = Dictionary(uniqueKeysWithValues: named)
    intervals["score"] = Bootstrap.standard.interval(ofScoreOf: forecasts)
    return intervals
  }
}

extension Bootstrap {
  /// The interval of the mean Brier score, as `score` has it; nil where predictions do not weigh the same.
  fileprivate func interval(ofScoreOf forecasts: VerifiedForecasts) -> ClosedRange<Double>? {
    var losses = Array(repeating: Sum(), count: forecasts.predictionCount)
    var (weights, events) = (losses, Array(losses.indices))
    for (row, (p, y)) in zip(forecasts.probabilities, forecasts.shares).enumerated() {
      let prediction = forecasts.weighting?.predictions[row] ?? row
      events[prediction] = forecasts.weighting?.events[row] ?? row
      losses[prediction].add((p - y) * (p - y), times: forecasts.weight(of: row))
      weights[prediction].add(forecasts.weight(of: row))
    }
    guard let first = weights.first?.value, weights.allSatisfy({ abs($0.value - first) <= 1e-9 * first })
    else { return nil }
    let means = zip(losses, weights).map { $0.value / $1.value }
    return forecasts.eventCount == means.count
      ? interval(ofMeanOf: means) : interval(ofMeanOf: Clusters(means, groups: events))
  }
}
