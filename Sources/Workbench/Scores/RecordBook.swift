import Facts
import Scoring
import Storage

/// The records of very many predictions in numbers, and where the rest of them is read.
final class RecordBook {
  private let columns: RecordColumns
  private let plain: PlainQuestions?
  private let today: Day
  private let reader: RecordReader
  /// The predictions that are not so plain, with where they stand under each of their terms.
  private var others: [Int: (prediction: Prediction, settlements: [Settlement])] = [:]

  /// Without plain questions every prediction must be added.
  init(_ columns: RecordColumns, _ plain: PlainQuestions?, asOf today: Day, _ reader: RecordReader) {
    (self.columns, self.plain, self.today, self.reader) = (columns, plain, today, reader)
  }

  var places: Range<Int> { columns.records.indices }

  /// The predictions of which something is said, and which must be added.
  var missing: [Int] {
    var (missing, last): ([Int], Int?) = ([], nil)
    for record in columns.records where record.prediction != last {
      last = record.prediction
      if plain?[record.prediction] == nil { missing.append(record.prediction) }
    }
    return missing
  }

  func add(_ prediction: Prediction, _ settlements: [Settlement]) {
    others[prediction.id] = (prediction, settlements)
  }

  // MARK: One record

  func id(_ place: Int) -> Int { columns.records[place].prediction }

  func forecaster(_ place: Int) -> Handle? { columns.handle(of: columns.records[place]) }

  private func numbers(_ place: Int) -> ArraySlice<ForecastNumbers> { columns[columns.records[place]] }

  /// Whether he did more than to withdraw.
  func saysSomething(_ place: Int) -> Bool {
    let (id, numbers) = (id(place), numbers(place))
    if let other = others[id] {
      return other.prediction.terms.contains { numbers.isOn($0.id) }
    }
    return plain?[id].map { numbers.isOn($0.terms) } ?? false
  }

  func prediction(_ place: Int) -> Prediction {
    let id = id(place)
    return others[id]?.prediction ?? reader.prediction(id, amongst: columns.records.count).prediction
  }

  func forecasts(_ place: Int) -> [Forecast] {
    let (all, numbers) = (reader.forecasts(of: id(place)), numbers(place))
    guard all.count != numbers.count else { return all }
    let ids = Set(numbers.map(\.id))
    return all.filter { ids.contains($0.id) }
  }

  func saysRanges(_ place: Int) -> Bool { numbers(place).contains(where: \.isRange) }

  func forecastIDs(_ place: Int) -> [Int] { numbers(place).map(\.id) }

  func vagueProbability(of forecast: Int) -> Probability? { reader.vagueProbability(of: forecast) }

  func beginning(_ place: Int) -> (made: Day, terms: Int)? {
    numbers(place).min { ($0.made, $0.id) < ($1.made, $1.id) }.map { ($0.made, $0.terms) }
  }

  /// A plain question is a statement.
  func kinds(_ place: Int) -> [QuestionKind] {
    let (id, numbers) = (id(place), numbers(place))
    guard let other = others[id] else { return QuestionKind.onlyBinary }
    return other.prediction.terms.filter { numbers.isOn($0.id) }.map { QuestionKind($0) }
  }

  func parts(_ place: Int) -> [Assessment.Part] {
    let (id, numbers) = (id(place), numbers(place))
    let (prediction, settlements) = others[id] ?? read(id)
    return zip(prediction.terms, settlements).compactMap { terms, settlement in
      guard numbers.isOn(terms.id) else { return nil }
      return Assessment.Part(
        terms: terms, settlement: settlement, standing: standing(numbers, under: terms, settlement))
    }
  }

  /// A plain question has no condition, so that it stands where its resolutions say.
  private func read(_ id: Int) -> (Prediction, [Settlement]) {
    let (prediction, resolutions) = reader.prediction(id, amongst: columns.records.count)
    let settlements = prediction.terms.map {
      Settlement.answer(to: $0, of: prediction, by: resolutions, knownBy: today)
    }
    return (prediction, settlements)
  }

  private func standing(
    _ numbers: ArraySlice<ForecastNumbers>, under terms: Terms, _ settlement: Settlement
  ) -> Standing {
    var known: Day?
    if case .resolved(let resolution) = settlement { known = resolution.known?.first }
    // A forecast under other terms ends the ones under these, as a withdrawal would.
    let dated = numbers.enumerated().map { order, forecast in
      DatedForecast(
        id: forecast.id, made: forecast.made, order: order,
        distribution: forecast.terms == terms.id ? distribution(of: forecast, terms.type) : nil)
    }
    let standing = ScoringWindow(deadline: terms.deadline.last, known: known).standing(of: dated)
    guard numbers.contains(where: { $0.terms != terms.id }) else { return standing }
    return standing.counting(only: Set(numbers.filter { $0.terms == terms.id }.map(\.id)))
  }

  private func distribution(of forecast: ForecastNumbers, _ type: QuestionType) -> Distribution? {
    forecast.point.map(Distribution.binary)
      ?? columns.others[forecast.id]?.estimate.map { Distribution($0, of: type) }
  }

  /// A settled record in numbers, where these are all of it; nil for any other, and `isWaiting` if it is not settled.
  func plainRecord(_ place: Int) -> (record: PlainRecord?, isWaiting: Bool) {
    let (id, numbers) = (id(place), numbers(place))
    guard let question = plain?[id], others[id] == nil,
      numbers.allSatisfy({ $0.terms == question.terms && !$0.saysMore })
    else { return (nil, false) }
    guard let answer = question.answer, answer.known <= today else { return (nil, true) }
    let window = ScoringWindow(deadline: question.deadline, known: answer.known)
    let record = PlainRecord(
      prediction: id, forecasts: numbers, window: window, realization: Realization(answer.outcome))
    return (record, false)
  }
}

extension ArraySlice<ForecastNumbers> {
  /// Whether any of them says something under the terms.
  fileprivate func isOn(_ terms: Int) -> Bool { contains { !$0.isWithdrawal && $0.terms == terms } }
}
