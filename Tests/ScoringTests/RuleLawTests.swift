import Facts
import Testing

@testable import Scoring

private let grid = (0...20).map { Double($0) / 20 }
private let outcomes: [Outcome] = [.yes, .no] + grid.map(Outcome.partial)

/// How bad a score is, whichever way its rule is read.
private func penalty(_ rule: ScoringRule, _ probability: Double, _ outcome: Outcome) -> Double {
  guard let score = rule.score(.binary(probability), outcome) else { return .nan }
  return rule.orientation == .lowerIsBetter ? score : -score
}

extension ScoringRule {
  /// The greatest score of a statement; the sum over splits grows with the options, of which yes and no are two.
  fileprivate var greatest: Double {
    guard name != ScoringRule.rankedProbabilitySum.name else { return 1 }
    return range.upperBound
  }
}

/// The expected penalty where each outcome has a chance; an impossible one adds nothing, were it infinite.
private func expected(_ rule: ScoringRule, _ probability: Double, _ chances: [(Outcome, Double)]) -> Double {
  chances.filter { $0.1 > 0 }.reduce(0) { $0 + $1.1 * penalty(rule, probability, $1.0) }
}

@Suite struct `Every scoring rule` {
  @Test(arguments: ScoringRule.ofStatements)
  func `rewards honesty: nothing scores better, on average, than what is believed`(rule: ScoringRule) {
    for belief in grid {
      let chances: [(Outcome, Double)] = [(.yes, belief), (.no, 1 - belief)]
      let honest = expected(rule, belief, chances)
      for other in grid where other != belief {
        #expect(honest < expected(rule, other, chances), "\(belief) against \(other)")
      }
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `rewards honesty about partial outcomes: the expected share scores best`(rule: ScoringRule) {
    for half in [0.1, 0.2, 0.6] {
      for yes in [0.1, 0.2, 0.3] {
        let chances: [(Outcome, Double)] = [(.yes, yes), (.partial(0.5), half), (.no, 1 - half - yes)]
        let belief = yes + half / 2
        let honest = expected(rule, belief, chances)
        for other in grid where abs(other - belief) > 0.001 {
          #expect(honest < expected(rule, other, chances), "\(belief) against \(other)")
        }
      }
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `scores a partial outcome best at the share that came true`(rule: ScoringRule) {
    for share in grid {
      for other in grid where other != share {
        #expect(penalty(rule, share, .partial(share)) < penalty(rule, other, .partial(share)))
      }
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `stays in its range and reaches both of its ends`(rule: ScoringRule) throws {
    let scores = try grid.flatMap { probability in
      try outcomes.map { try #require(rule.score(.binary(probability), $0)) }
    }
    #expect(scores.allSatisfy(rule.range.contains))
    #expect(scores.min() == rule.range.lowerBound)
    #expect(scores.max() == rule.greatest)
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `gives its best score to a certainty that comes true`(rule: ScoringRule) {
    #expect(rule.score(.binary(1), .yes) == rule.best)
    #expect(rule.score(.binary(0), .no) == rule.best)
    #expect(rule.score(.binary(1), .no) == rule.score(.binary(0), .yes))
    #expect(penalty(rule, 1, .no) == grid.map { penalty(rule, $0, .no) }.max())
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `improves in its own direction as the probability nears what happened`(rule: ScoringRule) {
    for (less, more) in zip(grid, grid.dropFirst()) {
      #expect(penalty(rule, more, .yes) < penalty(rule, less, .yes))
      #expect(penalty(rule, more, .no) > penalty(rule, less, .no))
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `treats yes and no alike`(rule: ScoringRule) throws {
    for probability in grid {
      let yes = try #require(rule.score(.binary(probability), .yes))
      let no = try #require(rule.score(.binary(1 - probability), .no))
      #expect(yes == no || abs(yes - no) < 1e-14)
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `takes a partial outcome of 0 or 1 for no or yes`(rule: ScoringRule) {
    for probability in grid {
      #expect(rule.score(.binary(probability), .partial(1)) == rule.score(.binary(probability), .yes))
      #expect(rule.score(.binary(probability), .partial(0)) == rule.score(.binary(probability), .no))
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `is undefined where there is nothing to compare, or no probability`(rule: ScoringRule) {
    #expect(rule.score(.binary(0.5), .void) == nil)
    #expect(rule.score(.binary(0.5), .ambiguous) == nil)
    for number in [-0.01, 1.01, Double.nan, Double.infinity, 70] {
      #expect(rule.score(.binary(number), .yes) == nil)
      #expect(rule.score(.binary(0.5), .partial(number)) == nil)
    }
  }

  @Test func `is found by its name and by no other`() {
    for rule in ScoringRule.all {
      #expect(ScoringRule.named(rule.name)?.source == rule.source)
    }
    #expect(Set(ScoringRule.all.map(\.name)).count == ScoringRule.all.count)
    #expect(ScoringRule.named("Brier") == nil)
  }
}
