/// One number about calibration, with what it means in plain words.
package struct CalibrationMeasure: Sendable {
  /// What several measures answer together.
  package enum Question: String, Sendable, CaseIterable {
    case decomposition, murphy, yates, distance, direction, discrimination, chance
  }

  /// The word by which it is expected, and with `_` for `-` its member of JSON.
  package let name: String
  package let title: String
  package let question: Question
  /// One line for somebody who has not met it.
  package let gloss: String
  package let source: String
  package let value: @Sendable (CalibrationReport) -> Double?
  /// Why it has no value, where it has none.
  let obstacle: @Sendable (VerifiedForecasts) -> String?

  init(
    _ name: String, _ title: String, _ question: Question, _ gloss: String, source: String,
    unless obstacle: @escaping @Sendable (VerifiedForecasts) -> String? = { _ in nil },
    value: @escaping @Sendable (CalibrationReport) -> Double?
  ) {
    self.name = name
    self.title = title
    self.question = question
    self.gloss = gloss
    self.source = source
    self.obstacle = obstacle
    self.value = value
  }

  package static let all: [CalibrationMeasure] =
    decomposition + murphy + yates + distance + direction + discrimination + chance

  package static func named(_ name: String) -> CalibrationMeasure? { all.first { $0.name == name } }

  /// Why a report has no value of it; nil where it has one.
  package func reason(_ report: CalibrationReport) -> String? {
    value(report) == nil ? obstacle(report.forecasts) ?? "undefined for these forecasts" : nil
  }
}

extension CalibrationMeasure.Question {
  /// What a reader asks, as the heading over the measures that answer.
  package var words: String {
    switch self {
    case .decomposition: "How the score comes about (CORP)"
    case .murphy: "The same by the bins of the table (Murphy)"
    case .yates: "The same by covariance (Yates)"
    case .distance: "How far off, whichever way"
    case .direction: "Which way off"
    case .discrimination: "Telling yes from no"
    case .chance: "Could it be luck"
    }
  }
}

// MARK: Why a measure may be undefined

extension VerifiedForecasts {
  fileprivate var lacksPlainOutcomes: String? {
    guard isBinary else { return "an outcome came true in part" }
    return observed == 0 || observed == 1 ? "all outcomes are the same" : nil
  }

  fileprivate var lacksSpread: String? {
    shares.allSatisfy { $0 == shares.first } ? "all outcomes are the same" : nil
  }

  fileprivate var lacksLogits: String? {
    (probabilities.first ?? 0) > 0 && (probabilities.last ?? 1) < 1
      ? lacksSpread : "a forecast of 0 % or 100 % has no logit"
  }

  fileprivate var lacksFit: String? {
    if let reason = lacksLogits { return reason }
    return probabilities.first == probabilities.last
      ? "all forecasts are the same" : "a probability separates yes from no, so no slope is best"
  }
}

// MARK: The measures

private let corpSource = "Dimitriadis, Gneiting and Jordan, PNAS 118 (2021)"
private let murphySource =
  "Murphy, Journal of Applied Meteorology 12 (1973); Stephenson, Coelho and Jolliffe, Weather and Forecasting 23 (2008)"
private let yatesSource = "Yates, Organizational Behavior and Human Performance 30 (1982)"
private let coxSource = "Cox, Biometrika 45 (1958)"

extension CalibrationMeasure {
  private static let decomposition = [
    CalibrationMeasure(
      "score", "Brier score", .decomposition,
      "MCB - DSC + UNC: 0 is perfect, 0.25 is what saying 50 % always gets", source: corpSource
    ) { $0.corp.score },
    CalibrationMeasure(
      "mcb", "MCB, miscalibration", .decomposition,
      "lost by naming the wrong numbers: 0 is calibrated, lower is better", source: corpSource
    ) { $0.corp.miscalibration },
    CalibrationMeasure(
      "dsc", "DSC, discrimination", .decomposition,
      "gained by telling likely from unlikely: higher is better, 0 is none", source: corpSource
    ) { $0.corp.discrimination },
    CalibrationMeasure(
      "unc", "UNC, uncertainty", .decomposition,
      "how hard the questions were: the score of always saying the base rate", source: corpSource
    ) { $0.corp.uncertainty },
    CalibrationMeasure(
      "p", "p of MCB", .decomposition, "how often calibrated forecasts look this miscalibrated by luck",
      source: corpSource + "; Phipson and Smyth (2010)"
    ) { $0.chance.p },
  ]

  private static let murphy = [
    CalibrationMeasure(
      "reliability", "reliability", .murphy, "squared gap of said and seen in the bins; lower is better",
      source: murphySource
    ) { $0.binned.reliability },
    CalibrationMeasure(
      "resolution", "resolution", .murphy, "how far the bins differ from the base rate; higher is better",
      source: murphySource
    ) { $0.binned.resolution },
    CalibrationMeasure(
      "uncertainty", "uncertainty", .murphy, "spread of the outcomes themselves", source: murphySource
    ) { $0.binned.uncertainty },
    CalibrationMeasure(
      "within", "within bins", .murphy,
      "what bins hide: reliability - resolution + uncertainty + this is the score", source: murphySource
    ) { $0.binned.varianceWithin - $0.binned.covarianceWithin },
    CalibrationMeasure(
      "corrected", "reliability, corrected", .murphy,
      "less what chance alone adds; may fall below 0",
      source: "Ferro and Fricker, Quarterly Journal of the Royal Meteorological Society 138 (2012)",
      unless: { forecasts in
        forecasts.isByEvent ? "a bin has one event" : "a bin has one prediction"
      }
    ) { $0.binned.corrected?.reliability },
  ]

  private static let yates = [
    CalibrationMeasure(
      "outcome-variance", "outcome variance", .yates, "spread of the outcomes themselves", source: yatesSource
    ) { $0.yates.outcomeVariance },
    CalibrationMeasure(
      "bias-squared", "bias squared", .yates, "lost by being too high or too low on the whole",
      source: yatesSource
    ) { $0.yates.bias * $0.yates.bias },
    CalibrationMeasure(
      "least-variance", "least variance", .yates,
      "spread that forecasts need in order to discriminate so well",
      source: yatesSource, unless: \.lacksSpread
    ) { $0.yates.leastVariance },
    CalibrationMeasure(
      "scatter", "scatter", .yates, "spread of the forecasts that no outcome explains: noise",
      source: yatesSource, unless: \.lacksSpread
    ) { $0.yates.scatter },
    CalibrationMeasure(
      "covariance", "covariance", .yates, "counts twice and down: how forecasts move with outcomes",
      source: yatesSource
    ) { $0.yates.covariance },
  ]

  private static let distance = [
    CalibrationMeasure(
      "ece", "ECE", .distance, "mean gap of said and seen over the bins; never rank by it",
      source: "Naeini, Cooper and Hauskrecht, AAAI 2015"
    ) { $0.errors.expected },
    CalibrationMeasure(
      "mce", "MCE", .distance, "the largest gap of any bin",
      source: "Naeini, Cooper and Hauskrecht, AAAI 2015"
    ) { $0.errors.greatest },
    CalibrationMeasure(
      "ace", "ACE", .distance, "the mean gap over ten bins of equal mass",
      source: "Nixon et al., CVPR Workshops 2019"
    ) { $0.adaptive.expected },
    CalibrationMeasure(
      "debiased", "squared gap, debiased", .distance,
      "mean squared gap less what chance alone adds; about 0 is calibrated",
      source: "Bröcker, Climate Dynamics 39 (2012); Kumar, Liang and Ma, NeurIPS 2019",
      unless: { forecasts in
        forecasts.isByEvent ? "a bin has one event" : "a bin has one prediction"
      }
    ) { $0.errors.debiasedSquared },
  ]

  private static let direction = [
    CalibrationMeasure(
      "in-the-large", "in the large", .direction,
      "mean forecast less share that came true: above 0 said too much", source: yatesSource
    ) { $0.yates.bias },
    CalibrationMeasure(
      "overconfidence", "overconfidence", .direction,
      "mean confidence in the side taken less share right: above 0 too sure",
      source: "Lichtenstein, Fischhoff and Phillips, in Judgment under Uncertainty (1982)",
      unless: { _ in "an outcome came true in part" }
    ) { $0.forecasts.overconfidence },
    CalibrationMeasure(
      "slope", "slope", .direction, "on the logit scale: 1 fits, below 1 too extreme, above 1 too timid",
      source: coxSource, unless: \.lacksFit
    ) { $0.logistic?.slope },
    CalibrationMeasure(
      "intercept", "intercept", .direction, "beside that slope: 0 fits, below 0 forecasts are too high",
      source: coxSource, unless: \.lacksFit
    ) { $0.logistic?.intercept },
    CalibrationMeasure(
      "shift", "in the large, logit", .direction,
      "shift that would fit the mean: below 0 forecasts are too high",
      source: coxSource, unless: \.lacksLogits
    ) { $0.shift },
  ]

  private static let discrimination = [
    CalibrationMeasure(
      "auc", "AUC", .discrimination, "chance that a yes was given more than a no: 0.5 is none, 1 is all",
      source: "Bamber, Journal of Mathematical Psychology 12 (1975)", unless: \.lacksPlainOutcomes
    ) { $0.forecasts.areaUnderCurve },
    CalibrationMeasure(
      "discrimination", "discrimination slope", .discrimination,
      "mean forecast of what came true less that of what did not", source: yatesSource,
      unless: \.lacksPlainOutcomes
    ) { $0.forecasts.discriminationSlope },
  ]

  private static let chance = [
    CalibrationMeasure(
      "z", "Spiegelhalter z", .chance, "beyond ±2 the Brier score is not that of calibrated forecasts",
      source: "Spiegelhalter, Statistics in Medicine 5 (1986)",
      unless: { $0.isBinary ? "every forecast is 0, 50 or 100 %" : "an outcome came true in part" }
    ) { $0.spiegelhalter?.z },
    CalibrationMeasure(
      "z-p", "p of z", .chance, "how often calibrated forecasts get a z as far from 0",
      source: "Spiegelhalter, Statistics in Medicine 5 (1986)",
      unless: { $0.isBinary ? "every forecast is 0, 50 or 100 %" : "an outcome came true in part" }
    ) { $0.spiegelhalter?.p },
  ]
}
