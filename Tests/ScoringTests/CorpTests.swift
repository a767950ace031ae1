import Testing

@testable import Scoring

@Suite struct `The CORP decomposition` {
  @Test(arguments: ProbabilityLoss.allCases, [false, true])
  func `adds up to the score, with no term below zero`(loss: ProbabilityLoss, partial: Bool) throws {
    var made = RandomForecasts(seed: 11)
    for count in 1...120 {
      let forecasts = made.forecasts(count: count, partial: partial, inside: loss == .logarithmic)
      let corp = try #require(Corp(forecasts, loss: loss))
      let sum = corp.miscalibration - corp.discrimination + corp.uncertainty
      #expect(close(sum, corp.score))
      #expect(corp.miscalibration >= 0 && corp.discrimination >= 0 && corp.uncertainty >= 0)
    }
  }

  @Test func `does not depend on the order of the forecasts`() throws {
    var made = RandomForecasts(seed: 12)
    let columns = made.columns(count: 200, partial: true)
    let pairs = Array(zip(columns.probabilities, columns.shares))
    let corp = Corp(try verified(pairs.map(\.0), pairs.map(\.1)))
    for _ in 0..<10 {
      let turned = made.shuffled(pairs)
      let other = try verified(turned.map(\.0), turned.map(\.1))
      #expect(Corp(other) == corp)
    }
  }

  @Test func `says infinite for a certainty that failed, and keeps the other terms`() throws {
    let forecasts = try verified([0, 0.5, 0.6], [1, 0, 1])
    let corp = try #require(Corp(forecasts, loss: .logarithmic))
    #expect(corp.score == .infinity && corp.miscalibration == .infinity)
    #expect(corp.discrimination.isFinite && corp.uncertainty.isFinite)
  }

  @Test func `finds no miscalibration in its own fit`() throws {
    var made = RandomForecasts(seed: 13)
    for _ in 0..<20 {
      let forecasts = made.forecasts(count: 80)
      let corp = try #require(Corp(forecasts))
      let recalibrated = try forecasts.probabilities.map { try #require(corp.fit.value(at: $0)) }
      let again = try verified(recalibrated, forecasts.shares)
      let fitted = try #require(Corp(again))
      #expect(close(fitted.miscalibration, 0))
      #expect(close(fitted.discrimination, corp.discrimination))
    }
  }

  @Test func `is undefined without forecasts`() {
    #expect(Corp(VerifiedForecasts([])) == nil)
    #expect(CalibrationResampling(resamples: 10)(VerifiedForecasts([])) == nil)
  }
}

@Suite struct `Resampling of calibrated forecasts` {
  private func grid(_ shift: Double) throws -> VerifiedForecasts {
    var random = SplitMix64(seed: 21)
    let probabilities = (0..<400).map { Double($0 % 9 + 1) / 10 }
    let shares = probabilities.map { random.unit() < min(1, max(0, $0 + shift)) ? 1.0 : 0 }
    return try verified(probabilities, shares)
  }

  @Test func `puts the diagonal inside the band, and the ends inside 0 to 1`() throws {
    let chance = try #require(CalibrationResampling(resamples: 200)(try grid(0)))
    #expect(chance.band.places.map(\.probability) == (1...9).map { Double($0) / 10 })
    for place in chance.band.places {
      #expect(place.lower < place.probability && place.probability < place.upper)
      #expect(place.lower >= 0 && place.upper <= 1)
    }
    for place in ConsistencyBand(asymptotic: try grid(0)).places {
      #expect(place.lower < place.probability && place.probability < place.upper)
    }
  }

  @Test func `finds shifted forecasts unlikely, and calibrated ones not`() throws {
    let resampling = CalibrationResampling(resamples: 200)
    let good = try #require(resampling(try grid(0)))
    let bad = try #require(resampling(try grid(0.15)))
    #expect(good.p > 0.05)
    #expect(bad.exceeding == 0 && bad.share == 0 && bad.p == 1.0 / 201)
    let log = try #require(resampling(try grid(0.15), loss: .logarithmic))
    #expect(log.p < 0.01)
  }

  @Test func `rejects calibrated forecasts about as often as it says`() throws {
    var made = RandomForecasts(seed: 22)
    var rejected = 0
    for _ in 0..<100 {
      let chance = try #require(CalibrationResampling(resamples: 99)(made.forecasts(count: 40)))
      if chance.p <= 0.1 { rejected += 1 }
    }
    // Ten are expected; fewer than 2 or more than 22 happen once in several thousand.
    #expect((2...22).contains(rejected))
  }

  @Test func `is the same every time, for every order, and another for another seed`() throws {
    var made = RandomForecasts(seed: 23)
    let columns = made.columns(count: 60)
    let pairs = made.shuffled(Array(zip(columns.probabilities, columns.shares)))
    let one = try verified(columns.probabilities, columns.shares)
    let other = try verified(pairs.map(\.0), pairs.map(\.1))
    #expect(CalibrationResampling(resamples: 50)(one) == CalibrationResampling(resamples: 50)(other))
    let seeded = CalibrationResampling(resamples: 50, seed: 2)(one)
    #expect(CalibrationResampling(resamples: 50)(one)?.band != seeded?.band)
  }

  @Test func `shows certain forecasts as a band without width`() throws {
    let forecasts = try verified([0, 0, 1], [0, 0, 1])
    let chance = try #require(CalibrationResampling(resamples: 50)(forecasts))
    #expect(chance.band.places.first?.upper == 0 || chance.band.places.first?.lower == 0)
    #expect(chance.p == 1)
  }

  @Test func `shows no more places than can be read, the outermost among them`() throws {
    let probabilities = (0..<2_500).map { Double($0) / 2_499 }
    let forecasts = try verified(probabilities, probabilities.map { $0.rounded() })
    let chance = try #require(CalibrationResampling(resamples: 2)(forecasts))
    #expect(chance.band.places.count == CalibrationResampling.mostPlaces)
    #expect(chance.band.places.first?.probability == 0 && chance.band.places.last?.probability == 1)
    #expect(Set(chance.band.places.map(\.probability)).count == CalibrationResampling.mostPlaces)
  }
}
