package import Facts
import GRDB

extension Snapshot {
  package func forecast(_ id: Int) throws -> Forecast? {
    try forecasts("WHERE forecast.id = \(id)").first
  }

  /// All forecasts of a prediction in the order in which they were entered, withdrawals among them.
  package func forecasts(of prediction: Int) throws -> [Forecast] {
    try forecasts("WHERE forecast.prediction = \(prediction)")
  }

  private func forecasts(_ condition: SQL) throws -> [Forecast] {
    try database.rows(
      """
      SELECT forecast.id, prediction, terms, speaker.handle AS forecaster, made, made_first, made_last, stated,
        point, low, high, phrase, lexicon, basis, confidence, hedge, because
      FROM forecast JOIN speaker ON speaker.id = forecast.forecaster
      \(condition)
      ORDER BY forecast.id
      """
    ).map(Forecast.init(row:))
  }
}

extension Change {
  package func add(_ forecast: Forecast) throws -> Int {
    let forecaster = try speakerRow(forecast.forecaster)
    let probability = forecast.probability
    return try database.insert(
      """
      INSERT INTO forecast (prediction, terms, forecaster, made, withdrawn, stated, point, low, high, phrase,
        lexicon, basis, confidence, hedge, because)
      VALUES (\(forecast.prediction), \(forecast.terms), \(forecaster), \(forecast.made.text),
        \(probability == nil), \(probability?.stated), \(probability?.point), \(probability?.bounds?.lowerBound),
        \(probability?.bounds?.upperBound), \(probability?.phrase), \(probability?.lexicon),
        \(forecast.basis.rawValue), \(forecast.confidence?.rawValue), \(forecast.hedge), \(forecast.because))
      """)
  }
}

extension Forecast {
  fileprivate init(row: Row) {
    self.init(
      id: row["id"], prediction: row["prediction"], terms: row["terms"],
      forecaster: Handle(stored: row["forecaster"]),
      made: Period(stored: row["made"], first: row["made_first"], last: row["made_last"]),
      probability: Probability(row: row),
      basis: (row["basis"] as String?).flatMap(Basis.init) ?? .assigned,
      confidence: (row["confidence"] as String?).flatMap(Confidence.init), hedge: row["hedge"],
      because: row["because"])
  }
}

extension Probability {
  fileprivate init?(row: Row) {
    guard let stated: String = row["stated"], let point: Double = row["point"] else { return nil }
    let bounds: ClosedRange<Double>? =
      if let low: Double = row["low"], let high: Double = row["high"] { low...high } else { nil }
    self.init(stated: stated, point: point, bounds: bounds, phrase: row["phrase"], lexicon: row["lexicon"])
  }
}
