import Testing

@testable import Scoring

private typealias Score = DifficultyAdjustment.Score

@Suite struct `Scores adjusted for difficulty` {
  /// Forecasters that answered some items only; each score is the sum of two effects, and perhaps noise.
  private func made(forecasters: Int, items: Int, noise: Double, seed: UInt64) -> [Score] {
    var random = SplitMix64(seed: seed)
    let hardness = (0..<items).map { _ in random.unit() }
    var scores: [Score] = []
    for forecaster in 0..<forecasters {
      for item in 0..<items where item == forecaster || item == forecaster + 1 || random.unit() < 0.3 {
        let value = Double(forecaster) / 10 + hardness[item] + noise * random.unit()
        scores.append(Score(forecaster: forecaster, item: item, value: value))
      }
    }
    return scores
  }

  @Test func `find effects that add up to every score`() throws {
    let scores = made(forecasters: 8, items: 15, noise: 0, seed: 61)
    let fit = try #require(DifficultyAdjustment(scores))
    for score in scores {
      let hardness = try #require(fit.items[score.item])
      #expect(close(fit.forecasters[score.forecaster].adjusted + hardness, score.value, 1e-10))
    }
    let ranks = fit.forecasters.map(\.adjusted)
    #expect(zip(ranks, ranks.dropFirst()).allSatisfy { close($1 - $0, 0.1, 1e-10) })
  }

  @Test func `leave nothing over in any row or column, and no mean difficulty`() throws {
    let scores = made(forecasters: 9, items: 20, noise: 1, seed: 62)
    let fit = try #require(DifficultyAdjustment(scores))
    var (rows, columns) = ([Int: Double](), [Int: Double]())
    for score in scores {
      let rest = score.value - fit.forecasters[score.forecaster].adjusted - (fit.items[score.item] ?? .nan)
      rows[score.forecaster, default: 0] += rest
      columns[score.item, default: 0] += rest
    }
    #expect((Array(rows.values) + Array(columns.values)).allSatisfy { close($0, 0, 1e-9) })
    #expect(close(fit.items.values.reduce(0, +), 0, 1e-9))
  }

  @Test func `are the plain means where all answered all`() throws {
    let scores = (0..<4).flatMap { forecaster in
      (0..<6).map { Score(forecaster: forecaster, item: $0, value: Double(forecaster * 7 + $0 * $0 % 5)) }
    }
    let fit = try #require(DifficultyAdjustment(scores))
    #expect(fit.forecasters.allSatisfy { close($0.adjusted, $0.mean, 1e-9) })
    #expect(fit.forecasters.allSatisfy { $0.group == 0 && $0.count == 6 })
  }

  @Test func `see through an easy choice of items`() throws {
    // The first is better on both common items, and has the worse mean for having taken on a hard one.
    let fit = try #require(
      DifficultyAdjustment([
        Score(forecaster: 1, item: 1, value: 0.1), Score(forecaster: 1, item: 2, value: 0.2),
        Score(forecaster: 1, item: 3, value: 0.9), Score(forecaster: 2, item: 1, value: 0.2),
        Score(forecaster: 2, item: 2, value: 0.3),
      ]))
    #expect(fit.forecasters[0].mean > fit.forecasters[1].mean)
    #expect(close(fit.forecasters[1].adjusted - fit.forecasters[0].adjusted, 0.1))
  }

  @Test func `do not depend on the order, and say who cannot be compared`() throws {
    let scores = made(forecasters: 5, items: 9, noise: 1, seed: 63)
    #expect(DifficultyAdjustment(scores) == DifficultyAdjustment(scores.reversed()))
    let apart = scores + [Score(forecaster: 50, item: 99, value: 0.4)]
    let fit = try #require(DifficultyAdjustment(apart))
    let stranger = try #require(fit.forecasters.last)
    #expect(stranger.group != fit.forecasters[0].group && close(stranger.adjusted, 0.4))
    #expect(fit.forecasters.dropLast().allSatisfy { $0.group == fit.forecasters[0].group })
  }

  @Test func `are undefined without scores and for infinite ones`() {
    #expect(DifficultyAdjustment([]) == nil)
    #expect(DifficultyAdjustment([Score(forecaster: 1, item: 1, value: .infinity)]) == nil)
  }
}
