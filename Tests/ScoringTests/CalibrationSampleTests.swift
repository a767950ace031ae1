import Facts
import Testing

@testable import Scoring

/// Settled predictions with up to three forecasters, each with up to four forecasts.
private func records(seed: UInt64, count: Int) -> [SettledPrediction] {
  var random = SplitMix64(seed: seed)
  return (1...count).flatMap { id -> [SettledPrediction] in
    let outcome = [Outcome.yes, .no, .yes, .no, .partial(0.25), .void, .ambiguous][random.index(below: 7)]
    return (0...random.index(below: 3)).map { _ in
      let days = (0...random.index(below: 4)).map { _ in random.index(below: 30) }.sorted()
      let given = days.map { (day: $0, probability: Optional(Double(random.index(below: 101)) / 100)) }
      return SettledPrediction(id: id, standing: standing(given, days: 40), outcome: outcome)
    }
  }
}

@Suite struct `A sample for calibration` {
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `is decomposed into exactly the headline, first and last score`(seed: UInt64) throws {
    let records = records(seed: seed, count: 40)
    let summary = ScoreSummary(of: records)
    for (choice, score) in [
      (ForecastChoice.standing, summary.mean), (.first, summary.first), (.last, summary.last),
    ] {
      let sample = CalibrationSample(of: records, taking: choice)
      let corp = try #require(Corp(sample.forecasts))
      let headline = try #require(score)
      #expect(close(corp.score, headline), "\(choice.name)")
      #expect(close(corp.miscalibration - corp.discrimination + corp.uncertainty, headline), "\(choice.name)")
      #expect(sample.forecasts.predictionCount == summary.scored)
      let weights = Dictionary(grouping: sample.points, by: \.prediction)
        .mapValues { $0.reduce(0) { $0 + $1.weight } }
      #expect(weights.values.allSatisfy { close($0, 1) })
      let report = try #require(CalibrationReport(sample.forecasts))
      let wanted = choice.name == "standing" ? summary.interval : nil
      for (one, other) in zip([report.intervals["score"]?.lowerBound], [wanted?.lowerBound]) {
        #expect(other == nil || one.map { close($0, other ?? 0) } == true)
      }
    }
  }

  @Test func `weighs a forecast by its days and shares a prediction among its forecasters`() throws {
    let one = SettledPrediction(
      id: 3, standing: standing([(0, 0.2), (6, 0.4)], days: 10), outcome: .no)
    let other = SettledPrediction(id: 3, standing: standing([(2, 0.9)], days: 10), outcome: .no)
    let sample = CalibrationSample(of: [one, other])
    #expect(sample.points.map(\.probability) == [0.2, 0.4, 0.9])
    #expect(sample.points.map(\.segment.days) == [6, 4, 8])
    #expect(zip(sample.points, [0.3, 0.2, 0.5]).allSatisfy { close($0.weight, $1) })
    let each = CalibrationSample(of: [one, other], taking: .each)
    #expect(each.points.map(\.weight) == [1, 1, 1])
    #expect(each.forecasts.predictionCount == 1 && each.forecasts.count == 3)
    #expect(CalibrationSample(of: [one, other], taking: .last).points.map(\.probability) == [0.4, 0.9])
    #expect(CalibrationSample(of: [one, other], taking: .first).points.map(\.probability) == [0.2, 0.9])
  }

  @Test func `leaves out what is void, and names what is no statement of yes or no`() throws {
    let options = Distribution.options(Options(["a", "b", "c"], [0.2, 0.5, 0.3]))
    let forecast = DatedForecast(id: 9, made: day(0), order: 0, distribution: options)
    let chosen = SettledPrediction(
      id: 2, standing: ScoringWindow(deadline: day(9), known: nil).standing(of: [forecast]),
      realization: .option(1))
    let sample = CalibrationSample(of: [settled(0.7, .yes, id: 1), chosen, settled(0.6, .void, id: 4)])
    #expect(sample.points.map(\.prediction) == [1])
    #expect(sample.otherKinds == [2])
    #expect(CalibrationSample(of: []).forecasts.isEmpty)
    #expect(CalibrationReport(CalibrationSample(of: []).forecasts) == nil)
  }
}

@Suite struct `Draws of whole predictions` {
  @Test func `take the predictions of one event as the forecasts of one prediction`() throws {
    let (said, came) = ([0.1, 0.3, 0.4, 0.6, 0.8, 0.9], [0.0, 1, 0, 1, 1, 1])
    func report(_ predictions: [Int], _ pairs: [(Int, Int)] = []) throws -> CalibrationReport {
      let forecasts = try #require(
        VerifiedForecasts(
          probabilities: said, shares: came, weights: said.map { _ in 1 }, predictions: predictions,
          events: Events(linking: pairs)))
      return try #require(CalibrationReport(forecasts))
    }
    let linked = try report([1, 2, 3, 4, 5, 6], [(2, 4), (4, 5)])
    let one = try report([1, 2, 3, 2, 2, 6])
    #expect(linked.chance == one.chance)
    #expect(linked.spiegelhalter == one.spiegelhalter)
    #expect(linked.intervals["in-the-large"] == one.intervals["in-the-large"])
    #expect(linked.table.bins.map(\.interval) == one.table.bins.map(\.interval))
    #expect((linked.forecasts.predictionCount, linked.forecasts.eventCount) == (6, 4))
    #expect(linked.chance != (try report([1, 2, 3, 4, 5, 6])).chance)
  }

  /// Forecasts that learn: each is the probability of the outcome given what was seen so far.
  private func learning(_ random: inout SplitMix64, predictions: Int, steps: Int) throws -> VerifiedForecasts
  {
    let rows = (0..<predictions).flatMap { prediction -> [WeightedRow] in
      var p = 0.05 + 0.1 * Double(random.index(below: 10))
      let came = random.unit() < p
      return (0..<steps).map { _ in
        let row = WeightedRow(
          probability: p, share: came ? 1 : 0, weight: 1 / Double(steps), prediction: prediction)
        let yes = (random.unit() < 0.7) == came
        p = p * (yes ? 0.7 : 0.3) / (p * (yes ? 0.7 : 0.3) + (1 - p) * (yes ? 0.3 : 0.7))
        return row
      }
    }
    return try verified(rows)
  }

  @Test func `reject forecasts that learn and are calibrated about as often as they say`() throws {
    var random = SplitMix64(seed: 71)
    var (rejected, naive) = (0, 0)
    for _ in 0..<100 {
      let forecasts = try learning(&random, predictions: 30, steps: 4)
      let resampling = CalibrationResampling(resamples: 99)
      if try #require(resampling(forecasts)).p <= 0.1 { rejected += 1 }
      // As if each forecast were of a prediction of its own.
      let apart = try verified(forecasts.probabilities, forecasts.shares)
      if try #require(resampling(apart)).p <= 0.1 { naive += 1 }
    }
    #expect((2...22).contains(rejected))
    #expect(naive > 2 * rejected)
  }

  @Test func `find shifted forecasts unlikely, and put the diagonal inside the band`() throws {
    var random = SplitMix64(seed: 72)
    let good = try learning(&random, predictions: 150, steps: 3)
    let shifted = try #require(
      VerifiedForecasts(
        probabilities: good.probabilities.map { min(1, $0 + 0.2) }, shares: good.shares,
        weights: good.shares.indices.map(good.weight),
        predictions: good.weighting?.predictions ?? []))
    #expect(try #require(CalibrationResampling(resamples: 99)(shifted)).p < 0.05)
    let band = try #require(CalibrationResampling(resamples: 200)(good)).band
    let inside = band.places.count { $0.lower <= $0.probability && $0.probability <= $0.upper }
    #expect(Double(inside) > 0.9 * Double(band.places.count))
  }

  @Test func `are narrower the more predictions there are, not the more forecasts`() throws {
    let few = (0..<10).map { WeightedRow(probability: 0.5, share: Double($0 % 2), weight: 1, prediction: $0) }
    let cut = few.flatMap { row in
      (0..<8).map { _ in
        WeightedRow(probability: 0.5, share: row.share, weight: 0.125, prediction: row.prediction)
      }
    }
    let many = (0..<80).map {
      WeightedRow(probability: 0.5, share: Double($0 % 2), weight: 1, prediction: $0)
    }
    let widths = try [few, cut, many].map { rows -> Double in
      let interval = CalibrationReport(try verified(rows))?.intervals["in-the-large"]
      return try #require(interval).upperBound - (try #require(interval)).lowerBound
    }
    #expect(close(widths[0], widths[1]) && widths[2] < widths[0] / 2)
  }

  @Test func `leave an interval out where many draws have no such measure`() throws {
    let report = try #require(CalibrationReport(try verified([0.2, 0.3, 0.8], [0, 0, 1])))
    #expect(report.logistic == nil && report.intervals["slope"] == nil && report.intervals["auc"] == nil)
    #expect(report.intervals["in-the-large"] != nil)
    for measure in CalibrationMeasure.all {
      #expect((measure.value(report) == nil) == (measure.reason(report) != nil), "\(measure.name)")
    }
  }
}
