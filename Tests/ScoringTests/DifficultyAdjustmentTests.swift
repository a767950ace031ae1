import Testing

@testable import Scoring

private typealias Entry = DifficultyAdjustment.Entry

@Suite struct `Scores adjusted for difficulty` {
  @Test func `find skill and difficulty again, whoever answered what`() throws {
    var random = Draws(seed: 50)
    for _ in 0..<50 {
      let skill = random.values(5)
      let difficulty = random.values(9)
      // The first answers everything, so that all are connected.
      let entries = skill.indices.flatMap { forecaster in
        difficulty.indices.filter { _ in forecaster == 0 || random.index(below: 3) == 0 }
          .map { Entry(forecaster: forecaster, question: $0, score: skill[forecaster] + difficulty[$0]) }
      }
      let adjusted = try #require(DifficultyAdjustment(entries))
      let middle = try #require(mean(difficulty))
      for (forecaster, effect) in adjusted.forecasters {
        #expect(abs(effect - (skill[forecaster] + middle)) < 1e-9)
      }
      #expect(adjusted.questions.allSatisfy { abs($1 - (difficulty[$0] - middle)) < 1e-9 })
    }
  }

  @Test func `are the plain means where everyone answered everything`() throws {
    var random = Draws(seed: 51)
    let scores = (0..<4).map { _ in random.values(6) }
    let entries = scores.enumerated().flatMap { forecaster, row in
      row.enumerated().map { Entry(forecaster: forecaster, question: $0, score: $1) }
    }
    let adjusted = try #require(DifficultyAdjustment(entries))
    for (forecaster, row) in scores.enumerated() {
      #expect(abs((adjusted.forecasters[forecaster] ?? .nan) - (mean(row) ?? .nan)) < 1e-9)
    }
    #expect(abs(adjusted.questions.values.reduce(0, +)) < 1e-9)
  }

  @Test func `put who took the hard questions before who took the easy ones`() throws {
    let entries = [
      Entry(forecaster: 1, question: 1, score: 0.05), Entry(forecaster: 1, question: 2, score: 0.1),
      Entry(forecaster: 2, question: 2, score: 0.05), Entry(forecaster: 2, question: 3, score: 0.4),
      Entry(forecaster: 3, question: 3, score: 0.5), Entry(forecaster: 3, question: 1, score: 0.2),
    ]
    let adjusted = try #require(DifficultyAdjustment(entries))
    let (first, second) = (adjusted.forecasters[1] ?? .nan, adjusted.forecasters[2] ?? .nan)
    #expect(second < first)
  }

  @Test func `fit better than any other effects nearby`() throws {
    var random = Draws(seed: 52)
    let entries = (0..<30).map { place in
      Entry(forecaster: place % 4, question: place / 4, score: random.share())
    }
    let adjusted = try #require(DifficultyAdjustment(entries))
    let error: (Int, Double) -> Double = { forecaster, shift in
      entries.reduce(0) { sum, entry in
        let effect =
          (adjusted.forecasters[entry.forecaster] ?? .nan) + (entry.forecaster == forecaster ? shift : 0)
        let rest = entry.score - effect - (adjusted.questions[entry.question] ?? .nan)
        return sum + rest * rest
      }
    }
    for forecaster in 0..<4 {
      #expect(error(forecaster, 0) < error(forecaster, 0.01))
      #expect(error(forecaster, 0) < error(forecaster, -0.01))
    }
  }

  @Test func `are undefined where nothing connects the forecasters`() {
    let apart = [
      Entry(forecaster: 1, question: 1, score: 0.1), Entry(forecaster: 2, question: 2, score: 0.2),
    ]
    #expect(DifficultyAdjustment(apart) == nil)
    #expect(DifficultyAdjustment([]) == nil)
    #expect(DifficultyAdjustment([Entry(forecaster: 1, question: 1, score: .infinity)]) == nil)
    #expect(DifficultyAdjustment([Entry(forecaster: 1, question: 1, score: 0.3)])?.forecasters == [1: 0.3])
  }
}
