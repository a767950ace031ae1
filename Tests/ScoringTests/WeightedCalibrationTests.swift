import Foundation
import Testing

@testable import Scoring

/// A set of calibration_weighted.json: forecasts with weights, and what other programs say of them.
private struct WeightedCase {
  let name: String
  let forecasts: VerifiedForecasts
  let values: ReferenceValue
  let table: [ReferenceValue]

  static func all() throws -> [WeightedCase] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/calibration_weighted.json")
    let cases = try JSONDecoder().decode([ReferenceValue].self, from: Data(contentsOf: file))
    return try cases.map { item in
      let forecasts = VerifiedForecasts(
        probabilities: item["probabilities"].numbers, shares: item["shares"].numbers,
        weights: item["weights"].numbers, predictions: item["predictions"].numbers.map { Int($0) })
      return WeightedCase(
        name: item["name"].text ?? "", forecasts: try #require(forecasts), values: item["values"],
        table: item["table"].list)
    }
  }
}

extension RandomForecasts {
  /// Weighted forecasts of so many predictions, up to four each, whose outcome is one.
  mutating func weighted(predictions: Int, steps: Int = 20, partial: Bool = false) -> [WeightedRow] {
    (0..<predictions).flatMap { prediction -> [WeightedRow] in
      let share = partial ? Double(random.index(below: 5)) / 4 : Double(random.index(below: 2))
      return (0...random.index(below: 4)).map { _ in
        WeightedRow(
          probability: Double(random.index(below: steps + 1)) / Double(steps), share: share,
          weight: Double(1 + random.index(below: 8)) / 8, prediction: prediction)
      }
    }
  }
}

struct WeightedRow {
  var probability: Double
  var share: Double
  var weight: Double
  var prediction: Int
}

func verified(_ rows: [WeightedRow]) throws -> VerifiedForecasts {
  try #require(
    VerifiedForecasts(
      probabilities: rows.map(\.probability), shares: rows.map(\.share), weights: rows.map(\.weight),
      predictions: rows.map(\.prediction)))
}

/// Every measure, the bins and the curve in one row of numbers, undefined ones as not a number.
private func numbers(_ forecasts: VerifiedForecasts) throws -> [Double] {
  let report = try #require(CalibrationReport(forecasts))
  let bins = report.table.bins.flatMap { bin -> [Double?] in
    [
      bin.meanForecast, bin.observed, bin.interval?.lowerBound, bin.interval?.upperBound, bin.effective,
      Double(bin.predictions),
    ]
  }
  let measures = CalibrationMeasure.all.filter { $0.name != "p" }.map { $0.value(report) }
  return (measures + bins).map { $0 ?? .nan } + report.corp.fit.values
}

private func agree(_ one: [Double], _ other: [Double], _ tolerance: Double = 1e-9) -> Bool {
  one.count == other.count
    && zip(one, other).allSatisfy { ($0.isNaN && $1.isNaN) || close($0, $1, tolerance) }
}

@Suite struct `Weighted calibration` {
  @Test func `says of four sets what scikit-learn, statsmodels and numpy say`() throws {
    for item in try WeightedCase.all() {
      let report = try #require(CalibrationReport(item.forecasts))
      let expected = item.values.flattened()
      #expect(expected.count >= 15)
      for (name, value) in expected {
        let found =
          switch name {
          case "log": Corp(item.forecasts, loss: .logarithmic)?.score
          case "variance_within": report.binned.varianceWithin
          case "covariance_within": report.binned.covarianceWithin
          default: CalibrationMeasure.named(name).flatMap { $0.value(report) }
          }
        #expect(found.map { close($0, value, 1e-9) } == true, "\(item.name) \(name): \(value)")
      }
    }
  }

  @Test(arguments: [ProportionInterval.wilson, .jeffreys, .clopperPearson].map(\.name))
  func `has the bins and intervals of numpy and statsmodels`(name: String) throws {
    let kind = try #require(ProportionInterval.named(name))
    for item in try WeightedCase.all() {
      let bins = try #require(CalibrationTable(item.forecasts, interval: kind)?.bins)
      #expect(bins.count { $0.count > 0 } == item.table.count)
      for row in item.table {
        let bin = bins[Int(row["place"].number ?? -1)]
        #expect(Double(bin.predictions) == row["predictions"].number)
        #expect(Double(bin.count) == row["forecasts"].number)
        let pairs = [
          (bin.effective, row["effective"].number), (bin.weight, row["weight"].number),
          (bin.observed ?? .nan, row["observed"].number),
          (bin.meanForecast ?? .nan, row["mean_forecast"].number),
          (bin.interval?.lowerBound ?? .nan, row[name][0].number),
          (bin.interval?.upperBound ?? .nan, row[name][1].number),
        ]
        for (found, wanted) in pairs {
          #expect(wanted.map { close(found, $0, 1e-8) } == true, "\(item.name) \(row["place"])")
        }
      }
    }
  }

  @Test func `is that of plain forecasts where each weighs 1 and is of another prediction`() throws {
    var made = RandomForecasts(seed: 61)
    let columns = made.columns(count: 50)
    let weighted = VerifiedForecasts(
      probabilities: columns.probabilities, shares: columns.shares,
      weights: columns.shares.map { _ in 1 }, predictions: made.shuffled(Array(100..<150)))
    #expect(try weighted == verified(columns.probabilities, columns.shares))
  }

  @Test(arguments: [false, true])
  func `does not change where all weights are doubled, or a forecast is cut in two`(partial: Bool) throws {
    var made = RandomForecasts(seed: 62)
    for _ in 0..<10 {
      let rows = made.weighted(predictions: 15, partial: partial)
      let plain = try numbers(try verified(rows))
      let doubled = rows.map { row in
        WeightedRow(
          probability: row.probability, share: row.share, weight: row.weight * 2, prediction: row.prediction)
      }
      #expect(agree(try numbers(try verified(doubled)), plain))
      let cut = rows.flatMap { row -> [WeightedRow] in
        var (less, more) = (row, row)
        less.weight = row.weight / 4
        more.weight = row.weight * 3 / 4
        return [less, more]
      }
      #expect(agree(try numbers(try verified(cut)), plain))
    }
  }

  @Test func `counts a whole weight as that many of the same`() throws {
    var made = RandomForecasts(seed: 63)
    for _ in 0..<10 {
      let rows = made.weighted(predictions: 12).map { row in
        WeightedRow(
          probability: row.probability, share: row.share, weight: row.weight * 8, prediction: row.prediction)
      }
      let repeated = rows.flatMap { Array(repeating: $0, count: Int($0.weight)) }
      let weighted = try #require(CalibrationReport(try verified(rows)))
      let plain = try #require(
        CalibrationReport(try verified(repeated.map(\.probability), repeated.map(\.share))))
      // What knows nothing of predictions: all but tests, intervals and what is corrected for chance.
      for measure in CalibrationMeasure.all
      where !["p", "z", "z-p", "corrected", "debiased"].contains(measure.name) {
        let (one, other) = (measure.value(weighted) ?? -9, measure.value(plain) ?? -9)
        #expect(measure.name == "ace" || close(one, other, 1e-9), "\(measure.name)")
      }
      #expect(zip(weighted.corp.fit.values, plain.corp.fit.values).allSatisfy { close($0, $1) })
    }
  }

  @Test
  func `has an effective number never above that of the predictions, and theirs where all weigh the same`()
    throws
  {
    var made = RandomForecasts(seed: 64)
    for _ in 0..<50 {
      for bin in try #require(CalibrationTable(try verified(made.weighted(predictions: 20)))).bins {
        #expect(bin.effective <= Double(bin.predictions) && bin.predictions <= bin.count)
        #expect(bin.count == 0 || bin.effective >= 1 - 1e-12)
        #expect(bin.interval == nil || bin.interval?.contains(bin.observed ?? -1) == true)
      }
    }
    let equal = (0..<12).map { WeightedRow(probability: 0.25, share: 0, weight: 0.5, prediction: $0 / 2) }
    let bin = try #require(CalibrationTable(try verified(equal))).bins[2]
    #expect(bin.effective == 6 && bin.predictions == 6 && bin.count == 12)
  }

  @Test func `does not depend on the order of the forecasts, nor do its draws`() throws {
    var made = RandomForecasts(seed: 65)
    let rows = made.weighted(predictions: 25)
    let (one, other) = (try verified(rows), try verified(made.shuffled(rows)))
    #expect(one == other)
    let (first, second) = (try #require(CalibrationReport(one)), try #require(CalibrationReport(other)))
    #expect(first.chance == second.chance && first.intervals == second.intervals)
  }

  @Test func `ranks pairs as they are ranked one by one, each by the product of its weights`() throws {
    var made = RandomForecasts(seed: 66)
    for _ in 0..<20 {
      let rows = made.weighted(predictions: 12, steps: 6)
      var (sum, pairs) = (0.0, 0.0)
      for yes in rows where yes.share == 1 {
        for no in rows where no.share == 0 {
          let weight = yes.weight * no.weight
          sum += weight * (yes.probability > no.probability ? 1 : yes.probability == no.probability ? 0.5 : 0)
          pairs += weight
        }
      }
      let area = try verified(rows).areaUnderCurve
      #expect(pairs > 0 ? area.map { close($0, sum / pairs) } == true : area == nil)
    }
  }

  @Test func `refuses weights that are none`() {
    for weight in [0, -1, .nan, .infinity] as [Double] {
      #expect(
        VerifiedForecasts(probabilities: [0.5], shares: [1], weights: [weight], predictions: [1]) == nil)
    }
    #expect(VerifiedForecasts(probabilities: [0.5], shares: [1], weights: [1], predictions: []) == nil)
  }
}
