/// What skill is measured against.
package enum Baseline: Sendable, Hashable {
  /// The same forecast of every prediction.
  case constant(Distribution)
  /// The share of these predictions that came true, weighted as their scores are.
  ///
  /// Of all probabilities it scores best on them, and was known only afterwards: it flatters the baseline.
  case baseRate
  /// Another forecaster, on the days on which both had a forecast standing.
  case forecaster([CommonRecord])

  package static func binary(_ probability: Double) -> Baseline { .constant(.binary(probability)) }
}

/// What one prediction's forecasts scored, and what a baseline would have or did, on the same days.
struct MeasuredPrediction {
  let id: Int
  let mean: Double
  /// The baseline's own score, or nil where it is a base rate.
  var score: Double?
  /// What happened, as shares that came true with weights that add up to 1; a base rate's score follows from it.
  var happened: [Double: Double] = [:]

  init(id: Int, mean: Double, score: Double? = nil, happened: [Double: Double] = [:]) {
    (self.id, self.mean, self.score, self.happened) = (id, mean, score, happened)
  }

  /// Nil where the baseline has no score of what was forecast.
  init?(id: Int, _ scores: [PredictionScore], baseline: Baseline) {
    guard let mean = Scoring.mean(scores.compactMap(\.mean)) else { return nil }
    self.init(id: id, mean: mean)
    switch baseline {
    case .constant(let constant):
      let means = scores.map { $0.mean(of: constant) }
      guard !means.contains(nil) else { return nil }
      score = Scoring.mean(means.compactMap(\.self))
    case .baseRate:
      guard let shares = scores.shares else { return nil }
      happened = shares
    case .forecaster: return nil
    }
  }
}

extension [PredictionScore] {
  /// How much of each share came true, the forecasters of one prediction weighing the same.
  fileprivate var shares: [Double: Double]? {
    var weights: [Double: [Double]] = [:]
    for segment in lazy.flatMap(\.segments) {
      guard case .share(let share) = segment.realization else { return nil }
      weights[share, default: []].append(segment.weight / Double(count))
    }
    return weights.mapValues { sum(of: $0.sorted()) }
  }
}

extension [MeasuredPrediction] {
  /// The records of some forecasters beside those of the one they are measured against, by prediction.
  init(_ records: [CommonRecord], rule: ScoringRule) {
    var pairs: [Int: [(Double, Double)]] = [:]
    for record in records {
      let (first, second) = (
        PredictionScore(record.first.parts, rule: rule), PredictionScore(record.second.parts, rule: rule)
      )
      guard let mean = first.mean, let other = second.mean else { continue }
      pairs[record.first.id, default: []].append((mean, other))
    }
    self = pairs.sorted { $0.key < $1.key }.compactMap { id, pairs in
      guard let mean = Scoring.mean(pairs.map(\.0)), let other = Scoring.mean(pairs.map(\.1)) else {
        return nil
      }
      return MeasuredPrediction(id: id, mean: mean, score: other)
    }
  }
}
