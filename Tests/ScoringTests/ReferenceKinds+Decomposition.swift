@testable import Scoring

extension ReferenceKind {
  /// A score taken apart.
  static let decomposition: [ReferenceKind] = [
    ReferenceKind(prefixes: ["murphy_distinct_values"], except: ["murphy_distinct_values_by_corp"]) {
      terms(Murphy(verified($0)))
    },
    ReferenceKind(prefixes: ["murphy_single_forecast"]) { terms(Murphy(verified($0))) },
    ReferenceKind(prefixes: ["murphy_ten_bins_", "murphy_four_bins_"]) {
      terms(Murphy(verified($0), binning: binning($0)))
    },
    ReferenceKind(prefixes: ["murphy_bias_corrected"]) { input in
      let terms = Murphy(verified(input))?.corrected
      return ["rel": terms?.reliability, "res": terms?.resolution, "unc": terms?.uncertainty]
    },
    ReferenceKind(prefixes: ["murphy_distinct_values_by_corp"]) { input in
      let corp = Corp(verified(input))
      return [
        "rel": corp?.miscalibration, "res": corp?.discrimination, "unc": corp?.uncertainty,
        "brier": corp?.score,
      ]
    },
    ReferenceKind(prefixes: ["yates_covariance"]) { input in
      let yates = Yates(verified(input))
      return [
        "bias": yates?.bias, "slope": yates?.slope, "scatter": yates?.scatter,
        "min_var": yates?.leastVariance, "cov": yates?.covariance, "var_y": yates?.outcomeVariance,
      ]
    },
    ReferenceKind(prefixes: ["corp_brier_"]) { terms(Corp(verified($0))) },
    ReferenceKind(prefixes: ["corp_log_"]) { terms(Corp(verified($0), loss: .logarithmic)) },
    ReferenceKind(prefixes: ["pav_"]) { input in
      let (places, weights) = (input["x"].numbers, input["w"].numbers)
      let fit = IsotonicFit(
        places: places, values: input["y"].numbers, weights: weights.isEmpty ? nil : weights)
      return Dictionary(
        uniqueKeysWithValues: places.enumerated().map { ("value.\($0)", fit?.value(at: $1)) })
    },
  ]
}

private func terms(_ murphy: Murphy?) -> [String: Double?] {
  [
    "rel": murphy?.reliability, "res": murphy?.resolution, "unc": murphy?.uncertainty,
    "wbv": murphy?.varianceWithin, "wbc": murphy?.covarianceWithin,
    "gres": murphy?.generalisedResolution, "brier": murphy?.score,
  ]
}

/// The terms by the names the reference gives them.
func terms(_ corp: Corp?) -> [String: Double?] {
  [
    "score": corp?.score, "mcb": corp?.miscalibration, "dsc": corp?.discrimination,
    "unc": corp?.uncertainty,
  ]
}
