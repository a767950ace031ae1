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

/// A segment with its score, and how the terms turned out for which its forecast was made.
struct ScoredDays: Sendable {
  let segment: Segment
  let realization: Realization
  let score: Double
}

extension [SettledTerms] {
  /// The segments of all terms in the order of their days; none of terms of which one segment has no score.
  func scored(by rule: ScoringRule) -> [ScoredDays] {
    var scored: [ScoredDays] = []
    scored.reserveCapacity(reduce(0) { $0 + $1.standing.segments.count })
    for terms in self where terms.isScorable {
      guard let realization = terms.realization else { continue }
      let start = scored.count
      for segment in terms.standing.segments {
        guard let score = rule.score(segment.distribution, realization) else {
          scored.removeSubrange(start...)
          break
        }
        scored.append(ScoredDays(segment: segment, realization: realization, score: score))
      }
    }
    return count > 1 ? scored.sorted { $0.segment.from < $1.segment.from } : scored
  }
}
