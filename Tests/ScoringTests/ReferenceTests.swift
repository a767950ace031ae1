import Testing

@testable import Scoring

/// Numbers that other programs made, so that no error of ours can confirm itself.
@Suite struct `The reference` {
  /// The beginnings of the names of cases this module does not answer.
  static let unsupported = [rules, refused].flatMap(\.self)

  static let rules = [
    "brier_multi_0to2_three_way", "brier_multi_mean_0to2", "log_multi_mean", "spherical_multi", "rps_",
    "ordered_category_gjo_",
    "pinball_", "crps_", "interval", "wis_", "logs_normal",
    "metaculus_baseline", "metaculus_peer", "metaculus_tournament_take",
    "aggregate_", "recency_", "weighted_median_",
    "gjo_question_two_forecasters", "gjo_question_per_day_difference", "fatebook_relative_brier",
    "words_survey_", "words_icd203_",
  ]

  /// Rules this module means to differ from: clipping, counting updates, counting a failed condition as right.
  static let refused = [
    "log_p0_clipped_", "equal_weight_per_update_is_wrong", "conditional_as_material_implication_is_wrong",
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
