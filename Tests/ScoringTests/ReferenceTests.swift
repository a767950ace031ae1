import Testing

@testable import Scoring

/// Numbers that other programs made, so that no error of ours can confirm itself.
@Suite struct `The reference` {
  /// The beginnings of the names of cases this module does not answer.
  static let unsupported = [calibration, comparison].flatMap(\.self)

  static let calibration = [
    "murphy_", "yates_", "corp_", "pav_", "ece_single_forecast", "ece_l1_5_bins_", "ece_equal_mass_", "mce_",
    "ace_", "ce_l2_", "reliability_curve_", "calibration_in_the_large_logit", "calibration_slope_",
    "overconfidence", "auc_", "discrimination_slope", "spiegelhalter_z", "jeffreys_", "clopper_pearson_",
    "metaculus_bin_band",
  ]

  static let comparison = [
    "dm_", "paired_permutation_", "sign_test", "cluster_standard_error", "e_process_",
  ]

  static let supported = ReferenceCase.all.filter { item in
    ReferenceKind.all.contains { $0.covers(item.name) }
  }

  @Test func `is read whole`() {
    #expect(ReferenceCase.all.count == 184)
    #expect(Set(ReferenceCase.all.map(\.name)).count == 184)
  }

  @Test func `has no case that is neither answered nor listed as unsupported, and none that is both`() {
    for item in ReferenceCase.all {
      let answers = ReferenceKind.all.count { $0.covers(item.name) }
      let refusals = Self.unsupported.count { item.name.hasPrefix($0) }
      #expect(answers + refusals == 1, "\(item.name)")
    }
  }

  @Test func `has a case for every kind answered or listed`() {
    for prefix in ReferenceKind.all.flatMap(\.prefixes) + Self.unsupported {
      #expect(ReferenceCase.all.contains { $0.name.hasPrefix(prefix) }, "\(prefix)")
    }
  }

  @Test(arguments: supported.map(\.name))
  func `is answered within its tolerance`(name: String) throws {
    let item = try #require(Self.supported.first { $0.name == name })
    let kind = try #require(ReferenceKind.all.first { $0.covers(name) })
    let answer = kind.answer(item.inputs).compactMapValues { $0 }
    let expected = item.expected.flattened()
    #expect(Set(answer.keys) == Set(expected.keys))
    for (path, value) in expected {
      let ours = try #require(answer[path])
      #expect(ours == value || abs(ours - value) <= item.tolerance, "\(path): \(ours), expected \(value)")
    }
  }
}
