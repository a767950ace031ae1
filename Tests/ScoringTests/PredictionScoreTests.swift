import Facts
import Testing

@testable import Scoring

@Suite struct `The score of a prediction` {
  @Test func `weighs each forecast by the days it stood`() throws {
    let score = PredictionScore(standing([(0, 0.5), (3, 1)], days: 4), outcome: .yes, rule: .brier)
    #expect(score.mean == 0.1875)
    #expect(score.first == 0.25)
    #expect(score.last == 0)
    #expect(score.days == 4)
    #expect(score.segments.map(\.weight) == [0.75, 0.25])
    #expect(score.segments.map(\.contribution) == [0.1875, 0])
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `does not change when a forecast is repeated`(rule: ScoringRule) {
    for probability in [0.1, 0.3, 0.7, 0.77] {
      let once = standing([(0, probability), (5, 0.4)], days: 11)
      for repeated in 1..<5 {
        let again = standing([(0, probability), (repeated, probability), (5, 0.4)], days: 11)
        for outcome: Outcome in [.yes, .no, .partial(0.3)] {
          let score = PredictionScore(again, outcome: outcome, rule: rule)
          #expect(score.mean == PredictionScore(once, outcome: outcome, rule: rule).mean)
        }
      }
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `lies between its forecasts' scores, which contribute all of it`(rule: ScoringRule) throws {
    for history in `What stands`.histories {
      let standing = ScoringWindow(deadline: day(13), known: nil).standing(of: history)
      let score = PredictionScore(standing, outcome: .partial(0.4), rule: rule)
      guard let mean = score.mean else { continue }
      let scores = score.segments.map(\.score)
      #expect(try #require(scores.min()) <= mean && mean <= #require(scores.max()))
      let contributed = score.segments.reduce(0) { $0 + $1.contribution }
      #expect(mean == contributed || abs(mean - contributed) < 1e-14)
      #expect(abs(score.segments.reduce(0) { $0 + $1.weight } - 1) < 1e-14)
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `of one unchanged forecast is that forecast's score to the last bit`(rule: ScoringRule) {
    for days in 1...400 {
      let score = PredictionScore(standing([(0, 0.7)], days: days), outcome: .no, rule: rule)
      #expect(score.mean == score.first)
    }
  }

  @Test func `keeps an infinite score and the forecast that caused it`() {
    let score = PredictionScore(
      standing([(0, 0.9), (1, 0), (2, 0.5)], days: 30), outcome: .yes, rule: .logarithmic)
    #expect(score.mean == .infinity)
    #expect(score.infinite == [2])
    #expect(score.segments.map(\.contribution.isFinite) == [true, false, true])
    #expect(PredictionScore(standing([(0, 0)], days: 3), outcome: .no, rule: .logarithmic).mean == 0)
  }

  @Test func `is undefined for what is void or ambiguous, and where nothing stood, with the reason`() {
    let some = standing([(0, 0.5)], days: 4)
    let late = standing([(7, 0.5)], days: 4)
    let cases: [(Standing, Outcome, Unscorable)] = [
      (some, .void, .void), (some, .ambiguous, .ambiguous), (late, .void, .void),
      (late, .yes, .deadlineBeforeFirstForecast), (standing([], days: 4), .yes, .noForecast),
      (standing([(0, 1.5), (2, 0.5)], days: 4), .yes, .undefinedByRule),
    ]
    for (standing, outcome, reason) in cases {
      let score = PredictionScore(standing, outcome: outcome, rule: .brier)
      #expect(score.unscorable == reason)
      #expect(score.mean == nil && score.first == nil && score.last == nil)
      #expect(score.days == 0 && score.segments.isEmpty)
    }
  }

  // 0.7 over 2 days of a no is 0.49; 0.4 over 3 days of a yes 0.36: (2 x 0.49 + 3 x 0.36) / 5 = 2.06 / 5.
  @Test func `over several terms weighs every day under its own outcome`() throws {
    let early = ScoringWindow(deadline: day(1), known: nil).standing(of: forecasts([(0, 0.7), (2, nil)]))
    let late = ScoringWindow(deadline: day(4), known: nil).standing(of: forecasts([(0, nil), (2, 0.4)]))
    let parts = [
      SettledTerms(standing: early, outcome: .no), SettledTerms(standing: late, outcome: .yes),
    ]
    for parts in [parts, parts.reversed()] {
      let score = PredictionScore(parts, rule: .brier)
      let mean = try #require(score.mean)
      #expect(abs(mean - 2.06 / 5) < 1e-15)
      #expect(score.days == 5)
      #expect(score.first == score.segments[0].score && score.last == score.segments[1].score)
      #expect(score.segments.map(\.realization) == [.share(0), .share(1)])
    }
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `does not change when terms are split without a change of outcome`(rule: ScoringRule) {
    let whole = PredictionScore(standing([(0, 0.7), (2, 0.4)], days: 5), outcome: .yes, rule: rule)
    let parts = [[(0, 0.7), (2, nil)], [(0, nil), (2, 0.4)]].map {
      (list: [(day: Int, probability: Double?)]) in
      SettledTerms(standing: standing(list, days: 5), outcome: .yes)
    }
    #expect(PredictionScore(parts, rule: rule).mean == whole.mean)
  }

  @Test func `leaves out terms that cannot be scored, and gives the newest reason where none can`() {
    let some = standing([(0, 0.5)], days: 4)
    let counted = SettledTerms(standing: some, outcome: .yes)
    for outcome: Outcome? in [.void, .ambiguous, nil] {
      let other = SettledTerms(standing: some, outcome: outcome)
      for parts in [[counted, other], [other, counted]] {
        let score = PredictionScore(parts, rule: .brier)
        #expect(score.mean == 0.25 && score.days == 4 && score.unscorable == nil)
      }
    }
    let (void, other) = (
      SettledTerms(standing: some, outcome: .void), SettledTerms(standing: some, outcome: nil)
    )
    #expect(PredictionScore([void, other], rule: .brier).unscorable == .otherTerms)
    #expect(PredictionScore([other, void], rule: .brier).unscorable == .void)
    #expect(PredictionScore([], rule: .brier).unscorable == .noForecast)
  }
}
