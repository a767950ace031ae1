import Testing

@testable import Scoring

@Suite struct `Logistic calibration` {
  /// As many forecasts at each probability as make the outcomes exactly what a shift and a stretch demand.
  private func made(intercept: Double, slope: Double) throws -> VerifiedForecasts {
    let levels = [0.05, 0.2, 0.5, 0.7, 0.9]
    return try verified(levels, levels.map { expit(intercept + slope * logit($0)) })
  }

  @Test func `finds the shift and the stretch that made the outcomes`() throws {
    for (intercept, slope) in [(0.0, 1.0), (0.5, 1), (-1, 0.4), (0.3, 2.5), (0, -1)] {
      let fit = try #require(LogisticCalibration(try made(intercept: intercept, slope: slope)))
      #expect(close(fit.intercept, intercept, 1e-9) && close(fit.slope, slope, 1e-9))
    }
    for shift in [-2, 0, 0.25, 3] {
      let found = try #require(LogisticCalibration.shift(of: try made(intercept: shift, slope: 1)))
      #expect(close(found, shift, 1e-9))
    }
  }

  @Test func `converges wherever the outcomes overlap`() throws {
    var random = RandomForecasts(seed: 41)
    for _ in 0..<300 {
      let forecasts = random.forecasts(count: 4 + random.random.index(below: 12), steps: 1_000, inside: true)
      guard let fit = LogisticCalibration(forecasts) else { continue }
      let residuals = zip(forecasts.probabilities, forecasts.shares).map {
        ($1 - expit(fit.intercept + fit.slope * logit($0)), logit($0))
      }
      #expect(close(residuals.reduce(0) { $0 + $1.0 }, 0, 1e-8))
      #expect(close(residuals.reduce(0) { $0 + $1.0 * $1.1 }, 0, 1e-7))
    }
  }

  @Test(arguments: [
    ([0.2, 0.3, 0.6, 0.7], [0.0, 0, 1, 1]),  // apart
    ([0.2, 0.3, 0.6, 0.7], [1.0, 1, 0, 0]),  // apart, the wrong way round
    ([0.2, 0.5, 0.5, 0.7], [0.0, 0, 1, 1]),  // touching in one point
    ([0.4, 0.4], [0.0, 1]),  // one probability
    ([0.4, 0.6], [1.0, 1]),  // one kind of outcome
    ([0.0, 0.4, 0.5, 0.6], [0.0, 1, 0, 1]),  // a logit that is infinite
    ([], []),
  ])
  func `is undefined where no best slope exists`(probabilities: [Double], shares: [Double]) throws {
    #expect(LogisticCalibration(try verified(probabilities, shares)) == nil)
  }

  @Test func `has no shift where all outcomes are the same or a forecast was certain`() throws {
    #expect(LogisticCalibration.shift(of: try verified([0.4, 0.6], [1, 1])) == nil)
    #expect(LogisticCalibration.shift(of: try verified([0.4, 0.6], [0, 0])) == nil)
    #expect(LogisticCalibration.shift(of: try verified([0.4, 1], [0, 1])) == nil)
  }
}

@Suite struct `Discrimination` {
  @Test func `counts pairs as they are counted one by one`() throws {
    var made = RandomForecasts(seed: 42)
    for _ in 0..<40 {
      let forecasts = made.forecasts(count: 30, steps: 8)
      let rows = Array(zip(forecasts.probabilities, forecasts.shares))
      var (sum, pairs) = (0.0, 0.0)
      for yes in rows where yes.1 == 1 {
        for no in rows where no.1 == 0 {
          sum += yes.0 > no.0 ? 1 : yes.0 == no.0 ? 0.5 : 0
          pairs += 1
        }
      }
      #expect(forecasts.areaUnderCurve == (pairs > 0 ? sum / pairs : nil))
    }
  }

  @Test func `is undefined with one kind of outcome, and with partial ones`() throws {
    for shares in [[1.0, 1], [0, 0], [0.5, 1]] {
      let forecasts = try verified([0.3, 0.6], shares)
      #expect(forecasts.areaUnderCurve == nil && forecasts.discriminationSlope == nil)
    }
    #expect(try verified([0.3, 0.6], [0.5, 1]).overconfidence == nil)
    #expect(VerifiedForecasts([]).overconfidence == nil && VerifiedForecasts([]).bias == nil)
  }

  @Test func `is the difference of the mean forecasts`() throws {
    let slope = try #require(try verified([0.2, 0.4, 0.9], [0, 1, 1]).discriminationSlope)
    #expect(close(slope, 0.45))
  }

  @Test func `goes with overconfidence: sure and wrong is 1 over, sure and right is none`() throws {
    #expect(try verified([1, 0], [0, 1]).overconfidence == 1)
    #expect(try verified([1, 0], [1, 0]).overconfidence == 0)
    #expect(try verified([0.5, 0.5], [1, 1]).overconfidence == -0.5)
  }
}

@Suite struct `Spiegelhalter's z` {
  @Test func `changes its sign with better outcomes, and is undefined where nothing can vary`() throws {
    let worse = try #require(Spiegelhalter(try verified([0.9, 0.9], [0, 1])))
    let better = try #require(Spiegelhalter(try verified([0.9, 0.9], [1, 1])))
    #expect(worse.z > 0 && better.z < 0 && worse.p < better.p)
    #expect(Spiegelhalter(try verified([0.5, 1, 0], [1, 1, 0])) == nil)
    #expect(Spiegelhalter(try verified([0.9, 0.4], [0.5, 1])) == nil)
  }
}

@Suite struct `A calibration error` {
  @Test func `is 0 for what came true as often as said, and grows with the distance`() throws {
    let exact = try #require(CalibrationError(try verified([0.5, 0.5, 0.25], [0, 1, 0.25])))
    #expect(exact.expected == 0 && exact.greatest == 0 && exact.average == 0 && exact.squared == 0)
    let off = try #require(CalibrationError(try verified([0.9, 0.9, 0.1], [0, 0, 0])))
    #expect(close(off.expected, (0.9 * 2 + 0.1) / 3) && close(off.greatest, 0.9) && close(off.average, 0.5))
    #expect(off.expected <= off.greatest && off.expected * off.expected <= off.squared)
  }

  @Test func `is swept over as many bins as still rise`() throws {
    let rising = try #require(
      CalibrationError.sweep(try verified([0.1, 0.2, 0.6, 0.7, 0.8, 0.9], [0, 0, 0, 1, 1, 1])))
    #expect(rising.bins == 6 && close(rising.error.expected, (0.1 + 0.2 + 0.6 + 0.3 + 0.2 + 0.1) / 6))
    let falling = try #require(CalibrationError.sweep(try verified([0.2, 0.8], [1, 0])))
    #expect(falling.bins == 1 && falling.error.expected == 0)
    #expect(CalibrationError.sweep(VerifiedForecasts([])) == nil)
  }

  @Test func `is debiased only where every bin has two forecasts, and may then be below 0`() throws {
    #expect(CalibrationError(try verified([0.9, 0.1], [1, 0]))?.debiasedSquared == nil)
    let debiased = try #require(CalibrationError(try verified([0.5, 0.5], [1, 0]))?.debiasedSquared)
    #expect(close(debiased, -0.25))
  }
}
