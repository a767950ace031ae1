import Facts

@testable import Scoring

extension ReferenceKind {
  /// Whether what was given a probability came true that often.
  static let calibration: [ReferenceKind] = [
    ReferenceKind(prefixes: ["wilson_"]) { input in
      let trials = Int(input["n"].number ?? 0)
      let interval = wilsonInterval(successes: input["k"].number ?? .nan, trials: trials)
      return ["value.0": interval?.lowerBound, "value.1": interval?.upperBound]
    },
    single("ece_l1_10_bins_") { fromBins($0) { abs($0) } },
    single("calibration_in_the_large_difference") { fromBins($0) { $0 } },
  ]
}

/// The mean over all points of some function of each bin's forecast less what was observed there.
private func fromBins(_ input: ReferenceValue, _ function: (Double) -> Double) -> Double? {
  let points = zip(input["p"].numbers, input["y"].numbers)
  let table = CalibrationTable(points.map { (forecast: .binary($0), outcome: outcome($1)) })
  let filled = table.bins.filter { $0.count > 0 }
  return mean(
    filled.map { function(($0.meanForecast ?? .nan) - ($0.observed ?? .nan)) },
    weights: filled.map { Double($0.count) })
}
