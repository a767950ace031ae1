import Testing

@testable import Scoring

@Suite struct `Averaging over questions` {
  private func item(_ score: Double, forecasts: Int = 1, coverage: Double = 1) -> Averaging.Item {
    Averaging.Item(score: score, forecasts: forecasts, coverage: coverage)
  }

  @Test func `counts questions, forecasts, coverage, or adds up`() {
    let items = [item(10, forecasts: 1), item(20, forecasts: 4, coverage: 0.5), item(-5, coverage: 1)]
    #expect(Averaging.perQuestion.value(of: items).map { close($0, 25.0 / 3) } == true)
    #expect(Averaging.perForecast.value(of: items).map { close($0, 85.0 / 6) } == true)
    #expect(Averaging.sum.value(of: items) == 25)
    // metaculus_peer_global_leaderboard of scoring_reference.json.
    #expect(Averaging.perCoverage.value(of: items).map { close($0, 0.8333333333333334) } == true)
    #expect(Averaging.legacy.value(of: items) == 0.625)
  }

  @Test(arguments: Averaging.all)
  func `is undefined of nothing, and of opposed infinities`(averaging: Averaging) {
    #expect(averaging.value(of: []) == nil)
    #expect(averaging.value(of: [item(.infinity), item(-.infinity)]) == nil)
    #expect(averaging.value(of: [item(-.infinity), item(1)]) == -.infinity)
  }

  @Test(arguments: Averaging.all)
  func `says what it does and who says so`(averaging: Averaging) {
    #expect(!averaging.summary.isEmpty && !averaging.source.isEmpty)
    #expect(Averaging.all.count { $0.name == averaging.name } == 1)
  }
}

extension Averaging: CustomTestStringConvertible {
  package var testDescription: String { name }
}
