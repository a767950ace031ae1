/// Which forecasts of a prediction count in calibration, and how much each.
package struct ForecastChoice: Sendable {
  /// The word that chooses it.
  package let name: String
  package let summary: String
  /// What each segment of a record weighs, given how many records of its prediction count; 0 leaves it out.
  let weights: @Sendable (_ segments: [ScoredSegment], _ records: Int) -> [Double]

  package static let all: [ForecastChoice] = [.standing, .first, .last, .each]

  /// The weights of the headline score, so that what is decomposed is that score.
  package static let standing = ForecastChoice(
    name: "standing",
    summary: "every forecast that stood, by its share of the days; a prediction counts once in all"
  ) { segments, records in segments.map { $0.weight / Double(records) } }

  package static let first = ForecastChoice(
    name: "first", summary: "the first forecast of each forecaster; a prediction counts once in all"
  ) { segments, records in segments.indices.map { $0 == 0 ? 1 / Double(records) : 0 } }

  package static let last = ForecastChoice(
    name: "last", summary: "the last forecast of each forecaster; a prediction counts once in all"
  ) { segments, records in segments.indices.map { $0 == segments.count - 1 ? 1 / Double(records) : 0 } }

  package static let each = ForecastChoice(
    name: "each",
    summary: "every forecast that stood counts once, as at PredictionBook; often forecast weighs more"
  ) { segments, _ in segments.map { _ in 1 } }
}

/// The forecasts of some settled predictions, weighted, with the ids from which the weights can be checked.
package struct CalibrationSample: Sendable {
  package struct Point: Sendable, Hashable {
    package let prediction: Int
    /// The days on which the forecast stood, and its id.
    package let segment: Segment
    package let probability: Double
    /// How much of it came true.
    package let share: Double
    package let weight: Double
  }

  package let points: [Point]
  package let forecasts: VerifiedForecasts
  /// The scored predictions that are no statements of yes or no.
  package let otherKinds: Set<Int>

  package init(
    of predictions: [SettledPrediction], taking choice: ForecastChoice = .standing, events: Events = Events()
  ) {
    var records: [Int: [[ScoredSegment]]] = [:]
    var others: Set<Int> = []
    for prediction in predictions {
      let segments = PredictionScore(prediction.parts, rule: .brier).segments
      guard !segments.isEmpty else { continue }
      if segments.allSatisfy({ $0.segment.distribution.paired(with: $0.realization) != nil }) {
        records[prediction.id, default: []].append(segments)
      } else {
        others.insert(prediction.id)
      }
    }
    points = records.sorted { $0.key < $1.key }.flatMap { id, records in
      records.flatMap { segments in
        zip(segments, choice.weights(segments, records.count)).compactMap { Point(id, $0, weight: $1) }
      }
    }
    forecasts =
      VerifiedForecasts(
        probabilities: points.map(\.probability), shares: points.map(\.share),
        weights: points.map(\.weight), predictions: points.map(\.prediction), events: events)
      ?? VerifiedForecasts([])
    otherKinds = others.subtracting(records.keys)
  }
}

extension CalibrationSample.Point {
  /// Nil where it weighs nothing, or is no statement of yes or no.
  fileprivate init?(_ prediction: Int, _ scored: ScoredSegment, weight: Double) {
    guard weight > 0, let pair = scored.segment.distribution.paired(with: scored.realization) else {
      return nil
    }
    self.prediction = prediction
    segment = scored.segment
    (probability, share) = pair
    self.weight = weight
  }
}
