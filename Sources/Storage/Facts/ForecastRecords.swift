package import Facts
import GRDB

/// What scoring needs of a forecast: numbers, without the words that only people read.
package struct ForecastNumbers: Sendable, Hashable {
  package let id: Int
  package let prediction: Int
  package let terms: Int
  /// The speaker's row.
  package let forecaster: Int
  /// The last day of the period in which it was made.
  package let made: Day
  /// The probability at which it is scored; nil for a withdrawal, and where it is no probability.
  package let point: Double?
  package let isWithdrawal: Bool
}

/// Forecasts by prediction, those of each forecaster together, all else in the order of entry.
package struct ForecastRecords: Sendable {
  private let byPrediction: Grouped<ForecastNumbers>
  private let handles: [Int: Handle]
  /// Those that say more than a number, by id.
  package let others: [Int: Forecast]

  fileprivate init(_ forecasts: [ForecastNumbers], _ handles: [Int: Handle], others: [Forecast]) {
    var grouped = Grouped(forecasts, by: \.prediction)
    grouped.rearrange(ForecastNumbers.byForecaster)
    (byPrediction, self.handles) = (grouped, handles)
    self.others = Dictionary(others.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The forecasts of each forecaster of a prediction, who stand in the order in which they came to it.
  package subscript(_ prediction: Int) -> [(forecaster: Handle, forecasts: ArraySlice<ForecastNumbers>)] {
    var rest = byPrediction[prediction]
    var records: [(Handle, ArraySlice<ForecastNumbers>)] = []
    while let forecaster = rest.first?.forecaster {
      let own = rest.prefix { $0.forecaster == forecaster }
      if let handle = handles[forecaster] { records.append((handle, own)) }
      rest = rest[own.endIndex...]
    }
    return records
  }
}

extension Snapshot {
  /// The forecasts made by some day, of every prediction or of one.
  package func forecastRecords(of prediction: Int? = nil, madeBy day: Day) throws -> ForecastRecords {
    let chosen: SQL = prediction.map { "WHERE prediction = \($0)" } ?? ""
    let forecasts = try forecastNumbers(chosen).filter { $0.made <= day }
    let handles = try database.map("SELECT id, handle FROM speaker") { row in
      (try row.integer(0), try row.handle("handle"))
    }
    let hasOthers = forecasts.contains { $0.point == nil && !$0.isWithdrawal }
    return ForecastRecords(
      forecasts, Dictionary(handles, uniquingKeysWith: { first, _ in first }),
      others: hasOthers ? try forecastsWithoutPoint() : [])
  }

  private func forecastNumbers(_ chosen: SQL) throws -> [ForecastNumbers] {
    var days = StoredDays()
    return try database.map(
      "SELECT id, prediction, terms, forecaster, made, point, withdrawn FROM forecast \(chosen) ORDER BY id"
    ) { row in
      try ForecastNumbers(
        id: row.integer(0), prediction: row.integer(1), terms: row.integer(2), forecaster: row.integer(3),
        made: days.last(row, 4), point: row.real(5), isWithdrawal: row.integer(6) == 1)
    }
  }
}

extension ForecastNumbers {
  /// Those of one forecaster after those of another, in the order of first appearance; nil where they stand so.
  fileprivate static func byForecaster(_ forecasts: ArraySlice<ForecastNumbers>) -> [ForecastNumbers]? {
    var places: [Int: Int] = [:]
    var (isInOrder, last) = (true, 0)
    for forecast in forecasts {
      let place = places[forecast.forecaster, default: places.count]
      places[forecast.forecaster] = place
      if place < last { isInOrder = false }
      last = place
    }
    guard !isInOrder else { return nil }
    return forecasts.enumerated().map { (places[$1.forecaster, default: 0], $0, $1) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
