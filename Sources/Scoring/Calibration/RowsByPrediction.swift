/// Weighted forecasts with their place among the levels, prediction by prediction, and how luck moves them together.
///
/// The forecasts of a prediction share its outcome, and yet each must be calibrated by itself in a draw. So one outcome
/// is drawn with their weighted mean as its probability, and its distance from that, in standard deviations, is the
/// luck of all: each then comes true to p + luck · √(p (1 - p)). That has the mean and the variance of a yes or no with
/// probability p, is one where the forecasts are equal, and may lie outside 0 to 1 where they are not.
struct RowsByPrediction {
  struct Row {
    var level = 0
    var weight = 0.0
    /// √(p (1 - p)).
    var deviation = 0.0
  }

  private var rows: [Row]
  /// Where the rows of each prediction begin, and where the last ones end.
  private var starts: [Int]
  /// The weighted mean forecast of each prediction.
  private let middles: [Double]

  init(_ weighting: Weighting, _ forecasts: VerifiedForecasts) {
    let (count, weights) = (weighting.eventCount, weighting.weights)
    starts = Array(repeating: 0, count: count + 1)
    for prediction in weighting.events { starts[prediction + 1] += 1 }
    for prediction in 0..<count { starts[prediction + 1] += starts[prediction] }
    rows = Array(repeating: Row(), count: weights.count)
    var (sums, totals) = (Array(repeating: 0.0, count: count), Array(repeating: 0.0, count: count))
    var (next, level) = (starts, 0)
    for (row, p) in forecasts.probabilities.enumerated() {
      if row > 0, p != forecasts.probabilities[row - 1] { level += 1 }
      let prediction = weighting.events[row]
      rows[next[prediction]] = Row(level: level, weight: weights[row], deviation: (p * (1 - p)).squareRoot())
      next[prediction] += 1
      sums[prediction] += weights[row] * p
      totals[prediction] += weights[row]
    }
    middles = zip(sums, totals).map { min($0 / $1, 1) }
  }

  func rows(of prediction: Int) -> ArraySlice<Row> { rows[starts[prediction]..<starts[prediction + 1]] }

  /// How many standard deviations the outcome of a prediction lies from its forecasts; 0 where all were certain.
  func luck(of prediction: Int, _ unit: Double) -> Double {
    let middle = middles[prediction]
    guard middle > 0, middle < 1 else { return 0 }
    return ((unit < middle ? 1 : 0) - middle) / (middle * (1 - middle)).squareRoot()
  }
}
