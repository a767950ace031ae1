import Facts
import Presentation
import Storage

/// What one forecaster gave a prediction as time went by.
struct ForecastPath {
  let forecaster: Handle
  /// In the order of their days, those of one day as entered; a nil is a withdrawal.
  let points: [(made: Period, probability: Probability?)]

  /// The first and the last value; nil where there are not two, and so no path.
  var ends: (first: Double, last: Double)? {
    let values = points.compactMap { $0.probability?.point }
    guard values.count >= 2, let first = values.first, let last = values.last else { return nil }
    return (first, last)
  }

  /// What stood on a day.
  func share(on day: Day) -> Double? { points.last { $0.made.last <= day }?.probability?.point }
}

extension Call {
  /// A path for each forecaster who gave a prediction more than one probability, as known on the as-of day.
  func paths(of prediction: Int) throws -> [ForecastPath] {
    let forecasts = try knownForecasts(of: prediction)
    let forecasters = forecasts.map(\.forecaster).reduce(into: [Handle]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return forecasters.compactMap { forecaster in
      let points = forecasts.filter { $0.forecaster == forecaster }
        .sorted { ($0.made.last, $0.id) < ($1.made.last, $1.id) }
        .map { (made: $0.made, probability: $0.probability) }
      let path = ForecastPath(forecaster: forecaster, points: points)
      return path.ends == nil ? nil : path
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
      guard let ends = path.ends else { return nil }
      let shares = (1...count).map { column in
        path.share(on: first.advanced(by: span * column / count))
      }
      let values = "\(Probability.percent(ends.first)) to \(Probability.percent(ends.last))"
      let from = path.points.first.map { " since \($0.made)" } ?? ""
      return Field(
        "path",
        Phrase(Sparkline.text(shares)) + Phrase("  \(values)") + Phrase("  \(path.forecaster)\(from)", .dim))
    }
  }

  var json: JSON {
    .array(
      map { path in
        .object([
          .init("forecaster", .string(path.forecaster.description)),
          .init(
            "points",
            .array(
              path.points.map {
                .object([
                  .init("on", .string($0.made.text)), .init("probability", .optional($0.probability?.point)),
                ])
              })),
        ])
      })
  }
}
