import Testing

@testable import Scoring

/// Every way to cut places into runs, each fitted by its mean; of those that do not fall, the least squares.
private func bestByBruteForce(_ values: [Double], _ weights: [Double]) -> [Double] {
  var best: (loss: Double, fit: [Double]) = (.infinity, [])
  for cuts in 0..<(1 << (values.count - 1)) {
    var (fit, start): ([Double], Int) = ([], 0)
    for end in 1...values.count where end == values.count || cuts >> (end - 1) & 1 == 1 {
      let run = start..<end
      let weight = run.reduce(0) { $0 + weights[$1] }
      let level = run.reduce(0) { $0 + values[$1] * weights[$1] } / weight
      fit += Array(repeating: level, count: run.count)
      start = end
    }
    guard zip(fit, fit.dropFirst()).allSatisfy({ $0 <= $1 + 1e-12 }) else { continue }
    let loss = values.indices.reduce(0) { $0 + weights[$1] * (values[$1] - fit[$1]) * (values[$1] - fit[$1]) }
    if loss < best.loss { best = (loss, fit) }
  }
  return best.fit
}

@Suite struct `The isotonic fit` {
  @Test func `is the best of all non-decreasing fits, found by trying them all`() throws {
    var made = RandomForecasts(seed: 7)
    for _ in 0..<200 {
      let count = 1 + made.random.index(below: 8)
      let values = (0..<count).map { _ in Double(made.random.index(below: 7)) }
      let weights = (0..<count).map { _ in Double(1 + made.random.index(below: 3)) }
      let fit = try #require(
        IsotonicFit(places: (0..<count).map(Double.init), values: values, weights: weights))
      let best = bestByBruteForce(values, weights)
      #expect(zip(fit.values, best).allSatisfy { close($0, $1, 1e-9) }, "\(values) \(weights)")
    }
  }

  @Test func `pools equal places first, however their values are ordered`() throws {
    let fit = try #require(IsotonicFit(places: [2, 1, 2, 3], values: [1, 0.5, 0, 0.25]))
    #expect(fit.places == [1, 2, 3])
    #expect(fit.values.allSatisfy { close($0, 1.75 / 4) })
    #expect(fit == IsotonicFit(places: [3, 2, 2, 1], values: [0.25, 0, 1, 0.5]))
  }

  @Test func `counts a weight as that many of the same`() throws {
    let weighted = try #require(IsotonicFit(places: [1, 2, 3], values: [1, 0, 1], weights: [3, 1, 2]))
    let repeated = try #require(IsotonicFit(places: [1, 1, 1, 2, 3, 3], values: [1, 1, 1, 0, 1, 1]))
    #expect(weighted == repeated)
  }

  @Test func `keeps the mean, never falls, and leaves what never falls alone`() throws {
    var made = RandomForecasts(seed: 8)
    for _ in 0..<50 {
      let forecasts = made.forecasts(count: 60, partial: true)
      let levels = Levels(forecasts)
      let fit = IsotonicFit(levels)
      #expect(zip(fit.values, fit.values.dropFirst()).allSatisfy { $0 < $1 + 1e-15 })
      let mean = zip(fit.values, levels.counts).reduce(0) { $0 + $1.0 * $1.1 } / 60
      #expect(forecasts.observed.map { close($0, mean) } == true)
      #expect(IsotonicFit(places: fit.places, values: fit.values)?.values == fit.values)
    }
  }

  @Test func `is undefined for columns that do not match and for weights of nothing`() {
    #expect(IsotonicFit(places: [1], values: [1, 2]) == nil)
    #expect(IsotonicFit(places: [1], values: [1], weights: [0]) == nil)
    #expect(IsotonicFit(places: [1], values: [.nan]) == nil)
    #expect(IsotonicFit(places: [], values: [])?.values == [])
    #expect(IsotonicFit(places: [1, 2], values: [0, 1])?.value(at: 1.5) == nil)
  }
}

@Suite struct `Verified forecasts` {
  @Test func `are sorted by digits as they are by comparing`() {
    var made = RandomForecasts(seed: 9)
    for partial in [false, true] {
      let columns = made.columns(count: 5_000, steps: 300, partial: partial)
      let rows = zip(columns.probabilities, columns.shares).map { Row(probability: $0, share: $1) }
      let sorted = rows.sorted(by: Row.precedes)
      let byDigits = Row.sortedByDigits(rows)
      #expect(byDigits.map(\.probability) == sorted.map(\.probability))
      #expect(byDigits.map(\.share) == sorted.map(\.share))
      #expect(sorted.map(\.probability) == columns.probabilities.sorted())
    }
  }

  @Test func `hold the zero below zero as zero, and nothing outside 0 to 1`() throws {
    let forecasts = try verified([0.5, -0.0, 1], [1, -0.0, 0])
    #expect(forecasts.probabilities == [0, 0.5, 1])
    #expect(forecasts.shares == [0, 1, 0])
    #expect(VerifiedForecasts(probabilities: [1.1], shares: [0]) == nil)
    #expect(VerifiedForecasts(probabilities: [.nan], shares: [0]) == nil)
    #expect(VerifiedForecasts(probabilities: [0.5], shares: []) == nil)
    #expect(VerifiedForecasts(probabilities: [], shares: [])?.meanForecast == nil)
  }

  @Test func `pay the column penalty that the rule asks for`() {
    for loss in ProbabilityLoss.allCases {
      for probability in [0, 0.1, 0.5, 0.999, 1] {
        for share in [0, 0.25, 1] {
          let ours = loss(probability, share)
          #expect(loss.rule.score(.binary(probability), outcome(share)) == ours)
        }
        #expect(loss(probability, count: 3, came: 3) == 3 * loss(probability, 1))
        #expect(loss(probability, count: 3, came: 0) == 3 * loss(probability, 0))
      }
    }
  }
}
