import Facts
import Presentation
import Storage

/// What one forecaster gave a prediction as time went by.
struct ForecastPath {
  let forecaster: Handle
  /// In the order of their days, those of one day as entered; a nil is a withdrawal.
  let points: [(made: Period, estimate: Estimate?)]

  /// The option that is followed: the one that the last forecast holds likeliest.
  var option: String? {
    guard case .options(let shares) = points.last(where: { $0.estimate != nil })?.estimate else { return nil }
    return shares.likeliest?.name
  }

  /// What a forecast is followed by: a probability, the one of an option, or a median.
  func value(_ estimate: Estimate?) -> Double? {
    switch estimate {
    case .probability(let probability): probability.point
    case .options(let shares): option.flatMap { shares[$0] }
    case .quantiles(let quantiles): quantiles.median
    case nil: nil
    }
  }

  var values: [Double] { points.compactMap { value($0.estimate) } }

  /// The first and the last value; nil where there are not two, and so no path.
  var ends: (first: Double, last: Double)? {
    let values = values
    guard values.count >= 2, let first = values.first, let last = values.last else { return nil }
    return (first, last)
  }

  /// How high what stood on a day is drawn, from 0 to 1: of medians, between the least and the greatest.
  func share(on day: Day) -> Double? {
    guard let value = value(points.last { $0.made.last <= day }?.estimate) else { return nil }
    guard case .quantiles = points.last(where: { $0.estimate != nil })?.estimate else { return value }
    let (least, greatest) = (values.min() ?? value, values.max() ?? value)
    return greatest > least ? (value - least) / (greatest - least) : 0.5
  }

  /// Such as `40% to 85%`, `stays 60% to 80%`, `median 14 to 17.5`.
  fileprivate var words: String? {
    guard let ends else { return nil }
    let (first, last) = (word(ends.first), word(ends.last))
    let what: String? =
      switch points.last(where: { $0.estimate != nil })?.estimate {
      case .options: option
      case .quantiles: "median"
      case .probability, nil: nil
      }
    return [what, "\(first) to \(last)"].compactMap { $0 }.joined(separator: " ")
  }

  private func word(_ value: Double) -> String {
    guard case .quantiles(let quantiles) = points.last(where: { $0.estimate != nil })?.estimate else {
      return Probability.percent(value)
    }
    guard quantiles.type == .day else { return value.shortest }
    return Day(number: Int(value.rounded())).description
  }
}

extension Call {
  /// A path for each forecaster who gave a prediction more than one forecast, as known on the as-of day.
  func paths(of prediction: Int) throws -> [ForecastPath] {
    try allPaths(of: prediction).filter { $0.ends != nil }
  }

  /// A path for each forecaster of a prediction, of one forecast or many, as known on the as-of day.
  func allPaths(of prediction: Int) throws -> [ForecastPath] {
    let forecasts = try knownForecasts(of: prediction)
    let forecasters = forecasts.map(\.forecaster).reduce(into: [Handle]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return forecasters.map { forecaster in
      let points = forecasts.filter { $0.forecaster == forecaster }
        .sorted { ($0.made.last, $0.id) < ($1.made.last, $1.id) }
        .map { (made: $0.made, estimate: $0.estimate) }
      let last = points.last { $0.estimate != nil }?.estimate
      return ForecastPath(
        forecaster: forecaster, points: points.filter { $0.estimate?.isComparable(with: last) ?? true })
    }
  }
}

extension [ForecastPath] {
  /// So many columns has the time from the first forecast.
  private static let columns = 24

  /// One line a forecaster, all over the same days: each column shows what stood on the last of its days.
  ///
  /// The days go through the one until which forecasts stand, or through the last forecast if that was later.
  func fields(through end: Day) -> [Field] {
    let days = flatMap { $0.points.map(\.made.last) }
    guard let first = days.min(), let last = (days + [end]).max() else { return [] }
    let (span, count) = (last.days(since: first), Self.columns)
    return compactMap { path in
      guard let words = path.words else { return nil }
      let shares = (1...count).map { column in
        path.share(on: first.advanced(by: span * column / count))
      }
      let from = path.points.first.map { " since \($0.made)" } ?? ""
      return Field(
        "path",
        Phrase(Sparkline.text(shares)) + Phrase("  \(words)") + Phrase("  \(path.forecaster)\(from)", .dim))
    }
  }

  var json: JSON {
    .array(
      map { path in
        .object([
          .init("forecaster", .string(path.forecaster.description)),
          .init("points", .array(path.points.map { json($0.made, $0.estimate) })),
        ])
      })
  }

  private func json(_ made: Period, _ estimate: Estimate?) -> JSON {
    .object(
      [.init("on", .string(made.text)), .init("probability", .optional(estimate?.probability?.point))]
        + (estimate?.members ?? []))
  }
}
