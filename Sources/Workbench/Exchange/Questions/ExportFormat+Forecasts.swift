import Facts
import Interchange
import Storage

extension ExportFormat {
  static let forecasts = ExportFormat(
    name: "forecasts",
    summary: "statements of yes or no with forecasts and outcomes, CSV for import format forecasts",
    isFolder: false
  ) { filter, call in
    var writer = try ForecastWriter(call)
    for id in try call.numbers(of: .prediction, meeting: filter).sorted() {
      if let prediction = try call.snapshot.prediction(id) { try writer.write(prediction) }
    }
    return Exported(files: [("forecasts.csv", writer.text)], losses: writer.losses)
  }
}

/// A table of forecasts as it is written: a row for each, the outcome of a question in its last.
struct ForecastWriter {
  private static let columns = [
    "key", "statement", "probability", "forecaster", "on", "by", "outcome", "resolved", "known", "src",
    "tags",
  ]

  private let call: Call
  private let lexicon: String
  private(set) var text = ForecastWriter.line(ForecastWriter.columns)
  private(set) var losses = LossReport()
  /// Which questions were written, as far as the table tells them apart.
  private var asked: [StatedTerms: Identifier] = [:]

  init(_ call: Call) throws {
    self.call = call
    lexicon = try call.lexicon().name
  }

  mutating func write(_ prediction: Prediction) throws {
    let (row, terms) = (prediction.identifier, prediction.current)
    guard terms.type == .binary else {
      return lose(row, "a table of forecasts holds statements of yes or no, and this asks otherwise")
    }
    let forecasts = try call.snapshot.forecasts(of: prediction.id).filter {
      try call.isKnown($0.identifier) && !isLost($0, terms)
    }
    let resolution = try self.resolution(of: prediction)
    let key = try call.snapshot.key(of: row)
    let tags = try call.snapshot.tags(on: row).map(\.path).joined(separator: ",")
    let common = [key ?? "", terms.statement, terms.deadline.text, tags]
    for (index, forecast) in forecasts.enumerated() {
      add(common, forecast, index == forecasts.count - 1 ? resolution : nil)
    }
    if forecasts.isEmpty { add(common, nil, resolution) }
    losses.keep("predictions")
    losses.keep("forecasts", forecasts.count)
    if resolution != nil { losses.keep("outcomes") }
    if let url = resolution?.url, url != forecasts.last?.url {
      lose(row, "the address of its outcome is not written: \(url.shortened(to: 60))", .changed)
    }
    if key == nil,
      let other = asked.updateValue(row, forKey: StatedTerms(terms.statement, by: terms.deadline))
    {
      lose(row, "it asks the same as \(other) and has no key: read again, the two are one", .changed)
    }
    try sayLost(prediction, terms)
  }

  private mutating func add(_ common: [String], _ forecast: Forecast?, _ resolution: Resolution?) {
    text += ForecastWriter.line([
      common[0], common[1], forecast?.estimate?.stated ?? "", forecast?.forecaster.description ?? "",
      forecast?.made.text ?? "", common[2], resolution?.outcome?.word ?? "",
      resolution?.happened?.text ?? "", resolution?.known?.text ?? "",
      forecast.map { $0.url ?? "" } ?? resolution?.url ?? "", common[3],
    ])
  }

  /// RFC 4180, with LF: a field is quoted where it must be.
  private static func line(_ fields: [String]) -> String {
    fields.map { field in
      let isSpecial = field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
      return isSpecial ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }.joined(separator: ",") + "\n"
  }

  // MARK: Losses

  private mutating func lose(_ row: Identifier, _ reason: String, _ fate: LossReport.Fate = .skipped) {
    losses.entries.append(.init(fate, row.description, because: reason))
  }

  /// Whether a forecast has no place in the table; says what of one that has is not written.
  private mutating func isLost(_ forecast: Forecast, _ terms: Terms) -> Bool {
    guard let estimate = forecast.estimate else {
      lose(forecast.identifier, "a table holds no withdrawal")
      return true
    }
    var lost: [String] = []
    if forecast.because != nil { lost.append("its reason") }
    if forecast.hedge != nil { lost.append("its hedge") }
    if forecast.confidence != nil { lost.append("its confidence") }
    if forecast.basis == .stated { lost.append("that its source stated it") }
    if !lost.isEmpty { lose(forecast.identifier, "not written: " + lost.joined(separator: ", "), .changed) }
    if let own = estimate.probability?.lexicon, own != lexicon {
      lose(forecast.identifier, "its word is of the lexicon \(own), and \(lexicon) is in force", .changed)
    }
    if forecast.terms != terms.id {
      lose(forecast.identifier, "it was made under earlier terms", .changed)
    }
    return false
  }

  private mutating func resolution(of prediction: Prediction) throws -> Resolution? {
    let all = try call.snapshot.resolutions(of: prediction.id)
    let standing = Resolution.inForce(among: all)
    for one in all where one.id != standing?.id {
      lose(one.identifier, "only the outcome in force is written")
    }
    guard let standing, try call.isKnown(standing.identifier) else { return nil }
    let evidence = try call.snapshot.evidence(citedBy: standing.id)
    if standing.because != nil || !evidence.isEmpty {
      lose(standing.identifier, "not written: its reason and what it cites", .changed)
    }
    return standing
  }

  private mutating func sayLost(_ prediction: Prediction, _ terms: Terms) throws {
    let row = prediction.identifier
    var lost: [String] = []
    if prediction.claim != nil { lost.append("its claim") }
    if terms.criteria != nil { lost.append("its criteria") }
    if terms.condition != nil { lost.append("its condition") }
    if terms.deadlineBasis == .stated { lost.append("that its source stated the deadline") }
    if prediction.terms.count > 1 { lost.append("its earlier terms") }
    if try !call.snapshot.notes(on: row).isEmpty { lost.append("its notes") }
    if try !call.snapshot.links(touching: row).isEmpty { lost.append("its links") }
    if try !call.snapshot.evidence(on: row).isEmpty { lost.append("its evidence") }
    if !lost.isEmpty { lose(row, "not written: " + lost.joined(separator: ", ")) }
  }
}
