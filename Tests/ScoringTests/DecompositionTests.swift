import Testing

@testable import Scoring

@Suite struct `Murphy's decomposition` {
  private static let binnings: [Binning] = [
    .tenths, .equalWidth(3), .edges([0, 250, 500, 750, 1_000], holding: .upperEdge), .equalMass(4),
    .equalMass(7), .edges([0, 1_000]),
  ]

  @Test(arguments: [false, true])
  func `adds up in five terms with any bins`(partial: Bool) throws {
    var made = RandomForecasts(seed: 31)
    for binning in Self.binnings {
      for count in [1, 2, 3, 10, 77] {
        let terms = try #require(Murphy(made.forecasts(count: count, partial: partial), binning: binning))
        let three = terms.reliability - terms.resolution + terms.uncertainty
        #expect(close(three + terms.varianceWithin - terms.covarianceWithin, terms.score))
        #expect(close(terms.reliability - terms.generalisedResolution + terms.uncertainty, terms.score))
      }
    }
  }

  @Test func `adds up in three terms by distinct values`() throws {
    var made = RandomForecasts(seed: 32)
    for count in 1...60 {
      let terms = try #require(Murphy(made.forecasts(count: count)))
      #expect(close(terms.reliability - terms.resolution + terms.uncertainty, terms.score))
      #expect(close(terms.varianceWithin, 0, 1e-15) && close(terms.covarianceWithin, 0, 1e-15))
    }
  }

  @Test func `does not add up in three terms with bins, which is why there are five`() throws {
    let forecasts = try verified([0.81, 0.89, 0.4], [0, 1, 0])
    let terms = try #require(Murphy(forecasts, binning: .tenths))
    #expect(!close(terms.reliability - terms.resolution + terms.uncertainty, terms.score, 1e-6))
  }

  @Test func `keeps its sum when corrected for bias, which groups of one forecast do not allow`() throws {
    var made = RandomForecasts(seed: 33)
    let forecasts = made.forecasts(count: 200, steps: 5)
    let terms = try #require(Murphy(forecasts))
    let corrected = try #require(terms.corrected)
    let sum = corrected.reliability - corrected.resolution + corrected.uncertainty
    #expect(close(sum, terms.score))
    #expect(Murphy(try verified([0.1, 0.2], [0, 1]))?.corrected == nil)
  }

  @Test func `does not depend on the order of the forecasts`() throws {
    var made = RandomForecasts(seed: 34)
    let columns = made.columns(count: 90, partial: true)
    let pairs = made.shuffled(Array(zip(columns.probabilities, columns.shares)))
    let one = try verified(columns.probabilities, columns.shares)
    let other = try verified(pairs.map(\.0), pairs.map(\.1))
    #expect(one == other)
    #expect(Murphy(one, binning: .equalMass(5)) == Murphy(other, binning: .equalMass(5)))
    #expect(CalibrationError(one) == CalibrationError(other))
  }
}

@Suite struct `Yates' decomposition` {
  @Test(arguments: [false, true])
  func `adds up to the Brier score`(partial: Bool) throws {
    var made = RandomForecasts(seed: 35)
    for count in 5...60 {
      let forecasts = made.forecasts(count: count, partial: partial)
      let terms = try #require(Yates(forecasts))
      let score = try #require(Murphy(forecasts)?.score)
      guard let least = terms.leastVariance, let scatter = terms.scatter else { continue }
      let sum = terms.outcomeVariance + terms.bias * terms.bias + least + scatter - 2 * terms.covariance
      #expect(close(sum, score))
    }
  }

  @Test func `has no slope where all outcomes are the same`() throws {
    let terms = try #require(Yates(try verified([0.2, 0.7], [1, 1])))
    #expect(terms.slope == nil && terms.leastVariance == nil && terms.scatter == nil)
    #expect(Yates(VerifiedForecasts([])) == nil)
  }
}

@Suite struct `Bins` {
  private func counts(_ binning: Binning, _ probabilities: [Double]) throws -> [Int]? {
    binning.rows(of: try verified(probabilities, probabilities.map { _ in 0 }))?.map(\.count)
  }

  @Test func `hold every forecast once, in order`() throws {
    var made = RandomForecasts(seed: 36)
    for binning: Binning in [.tenths, .equalWidth(7), .equalMass(1), .equalMass(6), .equalMass(50)] {
      for count in [0, 1, 5, 40, 99] {
        let forecasts = made.forecasts(count: count, steps: 13)
        let rows = try #require(binning.rows(of: forecasts))
        #expect(rows.count == binning.count)
        #expect(rows.flatMap { Array($0) } == Array(0..<count))
      }
    }
  }

  @Test func `take a forecast on an edge to the side asked for, rounding apart`() throws {
    #expect(try counts(.equalWidth(10), [0.3, 0.1 + 0.2, 0.2999]) == [0, 0, 1, 2, 0, 0, 0, 0, 0, 0])
    let upper = Binning.equalWidth(10, holding: .upperEdge)
    #expect(try counts(upper, [0, 0.3, 0.1 + 0.2, 0.3001, 1]) == [1, 0, 2, 1, 0, 0, 0, 0, 0, 1])
  }

  @Test func `of equal mass split as evenly as can be, but never part equal forecasts`() throws {
    let distinct = (0..<14).map { Double($0) / 20 }
    #expect(try counts(.equalMass(4), distinct) == [4, 4, 3, 3])
    #expect(try counts(.equalMass(3), [0.1, 0.5, 0.5, 0.5, 0.5, 0.9]) == [1, 4, 1])
    #expect(try counts(.equalMass(4), [0.5, 0.5, 0.5, 0.5]) == [0, 4, 0, 0])
  }

  @Test func `are undefined without ascending edges from 0 to 1000`() throws {
    #expect(try counts(.edges([0, 500]), [0.2]) == nil)
    #expect(try counts(.edges([0, 600, 600, 1_000]), [0.2]) == nil)
    #expect(try counts(.edges([]), [0.2]) == nil)
    #expect(try counts(.equalMass(0), [0.2]) == nil)
    let forecasts = try verified([0.2], [1])
    #expect(CalibrationTable(forecasts, binning: .edges([0, 500])) == nil)
    #expect(CalibrationError(VerifiedForecasts([])) == nil)
  }

  @Test func `of equal mass have the ends of their forecasts, and none where they are empty`() throws {
    let forecasts = try verified([0.1234, 0.1234], [1, 0])
    let bins = try #require(CalibrationTable(forecasts, binning: .equalMass(2))?.bins)
    #expect(bins.map(\.count) == [2, 0])
    #expect(bins.map(\.edges) == [123...124, nil])
  }
}
