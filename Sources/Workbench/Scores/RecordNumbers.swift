import Facts
import Scoring
import Storage

/// From what the record of one forecaster on one prediction is worked out: all that is kept of very many.
struct RecordNumbers {
  /// In the order in which they were entered, withdrawals among them.
  let forecasts: ArraySlice<ForecastNumbers>
  /// One for each of the prediction's terms.
  let settlements: [Settlement]
  /// Of all forecasts those that say more than a number, by id.
  let others: [Int: Forecast]
  let reader: ForecastReader

  var beginning: (made: Day, terms: Int)? {
    forecasts.min { ($0.made, $0.id) < ($1.made, $1.id) }.map { ($0.made, $0.terms) }
  }

  func says(somethingOf prediction: Prediction) -> Bool {
    prediction.terms.contains { terms in says(something: terms.id) }
  }

  private func says(something terms: Int) -> Bool {
    forecasts.contains { !$0.isWithdrawal && $0.terms == terms }
  }

  func read(of prediction: Prediction) -> [Forecast] {
    let all = reader.forecasts(of: prediction.id)
    guard all.count != forecasts.count else { return all }
    let ids = Set(forecasts.map(\.id))
    return all.filter { ids.contains($0.id) }
  }

  func parts(of prediction: Prediction) -> [Assessment.Part] {
    zip(prediction.terms, settlements).compactMap { terms, settlement in
      guard says(something: terms.id) else { return nil }
      return Assessment.Part(
        terms: terms, settlement: settlement, standing: standing(under: terms, settlement))
    }
  }

  private func standing(under terms: Terms, _ settlement: Settlement) -> Standing {
    var known: Day?
    if case .resolved(let resolution) = settlement { known = resolution.known?.first }
    // A forecast under other terms ends the ones under these, as a withdrawal would.
    let dated = forecasts.enumerated().map { order, forecast in
      DatedForecast(
        id: forecast.id, made: forecast.made, order: order,
        distribution: forecast.terms == terms.id ? distribution(of: forecast, terms.type) : nil)
    }
    let standing = ScoringWindow(deadline: terms.deadline.last, known: known).standing(of: dated)
    guard forecasts.contains(where: { $0.terms != terms.id }) else { return standing }
    return standing.counting(only: Set(forecasts.filter { $0.terms == terms.id }.map(\.id)))
  }

  private func distribution(of forecast: ForecastNumbers, _ type: QuestionType) -> Distribution? {
    forecast.point.map(Distribution.binary)
      ?? others[forecast.id]?.estimate.map { Distribution($0, of: type) }
  }
}
