import Facts
import Testing

@testable import Scoring

/// Predictions with up to three forecasts each, over up to 12 days, some of which come true in part.
private func sample(_ count: Int, seed: UInt64, partial: Bool = false) -> [SettledPrediction] {
  var draws = Draws(seed: seed)
  return (1...count).map { id in
    let days = 2 + draws.index(below: 10)
    let list = (0...draws.index(below: 3)).map { place in
      (day: place == 0 ? 0 : draws.index(below: days), probability: Double?(draws.share()))
    }
    let share = partial && id % 4 == 0 ? 0.25 : draws.share() < 0.6 ? 1 : 0
    return SettledPrediction(id: id, standing: standing(list, days: days), outcome: outcome(share))
  }
}

private func pairs(_ first: [SettledPrediction], _ second: [SettledPrediction]) -> [CommonRecord] {
  zip(first, second).map { CommonRecord($0, $1) }
}

private func skill(
  _ predictions: [SettledPrediction], _ baseline: Baseline, rule: ScoringRule = .brier,
  events: Events = Events()
) -> SkillScore {
  ScoreSummary(of: predictions, rule: rule, baseline: baseline, events: events).againstBaseline
}

@Suite struct `Skill against a baseline` {
  @Test(arguments: ScoringRule.ofStatements)
  func `is 0 against a forecaster who says the same, and 1 for the perfect`(rule: ScoringRule) {
    let made = sample(20, seed: 61)
    let same = skill(made, .forecaster(pairs(made, made)), rule: rule)
    #expect(same.ratio == 0 && same.difference == 0 && same.count == 20)
    let outcomes = made.map { prediction in
      let isYes = prediction.parts[0].realization == .share(1)
      return settled(isYes ? 1 : 0, isYes ? .yes : .no, id: prediction.id)
    }
    #expect(skill(outcomes, .forecaster(pairs(outcomes, made)), rule: rule).ratio == 1)
  }

  @Test(arguments: [ProbabilityLoss.brier, .logarithmic], [false, true])
  func `of a base rate is that of the best of all constants`(loss: ProbabilityLoss, partial: Bool) throws {
    let made = sample(17, seed: 62, partial: partial)
    let best = skill(made, .baseRate, rule: loss.rule)
    let rate = try #require(best.probability)
    let same = skill(made, .binary(rate), rule: loss.rule)
    #expect(close(try #require(best.baselineMean), try #require(same.baselineMean)))
    var draws = Draws(seed: 63)
    for _ in 0..<200 {
      let other = skill(made, .binary(draws.share()), rule: loss.rule)
      let (mean, least) = (try #require(other.baselineMean), try #require(best.baselineMean))
      #expect(mean >= least - 1e-12)
    }
  }

  // Two of three come true, the third in a half: (1 + 1 + 0.5) / 3; mean of (5/6-1)², (5/6-1)², (5/6-1/2)² is 1/18.
  @Test func `of a base rate can be done by hand`() throws {
    let made = [settled(0.9, .yes, id: 1), settled(0.8, .yes, id: 2), settled(0.5, .partial(0.5), id: 3)]
    let against = skill(made, .baseRate)
    #expect(close(try #require(against.probability), 5.0 / 6))
    #expect(close(try #require(against.baselineMean), 1.0 / 18))
    #expect(close(try #require(against.ratio), 1 - 0.05 / 3 * 18))
  }

  @Test func `is undefined against a perfect baseline, though the difference is not`() {
    let against = skill([settled(0.8, .yes, id: 1), settled(0.9, .yes, id: 2)], .baseRate)
    #expect(against.baselineMean == 0 && against.ratio == nil && against.interval() == nil)
    #expect(close(against.difference ?? 0, -0.025))
    let none = skill([], .baseRate)
    #expect(none.ratio == nil && none.mean == nil && none.probability == nil && none.count == 0)
  }

  // Against 50 % every prediction's baseline scores 0.25, so that skill is 1 - 4 mean, and so are its ends.
  @Test(arguments: [[], [(1, 2), (2, 3), (7, 9)]] as [[(Int, Int)]])
  func `has the interval that follows from the mean's, where the baseline always scores the same`(
    links: [(Int, Int)]
  ) throws {
    let summary = ScoreSummary(of: sample(25, seed: 64), events: Events(linking: links))
    let (mean, ratio) = (
      try #require(summary.interval), try #require(summary.againstBaseline.interval())
    )
    #expect(summary.events == 25 - links.count)
    #expect(close(ratio.upperBound, 1 - 4 * mean.lowerBound))
    #expect(close(ratio.lowerBound, 1 - 4 * mean.upperBound))
  }

  @Test(arguments: ScoringRule.ofStatements)
  func `is the same to the last bit in any order`(rule: ScoringRule) {
    let (made, others) = (sample(13, seed: 65, partial: true), sample(13, seed: 66, partial: true))
    for baseline in [Baseline.baseRate, .binary(0.3), .forecaster(pairs(made, others))] {
      let whole = skill(made, baseline, rule: rule)
      let turned = skill(made.reversed(), baseline, rule: rule)
      #expect(whole.ratio == turned.ratio && whole.baselineMean == turned.baselineMean)
      #expect(whole.interval() == turned.interval() && whole.probability == turned.probability)
    }
  }

  @Test func `has an interval with infinite ends where scores are infinite`() throws {
    let made = [settled(0, .yes, id: 1), settled(0.9, .yes, id: 2), settled(0.4, .no, id: 3)]
    let interval = try #require(skill(made, .binary(0.5), rule: .logarithmic).interval())
    #expect(interval.lowerBound == -.infinity)
  }
}

@Suite struct `Events of predictions` {
  @Test func `are what links reach, over any number of steps`() {
    var draws = Draws(seed: 67)
    for _ in 0..<50 {
      let links = (0..<8).map { _ in (1 + draws.index(below: 12), 1 + draws.index(below: 12)) }
      // Every prediction takes the least name of its neighbours until none changes.
      var names = Array(0...12)
      for _ in names {
        for (one, other) in links {
          let least = min(names[one], names[other])
          (names[one], names[other]) = (least, least)
        }
      }
      let events = Events(linking: links)
      #expect((1...12).map(events.event) == Array(names[1...]))
      #expect(Events(linking: links.reversed().map { ($1, $0) }) == events)
    }
  }
}

@Suite struct `Days in common` {
  private func days(_ standing: Standing) -> [Int: Double] {
    standing.segments.reduce(into: [:]) { days, segment in
      for day in segment.from.number...segment.through.number { days[day] = segment.probability }
    }
  }

  @Test func `are those on which both stood, each with what stood`() {
    var draws = Draws(seed: 68)
    for _ in 0..<200 {
      let made = (0..<2).map { _ in
        standing(
          (0...draws.index(below: 4)).map { _ in
            (day: draws.index(below: 15), probability: draws.index(below: 3) == 0 ? nil : draws.share())
          }, days: 12)
      }
      let (one, other) = (made[0].during(made[1]), made[1].during(made[0]))
      #expect(days(one) == days(made[0]).filter { days(made[1])[$0.key] != nil })
      #expect(days(one).keys == days(other).keys && one.days == other.days)
      #expect(made[0].during(made[0]).segments == made[0].segments)
    }
  }
}
