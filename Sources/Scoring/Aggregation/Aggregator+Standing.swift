import Facts

extension Aggregator {
  /// What several forecasters say together, as a forecaster of its own: a segment for every change of one of them.
  ///
  /// On each day it combines the forecasts that stand, those that have stood longest first, and says nothing where
  /// none stands or they cannot be combined. A segment bears the number of its newest forecast.
  package func standing(of forecasters: [Standing]) -> Standing {
    let all = forecasters.flatMap(\.segments)
    let changes = Set(all.flatMap { [$0.from, $0.through.advanced(by: 1)] }).sorted()
    let segments = zip(changes, changes.dropFirst()).compactMap { from, next -> Segment? in
      let present = all.filter { $0.from <= from && from <= $0.through }
        .sorted { ($0.from, $0.forecast) < ($1.from, $1.forecast) }
      let probabilities = present.compactMap(\.probability)
      guard probabilities.count == present.count, let newest = present.last,
        let probability = combine(probabilities)
      else { return nil }
      return Segment(
        forecast: newest.forecast, from: from, through: next.advanced(by: -1),
        distribution: .binary(probability))
    }
    let dated = segments.map {
      DatedForecast(id: $0.forecast, made: $0.from, order: 0, distribution: $0.distribution)
    }
    return Standing(
      segments: segments, leftOut: [], first: dated.first, last: dated.last,
      unscorable: segments.isEmpty ? .noForecast : nil)
  }

  /// For each forecaster what all the others say together: the crowd to compare them with.
  package func standings(leavingOutEachOf forecasters: [Standing]) -> [Standing] {
    forecasters.indices.map { left in
      standing(of: forecasters.enumerated().filter { $0.offset != left }.map(\.element))
    }
  }

  /// The same for probabilities that stand together; nil where nobody else is left.
  package func combine(leavingOutEachOf probabilities: [Double]) -> [Double?] {
    probabilities.indices.map { left in
      combine(probabilities.enumerated().filter { $0.offset != left }.map(\.element))
    }
  }
}
