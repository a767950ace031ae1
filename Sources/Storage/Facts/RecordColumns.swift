package import Facts
import GRDB

/// The forecasts of many predictions in numbers, record after record.
package struct RecordColumns: Sendable {
  /// What one forecaster said of one prediction, in the order in which it was entered.
  package struct Record: Sendable {
    private let row: Int32
    /// The row of the speaker.
    package let forecaster: Int32
    private let start: Int32
    private let count: Int32

    fileprivate init(_ prediction: Int32, _ forecaster: Int32, _ places: Range<Int>) {
      (row, self.forecaster) = (prediction, forecaster)
      (start, count) = (Int32(places.lowerBound), Int32(places.count))
    }

    package var prediction: Int { Int(row) }

    fileprivate var places: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// In the order of predictions, and within one in that in which the forecasters came to it.
  package let records: [Record]
  package let forecasts: [ForecastNumbers]
  fileprivate let handles: Grouped<(row: Int32, handle: Handle)>
  /// The forecasts that say more than a number, by id.
  package let others: [Int: Forecast]

  package func handle(of record: Record) -> Handle? { handles.first(Int(record.forecaster))?.handle }

  package subscript(_ record: Record) -> ArraySlice<ForecastNumbers> { forecasts[record.places] }
}

extension Snapshot {
  /// The forecasts made by some day, of every prediction or of one.
  package func recordColumns(of prediction: Int? = nil, madeBy day: Day) throws -> RecordColumns {
    var rows =
      prediction == nil
      ? try database.passingThrough { try forecastNumbers(of: nil, madeBy: day) }
      : try forecastNumbers(of: prediction, madeBy: day)
    let records = recordsTogether(order(&rows.forecasts, by: rows.predictions), &rows.forecasts)
    let handles = try database.map("SELECT id, handle FROM speaker ORDER BY id") { row in
      (row: try row.number(0), handle: try row.handle("handle"))
    }
    let others = rows.forecasts.contains(where: \.saysMore) ? try forecastsWithoutPoint() : []
    return RecordColumns(
      records: records, forecasts: rows.forecasts, handles: Grouped(handles) { Int($0.row) },
      others: Dictionary(others.map { ($0.id, $0) }) { first, _ in first })
  }

  private func forecastNumbers(of prediction: Int?, madeBy day: Day) throws -> ForecastRows {
    var rows = ForecastRows(madeBy: day)
    guard let prediction else {
      let newest: Int = try database.value("SELECT max(id) FROM forecast") ?? 0
      rows.reserve(min(newest, 1 << 25))
      try database.sweep("forecast", ForecastRows.columns) { try rows.add($0) }
      return rows
    }
    let columns = ForecastRows.columns.joined(separator: ", ")
    try database.forEach(
      "SELECT \(sql: columns) FROM forecast WHERE prediction = \(prediction) ORDER BY id"
    ) { try rows.add($0) }
    return rows
  }
}

/// Forecasts as they are read, in the order of ids.
private struct ForecastRows {
  static let columns = ["id", "prediction", "terms", "forecaster", "made", "point", "withdrawn", "low"]

  private(set) var predictions: [Int32] = []
  var forecasts: [ForecastNumbers] = []
  private let day: Day
  private var days = StoredDays()

  init(madeBy day: Day) { self.day = day }

  mutating func reserve(_ count: Int) {
    predictions.reserveCapacity(count)
    forecasts.reserveCapacity(count)
  }

  @inline(__always)
  mutating func add(_ row: some ColumnRow) throws {
    let made = try days.period(row, 4).last
    guard made <= day else { return }
    let point = try row.share(5)
    forecasts.append(
      ForecastNumbers(
        id: try row.number(0), terms: try row.number(2), forecaster: try row.number(3), made: made,
        point: point, isRange: !row.isNull(7), isWithdrawal: point == nil ? try row.number(6) == 1 : false))
    predictions.append(try row.number(1))
  }
}

/// Puts the forecasts of each forecaster of a prediction together, and says where they are.
private func recordsTogether(
  _ predictions: [Run], _ forecasts: inout [ForecastNumbers]
) -> [RecordColumns.Record] {
  var (records, sorting): ([RecordColumns.Record], Forecasters) = ([], Forecasters())
  for prediction in predictions {
    sorting.together(&forecasts, in: prediction.places) { forecaster, places in
      records.append(.init(prediction.key, forecaster, places))
    }
  }
  return records
}

/// The forecasters of one prediction after the other, in lists that are used again.
private struct Forecasters {
  private var rows: [Int32] = []
  private var counts: [Int] = []
  private var ends: [Int] = []
  /// For each forecast the place of its forecaster among them.
  private var places: [Int] = []
  private var placeOfRow: [Int32: Int] = [:]
  /// Whether no forecast stands behind one of a forecaster who came later.
  private var isTogether = true
  private var copy: [ForecastNumbers] = []

  mutating func together(
    _ forecasts: inout [ForecastNumbers], in range: Range<Int>,
    record: (_ forecaster: Int32, _ places: Range<Int>) -> Void
  ) {
    find(in: forecasts[range])
    ends.removeAll(keepingCapacity: true)
    var end = range.lowerBound
    for (row, count) in zip(rows, counts) {
      record(row, end..<end + count)
      ends.append(end)
      end += count
    }
    guard !isTogether else { return }
    copy.removeAll(keepingCapacity: true)
    copy.append(contentsOf: forecasts[range])
    for (place, forecast) in zip(places, copy) {
      forecasts[ends[place]] = forecast
      ends[place] += 1
    }
  }

  private mutating func find(in forecasts: ArraySlice<ForecastNumbers>) {
    rows.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    if !placeOfRow.isEmpty { placeOfRow.removeAll(keepingCapacity: true) }
    isTogether = true
    for forecast in forecasts {
      let place = place(of: forecast.forecaster) ?? add(forecast.forecaster)
      if let last = places.last, place < last { isTogether = false }
      counts[place] += 1
      places.append(place)
    }
  }

  // Of few it is faster to look at each.
  private static let few = 16

  private func place(of row: Int32) -> Int? {
    rows.count <= Forecasters.few ? rows.firstIndex(of: row) : placeOfRow[row]
  }

  private mutating func add(_ row: Int32) -> Int {
    rows.append(row)
    counts.append(0)
    if rows.count == Forecasters.few + 1 {
      for (place, row) in rows.enumerated() { placeOfRow[row] = place }
    } else if rows.count > Forecasters.few {
      placeOfRow[row] = rows.count - 1
    }
    return rows.count - 1
  }
}
