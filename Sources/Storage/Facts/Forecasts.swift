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

  /// The forecasts of every prediction that has some, read at once, in the order in which they were entered.
  package func allForecasts() throws -> Grouped<Forecast> {
    Grouped(try forecasts(""), by: \.prediction)
  }

  /// Those that are neither probabilities nor withdrawals.
  func forecastsWithoutPoint() throws -> [Forecast] {
    try forecasts("WHERE point IS NULL AND NOT withdrawn")
  }

  /// The probabilities that are ranges or words, by the ids of their forecasts.
  package func vagueProbabilities() throws -> [Int: Probability] {
    let found = try database.map(
      """
      SELECT id, stated, point, low, high, phrase, lexicon, edition FROM forecast
      WHERE low IS NOT NULL OR phrase IS NOT NULL
      """
    ) { row in (try row.integer(0), try Probability(row: row)) }
    return Dictionary(found) { first, _ in first }
  }

  private func forecasts(_ condition: SQL) throws -> [Forecast] {
    try database.map(
      """
      SELECT forecast.id, prediction, terms, speaker.handle AS forecaster, made, withdrawn, stated, point, low,
        high, distribution, phrase, lexicon, edition, basis, confidence, hedge, because, url
      FROM forecast JOIN speaker ON speaker.id = forecast.forecaster
      \(condition)
      ORDER BY forecast.id
      """
    ) { try Forecast(row: $0) }
  }
}

extension Change {
  package func add(_ forecast: Forecast) throws -> Int {
    let forecaster = try speakerRow(forecast.forecaster)
    let probability = forecast.probability
    return try database.insert(
      """
      INSERT INTO forecast (prediction, terms, forecaster, made, withdrawn, stated, point, low, high,
        distribution, phrase, lexicon, edition, basis, confidence, hedge, because, url)
      VALUES (\(forecast.prediction), \(forecast.terms), \(forecaster), \(forecast.made.text),
        \(forecast.isWithdrawal), \(forecast.estimate?.stated), \(probability?.point),
        \(probability?.bounds?.lowerBound), \(probability?.bounds?.upperBound),
        \(forecast.estimate?.distribution?.rawValue), \(probability?.phrase), \(probability?.lexicon),
        \(probability?.edition), \(forecast.basis.rawValue), \(forecast.confidence?.rawValue),
        \(forecast.hedge), \(forecast.because), \(forecast.url))
      """)
  }
}

extension Forecast {
  fileprivate init(row: some FactRow) throws {
    self.init(
      id: try row.required("id"), prediction: try row.required("prediction"),
      terms: try row.required("terms"),
      forecaster: try row.handle("forecaster"), made: try row.period("made"),
      estimate: try row.required("withdrawn") ? nil : try Estimate(row: row),
      basis: try row.word("basis"), confidence: try row.optionalWord("confidence"),
      hedge: try row.optional("hedge"), because: try row.optional("because"), url: try row.optional("url"))
  }
}

extension Estimate {
  /// What `stated` spells where it is no probability; options of both types are spelt alike.
  fileprivate var distribution: QuestionType? {
    switch self {
    case .probability: nil
    case .options: .options
    case .quantiles(let quantiles): quantiles.type
    }
  }

  fileprivate init(row: some FactRow) throws {
    switch try row.optionalWord("distribution") as QuestionType? {
    case nil, .binary: self = .probability(try Probability(row: row))
    case .options, .ordered:
      self = .options(try row.reading("stated") { text throws(FactError) in try OptionShares(parsing: text) })
    case .number:
      self = .quantiles(
        try row.reading("stated") { text throws(FactError) in try StatedQuantiles(parsing: text, of: .number)
        })
    case .day:
      self = .quantiles(
        try row.reading("stated") { text throws(FactError) in try StatedQuantiles(parsing: text, of: .day) })
    }
  }
}

extension Probability {
  fileprivate init(row: some FactRow) throws {
    let point: Double = try row.required("point")
    let bounds: ClosedRange<Double>? =
      if let low: Double = try row.optional("low") {
        try Probability.bounds(low, try row.required("high"), of: row)
      } else {
        nil
      }
    self.init(
      stated: try row.required("stated"), point: point, bounds: bounds, phrase: try row.optional("phrase"),
      lexicon: try row.optional("lexicon"), edition: try row.optional("edition"))
  }

  private static func bounds(_ low: Double, _ high: Double, of row: some FactRow) throws -> ClosedRange<
    Double
  > {
    guard low <= high else { throw row.unknown(low, in: "low") }
    return low...high
  }
}
