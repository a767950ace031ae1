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

@Suite struct `Errors of adjusted scores` {
  /// Two groups of speakers whom no item joins.
  private static let scores: [Score] = [
    (0, 0, 0.04), (0, 1, 0.49), (0, 2, 0.25), (1, 0, 0.09), (1, 1, 0.36), (1, 3, 0.01), (2, 2, 0.16),
    (2, 3, 0.64), (2, 0, 0), (3, 1, 0.81), (3, 3, 0.09), (4, 10, 0.2), (4, 11, 0.3), (5, 10, 0.25),
    (5, 11, 0.05), (5, 12, 0.5),
  ].map { Score(forecaster: $0.0, item: $0.1, value: $0.2) }

  // statsmodels 0.14, OLS with one column a speaker and the items of each group coded to add up to 0; the same by
  // numpy's lstsq and pinv.
  @Test func `are those of statsmodels`() throws {
    let fit = try #require(DifficultyAdjustment(Self.scores))
    let adjusted = [0.255, 0.11625, 0.3775, 0.29125, 0.3666666666666666, 0.2666666666666667]
    let errors = [
      0.14343781318048604, 0.14584870157118301, 0.143437813180486, 0.18767150489618825, 0.19286437376215093,
      0.1363757065365138,
    ]
    #expect(fit.degrees == 5)
    #expect(close(fit.variance ?? .nan, 0.055795, 1e-12))
    for (found, expected) in zip(fit.forecasters, zip(adjusted, errors)) {
      #expect(close(found.adjusted, expected.0, 1e-10))
      #expect(close(found.standardError ?? .nan, expected.1, 1e-10))
    }
    let first = try #require(fit.forecasters.first?.interval)
    #expect(close(first.lowerBound, -0.11371864, 1e-8) && close(first.upperBound, 0.62371864, 1e-8))
  }

  @Test func `follow from the normal equations solved by elimination`() throws {
    var random = Draws(seed: 64)
    for _ in 0..<20 {
      var scores: [Score] = []
      for forecaster in 0..<4 {
        for item in 0..<6 where item == forecaster || item == forecaster + 1 || random.index(below: 2) == 0 {
          scores.append(Score(forecaster: forecaster, item: item, value: random.share()))
        }
      }
      let fit = try #require(DifficultyAdjustment(scores))
      let dense = DenseLayout(scores)
      guard let variance = fit.variance else { continue }
      for (place, found) in fit.forecasters.enumerated() {
        #expect(close(found.adjusted, dense.adjusted[place], 1e-8))
        let error = (variance * dense.spreads[place]).squareRoot()
        #expect(close(found.standardError ?? .nan, error, 1e-8))
      }
    }
  }

  @Test func `are undefined where effects explain every score`() throws {
    let fit = try #require(DifficultyAdjustment([Score(forecaster: 1, item: 1, value: 0.2)]))
    #expect(fit.degrees == 0 && fit.variance == nil)
    #expect(fit.forecasters[0].standardError == nil && fit.forecasters[0].interval == nil)
  }
}

/// The same by brute force, of forecasters who are all joined: X'X with the side condition that items add up to 0.
private struct DenseLayout {
  private(set) var adjusted: [Double] = []
  private(set) var spreads: [Double] = []

  init(_ scores: [Score]) {
    let forecasters = Set(scores.map(\.forecaster)).sorted()
    let items = Set(scores.map(\.item)).sorted()
    let size = forecasters.count + items.count
    var matrix = Array(repeating: Array(repeating: 0.0, count: size), count: size)
    var right = Array(repeating: 0.0, count: size)
    for score in scores {
      let row = forecasters.firstIndex(of: score.forecaster) ?? 0
      let column = forecasters.count + (items.firstIndex(of: score.item) ?? 0)
      for (one, other) in [(row, row), (column, column), (row, column), (column, row)] {
        matrix[one][other] += 1
      }
      right[row] += score.value
      right[column] += score.value
    }
    // Adding a multiple of the side condition's square makes the matrix regular and leaves the estimates.
    for one in forecasters.count..<size { for other in forecasters.count..<size { matrix[one][other] += 1 } }
    let solution = DenseLayout.solve(matrix, right)
    adjusted = Array(solution.prefix(forecasters.count))
    spreads = forecasters.indices.map { place in
      var contrast = Array(repeating: 0.0, count: size)
      contrast[place] = 1
      for item in forecasters.count..<size { contrast[item] = 1 / Double(items.count) }
      return zip(contrast, DenseLayout.solve(matrix, contrast)).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var (matrix, right) = (matrix, right)
    for pivot in right.indices {
      let best = (pivot..<right.count).max { abs(matrix[$0][pivot]) < abs(matrix[$1][pivot]) } ?? pivot
      matrix.swapAt(pivot, best)
      right.swapAt(pivot, best)
      for row in right.indices where row != pivot {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in right.indices { matrix[row][column] -= factor * matrix[pivot][column] }
        right[row] -= factor * right[pivot]
      }
    }
    return right.indices.map { right[$0] / matrix[$0][$0] }
  }
}
