import Facts

@testable import Scoring

extension ReferenceKind {
  /// Whether what was given a probability came true that often.
  static let calibration: [ReferenceKind] = [
    interval("wilson_", .wilson), interval("jeffreys_", .jeffreys),
    interval("clopper_pearson_", .clopperPearson),
    ReferenceKind(prefixes: ["metaculus_bin_band"]) { input in
      let edges = (input["lo"].number ?? .nan)...(input["hi"].number ?? .nan)
      let band = EdgeBand(count: Int(input["n"].number ?? 0), edges: edges)
      return ["lower": band?.lower, "center": band?.center, "upper": band?.upper]
    },
    single("ece_l1_", "ece_single_forecast") {
      CalibrationError(verified($0), binning: binning($0))?.expected
    },
    single("ece_equal_mass_") { input in
      CalibrationError(verified(input), binning: .equalMass(Int(input["bins"].number ?? 0)))?.expected
    },
    single("mce_") { CalibrationError(verified($0), binning: binning($0))?.greatest },
    single("ace_") { CalibrationError(verified($0), binning: binning($0))?.average },
    single("ce_l2_squared_debiased_") {
      CalibrationError(verified($0), binning: binning($0))?.debiasedSquared
    },
    curve(
      .equalWidth(5, holding: .upperEdge), "reliability_curve_uniform5",
      except: "reliability_curve_uniform5_empty"),
    curve(.equalWidth(3, holding: .upperEdge), "reliability_curve_uniform5_empty"),
    curve(.equalMass(4), "reliability_curve_quantile4"),
    single("calibration_in_the_large_difference") { verified($0).bias },
    single("calibration_in_the_large_logit") { LogisticCalibration.shift(of: verified($0)) },
    ReferenceKind(prefixes: ["calibration_slope_"]) { input in
      let fit = LogisticCalibration(verified(input))
      return ["intercept": fit?.intercept, "slope": fit?.slope]
    },
    single("overconfidence") { verified($0).overconfidence },
    single("auc_") { verified($0).areaUnderCurve },
    single("discrimination_slope") { verified($0).discriminationSlope },
    ReferenceKind(prefixes: ["spiegelhalter_z"]) { input in
      let test = Spiegelhalter(verified(input))
      return ["z": test?.z, "p_two_sided": test?.p]
    },
  ]

  private static func interval(_ prefix: String, _ kind: ProportionInterval) -> ReferenceKind {
    ReferenceKind(prefixes: [prefix]) { input in
      let interval = kind(successes: input["k"].number ?? .nan, trials: Int(input["n"].number ?? 0))
      return ["value.0": interval?.lowerBound, "value.1": interval?.upperBound]
    }
  }

  private static func curve(_ binning: Binning, _ prefix: String, except: String...) -> ReferenceKind {
    ReferenceKind(prefixes: [prefix], except: except) { input in
      let bins = CalibrationTable(verified(input), binning: binning)?.bins.filter { $0.count > 0 } ?? []
      return bins.enumerated().reduce(into: [:]) { result, bin in
        result["mean_p.\(bin.offset)"] = bin.element.meanForecast
        result["frac.\(bin.offset)"] = bin.element.observed
      }
    }
  }
}

/// The columns p and y of a case; none where it has none, and the comparison then fails.
func verified(_ input: ReferenceValue) -> VerifiedForecasts {
  VerifiedForecasts(probabilities: input["p"].numbers, shares: input["y"].numbers) ?? VerifiedForecasts([])
}

func binning(_ input: ReferenceValue) -> Binning {
  let edges = input["edges"].numbers
  let bins = Int(input["bins"].number ?? 0)
  if !edges.isEmpty { return .edges(edges.map { Int(($0 * 1_000).rounded()) }) }
  return .equalWidth(bins)
}
