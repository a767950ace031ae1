/// How much each forecast counts, and which of them belong to one prediction or event, whose outcome they share.
struct Weighting: Sendable, Hashable {
  /// One for each forecast, above 0.
  let weights: [Double]
  /// The prediction of each forecast, from 0 in the order of their ids, whatever these were.
  let predictions: [Int]
  /// The event of each forecast, likewise; a prediction that is linked to no other is its own.
  let events: [Int]
  let total: Double
  let predictionCount: Int
  let eventCount: Int

  fileprivate init(_ rows: [WeightedRow]) {
    weights = rows.map(\.weight)
    (predictions, predictionCount) = Weighting.places(rows.map(\.prediction))
    (events, eventCount) = Weighting.places(rows.map(\.event))
    total = sum(of: weights)
  }

  private static func places(_ ids: [Int]) -> ([Int], count: Int) {
    let sorted = Set(ids).sorted()
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    return (ids.compactMap { places[$0] }, sorted.count)
  }
}

/// A forecast with what it counts.
private struct WeightedRow {
  let row: Row
  let weight: Double
  let prediction: Int
  let event: Int

  /// By probability, share, prediction and weight, so that the order given does not matter.
  static func sorted(_ rows: [WeightedRow]) -> [WeightedRow] {
    let inOrder = rows.sorted { ($0.prediction, $0.weight) < ($1.prediction, $1.weight) }
    return Row.sorted(inOrder, by: \.row)
  }
}

extension VerifiedForecasts {
  /// Forecasts that count more or less, several of which may be of one prediction, and predictions of one event.
  ///
  /// Where each weighs 1 and is of another event they are the same as forecasts without weights. Nil unless all
  /// columns are of one length, with probabilities and shares from 0 to 1 and finite weights above 0.
  package init?(
    probabilities: [Double], shares: [Double], weights: [Double], predictions: [Int],
    events linked: Events = Events()
  ) {
    let events = predictions.map(linked.event)
    guard probabilities.count == shares.count, weights.count == shares.count,
      predictions.count == shares.count, probabilities.allSatisfy((0...1).contains),
      shares.allSatisfy((0...1).contains), weights.allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    let rows = WeightedRow.sorted(
      probabilities.indices.map {
        WeightedRow(
          row: Row(probability: probabilities[$0], share: shares[$0]), weight: weights[$0],
          prediction: predictions[$0], event: events[$0])
      })
    let isPlain = weights.allSatisfy { $0 == 1 } && Set(events).count == events.count
    self.init(sorted: rows.map(\.row), weighting: isPlain ? nil : Weighting(rows))
  }

  /// The weight of all forecasts, which is their number where each counts once.
  package var totalWeight: Double { weighting?.total ?? Double(count) }

  /// How many predictions the forecasts are of.
  package var predictionCount: Int { weighting?.predictionCount ?? count }

  /// Of how many events the forecasts speak, which is what stands for itself.
  package var eventCount: Int { weighting?.eventCount ?? count }

  /// Whether some of the predictions speak of one event.
  var isByEvent: Bool { eventCount < predictionCount }

  package func weight(of row: Int) -> Double { weighting?.weights[row] ?? 1 }

  /// The sum of some value of each forecast, each counted by its weight.
  func weightedSum(_ value: (_ probability: Double, _ share: Double) -> Double) -> Double {
    weightedSum(of: 0..<count, value)
  }

  func weightedSum(
    of rows: Range<Int>, _ value: (_ probability: Double, _ share: Double) -> Double
  ) -> Double {
    var sum = Sum()
    if let weights = weighting?.weights {
      for row in rows { sum.add(value(probabilities[row], shares[row]), times: weights[row]) }
    } else {
      for row in rows { sum.add(value(probabilities[row], shares[row])) }
    }
    return sum.value
  }

  /// How much some of the forecasts say about a share.
  func sample(of rows: Range<Int>) -> Sample {
    guard let weighting else {
      return Sample(
        predictions: rows.count, events: rows.count, weight: Double(rows.count),
        effective: Double(rows.count))
    }
    let inOrder = rows.map { (event: weighting.events[$0], weight: weighting.weights[$0]) }
      .sorted { ($0.event, $0.weight) < ($1.event, $1.weight) }
    var weights: [Double] = []
    var last = -1
    for (event, weight) in inOrder {
      if event == last { weights[weights.count - 1] += weight } else { weights.append(weight) }
      last = event
    }
    let (total, squares) = (weightedSum(of: rows) { _, _ in 1 }, sum(of: weights.lazy.map { $0 * $0 }))
    return Sample(
      predictions: Set(weighting.predictions[rows]).count, events: weights.count, weight: total,
      effective: squares > 0 ? min(total * total / squares, Double(weights.count)) : 0)
  }
}

/// The size of a sample whose members count more or less.
struct Sample {
  let predictions: Int
  let events: Int
  let weight: Double
  /// (Σ w)² / Σ w² over the events, the number of equal ones that would say as much.
  ///
  /// What forecasts of one event weigh is added up first, as they share one outcome, so that it is never above
  /// the number of events. Source: Kish, Survey Sampling (1965).
  let effective: Double
}
