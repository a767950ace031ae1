import Facts
import Interchange

/// A row of `forecast_data.csv`: what somebody, or the crowd, gave a question from one time to another.
struct MetaculusForecast {
  static let columns = ForeignTable.Columns(
    program: "Metaculus (forecast_data.csv)",
    required: ["Question ID", "Start Time"],
    optional: [
      "Forecaster ID", "Forecaster Username", "Forecaster (Anonymized)", "End Time", "Probability Yes",
      "Probability Yes Per Category",
    ] + quantiles.map(\.column))

  private static let quantiles: [(column: String, level: String)] = [
    ("5th Percentile", "5%"), ("25th Percentile", "25%"), ("Median", "50%"), ("75th Percentile", "75%"),
    ("95th Percentile", "95%"),
  ]

  let question: String
  let row: ForeignTable.Row
  let forecaster: String?
  let start: ForeignTime
  let end: ForeignTime?

  init(_ row: ForeignTable.Row) throws(CellError) {
    self.row = row
    question = try row.required("Question ID", MetaculusQuestion.number)
    start = try row.required("Start Time", ForeignTime.init(parsing:))
    end = try row.read("End Time", ForeignTime.init(parsing:))
    forecaster = MetaculusForecast.forecaster(row)
  }

  /// Who gave it; a way of adding up the crowd has no number, and is no long digest either.
  private static func forecaster(_ row: ForeignTable.Row) -> String? {
    if let name = row["Forecaster Username"]?.onOneLine {
      return row["Forecaster ID"] == nil ? "metaculus \(name)" : name
    }
    if let number = row["Forecaster ID"]?.onOneLine { return "metaculus \(number)" }
    return row["Forecaster (Anonymized)"].map(\.onOneLine).map {
      $0.count == 64 ? $0 : "metaculus \($0)"
    }
  }

  /// What was given, as the language writes it; an error of the row where the question asks for something else.
  func estimate(of question: ForeignQuestion) throws(CellError) -> String {
    switch question.type {
    case .binary: return try row.required("Probability Yes", MetaculusForecast.fraction)
    case .options, .ordered:
      return try row.required("Probability Yes Per Category") { text throws(FactError) in
        try MetaculusForecast.shares(text, of: question.options)
      }
    case .number:
      return try quantiles { text throws(FactError) in
        guard let value = Double(text.onOneLine), let quantity = ForeignNumber.quantity(value) else {
          throw FactError(
            "E-NUMBER", "'\(text.shortened(to: 40))' is no number", hint: "numbers are written 12.5")
        }
        return quantity
      }
    case .day: return try quantiles { text throws(FactError) in try ForeignTime(parsing: text).day.text }
    }
  }

  /// Whether a number of a forecast has more digits than a fact holds.
  func isRounded(_ question: ForeignQuestion) -> Bool {
    guard question.type == .number else { return false }
    return MetaculusForecast.quantiles.contains { column, _ in
      guard let text = row[column], let value = Double(text.onOneLine) else { return false }
      return ForeignNumber.quantity(value).map { ForeignNumber.isRounded(text, as: $0) } ?? false
    }
  }

  private func quantiles(_ read: (String) throws(FactError) -> String) throws(CellError) -> String {
    var parts: [String] = []
    for (column, level) in MetaculusForecast.quantiles {
      parts.append("\(level):\(try row.required(column, read))")
    }
    return parts.joined(separator: ",")
  }

  private static func fraction(_ text: String) throws(FactError) -> String {
    guard let value = Double(text.onOneLine), (0...1).contains(value) else {
      throw FactError(
        "E-PROBABILITY", "'\(text.shortened(to: 40))' is no fraction from 0 to 1, which this column holds",
        hint: "70 of 100 is written 0.7")
    }
    return ForeignNumber.fraction(value, written: text.onOneLine)
  }

  private static func shares(_ text: String, of options: [String]) throws(FactError) -> String {
    let given = try PythonList(parsing: text).elements
    guard given.count == options.count, !given.contains(nil) else {
      throw FactError(
        "E-ESTIMATE", "\(given.compactMap(\.self).count) shares are given for \(options.count) options",
        hint: "an option may have been added later; 'keep-going' leaves such forecasts out")
    }
    var parts: [String] = []
    for (option, share) in zip(options, given) { parts.append("\(option):\(try fraction(share ?? ""))") }
    let shares = parts.joined(separator: ",")
    _ = try OptionShares(parsing: shares, of: options)
    return shares
  }
}

/// The forecasts of one question, as far as they follow each other in the file.
struct MetaculusGroup {
  private(set) var rows: [MetaculusForecast]

  init(_ first: MetaculusForecast) {
    rows = [first]
  }

  /// Whether a forecast is of the same question, which it then joins.
  mutating func take(_ row: MetaculusForecast) -> Bool {
    guard row.question == rows[0].question else { return false }
    rows.append(row)
    return true
  }

  /// Where each forecaster took a forecast back: it ended though nothing followed and the question was open.
  ///
  /// - `closed`: when the question took no more forecasts.
  /// - `today`: what ends later has not ended.
  func withdrawals(closed: ForeignTime?, today: Day) -> [ForeignQuestion.Forecast] {
    var withdrawals: [ForeignQuestion.Forecast] = []
    for rows in Dictionary(grouping: rows, by: \.forecaster).values {
      let sorted = rows.sorted { $0.start.order < $1.start.order }
      for (index, row) in sorted.enumerated() {
        guard let end = row.end, end.day.first <= today else { continue }
        let isFollowed = index + 1 < sorted.count && sorted[index + 1].start.order <= end.order + 1
        let isOver = closed.map { $0.order <= end.order + 1 } ?? false
        guard !isFollowed, !isOver else { continue }
        withdrawals.append(
          .init(forecaster: row.forecaster, made: end, estimate: nil, line: row.row.line))
      }
    }
    return withdrawals.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }
}
