import Facts
import Storage

extension Call {
  /// What to know of a forecast that is said again: whether a later one of its day stands in its place.
  func words(onRepeating forecast: Forecast) throws -> String {
    let later = try snapshot.forecasts(of: forecast.prediction).last {
      $0.forecaster == forecast.forecaster && $0.made.last == forecast.made.last && $0.id > forecast.id
    }
    return later.map { ": \($0.identifier) of the same day stands; add because TEXT to say it again" } ?? ""
  }
}

extension Forecast {
  /// Whether another says the same, whatever its row.
  func hasContent(of other: Forecast) -> Bool {
    var same = other
    (same.id, same.terms) = (id, terms)
    return self == same
  }
}
