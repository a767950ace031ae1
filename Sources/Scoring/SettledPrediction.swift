package import Facts

/// One forecaster's record on a settled prediction: what stood under each of its terms, and how those turned out.
package struct SettledPrediction: Sendable, Hashable {
  package let id: Int
  /// Oldest terms first; their days do not overlap.
  package let parts: [SettledTerms]

  package init(id: Int, parts: [SettledTerms]) {
    self.id = id
    self.parts = parts
  }

  package init(id: Int, standing: Standing, outcome: Outcome) {
    self.init(id: id, parts: [SettledTerms(standing: standing, outcome: outcome)])
  }

  package init(id: Int, standing: Standing, realization: Realization) {
    self.init(id: id, parts: [SettledTerms(standing: standing, realization: realization)])
  }
}

/// What stood of the forecasts made for some terms of a prediction, and how these turned out.
package struct SettledTerms: Sendable, Hashable {
  package let standing: Standing
  /// Nil where only other terms were resolved, from which nothing follows for these.
  package let realization: Realization?

  package init(standing: Standing, realization: Realization?) {
    self.standing = standing
    self.realization = realization
  }

  package init(standing: Standing, outcome: Outcome?) {
    self.init(standing: standing, realization: outcome.map { Realization($0) })
  }

  /// Whether anything of it counts in a score.
  package var isScorable: Bool { realization?.isSettled == true && !standing.segments.isEmpty }

  /// Every segment with its score; nil where one of them has none.
  func scores(by rule: ScoringRule) -> [(segment: Segment, realization: Realization, score: Double)]? {
    guard let realization, isScorable else { return nil }
    let scores = standing.segments.compactMap { rule.score($0.distribution, realization) }
    guard scores.count == standing.segments.count else { return nil }
    return zip(standing.segments, scores).map { ($0, realization, $1) }
  }

  /// Why it has no score by the rule, where it has none.
  func obstacle(for rule: ScoringRule) -> Unscorable {
    switch realization {
    case .void: .void
    case .ambiguous: .ambiguous
    case nil: standing.unscorable ?? .otherTerms
    case .share, .option, .value: standing.unscorable ?? .undefinedByRule
    }
  }
}
