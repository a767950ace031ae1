import Facts
import Foundation
import Testing

@testable import Scoring

private let alone = crowd([Trajectory([.init(0, 0.9)])], closed: 10)

/// Some forecasters who come at whole days of a question.
private func anyCrowd(_ random: inout Draws, days: Int = 12) -> CrowdQuestion {
  let forecasters = (0..<2 + random.index(below: 4)).map { _ in
    Trajectory(
      (0..<1 + random.index(below: 4)).map { _ in
        .init(Double(random.index(below: days)), random.share() * 0.98 + 0.01)
      })
  }
  let closed = Double(1 + random.index(below: days))
  return crowd(forecasters, closed: closed, scheduled: Double(days), share: Double(random.index(below: 2)))
}

@Suite struct `Every convention` {
  @Test(arguments: Convention.all)
  func `prefers the better forecast on the same days`(convention: Convention) throws {
    let question = crowd(
      [Trajectory([.init(0, 0.9)]), Trajectory([.init(0, 0.6)]), Trajectory([.init(0, 0.5)])], closed: 10)
    let better = try #require(convention.score(question, 0))
    let worse = try #require(convention.score(question, 1))
    #expect(convention.orientation == .lowerIsBetter ? better < worse : better > worse)
  }

  @Test(arguments: Convention.all)
  func `treats yes and no alike`(convention: Convention) throws {
    var random = Draws(seed: 30)
    for _ in 0..<40 {
      let question = anyCrowd(&random)
      let turned = CrowdQuestion(
        share: 1 - question.share, closed: question.closed, scheduled: question.scheduled,
        forecasters: question.forecasters.map { forecaster in
          Trajectory(forecaster.steps.map { .init($0.time, $0.probability.map { 1 - $0 }) })
        })
      for place in question.forecasters.indices {
        let one = convention.score(question, place)
        let other = convention.score(turned, place)
        #expect((one == nil) == (other == nil))
        if let one, let other { #expect(abs(one - other) < 1e-9) }
      }
    }
  }

  @Test func `is found by its name and says how it differs`() {
    for convention in Convention.all {
      #expect(Convention.named(convention.name)?.summary == convention.summary)
      #expect(!convention.difference.isEmpty && !convention.source.isEmpty)
    }
    #expect(Set(Convention.all.map(\.name)).count == Convention.all.count)
  }

  @Test func `of ours is the day-weighted mean`() throws {
    let standing = standing([(1, 0.6), (4, 0.8), (6, nil)], days: 9)
    let question = crowd([Trajectory(standing, since: start)], closed: 9)
    let exact = try #require(Convention.exact.score(question, 0))
    let ours = try #require(PredictionScore(standing, outcome: .yes, rule: .brier).mean)
    #expect(abs(exact - ours) < 1e-12)
  }
}

@Suite struct `A trajectory` {
  @Test func `averages what a fine grid averages`() throws {
    var random = Draws(seed: 31)
    for _ in 0..<30 {
      let steps = (0..<5).map { _ in
        Trajectory.Step(
          Double(random.index(below: 80)) / 4, random.index(below: 4) == 0 ? nil : random.share())
      }
      let trajectory = Trajectory(steps)
      let instants = (0..<80).map { (Double($0) + 0.5) / 4 }
      let standing = instants.compactMap { trajectory.probability(at: $0) }
      let exact = trajectory.average(from: 0, to: 20) { $0 * $0 }
      #expect((exact == nil) == standing.isEmpty)
      if let exact { #expect(abs(exact - (mean(standing.map { $0 * $0 }) ?? .nan)) < 1e-12) }
      #expect(abs(trajectory.activeTime(from: 0, to: 20) - Double(standing.count) / 4) < 1e-12)
      let idle = trajectory.average(from: 0, to: 20, idle: 0.25) { $0 * $0 }
      let filled = instants.map { trajectory.probability(at: $0).map { $0 * $0 } ?? 0.25 }
      #expect(abs((idle ?? .nan) - (mean(filled) ?? .nan)) < 1e-12)
    }
  }

  @Test func `lets the later listed of two at one time stand`() {
    #expect(Trajectory([.init(1, 0.2), .init(1, 0.7)]).probability(at: 1) == 0.7)
    #expect(Trajectory([.init(1, 0.2)]).probability(at: 0.5) == nil)
    #expect(Trajectory([.init(1, 0.2)]).pieces(from: 3, to: 3).isEmpty)
  }
}

@Suite struct `Good Judgment's scores` {
  @Test func `compare a late joiner with the days before, unless the median is of the same days`() throws {
    let question = crowd(
      [
        Trajectory([.init(0, 0.1), .init(8, 0.9)]), Trajectory([.init(0, 0.1), .init(8, 0.9)]),
        Trajectory([.init(8, 0.9)]),
      ], closed: 10)
    #expect(try #require(GoodJudgment.accuracy(question, 2)) < -0.1)
    #expect(GoodJudgment.accuracyPerDay(question, 2) == 0)
    #expect(GoodJudgment.participation(question, 2) == 0.2)
  }

  @Test func `leave out a part of a day where only full days count`() {
    let late = crowd([Trajectory([.init(3.1, 0.9)])], closed: 3.5)
    #expect(GoodJudgment.average(late, 0) != nil)
    #expect(GoodJudgment.averageOfFullDays(late, 0) == nil)
    #expect(GoodJudgment.average(crowd([Trajectory([])], closed: 3), 0) == nil)
    #expect(GoodJudgment.participation(crowd([Trajectory([])], closed: 0), 0) == nil)
  }
}

@Suite struct `Fatebook's scores` {
  @Test func `make whoever comes on the last day seem good`() throws {
    let question = crowd([Trajectory([.init(99, 0.5)])], closed: 100)
    #expect(abs(try #require(Fatebook.absolute(question, 0)) - 0.005) < 1e-12)
    #expect(Convention.exact.score(question, 0) == 0.25)
    #expect(Fatebook.relative(question, 0) == nil)
  }

  @Test func `average the forecasts of a day before they score, which favours going back and forth`() throws {
    let question = crowd([Trajectory([.init(0, 0), .init(0.5, 1)])], closed: 1)
    #expect(Fatebook.absolute(question, 0) == 0.5)
    #expect(Convention.exact.score(question, 0) == 0.5)  // On 0 to 1: the mean of 1 and 0, which is 1 of 2.
  }

  @Test func `weigh the last part of a day by its length`() throws {
    let question = crowd([Trajectory([.init(0, 0.5), .init(2, 1)])], closed: 2.5)
    #expect(abs(try #require(Fatebook.absolute(question, 0)) - 2 * 0.5 / 2.5) < 1e-12)
  }
}

@Suite struct `Scores of each forecast` {
  @Test func `count a forecast of a day as much as one of a year, and late ones too`() {
    let question = crowd([Trajectory([.init(0, 0.5), .init(360, 1), .init(370, 0)])], closed: 365)
    #expect(PredictionBook.brier(question, 0).map { abs($0 - 1.25 / 3) < 1e-12 } == true)
  }

  @Test func `leave certainties out where 538 does, and weigh updates by their event`() {
    let question = crowd([Trajectory([.init(0, 0.5), .init(1, 1), .init(2, 0.9)])], closed: 3)
    #expect(FiveThirtyEight.brier(question, 0).map { abs($0 - 0.13) < 1e-12 } == true)
    #expect(FiveThirtyEight.brier(crowd([Trajectory([.init(0, 1)])], closed: 3), 0) == nil)
    #expect(FiveThirtyEight.weights(updates: [2, 1]) == [0.5, 0.5, 1])
  }
}

@Suite struct `The scores of Metaculus` {
  @Test func `of peers add up to 0 and are each the mean advantage over the others`() throws {
    var random = Draws(seed: 32)
    for _ in 0..<100 {
      let likelihoods = random.probabilities(2 + random.index(below: 5))
      let scores = try Metaculus.peer(likelihoods: likelihoods).map { try #require($0) }
      #expect(abs(scores.reduce(0, +)) < 1e-9)
      let others = likelihoods.dropFirst().map { log(likelihoods[0]) - log($0) }
      #expect(abs(scores[0] - 100 * (mean(others) ?? .nan)) < 1e-9)
    }
  }

  @Test func `of peers over time add up to 0, and are 0 alone`() throws {
    var random = Draws(seed: 33)
    for _ in 0..<60 {
      let question = anyCrowd(&random)
      let scores = try question.forecasters.indices.map { try #require(Metaculus.peer(question, $0)) }
      #expect(abs(scores.reduce(0, +)) < 1e-9)
    }
    #expect(Metaculus.peer(alone, 0) == 0)
    #expect(Metaculus.spotPeer(alone, 0, at: 4) == 0)
  }

  @Test func `of the baseline are 0 for equal chances and 100 for a certainty, of any number of options`() {
    for count in 2...8 {
      #expect(Metaculus.baseline(likelihood: 1, options: count) == 100)
      let even = Metaculus.baseline(likelihood: 1 / Double(count), options: count)
      #expect(even.map { abs($0) < 1e-12 } == true)
    }
    #expect(Metaculus.baseline(likelihood: 0) == -.infinity)
    #expect(Metaculus.baseline(likelihood: 1.2) == nil)
    #expect(Metaculus.baseline(bucket: 0.1, bucketsInside: 0, openEnds: 1, isOutside: false) == nil)
  }

  @Test func `are halved where a question closes half way, and add up their coverage`() throws {
    let half = crowd([Trajectory([.init(0, 0.9)])], closed: 5, scheduled: 10)
    let whole = try #require(Metaculus.baseline(alone, 0))
    #expect(abs(try #require(Metaculus.baseline(half, 0)) - whole / 2) < 1e-9)
    #expect(Metaculus.coverage(half, 0) == 0.5)
    #expect(Metaculus.coverage(alone, 0) == 1)
  }

  @Test func `are undefined where a question came true in part`() {
    let part = crowd([Trajectory([.init(0, 0.9)])], closed: 5, share: 0.5)
    #expect(Metaculus.baseline(part, 0) == nil)
    #expect(Metaculus.peer(part, 0) == nil)
    #expect(Metaculus.relative(part, 0) == nil)
    #expect(Metaculus.spotBaseline(part, 0, at: 3) == nil)
  }

  @Test func `at one instant look at that alone, or at the close`() throws {
    let question = crowd([Trajectory([.init(0, 0.5), .init(3, 1), .init(6, 0.25)])], closed: 8)
    #expect(Metaculus.spotBaseline(question, 0, at: 4) == 100)
    #expect(Metaculus.spotBaseline(question, 0, at: 20) == -100)
    #expect(Metaculus.spotBaseline(crowd([Trajectory([])], closed: 8), 0, at: 4) == 0)
  }

  @Test func `of old compare with the community, which for one is himself`() throws {
    #expect(Metaculus.relative(alone, 0) == 0)
    let question = crowd(
      [Trajectory([.init(0, 0.8)]), Trajectory([.init(0, 0.4)])], closed: 4, scheduled: 40)
    #expect(abs(try #require(Metaculus.relative(question, 0)) - log2(0.8 / 0.6)) < 1e-12)
    #expect(Metaculus.relative(likelihood: 0, community: 0) == nil)
  }

  @Test func `share no prize where nobody is above 0`() {
    #expect(Metaculus.prizeShares(scores: [-1, 0]) == nil)
    #expect(Metaculus.prizeShares(scores: [3, 4, -5]) == [9.0 / 25, 16.0 / 25, 0])
    #expect(Metaculus.legacyLeaderboard(peerScores: [40, 40]) == 2)
  }
}

@Suite struct `A clipping` {
  @Test func `moves only what lies outside`() {
    for clipping in Clipping.all {
      #expect(clipping(0.5) == 0.5)
      #expect(clipping(0) == clipping.limits.lowerBound)
      #expect(clipping(1) == clipping.limits.upperBound)
    }
  }
}

extension Convention: CustomTestStringConvertible {
  package var testDescription: String { name }
}
